"""Where the hubs of a country are too many for one page: which pages list them, and that none is too heavy."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.many_hubs import keep_languages, write_many_hubs
from tests.site import portal

from measure.weights import table, weigh
from portal.load import load
from portal.model.hub import Hub
from portal.model.hub_list import MOST_IN_DIRECTORY, MOST_ON_A_PAGE, MOST_WITH_COUNTRY, HubList, hub_lists
from portal.model.portal import Portal
from portal.render.directory import FEW_STOPS, MOST_STOPS


def hubs(count: int, *departments: str) -> list[Hub]:
    evidence = [{"source": "https://example.org/", "read": date(2026, 11, 21)}]
    names = departments or ("San Marcos",)
    entries = ({"id": f"gt-{n}", "country": "gt", "name": {"es": "V"}, "municipality": "M", "admin1": names[n % len(names)]} for n in range(count))
    return [Hub.model_validate({**entry, "evidence": evidence}) for entry in entries]


def paths(lists: list[HubList]) -> list[str]:
    return [str(each.path) for each in lists]


def test_a_country_with_few_hubs_lists_them_on_its_own_page():
    assert hub_lists("gt", hubs(MOST_WITH_COUNTRY)) == []
    assert hub_lists("gt", []) == []


@pytest.mark.parametrize("count", [MOST_WITH_COUNTRY + 1, MOST_ON_A_PAGE])
def test_a_country_with_more_has_one_list(count: int):
    (only,) = hub_lists("gt", hubs(count, "Petén", "Izabal"))

    assert (str(only.path), only.parts, len(only.hubs)) == ("gt/hubs/index", (), count)


def test_above_what_a_page_holds_each_department_has_its_own_list_whatever_its_spelling():
    lists = hub_lists("gt", hubs(MOST_ON_A_PAGE + 1, "San Marcos", "Petén", "SAN MARCOS", "Peten"))

    assert paths(lists) == ["gt/hubs/index", "gt/hubs/san-marcos", "gt/hubs/peten"]
    assert paths(list(lists[0].parts)) == paths(lists[1:])
    assert [each.admin1 for each in lists] == ["", "San Marcos", "Petén"]
    assert sorted(hub.id for part in lists[1:] for hub in part.hubs) == sorted(hub.id for hub in lists[0].hubs)


def test_a_department_with_more_than_a_page_holds_goes_on_on_a_second_page():
    lists = hub_lists("gt", hubs(2 * MOST_ON_A_PAGE + 1))

    assert paths(lists[1:]) == ["gt/hubs/san-marcos", "gt/hubs/san-marcos/2", "gt/hubs/san-marcos/3"]
    assert [len(each.hubs) for each in lists[1:]] == [MOST_ON_A_PAGE, MOST_ON_A_PAGE, 1]


def test_a_name_without_latin_letters_still_has_an_address():
    assert paths(hub_lists("gt", hubs(MOST_ON_A_PAGE + 1, "سان ماركوس")))[1] == "gt/hubs/0"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Portal]:
    """The real content with made-up hubs: too many for one list in Mexico, as many as one holds in Guatemala, few in two countries."""
    root = tmp_path_factory.mktemp("many")
    return made(root, {"mx": MOST_ON_A_PAGE + 10, "gt": MOST_ON_A_PAGE, "bz": 4, "pa": MOST_WITH_COUNTRY}, MOST_STOPS + 5), load(root)[0]


def made(root: Path, counts: dict[str, int], activities: int) -> Path:
    """A site with so many hubs in each country, of which the first do something on days to come."""
    write_many_hubs(root, counts)
    keep_languages(root, "es", "en")
    days = (
        f"  activities:\n    - date: 2026-12-{number + 1:02}\n      place: Parque central, junto al kiosco {number}\n      kind: mobile\n"
        f"      position: {{latitude: 16.{75000 + 37 * number}, longitude: -93.{12000 + 53 * number}, precision: exact}}\n"
        f'      text: {{es: "Jornada {number} de documentos y orientación, de 9 a 14 h"}}\n  evidence:\n'
        for number in range(activities)
    )
    file = root / "hubs.yaml"
    file.write_text(re.sub("  evidence:\n", lambda found: next(days, found[0]), file.read_text(encoding="utf-8")), encoding="utf-8")
    done = portal("build", "--root", root, "--site", root / "site", "--site-url", "https://example.org/", "--no-leaflets", "--today", "2026-11-21")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def links(site: Path, address: str) -> list[str]:
    """The addresses below the site to which the content of a page leads, without those inside it."""
    page = LexborHTMLParser((site / address / "index.html").read_bytes())
    found = (urlsplit(node.attributes["href"] or "") for node in page.css("main a[href], article a[href]"))
    inside = dict.fromkeys(link.path for link in found if not link.scheme and link.path)
    return [PurePosixPath(posixpath.normpath(PurePosixPath("/site", address, link))).relative_to("/site").as_posix() for link in inside]


def test_every_hub_is_on_one_list(large: tuple[Path, Portal]):
    site, content = large
    lists = [str(path).removesuffix("/index") for path, listed in content.hub_lists.items() if not listed.parts]
    small = [country.code for country in content.countries if not content.hub_list_of(country.code)]

    listed = Counter(link for page in (*lists, *small) for link in links(site, page) if link.startswith("hubs/"))

    assert set(listed) == {f"hubs/{hub.id}" for hub in content.hubs}
    assert set(listed.values()) == {1}


def test_the_directory_leads_to_the_lists_with_the_number_of_their_hubs(large: tuple[Path, Portal]):
    site, _ = large
    text = LexborHTMLParser((site / "hubs/index.html").read_bytes()).body
    assert text is not None

    assert {"mx/hubs", "gt/hubs", "bz", "pa"} <= set(links(site, "hubs"))
    assert f"Ventanillas en la lista: {MOST_ON_A_PAGE + 10}" in text.text()
    assert len([link for link in links(site, "hubs") if link.startswith("hubs/")]) == MOST_STOPS


def test_a_country_leads_to_its_list_and_the_list_to_its_departments(large: tuple[Path, Portal]):
    site, _ = large

    assert "mx/hubs" in links(site, "mx")
    assert {"mx/hubs/chiapas", "mx/hubs/oaxaca"} <= set(links(site, "mx/hubs"))
    assert "gt/hubs" in links(site, "gt")
    assert len([link for link in links(site, "gt/hubs") if link.startswith("hubs/")]) == MOST_ON_A_PAGE


def test_the_directory_shows_what_hubs_do_next_and_how_much_more_there_is(large: tuple[Path, Portal]):
    page = LexborHTMLParser((large[0] / "en/hubs/index.html").read_bytes())

    assert [node.attributes["data-until"] for node in page.css("[data-stop]")] == [f"2026-12-{day:02}" for day in range(1, MOST_STOPS + 1)]
    assert "More activities, on the pages of the hubs: 5" in page.css("section:has(#activities)")[0].text()


def test_the_directory_with_as_many_hubs_as_it_lists_is_light(tmp_path: Path):
    site = made(tmp_path, {"mx": 12, "gt": 12, "hn": 12, "cr": 10, "bz": 4}, FEW_STOPS + 1)

    (weight,) = weigh(site, ["hubs/index.html"])

    page = LexborHTMLParser((site / "hubs/index.html").read_bytes())
    assert (len(page.css("[data-hub]")), len(page.css("[data-stop]"))) == (MOST_IN_DIRECTORY, FEW_STOPS)
    assert not weight.faults, table([weight])


def test_no_page_is_too_heavy_however_many_hubs_there_are(large: tuple[Path, Portal]):
    site, content = large
    lists = ["hubs/index", *content.hub_lists, *(f"{country.code}/index" for country in content.countries)]
    folders = dict.fromkeys(str(path).removesuffix("/index") for path in lists)

    weights = weigh(site, [f"{folder}/index.html" for folder in folders])

    assert not [f"{weight.page}: {fault}" for weight in weights for fault in weight.faults], "\n" + table(weights[:8])
