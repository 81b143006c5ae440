"""What readers find on the pages of the small portal: numbers, doubts, sources, procedures and hubs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import TODAY
from tests.site import Page, Site, portal, words


def card(page: Page, name: str) -> str:
    """The HTML of the card of a contact."""
    return next(node.html or "" for node in page.all("li.card") if name in words(node))


def test_numbers_can_be_called_from_anywhere_and_are_shown_with_their_country(small: Site):
    calls = {words(node.css("bdi")[0]): node.attributes["href"] for page in small.pages if not page.is_pattern for node in page.all("a[href^='tel:']")}

    assert calls == {
        "110": "tel:110",
        "1555": "tel:1555",
        "+502 5555 0101": "tel:+50255550101",
        "+502 5555 0102": "tel:+50255550102",
        "+501 223-9500": "tel:+5012239500",
    }


def test_what_is_not_sure_is_said_once_with_each_block_that_needs_it(small: Site):
    page = small.page("gt/asylum")

    undated = "De una fuente sin fecha, leída el 21 de noviembre de 2026. Confírmalo antes de ir."
    silent = "Ninguna oficina ha confirmado este número todavía."
    assert page.shown(".route > .caution") == ["De una fuente de 2023. Confírmalo antes de ir."]
    assert page.shown("article > p > .caution") == [f"De una fuente de 2023. Confírmalo antes de ir. {silent}", undated]
    assert page.shown(".admonition .caution") == [undated]
    assert page.shown("details .caution") == [f"{undated} {silent}"]
    assert page.shown(".after .caution") == [undated]
    assert len(page.all(".caution")) == 6


def test_that_no_office_confirmed_a_number_is_said_once_for_all_countries_of_the_start_page(small: Site):
    said = [small.page("index", code).shown(".caution") for code in ("es", "en", "ar")]

    assert said == [["Ninguna oficina ha confirmado este número todavía."], ["No office has confirmed this number yet."], ["لم يؤكد أي مكتب هذا الرقم بعد."]]


def test_a_confirmed_contact_carries_no_warning(small: Site):
    html = card(small.page("gt/asylum"), "Oficina de ejemplo")

    assert "caution" not in html
    assert 'href="tel:+50255550101"' in html


def test_each_source_stands_once_at_the_foot_with_its_dates(small: Site):
    listed = small.page("gt/asylum").sources

    assert len(listed) == 16
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

        assert set(marks) == set(listed), page.file
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
    assert page.shown(".check li") == ["Pasaporte Si no lo tienes: Ve igual."]
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

    assert (confirmed.shown(".st"), other.shown(".st")) == ([open_], [unconfirmed])
    assert sorted(hubs.shown("[data-hub] .st")) == sorted([open_, unconfirmed])
    assert hubs.shown("[data-stop] .st") == [open_]
    assert hubs.shown(".notice") == [sentence]
    assert not other.all(".open")
    assert open_ not in [text for _, text in other.spoken]


def test_a_hub_says_who_is_there_on_which_day_and_what_is_not_known(small: Site):
    known, unknown = small.page("hubs/gt-sample"), small.page("hubs/bz-sample")

    assert "Español, K'iche' (martes)" in known.shown(".facts b")
    assert known.shown(".unknown") == []
    assert unknown.shown(".unknown p") == [
        "Teléfono, dirección exacta, horario, idiomas, en qué ayudan, qué llevar, cuánto cuesta. Pregunta antes de ir.",
    ]
    assert [words(node) for node in unknown.all("h2#evidence + ol.src > li")] == [
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
    assert "It is free" in asylum.shown(".route .facts b")
    assert "We found no official list. Bring what you have. If you have nothing, go all the same." in asylum.text
    assert hub.shown(".st") == ["Not confirmed"]
    assert hub.shown(".caution") == ["No office has confirmed this number yet."]
    assert not [page.file for page in site.pages if page.all(".open") and not page.is_pattern]
    assert site.page("hubs/index", "en").shown(".notice") == ["Today none of these 2 hubs is confirmed. Ask before you go."]


def test_a_topic_names_the_hubs_that_help_with_it(small: Site):
    page = small.html["gt/asylum/index.html"]

    cards = page.all("section[aria-labelledby=who-can-help] li.card h4 a")

    assert [card.attributes["href"] for card in cards] == ["../../hubs/gt-sample/"]
    assert not small.html["bz/index.html"].all("section[aria-labelledby=who-can-help]")
