"""Facts in running text: exact words in Markdown, numbers that can be tapped, languages that are marked."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape
from selectolax.lexbor import LexborHTMLParser
from tests.conftest import TODAY

from portal.load import load
from portal.render.sources import Sources
from portal.render.values import Values, in_markdown, joined, shown_address

EXTENSIONS = ["admonition", "attr_list", "tables", "pymdownx.details"]
"""As in mkdocs.yml."""

PLACES = ["{}", "before {} after", "- {}", "1. {}\n2. more", "| a |\n| --- |\n| {} |", '!!! note "Title"\n\n    {}', "above\n{}\nbelow"]
"""Where a value may stand: alone, in a sentence, a list, a table, an admonition, on a line of its own."""

MARKS = st.text("ab1 .:-+#*_~^`'\"\\/!?=&;<>()[]{}|@$%,áé١ل—", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)


def shown(body: str) -> str:
    """What a reader reads of a Markdown text."""
    parsed = LexborHTMLParser(markdown.markdown(body, extensions=EXTENSIONS))
    return " ".join(parsed.body.text(separator=" ").split()) if parsed.body else ""


@settings(deadline=None, derandomize=True, max_examples=500)
@given(MARKS, st.sampled_from(PLACES))
def test_a_text_is_shown_exactly_wherever_it_stands(text: str, place: str):
    body = place.replace("{}", in_markdown(str(escape(text))))

    plain = shown(place.replace("{}", "PLACE"))
    assert shown(body) == plain.replace("PLACE", text)


@pytest.mark.parametrize(
    "text", ["# 1", "1. piso", "1986. El año", "- 5 grados", "+502", "??? note", "!!! note", "--- ", "===", "*[A]: b", "[^1]: c", "&#42; &amp;"]
)
def test_a_text_that_looks_like_markdown_at_the_beginning_of_a_line_stays_text(text: str):
    html = markdown.markdown(in_markdown(str(escape(text))), extensions=EXTENSIONS)

    assert html.startswith("<p>")
    assert shown(in_markdown(str(escape(text)))) == text.strip()


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.text("ab1-_~!*'();:@&=+$,/?#[].%", max_size=20), st.sampled_from(PLACES))
def test_an_address_leads_where_it_led_before(end: str, place: str):
    url = f"https://example.org/{end}"
    html = str(Markup('<a href="{}">here</a>').format(url))

    parsed = LexborHTMLParser(markdown.markdown(place.replace("{}", in_markdown(html)), extensions=EXTENSIONS))

    assert [(link.attributes["href"], link.text()) for link in parsed.css("a")] == [(url, "here")]


@pytest.mark.parametrize(
    ("name", "phone", "shown_as"),
    [
        ("Policía", "110", "Policía (110)"),
        ("Policía Nacional Civil (PNC)", "110", "Policía Nacional Civil (PNC), 110"),
        ("Policía", "", "Policía"),
        (Markup("Policía"), Markup("<b>110</b>"), "Policía (<b>110</b>)"),
        (Markup('<span lang="es">Policía (PNC)</span>'), Markup("<b>110</b>"), '<span lang="es">Policía (PNC)</span>, <b>110</b>'),
        (Markup("A &amp; B"), "<110>", "A &amp; B (&lt;110&gt;)"),
    ],
)
def test_a_name_and_its_number_stand_together(name: str, phone: str, shown_as: str):
    assert str(joined(name, phone)) == shown_as


@pytest.mark.parametrize(
    ("url", "shown_as"),
    [
        ("https://www.example.org/", "example.org"),
        ("https://example.org/form_a/", "example.org/form_a"),
        ("http://a.example.org/b?c=d#e", "a.example.org/b"),
    ],
)
def test_an_address_is_shown_as_a_reader_reads_it(url: str, shown_as: str):
    assert shown_address(url) == shown_as


def values(root: Path, language: str, country: str | None = "gt") -> Values:
    portal, _ = load(root)
    return Values(portal, language, portal.country(country), TODAY)


PLAIN = {
    "stay": "30 días",
    "appeal-days": "10 días hábiles",
    "fee": "Q1,025.50",
    "until": "31 de diciembre de 2026",
    "line": "1555",
    "form": "example.org/form_a",
    "door": "2a avenida 3-45, zona 9",
    "word": "una palabra_con *marcas*",
    "card": "Carné de ejemplo",
    "police": "Policía de ejemplo (110)",
    "office": "Oficina de ejemplo (ODE), +502 5555 0101",
    "safe-house": "Casa de ejemplo",
    "bz/helpline": "Sample helpline (+501 223-9500)",
}


@pytest.mark.parametrize(("key", "plain"), PLAIN.items())
def test_a_value_reads_the_same_on_a_page_and_on_paper(small_portal: Path, key: str, plain: str):
    spanish = values(small_portal, "es")

    html = spanish.html(key, Sources())

    assert spanish.plain(key) == plain
    assert LexborHTMLParser(str(html)).body.text() == f"{plain}1"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "html"),
    [
        ("line", '<a href="tel:1555"><bdi dir="ltr">1555</bdi></a>'),
        ("office", '<a href="tel:+50255550101"><bdi class="n" dir="ltr">+502 5555 0101</bdi></a>'),
        ("form", '<a href="https://example.org/form_a/" rel="noreferrer"><bdi dir="ltr">example.org/form_a</bdi></a>'),
        ("until", '<time datetime="2026-12-31">31 de diciembre de 2026</time>'),
        ("stay", "<strong>30 días</strong>"),
        ("door", "<bdi>2a avenida 3-45, zona 9</bdi>"),
        ("bz/helpline", '<span lang="en">Sample helpline</span> (<a href="tel:+5012239500">'),
    ],
)
def test_a_value_on_a_page_can_be_used(small_portal: Path, key: str, html: str):
    assert html in values(small_portal, "es").html(key, Sources())


def test_words_from_another_language_and_direction_are_marked(small_portal: Path):
    arabic = values(small_portal, "ar")

    assert '<span lang="es" dir="ltr">' in arabic.html("door", Sources())
    assert "<span" not in arabic.html("stay", Sources())


def test_the_texts_of_a_procedure_get_their_sources_in_the_order_of_the_text(small_portal: Path):
    spanish = values(small_portal, "es")
    portal, _ = load(small_portal)
    step = portal.countries[1].procedures[0].steps[0]
    text = type(step.do).model_validate({"es": "Antes [^appeal] pide {{ stay }} & ve a {{ door }}."})

    html = str(spanish.rich(text, Sources()))

    assert [link.text() for link in LexborHTMLParser(html).css("sup")] == ["1", "2", "3"]
    assert "&amp; ve a" in html


def test_an_entry_of_another_country_is_found_by_its_full_name_alone(small_portal: Path):
    spanish = values(small_portal, "es")

    assert spanish.entry("bz/helpline") is not None
    assert spanish.entry("helpline") is None
    assert values(small_portal, "es", None).entry("no-pushback") is not None


def test_a_remark_says_each_thing_once(small_portal: Path):
    spanish = values(small_portal, "es")

    remark = spanish.remark(["appeal-days", "appeal-days", "fee", "line"])

    assert remark.startswith('<small class="caution">')
    assert remark.count("Confírmalo antes de ir.") == 1
    assert remark.count("Ninguna oficina ha confirmado este número todavía.") == 1
    assert spanish.remark(["stay", "until"]) == ""
