"""The search in a real browser: what it finds, that it keeps it to itself, and that a keyboard is enough."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import NewReader, Reader
from tests.conftest import Built

Hosted = Callable[[str], str]
FOLDERS = {"es": "", "en": "en/", "ar": "ar/", "quc": "quc/"}


@pytest.fixture
def small(hosted: Hosted) -> str:
    return hosted("small")


def type_into(page: Page, query: str) -> None:
    """Types a query and waits until it was answered."""
    page.locator("#find").fill(query)
    expect(page.locator("form [role=status]")).to_have_text(re.compile(r".+"))


def titles(page: Page) -> list[str]:
    return page.locator("form ol h3").all_inner_texts()


def first(page: Page) -> str:
    """The address of the first result, below the site."""
    return re.sub(r"^.*?/portal/", "", page.locator("form ol a").first.evaluate("link => link.href"))


@pytest.mark.parametrize(
    ("which", "language", "query", "address"),
    [
        ("real", "es", "¿Cómo pido refugio en Guatemala?", "gt/asylum/"),
        ("real", "es", "REFUJIO guatemala", "gt/asylum/"),
        ("real", "es", "guatemla asilo", "gt/asylum/"),
        ("real", "es", "gautemala", "gt/"),
        ("real", "es", "perdi mi pasaporte en guatemala", "gt/documents/"),
        ("real", "es", "pasaprote guate", "gt/documents/"),
        ("real", "es", "ACNUR guatemala", "gt/asylum/"),
        ("real", "es", "México", "mx/"),
        ("real", "es", "salvador", "sv/"),
        ("real", "es", "ventanilla", "hubs/"),
        ("real", "es", "bomberos guatemala", "gt/emergency/"),
        ("real", "en", "How do I ask for asylum in Guatemala?", "en/gt/asylum/"),
        ("real", "en", "asylm guatemala", "en/gt/asylum/"),
        ("real", "en", "lost my passport guatemala", "en/gt/documents/"),
        ("real", "en", "refugio guatemala", "en/gt/asylum/"),
        ("real", "en", "costa rican", "en/cr/"),
        ("real", "en", "San Marcos", "en/hubs/gt-san-marcos/"),
        ("small", "es", "ode", "gt/asylum/#contact-office"),
        ("small", "es", "miedo de volver a guate", "gt/asylum/"),
        ("small", "ar", "كيف أطلب اللجوء في غواتيمالا؟", "ar/gt/asylum/"),
        ("small", "ar", "لجوء", "ar/gt/asylum/"),
        ("small", "ar", "اَللُّجُوء", "ar/gt/asylum/"),
        ("small", "ar", "لاجىء", "ar/gt/asylum/"),
        ("small", "ar", "حمايه", "ar/gt/asylum/"),
        ("small", "ar", "unhcr", "ar/gt/asylum/"),
        ("small", "quc", "to’b’al", "quc/gt/asylum/"),
        ("small", "quc", "tobal", "quc/gt/asylum/"),
        ("small", "quc", "KʼICHEʼ", "quc/gt/asylum/"),
    ],
)
def test_people_find_what_they_mean(hosted: Hosted, reader: NewReader, which: str, language: str, query: str, address: str):
    page = reader(hosted(which)).open(f"{FOLDERS[language]}search/")

    type_into(page, query)

    assert first(page).partition("#")[0] == address.partition("#")[0]
    assert first(page).startswith(address)


@pytest.mark.parametrize("end", range(3, 9))
def test_the_word_that_is_being_typed_is_known_by_its_beginning(small: str, reader: NewReader, end: int):
    page = reader(small).open("search/")

    type_into(page, "refugio"[:end])

    assert first(page) == "gt/asylum/"


NAMES = {"gt": "Guatemala", "hn": "Honduras", "mx": "México"}
THREE = {
    "skip": "de a",
    "lands": {code: [name] for code, name in NAMES.items()},
    "rows": {"": [["health/", "Salud en todas partes"]], **{code: [["", name], ["health/", "Salud"]] for code, name in NAMES.items()}},
}
"""An index of three countries with a page of one name."""


@pytest.mark.parametrize(
    ("start", "query", "addresses"),
    [
        ("search/", "salud", ["gt/health/", "hn/health/", "mx/health/", "health/"]),
        ("search/#mx", "salud", ["mx/health/", "gt/health/", "hn/health/", "health/"]),
        ("search/#mx", "salud honduras", ["hn/health/", "health/"]),
        ("search/#mx", "salud hondurs", ["hn/health/", "health/"]),
        ("search/#mx", "de honduras a guatemala", ["gt/", "hn/", "gt/health/", "hn/health/"]),
    ],
)
def test_a_country_that_is_named_wins_then_the_one_from_which_the_reader_came(small: str, reader: NewReader, start: str, query: str, addresses: list[str]):
    page = reader(small).open(start)
    type_into(page, "?")

    page.evaluate("index => portalSearch(index)", THREE)
    type_into(page, query)

    assert [link.get_attribute("href") for link in page.locator("form ol a").all()] == [f"../{address}" for address in addresses]


def test_the_link_to_the_search_brings_the_country_along(small: str, reader: NewReader):
    page = reader(small).open("gt/asylum/")

    page.locator("a[data-search]").first.click()

    assert page.url == f"{small}search/#gt"


def test_nothing_is_found_where_there_is_nothing(small: str, reader: NewReader):
    page = reader(small).open("search/")

    type_into(page, "xyzzyx")

    assert page.locator("form [role=status]").inner_text().startswith("No encontramos nada")
    assert not page.locator("form ol").is_visible()
    assert page.locator("[data-list]").is_visible()


def test_nothing_is_fetched_before_the_field_is_touched_and_the_query_never_leaves(small: str, reader: NewReader):
    visitor = reader(small)
    page = visitor.open("search/#gt")
    before = len(visitor.asked)

    page.locator("#find").focus()
    type_into(page, "refugio secreto")
    page.keyboard.press("Enter")

    fetched = [url.removeprefix(small) for url in visitor.asked[before:] if not url.endswith("icon.svg")]
    assert [re.sub(r"[0-9a-f]{8}", "", url) for url in fetched] == ["assets/search..js", "assets/search-es..js"]
    assert page.url == f"{small}search/#gt"
    assert page.evaluate("history.length") == 2
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    assert not [url for url in visitor.asked if "secret" in url or "refug" in url]
    assert visitor.heard == []


def test_a_keyboard_is_enough(small: str, reader: NewReader):
    page = reader(small).open("search/")
    while page.evaluate("document.activeElement.id") != "find":
        page.keyboard.press("Tab")

    page.keyboard.type("refugio")
    expect(page.locator("form [role=status]")).to_have_text(re.compile("Resultados: [0-9]+"))
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.href")
    page.keyboard.press("Escape")

    assert focused == f"{small}gt/asylum/"
    assert page.locator("#find").input_value() == ""
    assert page.evaluate("document.activeElement.id") == "find"
    assert not page.locator("form ol").is_visible()
    assert page.locator("[data-list]").is_visible()
    expect(page.locator("form [role=status]")).to_have_text("")


def test_a_result_is_opened_by_enter(small: str, reader: NewReader):
    page = reader(small).open("search/")
    type_into(page, "refugio")

    page.locator("#find").press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{small}gt/asylum/")

    assert page.locator("h1").inner_text() == "Pedir refugio"


def test_a_screen_reader_gets_a_search_with_a_name_a_field_with_a_label_and_a_list(small: str, reader: NewReader):
    page = reader(small).open("search/")
    type_into(page, "refugio")

    tree = page.locator("form").aria_snapshot()

    assert 'searchbox "¿Qué necesitas?"' in tree
    assert 'status: "Resultados: ' in tree
    assert 'list "Resultados"' in tree
    assert 'link "Pedir refugio"' in tree


def test_without_javascript_there_is_a_plain_list_of_topics(small: str, reader: NewReader):
    visitor = reader(small, javascript=False)
    page = visitor.open("search/#gt")

    page.locator("[data-list] a", has_text="Pedir refugio").click()

    assert page.url == f"{small}gt/asylum/"
    assert visitor.heard == []


def test_without_javascript_no_field_is_shown_that_does_nothing(small: str, reader: NewReader):
    page = reader(small, javascript=False).open("search/")

    assert not page.locator("#find").is_visible()


@pytest.mark.parametrize("query", ['<img src=x onerror="alert(1)">', "<script>alert(1)</script> refugio", '"><svg onload=alert(1)>', "javascript:alert(1)"])
def test_markup_in_a_query_stays_text(small: str, reader: NewReader, query: str):
    visitor = reader(small)
    page = visitor.open("search/")
    alerts: list[str] = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))

    type_into(page, query)

    assert alerts == []
    assert visitor.heard == []
    assert page.locator("form img, form script, form ol svg").count() == 0


def test_markup_in_an_index_stays_text_too(small: str, reader: NewReader):
    visitor = reader(small)
    page = visitor.open("search/")
    type_into(page, "?")
    markup = "<img src=x onerror=alert(1)>"

    page.evaluate("markup => portalSearch({rows: {'': [['gt/', 'Casa ' + markup, 'Texto ' + markup, 0, 0, 'es\"><b>']]}})", markup)
    type_into(page, "casa")

    assert titles(page) == [f"Casa {markup}"]
    assert page.locator("form img, form b").count() == 0
    assert visitor.heard == []


def test_a_search_that_cannot_be_loaded_says_so_and_leaves_the_list(small: str, reader: NewReader):
    visitor = reader(small)
    page = visitor.open("search/")
    page.route("**/assets/search-*", lambda route: route.abort())

    type_into(page, "refugio")

    assert page.locator("form [role=status]").inner_text() == "La búsqueda no se pudo cargar. Mira la lista."
    assert page.locator("[data-list]").is_visible()


def test_the_search_works_from_a_disk(built: Built, reader: NewReader):
    visitor: Reader = reader(f"file://{built('small', 'files').folder}/")
    page = visitor.open("en/search.html")

    type_into(page, "asylum in guatemala")
    page.locator("form ol a").first.click()

    assert page.url == f"{visitor.home}en/gt/asylum.html"
    assert visitor.heard == []


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_results_fit_on_a_narrow_phone_and_links_are_large_enough(small: str, reader: NewReader, language: str, scheme: str):
    visitor = reader(small, 320, 640, scheme)
    page = visitor.open(f"{FOLDERS[language]}search/")
    type_into(page, "unhcr" if language == "ar" else "tobal" if language == "quc" else "asylum" if language == "en" else "refugio")

    heights = [box["height"] for node in page.locator("form ol li, #find").all() if (box := node.bounding_box())]
    narrow = visitor.is_scrolled_sideways
    visitor.enlarge()

    assert len(heights) >= 2
    assert min(heights) >= 48
    assert not narrow
    assert not visitor.is_scrolled_sideways


def ask_for_texts(page: Page, query: str) -> None:
    """Types a query, asks for the whole texts and waits until they were searched."""
    type_into(page, query)
    page.locator("form button").click()
    expect(page.locator("form button")).to_have_text(re.compile(r" [12]0 "))


def test_the_whole_texts_are_searched_when_the_reader_asks_who_was_told_what_it_costs(small: str, reader: NewReader):
    visitor = reader(small)
    page = visitor.open("search/")
    type_into(page, "plazo")
    offer = page.locator("form button").inner_text()
    before = len(visitor.asked)

    ask_for_texts(page, "espera devolverte")
    link = first(page)

    fetched = [url.removeprefix(small) for url in visitor.asked[before:]]
    assert re.fullmatch(r"Buscar dentro de los textos \(gasta 1[0-4]0 KB\)", offer)
    assert fetched
    assert all(url.startswith("assets/text-es-") for url in fetched)
    assert not [url for url in fetched if re.search("espera|devolver", url)]
    assert link == "gt/asylum/"
    assert "espera" in page.locator("form ol li").first.inner_text().lower()
    assert page.url == f"{small}search/"
    assert visitor.heard == []
    assert visitor.elsewhere == []


def test_nothing_of_the_whole_texts_is_fetched_by_itself(small: str, reader: NewReader):
    visitor = reader(small)
    page = visitor.open("search/")

    type_into(page, "refugio")
    page.locator("#find").press("Enter")

    assert page.locator("form button").is_visible()
    assert not [url for url in visitor.asked if "assets/text-" in url]


def test_the_texts_of_a_language_are_its_own(small: str, reader: NewReader):
    page = reader(small).open("ar/search/")

    ask_for_texts(page, "إعادتك")

    assert first(page) == "ar/gt/asylum/"


def test_the_whole_texts_work_on_hosts_that_send_the_headers(small: str, built: Built, reader: NewReader):
    lines = built("small", "folders").files["_headers"].decode().splitlines()
    headers = dict(line.strip().split(": ", 1) for line in lines[1 : lines.index("/assets/*")] if "Strict-Transport" not in line)
    visitor = reader(small)

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, **headers})

    visitor.page.route("**/*", answer)
    page = visitor.open("search/")

    ask_for_texts(page, "espera devolverte")

    visitor.page.unroute_all(behavior="wait")
    assert "wasm-unsafe-eval" in headers["Content-Security-Policy"]
    assert first(page) == "gt/asylum/"
    assert visitor.heard == []


def test_texts_that_cannot_be_loaded_say_so(small: str, reader: NewReader):
    page = reader(small).open("search/")
    page.route("**/assets/text-*/**", lambda route: route.abort())
    type_into(page, "refugio")

    page.locator("form button").click()

    expect(page.locator("form [role=status]")).to_have_text("La búsqueda no se pudo cargar. Mira la lista.")
    assert page.locator("form ol li").count() >= 1


def test_from_a_disk_nothing_is_offered_that_cannot_work_there(built: Built, reader: NewReader):
    page = reader(f"file://{built('small', 'files').folder}/").open("search.html")

    type_into(page, "refugio")

    assert page.locator("form ol li").count() >= 1
    assert not page.locator("form button").is_visible()
