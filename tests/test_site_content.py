"""What readers find on the pages of the small portal, in its four languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tests.conftest import TODAY, Built
from tests.site import Page, Site, portal, words

NAMES = {"K'iche'", "Ejemplo", "Ejemplo, San Marcos,", "Sample Town", "Sample Town, Cayo,", "Parque de ejemplo.", "example.org"}
"""Names of places and websites: the same in every language."""


@pytest.fixture
def small(built: Built) -> Site:
    return built("small", "folders")


def shown(page: Page, selector: str) -> list[str]:
    """The texts of the elements of a selector, without the raised numbers of sources."""
    return [re.sub(r"(?<=\D)\d+$", "", words(node)) if node.css("sup") else words(node) for node in page.all(selector)]


def sources(page: Page) -> dict[str, str]:
    """The sources at the foot: what is said of each, by its address."""
    entries = page.all("h2#sources ~ ol.src > li")
    found = {node.css("a")[0].attributes["href"] or "": words(node) for node in entries}
    assert len(found) == len(entries), "a source is listed twice"
    return found


def card(page: Page, name: str) -> str:
    """The HTML of the card of a contact."""
    return next(node.html or "" for node in page.all("li.card") if name in words(node))


def test_numbers_can_be_called_from_anywhere_and_are_shown_with_their_country(small: Site):
    calls = {words(node.css("bdi")[0]): node.attributes["href"] for page in small.pages for node in page.all("a[href^='tel:']")}

    assert calls == {
        "110": "tel:110",
        "1555": "tel:1555",
        "+502 5555 0101": "tel:+50255550101",
        "+502 5555 0102": "tel:+50255550102",
        "+501 223-9500": "tel:+5012239500",
    }


@pytest.mark.parametrize(
    ("code", "values", "dates", "hours"),
    [
        ("es", ["30 días", "Q1,025.50"], ["del 29 de agosto de 2024", "de junio de 2021", "de 2023"], "lunes a viernes, 8:00–12:00, 13:00–16:00"),
        ("en", ["30 days", "Q1,025.50"], ["of 29 August 2024", "of June 2021", "of 2023"], "Monday to Friday, 8:00–12:00, 13:00–16:00"),
        ("ar", ["30 يومًا", "1,025.50 كتزال"], ["بتاريخ 29 أغسطس 2024", "من يونيو 2021", "من عام 2023"], "من الاثنين إلى الجمعة، 8:00–12:00, 13:00–16:00"),
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
    listed = sources(page)

    assert shown(page, ".route .facts strong") == values
    assert all(date in listed[f"https://example.org/{name}"] for date, name in zip(dates, ("stay", "office", "fee"), strict=True))
    assert any(text.endswith(f": {hours}") for text in shown(page, ".card p"))


def test_values_in_the_text_are_written_in_the_language_of_the_text(small: Site):
    spanish = [words(node) for node in small.page("gt/asylum", "es").all("article > ul strong, article > ul time, article > .admonition strong")]

    fallback = [words(node) for node in small.page("gt/asylum", "quc").all("article > ul strong, article > ul time, article > .admonition strong")]

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
    pages = [page for page in small.pages if page.language == code]
    known = (small.root / f"content/words/{code}.yaml").read_text(encoding="utf-8")

    said = {text for page in pages for language, text in page.spoken if language == code and re.search(r"[^\W\d_]{2}", text)}

    assert len(said) > 50
    assert {text for text in said if not own.search(text) and text not in known} <= NAMES


def test_what_is_not_sure_is_said_once_with_each_block_that_needs_it(small: Site):
    page = small.page("gt/asylum")

    undated = "De una fuente sin fecha, leída el 21 de noviembre de 2026. Confírmalo antes de ir."
    silent = "Ninguna oficina ha confirmado este número todavía."
    assert shown(page, ".route > .caution") == ["De una fuente de 2023. Confírmalo antes de ir."]
    assert shown(page, "article > p > .caution") == [f"{undated} {silent}"]
    assert shown(page, ".admonition .caution") == [undated]
    assert shown(page, "details .caution") == [f"{undated} {silent}"]
    assert shown(page, ".after .caution") == [undated]
    assert len(page.all(".caution")) == 5


def test_that_no_office_confirmed_a_number_is_said_once_for_all_countries_of_the_start_page(small: Site):
    said = [shown(small.page("index", code), ".caution") for code in ("es", "en", "ar")]

    assert said == [["Ninguna oficina ha confirmado este número todavía."], ["No office has confirmed this number yet."], ["لم يؤكد أي مكتب هذا الرقم بعد."]]


def test_a_confirmed_contact_carries_no_warning(small: Site):
    html = card(small.page("gt/asylum"), "Oficina de ejemplo")

    assert "caution" not in html
    assert 'href="tel:+50255550101"' in html


def test_each_source_stands_once_at_the_foot_with_its_dates(small: Site):
    listed = sources(small.page("gt/asylum"))

    assert len(listed) == 14
    assert listed["https://example.org/request"] == "example.org La fuente no tiene fecha. Leída el 21 de noviembre de 2026."
    assert listed["https://example.org/stay"] == "example.org Fuente del 29 de agosto de 2024. Leída el 21 de noviembre de 2026."
    assert listed["https://example.org/fee"] == "example.org Fuente de 2023. Leída el 21 de noviembre de 2026."
    assert (
        listed["https://example.org/office"]
        == "example.org Fuente de junio de 2021. Leída el 20 de noviembre de 2026. Una oficina lo confirmó el 1 de noviembre de 2026."
    )


def test_every_mark_leads_to_a_source_and_every_source_has_a_mark(small: Site):
    pages = [page for page in small.pages if page.all("li[id^=source-]")]

    for page in pages:
        marks = [(node.attributes["href"] or "").removeprefix("#") for node in page.all("sup a")]
        listed = [node.attributes["id"] for node in page.all("li[id^=source-]")]

        assert list(dict.fromkeys(marks)) == listed or set(marks) == set(listed), page.file
        assert [words(node) for node in page.all("sup a")] == [mark.removeprefix("source-") for mark in marks]
    assert len(pages) >= 12


def test_a_statement_in_the_text_carries_the_mark_of_its_source(small: Site):
    page = small.page("gt/asylum")
    address = {node.attributes["id"]: node.css("a")[0].attributes["href"] for node in page.all("li[id^=source-]")}

    paragraph = next(node for node in page.all("article > p") if "Nadie puede devolverte." in words(node))

    cited = [address[(node.attributes["href"] or "")[1:]] for node in paragraph.css("sup a")]
    assert cited == ["https://example.org/stay", "https://example.org/appeal", "https://example.org/region"]
    assert [node.attributes["aria-label"] for node in paragraph.css("sup a")] == ["Fuente 2", "Fuente 4", "Fuente 5"]


@pytest.mark.parametrize(
    ("code", "name", "sentence"),
    [("es", "Casa de ejemplo", "Por seguridad no publicamos dónde está."), ("ar", "Sample house", "حرصًا على السلامة لا ننشر مكانه.")],
)
def test_a_shelter_is_shown_without_a_place(small: Site, code: str, name: str, sentence: str):
    html = card(small.page("gt/asylum", code), name)

    assert sentence in html
    assert "<bdi>" not in html
    assert not re.search("Dirección|العنوان|geo:|maps", html)


def test_a_page_that_a_language_lacks_is_shown_in_its_source_language_with_a_notice(small: Site):
    page = small.page("gt/asylum", "quc")
    notice = page.one(".head .note")

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

    assert words(page.one(".note")).startswith(sentence)
    assert small.target(page.file, page.one(".note a").attributes["href"] or "") == (small.file(path), "")


def test_a_reviewed_translation_needs_no_notice(small: Site):
    assert small.page("gt/index", "en").all(".note") == []


def test_a_sensitive_topic_does_not_show_in_the_tab_of_the_browser(small: Site):
    titles = {code: words(small.page("gt/asylum", code).one("title")) for code in small.languages}

    assert titles == {
        "es": "Trámites · Guatemala · Rumbo",
        "en": "Procedures · Guatemala · Rumbo",
        "quc": "Trámites · Guatemala · quc Rumbo",
        "ar": "إجراءات · غواتيمالا · رومبو",
    }
    assert words(small.page("gt/asylum").one("h1")) == "Pedir refugio"


def test_a_procedure_says_what_is_known_and_what_is_not(small: Site):
    page = small.page("gt/asylum")

    rows = [(words(node.css("small")[0]), words(node.css("b")[0])) for node in page.all(".route .facts li")]

    assert [(label, re.sub(r"\d$", "", value) if label.startswith("Cuánto") else value) for label, value in rows] == [
        ("Quién", "Quien huye de su país."),
        ("Dónde", "Oficina de ejemplo (ODE)"),
        ("Plazo para pedirlo", "No lo sabemos. Pregunta."),
        ("Cuánto tarda", "30 días"),
        ("Cuánto cuesta", "Q1,025.50"),
    ]
    assert [words(node) for node in page.all(".steps > li")] == [
        "Pide la cita. 4 Dónde: Oficina de ejemplo (ODE)Lleva: PasaporteRecibes: Un papel que dura 30 días2.",
        "Espera.",
    ]
    assert shown(page, ".check li") == ["Pasaporte Si no lo tienes: Ve igual."]
    assert "Puedes apelar." in page.text


def test_an_old_page_says_that_it_may_have_changed(small: Site):
    page = small.page("bz/index", "en")

    assert page.one("p[data-due='2026-09-01'] b").text() == "This page was due for review by 1 September 2026. It may have changed."


@pytest.mark.parametrize(
    ("code", "open_", "unconfirmed", "sentence"),
    [
        ("es", "Abierta", "Sin confirmar", "Una oficina ha confirmado 1 de 2 ventanillas."),
        ("en", "Open", "Not confirmed", "Offices have confirmed 1 of 2 hubs."),
        ("ar", "مفتوح", "غير مؤكد", "أكدت المكاتب مركزًا واحدًا من 2."),
    ],
)
def test_only_a_confirmed_hub_is_shown_as_open(small: Site, code: str, open_: str, unconfirmed: str, sentence: str):
    confirmed, other, hubs = (small.page(f"hubs/{name}", code) for name in ("gt-sample", "bz-sample", "index"))

    assert (shown(confirmed, ".st"), shown(other, ".st")) == ([open_], [unconfirmed])
    assert sorted(shown(hubs, ".st")) == sorted([open_, unconfirmed])
    assert shown(hubs, ".note") == [sentence]
    assert not other.all(".open")
    assert open_ not in [text for _, text in other.spoken]


def test_a_hub_says_who_is_there_on_which_day_and_what_is_not_known(small: Site):
    known, unknown = small.page("hubs/gt-sample"), small.page("hubs/bz-sample")

    assert "Español, K'iche' (martes)" in shown(known, ".facts b")
    assert shown(known, ".unknown") == []
    assert shown(unknown, ".unknown p") == [
        "Teléfono, Dirección exacta, Horario, Idiomas, En qué ayudan, Qué llevar, Cuánto cuesta. Pregunta antes de ir.",
    ]
    assert list(sources(unknown).values()) == [
        "example.org Fuente del 20 de abril de 2018. Leída el 21 de noviembre de 2026.",
        "example.org La fuente no tiene fecha. Leída el 21 de noviembre de 2026.",
    ]


def test_other_answers_change_what_is_said(small_portal: Path):
    country, hubs = small_portal / "content/countries/gt.yaml", small_portal / "hubs.yaml"
    text = country.read_text(encoding="utf-8").replace("cost: {fact: fee}", "cost: {free: true}").replace("        bring: [identity]\n", "")
    country.write_text(re.sub(r"    papers:\n(?:      .*\n)+", "", text), encoding="utf-8")
    hubs.write_text(hubs.read_text(encoding="utf-8").replace("  confirmed: {date: 2026-11-10, how: visit}\n", ""), encoding="utf-8")

    done = portal("build", "--root", small_portal, "--today", TODAY)

    assert done.returncode == 0, done.stdout
    site = Site(small_portal / "site", small_portal, "folders")
    asylum, hub = site.page("gt/asylum", "en"), site.page("hubs/gt-sample", "en")
    assert "It is free" in shown(asylum, ".route .facts b")
    assert "We found no official list. Bring what you have. If you have nothing, go all the same." in asylum.text
    assert shown(hub, ".st") == ["Not confirmed"]
    assert shown(hub, ".caution") == ["No office has confirmed this number yet."]
    assert not [page.file for page in site.pages if page.all(".open")]
    assert shown(site.page("hubs/index", "en"), ".note") == ["Today none of these 2 hubs is confirmed. Ask before you go."]
