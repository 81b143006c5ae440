"""Alerts stand on the pages that they concern, from their first to their last day, calmly and with their source."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import TODAY
from tests.site import Page, Site, portal, words

from portal.load import load
from portal.model.alert import Alert
from portal.prepare import Settings, pages, prepare


def titles(page: Page) -> list[str]:
    return page.shown("section.alerts li h3")


def alerts_of(root: Path) -> dict[str, Alert]:
    return {alert.id: alert for alert in load(root)[0].alerts}


def shown_on(root: Path, today: date, path: str) -> str:
    """The staged page of a path in Spanish, built for a day."""
    staged = pages(prepare(Settings(root, today), *load(root)), today, "es")
    return next(data.decode() for name, data in staged.items() if str(name) == path)


def test_an_alert_of_one_country_stands_on_its_page_and_topics_alone(small: Site):
    with_it = {page.file for page in small.pages if page.language == "es" and "Citas falsas" in titles(page)}

    assert with_it == {page.file for page in small.pages if page.file.startswith("gt/") and "materials" not in page.file}
    assert len(with_it) >= 2


def test_an_alert_of_everywhere_stands_on_the_start_page_and_in_every_country(small: Site):
    with_it = {page.file for page in small.pages if page.language == "en" and "The sample office has closed" in titles(page)}

    assert {"en/index.html", "en/bz/index.html", "en/gt/index.html", "en/gt/asylum/index.html"} <= with_it
    assert not [file for file in with_it if "hubs" in file or "404" in file]


def test_an_alert_of_one_topic_stays_off_the_others(small_portal: Path):
    alert = alerts_of(small_portal)["sample-closed"]

    assert alert.concerns("gt", "asylum")
    assert alert.concerns("gt")
    assert alert.concerns(None)
    assert not alert.concerns("gt", "emergency")


def test_an_alert_of_a_country_stays_off_the_start_page_and_other_countries(small_portal: Path):
    alert = alerts_of(small_portal)["sample-scam"]

    assert alert.concerns("gt", "emergency")
    assert not alert.concerns(None)
    assert not alert.concerns("bz")


@pytest.mark.parametrize(
    ("today", "shown"),
    [(date(2026, 10, 31), False), (date(2026, 11, 1), True), (date(2027, 1, 31), True), (date(2027, 2, 1), False)],
    ids=str,
)
def test_an_alert_is_shown_from_its_first_to_its_last_day(small_portal: Path, today: date, shown: bool):
    assert ("Citas falsas" in shown_on(small_portal, today, "gt/index.md")) == shown


def test_a_page_without_alerts_has_no_empty_section(small_portal: Path):
    assert 'class="alerts' not in shown_on(small_portal, date(2030, 1, 1), "index.md")


def test_disasters_come_before_everything_else(small_portal: Path):
    page = shown_on(small_portal, date(2026, 12, 1), "gt/index.md")

    assert 0 < page.index("Lluvias de ejemplo") < page.index("Citas falsas")


def test_the_device_is_told_the_last_day_of_each_alert_and_of_all(small: Site):
    section = small.page("gt/index").one("section.alerts")

    days = {words(node.css("h3")[0]).rstrip("0123456789"): node.attributes["data-until"] for node in section.css("li")}
    assert days == {"La oficina de ejemplo cerró": TODAY.isoformat(), "Citas falsas": "2027-01-31"}
    assert section.attributes["data-until"] == "2027-01-31"
    assert [node.attributes["datetime"] for node in section.css("li > div > p.sm > time")][-1] == "2027-01-31"


def test_alerts_are_a_section_with_a_heading_and_raise_no_alarm(site: Site):
    sections = [section for page in site.pages for section in page.all("section.alerts")]

    wrong = [section.html for section in sections if section.attributes.get("aria-labelledby") != "alerts" or len(section.css("h2#alerts")) != 1]
    assert sections
    assert not wrong
    assert not [page.file for page in site.pages if page.all("[role=alert], [aria-live]:not([data-quiet]) .alerts")]


def test_every_alert_names_its_source_on_the_page(site: Site):
    missing = [
        (page.file, link.attributes["href"])
        for page in site.pages
        for link in page.all("section.alerts h3 sup a")
        if (link.attributes["href"] or "").removeprefix("#") not in page.ids
    ]

    assert not missing
    assert all(len(item.css("h3 sup a")) == 1 for page in site.pages for item in page.all("section.alerts li"))


def test_an_alert_of_medium_confidence_says_so(small: Site):
    alert = next(node for node in small.page("gt/index").all("section.alerts li") if "cerró" in node.text())

    assert "Confírmalo antes de ir." in words(alert)


def test_an_alert_in_another_language_is_marked_as_such(small: Site):
    page = small.page("gt/index", "ar")

    heading = next(node for node in page.all("section.alerts h3") if "False appointments" in node.text())
    assert heading.css("span")[0].attributes == {"lang": "en", "dir": "ltr"}
    assert "ar" in {language for pair in page.spoken for language in pair if "تنبيهات" in pair}


def test_the_emergency_numbers_of_a_country_come_before_its_alerts(site: Site):
    countries = [path.stem for path in (site.root / "content/countries").iterdir()]
    orders = {
        tuple(node.attributes["id"] for node in site.page(f"{code}/index", language).all("h2#call, h2#alerts"))
        for code in countries
        for language in site.languages
    }

    assert orders == {("call", "alerts")}


def test_the_way_to_the_numbers_comes_before_a_disaster(tmp_path: Path, small_portal: Path):
    alerts = small_portal / "content/alerts.yaml"
    alerts.write_text(re.sub(r"kind: \S+", "kind: disaster", alerts.read_text(encoding="utf-8")), encoding="utf-8")
    done = portal("build", "--no-leaflets", "--root", small_portal, "--site", tmp_path / "site", "--today", str(TODAY))
    assert done.returncode == 0, done.stdout

    for file in ("index.html", "gt/index.html", "en/index.html"):
        text = (tmp_path / "site" / file).read_text(encoding="utf-8").partition('id="main"')[2]
        number = re.search(r'class="call"|href="#call"', text)
        assert number, file
        assert number.start() < text.index('class="alerts"'), file
        assert text.count('class="alerts"') == 1, file
