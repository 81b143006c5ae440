"""What people come for, done as they would: on a small phone, by the words that they see, in few taps."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator
from tests.browser.conftest import NewReader, Reader
from tests.conftest import Built

MOST_TAPS = 3
"""Taps from the start page to what is most urgent."""

Hosted = Callable[[str], str]


class Person:
    """A reader who looks for words and taps on them."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.page = reader.page
        self.taps: list[str] = []

    def sees(self, words: str) -> Locator:
        """The first thing to tap that says *words*, however they are written; it must be there to be seen."""
        found = self.page.locator("a[href]:visible, button:visible, summary:visible").filter(has_text=re.compile(words, re.IGNORECASE)).first
        found.scroll_into_view_if_needed()
        return found

    def taps_on(self, words: str) -> None:
        """Taps on *words*."""
        found = self.sees(words)
        self.taps.append(found.inner_text())
        if found.get_attribute("href"):
            with self.page.expect_navigation():
                found.tap()
        else:
            found.tap()

    @property
    def heading(self) -> str:
        """What the page calls itself."""
        return self.page.locator("h1").inner_text()


@pytest.fixture(params=[True, False], ids=["javascript", "no-javascript"])
def person(request: pytest.FixtureRequest, reader: NewReader) -> Callable[[str], Person]:
    """Somebody who begins at an address, with and without JavaScript."""

    def begin(address: str) -> Person:
        visitor = reader(address, javascript=request.param)
        visitor.open("")
        return Person(visitor)

    return begin


NewPerson = Callable[[str], Person]


@pytest.mark.parametrize(
    ("start", "country", "topic", "heading"),
    [
        ("", "Guatemala", "refugio|asilo", "refugio|asilo"),
        ("en/", "Guatemala", "asylum", "asylum|refugio"),
        ("ht/", "Gwatemala", "azil|refijye|refugio", "azil|refijye|refugio"),
    ],
    ids=["es", "en", "ht"],
)
def test_how_to_ask_for_asylum_in_guatemala(hosted: Hosted, person: NewPerson, start: str, country: str, topic: str, heading: str):
    somebody = person(hosted("real") + start)

    somebody.taps_on(country)
    somebody.taps_on(topic)

    assert somebody.page.url == f"{hosted('real')}{start}gt/asylum/"
    assert re.search(heading, somebody.heading, re.IGNORECASE)
    assert len(somebody.taps) <= MOST_TAPS
    assert somebody.reader.heard == []


@pytest.mark.parametrize(("start", "country", "call"), [("", "México", "Llama"), ("en/", "Mexico", "Call"), ("ht/", "Meksik", "Rele")], ids=["es", "en", "ht"])
def test_an_emergency_number_in_mexico(hosted: Hosted, person: NewPerson, start: str, country: str, call: str):
    somebody = person(hosted("real") + start)

    somebody.taps_on(country)
    if somebody.page.locator(".bar").count():
        somebody.taps_on(f"^\\s*{call}")
    number = somebody.page.locator("a[href='tel:911']:visible").first
    place = number.bounding_box()

    assert place is not None
    assert 0 <= place["y"] < 640, "it can be tapped where the reader is"
    assert len(somebody.taps) + 1 <= MOST_TAPS


@pytest.mark.parametrize(("name", "address", "word"), [("English", "en/gt/asylum/", "en"), ("Kreyòl", "ht/gt/asylum/", "ht")])
def test_the_same_page_in_another_language(hosted: Hosted, person: NewPerson, name: str, address: str, word: str):
    somebody = person(hosted("real") + "gt/asylum/")

    somebody.taps_on(f"^{name}")

    assert somebody.page.url == hosted("real") + address
    assert somebody.page.locator("html").get_attribute("lang") == word
    assert len(somebody.taps) <= 2


