"""The directory in a real browser: narrowing the list, what is near, what is open, and the map after a tap."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import NewReader, Reader
from tests.browser.test_accessibility import findings_here, prepare
from tests.conftest import Built
from tests.test_maps import with_a_place

Hosted = Callable[[str], str]
TAPACHULA = {"latitude": 14.9, "longitude": -92.26}
FOLDERS = {"es": "", "ht": "ht/", "ar": "ar/"}


def shown(page: Page) -> list[str]:
    """The ids of the hubs that stand in the list."""
    links = page.locator("[data-land] [data-hub]:visible a").evaluate_all("links => links.map(link => link.pathname)")
    return [link.rstrip("/").rpartition("/")[2] for link in links]


def open_map(page: Page) -> None:
    page.locator("button[data-map]").click()
    expect(page.locator("#hub-map[data-ready]")).to_be_visible()


def on_map(page: Page) -> int:
    """How many hubs the map shows, one by one and as numbers."""
    single = page.locator("#hub-map .m-hub").count()
    return single + sum(map(int, page.locator("#hub-map .m-many").all_inner_texts()))


def quiet(visitor: Reader) -> None:
    assert not visitor.heard
    assert not visitor.elsewhere
    assert not visitor.kept


def test_without_script_there_is_the_list_and_nothing_that_does_not_work(hosted: Hosted, reader: NewReader):
    page = reader(hosted("real"), javascript=False).open("hubs/")

    assert page.locator("[data-hub]:visible").count() == 38
    assert not page.locator("article button:visible, article form:visible, #hub-map:visible").count()


def test_the_list_shows_one_country_when_it_is_chosen(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("real"))
    page = visitor.open("hubs/")
    every = shown(page)
    page.locator("article summary").click()

    page.locator("select[name=country]").select_option("hn")

    expected = [each for each in every if each.startswith("hn-")]
    expect(page.locator("[data-tools] [role=status]")).to_have_text(re.compile(rf"\b{len(expected)}$"))
    assert shown(page) == expected
    assert page.locator("[data-land] h2:visible").all_inner_texts() == ["Honduras"]

    page.locator("select[name=country]").select_option("")
    assert shown(page) == every
    quiet(visitor)


@pytest.mark.parametrize("language", ["es", "ht"])
def test_what_is_near_is_found_on_the_device(hosted: Hosted, reader: NewReader, language: str):
    visitor = reader(hosted("real"), geolocation=TAPACHULA, permissions=["geolocation"])
    page = visitor.open(f"{FOLDERS[language]}hubs/")
    page.wait_for_load_state("networkidle")
    before = len(visitor.asked)

    page.locator("[data-near]").click()

    nearest = page.locator("[data-nearest] li")
    expect(nearest).to_have_count(5)
    distances = [int(re.search(r"(\d+) km", text)[1]) for text in nearest.all_inner_texts()]  # type: ignore[index]
    assert distances == sorted(distances)
    assert distances[0] < 60
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert [re.sub(r".*/assets/([\w-]+).*", r"\1", url) for url in visitor.asked[before:]] == ["hubs", "hubs-all"]
    assert all(nearest.nth(number).locator(".st").count() == 1 for number in range(5))
    quiet(visitor)


def test_who_does_not_give_a_place_can_name_a_town(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("real"))
    page = visitor.open("hubs/")

    page.locator("[data-near]").click()

    town = page.locator("select[name=town]")
    expect(town).to_be_focused()
    expect(page.locator("[data-tools] [role=status]")).to_have_text(re.compile("pueblo"))
    expect(town.locator("option", has_text="Tapachula")).to_have_count(1)
    assert all(town.locator("optgroup").nth(number).locator("option").count() for number in range(8))
    town.select_option(label="Tapachula, Chiapas")
    expect(page.locator("[data-nearest] li")).to_have_count(5)
    assert not visitor.elsewhere


@pytest.mark.parametrize(
    ("moment", "now"),
    [("2026-11-23T15:00:00Z", "yes"), ("2026-11-23T13:00:00Z", "no"), ("2026-11-22T15:00:00Z", "no"), ("2026-12-24T15:00:00Z", "no")],
    ids=["monday-at-nine", "monday-at-seven", "sunday", "closed-day"],
)
def test_a_confirmed_hub_says_whether_it_is_open_now(hosted: Hosted, reader: NewReader, moment: str, now: str):
    visitor = reader(hosted("small"))
    visitor.page.clock.set_fixed_time(datetime.fromisoformat(moment))
    words = {"yes": "Abierta ahora", "no": "Cerrada ahora"}[now]

    expect(visitor.open("hubs/gt-sample/").locator("[data-open]")).to_have_text(words)
    page = visitor.open("hubs/")
    page.locator("article summary").click()
    expect(page.locator("[data-hub]", has=page.locator("a[href*=gt-sample]"))).to_contain_text(words)
    expect(page.locator("[data-hub]", has=page.locator("a[href*=bz-sample]"))).not_to_contain_text("ahora")
    page.locator("input[name=open]").check()
    expect(page.locator("[data-tools] [role=status]")).to_have_text(re.compile(r"\d$"))
    assert shown(page) == (["gt-sample"] if now == "yes" else [])


@pytest.mark.parametrize("moment", ["2026-10-30T15:00:00Z", "2027-02-02T15:00:00Z"], ids=["before", "after"])
def test_a_copy_that_is_older_than_its_table_says_nothing_of_now(hosted: Hosted, reader: NewReader, moment: str):
    visitor = reader(hosted("small"))
    visitor.page.clock.set_fixed_time(datetime.fromisoformat(moment))

    page = visitor.open("hubs/gt-sample/")

    assert page.locator("[data-open]").count() == 1
    assert not page.locator("[data-open]:visible").count()
    page = visitor.open("hubs/")
    open_map(page)
    assert "ahora" not in page.locator("[data-land=gt]").inner_text()


def test_a_hub_without_confirmation_has_no_table(built: Built):
    for which in ("real", "small"):
        site = built(which, "folders")
        assert {page.file.split("/")[-2] for page in site.pages if page.all("[data-open]")} <= {"gt-sample"}


@pytest.mark.parametrize(("which", "language"), [("real", "es"), ("real", "ht"), ("small", "ar")])
def test_the_map_shows_the_hubs_of_the_list_and_asks_nobody_else(built: Built, hosted: Hosted, reader: NewReader, which: str, language: str):
    visitor = reader(hosted(which), reduced_motion="reduce")
    page = visitor.open(f"{FOLDERS[language]}hubs/")
    expected = len(with_a_place(built(which, "folders")))

    open_map(page)

    assert expected
    assert on_map(page) == expected
    assert page.locator("#hub-map path.m-own").bounding_box()["height"] > 50  # type: ignore[index]
    assert page.locator("#hub-map").evaluate("map => getComputedStyle(map).direction") == "ltr"
    assert not page.locator("#hub-map img").count()
    quiet(visitor)


def test_list_and_map_are_narrowed_together(built: Built, hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("real"), reduced_motion="reduce")
    page = visitor.open("hubs/")
    open_map(page)
    page.locator("article summary").click()

    page.locator("select[name=country]").select_option("gt")

    assert on_map(page) == len(shown(page)) == len([hub for hub in with_a_place(built("real", "folders")) if hub["country"] == "gt"])
    quiet(visitor)


def test_a_keyboard_opens_a_hub_on_the_map_reads_it_and_comes_back(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("real"), reduced_motion="reduce")
    page = visitor.open("hubs/")
    open_map(page)
    assert page.evaluate("document.activeElement.id") == "hub-map"
    pin = page.locator("#hub-map .m-hub").first
    pin.focus()
    name = pin.get_attribute("aria-label") or ""

    page.keyboard.press("Enter")

    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    town = dialog.locator("a").first.inner_text()
    assert name.startswith(town)
    card = page.locator("[data-land] [data-hub]", has=page.locator("a", has_text=re.compile(f"^{re.escape(town)}$"))).first
    assert dialog.locator("a").first.evaluate("link => link.href") == card.locator("a").first.evaluate("link => link.href")
    assert dialog.locator(".st").count() == 1
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert "m-hub" in page.evaluate("document.activeElement.className")

    page.locator("[data-map-box] button").click()
    expect(page.locator("#hub-map")).to_be_hidden()
    assert page.evaluate("document.activeElement.hasAttribute('data-map')")
    page.keyboard.press("Enter")
    expect(page.locator("#hub-map")).to_be_visible()


@pytest.mark.parametrize(("which", "language", "scheme"), [("real", "es", "light"), ("real", "ht", "dark"), ("small", "ar", "light")])
def test_the_open_map_with_a_hub_is_no_barrier(hosted: Hosted, reader: NewReader, which: str, language: str, scheme: str):
    visitor = prepare(reader(hosted(which), scheme=scheme, reduced_motion="reduce"))
    page = visitor.open(f"{FOLDERS[language]}hubs/")
    visitor.unfold()
    open_map(page)
    assert not findings_here(visitor)

    page.locator("#hub-map .m-hub").first.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()

    assert not findings_here(visitor)
    assert not visitor.is_scrolled_sideways


def test_words_of_a_hub_never_become_markup_on_the_map(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("real"))
    page = visitor.open("hubs/")
    page.evaluate(
        "for (const link of document.querySelectorAll('[data-hub] a')) link.textContent = '<img src=x onerror=document.title=1>${document.title=2}`\\\\2019'"
    )

    open_map(page)
    page.locator("#hub-map .m-hub").first.press("Enter")

    assert page.title() not in ("1", "2")
    assert not page.locator("#hub-map img").count()
    assert not visitor.elsewhere


def test_a_map_that_does_not_come_leaves_the_list(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("real"))
    page = visitor.open("hubs/")

    def lose(route: Route) -> None:
        route.abort()

    page.route("**/assets/basemap.*.js", lose)
    page.locator("button[data-map]").click()

    expect(page.locator("[data-tools] [role=status]")).to_have_text(re.compile("lista"))
    assert len(shown(page)) == 38


@pytest.mark.parametrize(("moment", "seen"), [("2026-12-03T15:00:00Z", 1), ("2026-12-04T18:00:00Z", 0)], ids=["on-the-day", "afterwards"])
def test_what_a_hub_does_on_a_day_is_gone_the_day_after_from_list_and_map(hosted: Hosted, reader: NewReader, moment: str, seen: int):
    visitor = reader(hosted("small"), reduced_motion="reduce", timezone_id="America/Guatemala")
    visitor.page.clock.set_fixed_time(datetime.fromisoformat(moment))
    page = visitor.open("hubs/")

    assert page.locator("[data-stop]:visible").count() == seen
    page.locator("[data-stop]").evaluate("stop => { stop.dataset.at = '15.31918,-91.47241' }")
    open_map(page)

    assert on_map(page) == 1 + seen
