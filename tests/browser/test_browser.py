"""How the pages look and work in a real browser, on a small phone and on a desk, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.conftest import NewReader
from tests.conftest import Built

PAGES = {"es": "gt/", "en": "en/gt/", "quc": "quc/gt/asylum/", "ar": "ar/gt/asylum/"}
"""A page in each language; the one in K'iche' is a fallback."""

FINGER = 48
"""The height in CSS pixels that a finger hits."""

Hosted = Callable[[str], str]


@pytest.fixture
def small(hosted: Hosted) -> str:
    return hosted("small")


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
@pytest.mark.parametrize("code", PAGES)
def test_a_page_loads_in_silence_and_fits(small: str, reader: NewReader, code: str, width: int, height: int, scheme: str, javascript: bool):
    visitor = reader(small, width, height, scheme, javascript)

    page = visitor.open(PAGES[code])

    heading = page.locator("h1").bounding_box()
    assert heading is not None
    assert heading["y"] >= 0
    assert heading["y"] + heading["height"] <= height
    assert heading["x"] >= 0
    assert heading["x"] + heading["width"] <= width
    assert visitor.heard == []
    assert visitor.elsewhere == []
    assert not visitor.is_scrolled_sideways


@pytest.mark.parametrize("code", PAGES)
def test_a_page_fits_on_the_narrowest_phone_and_with_letters_twice_as_large(small: str, reader: NewReader, code: str):
    visitor = reader(small, 320, 640)
    page = visitor.open(PAGES[code])
    size = page.locator("h1").bounding_box()
    narrow = visitor.is_scrolled_sideways

    visitor.enlarge()

    larger = page.locator("h1").bounding_box()
    assert size is not None
    assert larger is not None
    assert larger["height"] > size["height"]
    assert not narrow
    assert not visitor.is_scrolled_sideways


def test_every_page_of_the_real_site_fits_on_the_narrowest_phone_and_is_silent(built: Built, hosted: Hosted, reader: NewReader):
    site = built("real", "folders")
    visitor = reader(hosted("real"), 320, 640)

    wide = []
    for page in site.ordinary:
        visitor.open(site.address(page.file).removeprefix(site.url))
        narrow = visitor.is_scrolled_sideways
        visitor.enlarge()
        if narrow or visitor.is_scrolled_sideways:
            wide.append(page.file)

    assert len(site.ordinary) > 90
    assert not wide
    assert visitor.heard == []
    assert visitor.elsewhere == []


@pytest.mark.parametrize("which", ["real", "small"])
def test_the_first_number_of_a_country_is_large_enough_for_a_finger(hosted: Hosted, reader: NewReader, which: str):
    page = reader(hosted(which)).open("gt/")

    boxes = [link.bounding_box() for link in page.locator("a.call").all()]

    assert boxes
    assert all(box is not None and box["height"] >= FINGER and box["width"] >= FINGER for box in boxes)
    assert page.locator("a.call").first.get_attribute("href") == "tel:110"


@pytest.mark.parametrize("start", PAGES.values())
def test_every_button_and_language_is_large_enough_for_a_finger(small: str, reader: NewReader, start: str):
    page = reader(small).open(start)

    sizes = {
        link.inner_text(): link.bounding_box()
        for link in page.locator("a.call:visible, a.btn:visible, .tiles a, .lands a:visible, .langs a, .top a:visible").all()
    }

    assert len(sizes) >= 6
    assert [text for text, box in sizes.items() if box is None or box["height"] < FINGER] == []


@pytest.mark.parametrize(
    ("name", "address"), [("English", "en/gt/asylum/"), ("K'iche'", "quc/gt/asylum/"), ("العربية", "ar/gt/asylum/"), ("Español", "gt/asylum/")]
)
def test_another_language_shows_the_same_page(small: str, reader: NewReader, name: str, address: str):
    visitor = reader(small, javascript=False)
    page = visitor.open("gt/asylum/")

    page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()

    assert page.url == small + address
    assert visitor.heard == []


def test_dark_pages_are_dark_and_light_pages_light(small: str, reader: NewReader):
    script = """['backgroundColor', 'color'].map(name =>
        getComputedStyle(document.body)[name].match(/[0-9]+/g).reduce((sum, part) => sum + Number(part), 0))"""

    (light_paper, light_ink), (dark_paper, dark_ink) = (reader(small, scheme=scheme).open("gt/").evaluate(script) for scheme in ("light", "dark"))

    assert light_paper > light_ink + 300
    assert dark_ink > dark_paper + 300


def test_arabic_runs_from_right_to_left_and_its_numbers_from_left_to_right(small: str, reader: NewReader):
    page = reader(small).open("ar/gt/asylum/")
    script = """number => Array.from(number.firstChild.data, (_, index) => {
        const range = document.createRange(); range.setStart(number.firstChild, index); range.setEnd(number.firstChild, index + 1);
        return range.getBoundingClientRect().left })"""

    page.evaluate("document.querySelector('article > details').open = true")
    numbers = page.locator("a[href^='tel:'] bdi").all()
    places = [number.evaluate(script) for number in numbers]

    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('article')).direction") == "rtl"
    assert [number.inner_text() for number in numbers] == ["1555", "+502 5555 0101", "+501 223-9500", "+502 5555 0101"]
    assert all(place == sorted(place) and len(set(place)) == len(place) for place in places)
    assert {number.evaluate("number => getComputedStyle(number).direction") for number in numbers} == {"ltr"}


def test_the_sign_of_an_arabic_page_begins_at_the_right(small: str, reader: NewReader):
    script = "heading => { const range = document.createRange(); range.selectNodeContents(heading); return innerWidth - range.getBoundingClientRect().right }"

    gap = reader(small, 1280, 800).open("ar/").locator("h1").evaluate(script)

    assert gap < 1280 / 3


def test_a_lost_address_leads_home(small: str, reader: NewReader):
    visitor = reader(small)
    page = visitor.open("en/lost/far/away/")
    heading = page.locator("h1").inner_text()

    page.locator("a.btn").click()

    assert heading == "No encontramos esta página"
    assert page.url == small
    assert visitor.elsewhere == []


def test_an_old_address_leads_to_the_new_page_without_javascript(small: str, reader: NewReader):
    visitor = reader(small, javascript=False)
    page = visitor.page

    page.goto(f"{small}ar/gt/refugio/", wait_until="commit")
    page.wait_for_url(f"{small}ar/gt/asylum/")

    assert page.locator("h1").inner_text() == "طلب اللجوء"
    assert visitor.heard == []


def test_the_whole_site_works_from_a_disk(built: Built, reader: NewReader):
    visitor = reader(f"file://{built('small', 'files').folder}/")
    page = visitor.open("index.html")

    page.locator("#countries + .lands a").last.click()
    country = page.url
    page.get_by_role("link", name="Pedir refugio").first.click()
    page.locator(".langs a[hreflang=ar]").click()
    arabic = page.url
    page.locator("sup a").first.click()
    anchor = page.url
    page.locator(".top .name").click()
    home = page.url
    page.locator(".bar a:not(.c, .exit)").click()

    assert [url.removeprefix(visitor.home) for url in (country, arabic, anchor, home, page.url)] == [
        "gt/index.html",
        "ar/gt/asylum.html",
        "ar/gt/asylum.html#source-1",
        "ar/index.html",
        "ar/hubs/index.html",
    ]
    assert visitor.heard == []
    assert visitor.elsewhere == []