@pytest.mark.parametrize(("start", "words"), [("", "Salir"), ("en/", "Exit"), ("ht/", "Soti")], ids=["es", "en", "ht"])
def test_to_leave_at_once(hosted: Hosted, person: NewPerson, start: str, words: str):
    somebody = person(f"{hosted('real')}{start}gt/asylum/")
    somebody.reader.context.route("https://*.wikipedia.org/", lambda route: route.fulfill(body="<title>Wikipedia</title>", content_type="text/html"))
    exit_ = somebody.page.locator("a.exit:visible").filter(has_text=re.compile(words)).first
    place = exit_.bounding_box()

    exit_.tap()
    somebody.page.wait_for_url("https://*.wikipedia.org/")

    assert place is not None
    assert 0 <= place["y"] < 640, "it is on every screen, without looking for it"
    assert somebody.page.title() == "Wikipedia"


def test_where_a_hub_in_guatemala_is(hosted: Hosted, person: NewPerson):
    somebody = person(hosted("real"))

    somebody.taps_on("ventanilla")
    somebody.taps_on("Melchor de Mencos")

    assert somebody.heading == "Melchor de Mencos"
    assert "Melchor de Mencos" in somebody.page.locator("article").inner_text().split("\n", 3)[-1]
    assert len(somebody.taps) <= MOST_TAPS


def test_the_number_of_a_hub_to_call(hosted: Hosted, person: NewPerson):
    somebody = person(hosted("small"))

    somebody.taps_on("ventanilla")
    somebody.taps_on("ejemplo")

    assert somebody.sees("5555 0102").get_attribute("href") == "tel:+50255550102"
    assert len(somebody.taps) <= MOST_TAPS


def test_back_from_a_lost_address(hosted: Hosted, person: NewPerson):
    somebody = person(hosted("real") + "an/address/that/is/gone/")

    somebody.taps_on("Inicio")

    assert somebody.page.url == hosted("real")
    assert len(somebody.taps) == 1


def test_who_says_so_and_of_which_day_it_is(hosted: Hosted, person: NewPerson):
    somebody = person(hosted("real") + "gt/asylum/")
    mark = somebody.page.locator("sup a:visible").first

    mark.tap()

    source = somebody.page.locator(":target")
    place = source.bounding_box()
    assert place is not None
    assert 0 <= place["y"] < 640
    assert re.search(r"\w\.\w", source.inner_text())
    assert re.search(r"\b20[0-9]{2}\b", source.inner_text())


def test_the_portal_from_a_disk(built: Built, person: NewPerson):
    somebody = person(f"file://{built('real', 'files').folder}/index.html")

    somebody.taps_on("Guatemala")
    somebody.taps_on("refugio")
    somebody.taps_on("English")

    assert somebody.page.url.endswith("/en/gt/asylum.html")
    assert somebody.page.locator("html").get_attribute("lang") == "en"
    assert len(somebody.taps) <= MOST_TAPS
    assert somebody.reader.heard == []


def test_to_print_a_page(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("real"))
    visitor.context.add_init_script("addEventListener('beforeprint', () => { document.documentElement.dataset.printed = '' })")
    visitor.open("gt/asylum/")
    somebody = Person(visitor)

    somebody.taps_on("^\\s*Imprim")

    somebody.page.locator("html[data-printed]").wait_for()
    assert visitor.heard == []


def test_to_search_for_asylum_in_own_words(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("real"))
    visitor.open("")
    somebody = Person(visitor)

    somebody.taps_on("^\\s*Buscar")
    field = somebody.page.locator("#find")
    field.tap()
    field.type("tengo miedo de volver a guatemala")
    somebody.page.locator("form ol:not([hidden]) a").first.wait_for()
    with somebody.page.expect_navigation():
        somebody.page.locator("form ol a").first.tap()

    assert "/gt/" in somebody.page.url
    assert len(somebody.taps) + 2 <= MOST_TAPS
    assert visitor.heard == []


def test_the_nearest_hub(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("real"), geolocation={"latitude": 14.97, "longitude": -91.79}, permissions=["geolocation"])
    visitor.open("")
    somebody = Person(visitor)

    somebody.taps_on("ventanilla")
    somebody.taps_on("Cerca de m")
    first = somebody.page.locator("[data-nearest] li").first
    first.wait_for()

    assert "San Marcos" in first.inner_text()
    assert len(somebody.taps) + 1 <= MOST_TAPS
