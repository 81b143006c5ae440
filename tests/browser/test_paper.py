"""A page on paper, and in the few colours that some readers choose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from tests.browser.conftest import NewReader
from tests.browser.samples import kind, samples
from tests.conftest import Built

MOST_SHEETS = 2
"""Sheets of Letter, the paper of Mexico and Central America, that a topic may take."""

MARGIN = dict.fromkeys(("top", "bottom", "left", "right"), "1cm")
"""What browsers leave white around a page when nobody chooses."""

Hosted = Callable[[str], str]


@pytest.mark.parametrize("code", ["es", "en", "ht"])
def test_a_topic_fits_on_two_sheets(built: Built, hosted: Hosted, reader: NewReader, code: str):
    site = built("real", "folders")
    topics = [page for page in site.pages if site.language_of(page.file) == code and kind(site, page) == "topic"]
    visitor = reader(hosted("real"), 1280, 800)

    sheets = {}
    for topic in topics:
        page = visitor.open(site.address(topic.file).removeprefix(site.url))
        sheets[topic.file] = len(pypdfium2.PdfDocument(page.pdf(format="Letter", margin=MARGIN)))

    assert sheets
    assert {file: number for file, number in sheets.items() if number > MOST_SHEETS} == {}


def test_paper_holds_what_helps_and_nothing_to_tap(hosted: Hosted, reader: NewReader, tmp_path: Path):
    page = reader(hosted("small")).open("gt/asylum/")
    paper = tmp_path / "page.pdf"

    page.pdf(path=paper, format="Letter", margin=MARGIN)

    document = pypdfium2.PdfDocument(paper)
    text = " ".join(" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document)
    assert page.locator("h1").inner_text() in text
    assert "+502 5555 0101" in text
    assert "Ir al contenido" not in text
    assert "العربية" not in text
    document.close()


def test_paper_is_white_even_where_the_screen_is_dark(hosted: Hosted, reader: NewReader):
    page = reader(hosted("small"), scheme="dark").open("gt/asylum/")
    script = """() => [...document.querySelectorAll('body, article *')].filter(each => each.checkVisibility() && !each.closest('svg')).flatMap(each => {
        const style = getComputedStyle(each), light = colour => colour.match(/[0-9.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
        const own = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        return own && light(style.color) > 450 ? [each.outerHTML.slice(0, 90)] : [] })"""

    page.emulate_media(media="print")

    assert page.evaluate(script) == []


@pytest.mark.parametrize("code", ["es", "ar"])
def test_with_forced_colours_every_button_keeps_an_edge(built: Built, hosted: Hosted, reader: NewReader, code: str):
    visitor = reader(hosted("small"), forced_colors="active")
    script = """() => [...document.querySelectorAll('.call, .btn, .card, .tiles .pic, .lands a')].filter(each => each.checkVisibility()).filter(each => {
        const style = getComputedStyle(each);
        return ['Top', 'Bottom'].some(side => parseFloat(style[`border${side}Width`]) < 1 || style[`border${side}Style`] === 'none') })
        .map(each => each.outerHTML.slice(0, 90))"""

    bare = []
    for address in samples(built("small", "folders"), code).values():
        bare += visitor.open(address).evaluate(script)

    assert not bare
    assert visitor.heard == []
