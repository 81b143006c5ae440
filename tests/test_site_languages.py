"""Each language of the small portal on its own: its words, its values, and what is said where it lacks a page."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest
import yaml
from selectolax.lexbor import LexborNode
from tests.conftest import TODAY
from tests.site import Page, Site, words

from portal.prepare import Settings, examine, pages, prepare


def notices(page: Page) -> list[LexborNode]:
    """The notices about the text of a page: that it is a translation, or not there yet. Alerts are about the world."""
    alerts = {node.html for node in page.all(".alerts .notice")}
    return [node for node in page.all(".notice") if node.html not in alerts]


NAMES = {
    "PDF",
    "K'iche'",
    "Ejemplo",
    "Ejemplo, San Marcos,",
    "San Marcos",
    "Sample Town",
    "Sample Town, Cayo,",
    "Cayo",
    "Parque de ejemplo",
    "example.org",
    "example.org/form_a",
}
"""Names of places and websites: the same in every language."""


@pytest.mark.parametrize(
    ("code", "values", "dates", "hours"),
    [
        ("es", ["30 días", "Q1,025.50"], ["del 29 de agosto de 2024", "de junio de 2021", "de 2023"], "lunes a viernes, 8:00–12:00, 13:00–16:00"),
        ("en", ["30 days", "Q1,025.50"], ["of 29 August 2024", "of June 2021", "of 2023"], "Monday to Friday, 8:00–12:00, 13:00–16:00"),
        (
            "ar",
            ["30 يومًا", "1,025.50 كتزال"],
            ["بتاريخ 29 أغسطس 2024", "من يونيو 2021", "من عام 2023"],
            "من الاثنين إلى الجمعة، من 8:00 إلى 12:00، من 13:00 إلى 16:00",
        ),
        (
            "quc",
            ["quc 30 days", "quc Q1,025.50"],
            ["quc of quc 29 quc-8 2024", "quc of quc quc-6 2021", "quc of 2023"],
            "quc quc quc-1 to quc-5, 8:00–12:00, 13:00–16:00",
        ),
    ],
)
def test_values_are_written_as_the_language_of_the_reader_writes_them(small: Site, code: str, values: list[str], dates: list[str], hours: str):
    page = small.page("gt/asylum", code)
    listed = page.sources

    assert page.shown(".route .facts strong") == values
    assert all(date in listed[f"https://example.org/{name}"] for date, name in zip(dates, ("stay", "office", "fee"), strict=True))
    assert any(text.endswith(f": {hours}") for text in page.shown(".card p"))


def test_values_in_the_text_are_written_in_the_language_of_the_text(small: Site):
    spanish = [
        words(node) for node in small.page("gt/asylum", "es").all("article > ul strong, article > ul time, article > ol strong, article > .admonition strong")
    ]

    fallback = [
        words(node) for node in small.page("gt/asylum", "quc").all("article > ul strong, article > ul time, article > ol strong, article > .admonition strong")
    ]

    assert spanish == ["31 de diciembre de 2026", "Q1,025.50", "10 días hábiles", "10 días hábiles"]
    assert fallback == spanish
    assert words(small.page("gt/asylum", "ar").all("article > p strong")[0]) == "30 يومًا"


def test_no_interface_word_of_another_language_is_said_in_a_language(small: Site):
    files = {code: yaml.safe_load((small.root / f"content/words/{code}.yaml").read_text(encoding="utf-8")) for code in small.languages}
    texts = {code: " ".join(flat(data)) for code, data in files.items()}
    parts = {code: {part.strip() for text in flat(data) for part in re.split(r"\{\w+\}", text) if len(part.strip()) > 4} for code, data in files.items()}

    foreign = [
        (page.file, code, text)
        for page in small.pages
        for code, text in page.spoken
        for other in small.languages
        if other != code and any(part in text for part in parts[other] if part not in texts[code])
    ]

    assert not foreign


def flat(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in flat(value)]
    return [text for value in data for text in flat(value)] if isinstance(data, list) else [str(data)]


@pytest.mark.parametrize(("code", "own"), [("quc", re.compile(r"quc")), ("ar", re.compile(r"[\u0600-\u06ff]"))])
def test_everything_said_in_a_language_is_its_own_but_for_names(small: Site, code: str, own: re.Pattern[str]):
    pages = [page for page in small.pages if page.language == code and not page.is_pattern]
    known = "".join(path.read_text(encoding="utf-8") for path in (small.root / f"content/words/{code}.yaml", *small.root.glob(f"materials/*/{code}.md")))

    said = {text for page in pages for language, text in page.spoken if language == code and re.search(r"[^\W\d_]{2}", text)}

    assert len(said) > 50
    assert {text for text in said if not own.search(text) and text not in known} <= NAMES


def test_a_page_that_a_language_lacks_is_shown_in_its_source_language_with_a_notice(small: Site):
    page = small.page("gt/asylum", "quc")
    (notice,) = notices(page)

    assert (page.language, page.text_language) == ("quc", "es")
    assert words(page.one("h1")) == "Pedir refugio"
    assert notice.attributes["lang"] == "quc"
    assert words(notice).startswith("quc This page does not exist")
    assert [node.attributes["lang"] for node in notice.css("span[lang]")] == ["es", "es"]
    assert small.target(page.file, notice.css("a")[0].attributes["href"] or "") == ("gt/asylum/index.html", "")


@pytest.mark.parametrize(
    ("path", "code", "sentence"),
    [
        ("index", "en", "A program translated this page. Nobody has reviewed it yet."),
        ("index", "ar", "ترجم شخص هذه الصفحة. لم يراجعها أحد بعد."),
        ("gt/asylum", "ar", "ترجم برنامج هذه الصفحة. لم يراجعها أحد بعد."),
    ],
)
def test_a_translation_that_nobody_reviewed_says_so_and_leads_to_the_original(small: Site, path: str, code: str, sentence: str):
    page = small.page(path, code)
    (notice,) = notices(page)

    assert words(notice).startswith(sentence)
    assert small.target(page.file, notice.css("a")[0].attributes["href"] or "") == (small.file(path), "")


def test_a_reviewed_translation_needs_no_notice(small: Site):
    assert notices(small.page("gt/index", "en")) == []


def test_a_page_that_a_language_lacks_is_shown_in_the_first_of_its_fallbacks_that_has_it(small: Site):
    page = small.page("gt/index", "ar")
    (notice,) = notices(page)

    assert (page.language, page.text_language) == ("ar", "en")
    assert small.target(page.file, notice.css("a")[0].attributes["href"] or "") == (small.file("gt/index", "en"), "")
    assert page.canonical == [small.address(small.file("gt/index", "en"))]


def test_a_sensitive_topic_does_not_show_in_the_tab_of_the_browser(small: Site):
    titles = {code: words(small.page("gt/asylum", code).one("title")) for code in small.languages}

    assert titles == {
        "es": "Trámites · Guatemala · Rumbo",
        "en": "Procedures · Guatemala · Rumbo",
        "quc": "Trámites · Guatemala · quc Rumbo",
        "ar": "إجراءات · غواتيمالا · رومبو",
    }
    assert words(small.page("gt/asylum").one("h1")) == "Pedir refugio"


def test_a_fallback_that_a_program_translated_says_so_too(small_portal: Path):
    file = small_portal / "content/en/gt/index.md"
    file.write_text(file.read_text(encoding="utf-8").replace("status: reviewed", "status: machine"), encoding="utf-8")
    settings = Settings(small_portal, TODAY)

    staged = pages(prepare(settings, *examine(small_portal, TODAY)), TODAY, "ar")[PurePosixPath("gt/index.md")].decode()

    interface = yaml.safe_load((small_portal / "content/words/ar.yaml").read_text(encoding="utf-8"))["page"]
    assert f"{interface['fallback'].split('{')[0]}" in staged
    assert interface["machine"] in staged


def test_numbers_come_before_what_is_to_be_said_of_the_language(site: Site):
    noted = []
    for page in site.ordinary:
        if page.all("article.is-home, article.is-country") or re.search(r"/emergency(/index)?\.html$", page.file):
            text = page.data.decode().partition('id="main"')[2]
            notice, number = text.find('class="notice k"'), re.search(r'class="call"|href="#call"', text)
            if notice >= 0 and number:
                noted.append(page.file)
                assert number.start() < notice, page.file

    assert noted
