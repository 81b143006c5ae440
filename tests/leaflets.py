"""What tests of leaflets share: leaflets of a portal, and what is read, seen and decoded in their files."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

import page as page_validation
import pikepdf
import pypdfium2
from PIL import Image

from portal.addresses import Addresses, Links
from portal.load import load
from portal.parallel import side_by_side
from portal.render.leaflets.catalogue import offers
from portal.render.leaflets.editions import Edition
from portal.render.leaflets.elements import words
from portal.render.leaflets.leaflet import Leaflet
from portal.render.leaflets.press import Sheets, sheets

T = TypeVar("T")

DAY = date(2026, 11, 21)
URL = "https://example.org/portal/"
PROFILES = ("pdf-ua-1", "pdfa-2a")
FALSE_ALARM = "STREAM-LENGTH"
"""A rule of page-validation that counts a line end as data where compressed data happens to end in one; qpdf finds nothing there."""

ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u200b\u200e\u200f\u0002\ufffe")


@cache
def sheets_of(root: Path, url: str = URL) -> list[Sheets]:
    """Every edition of every leaflet of the portal in *root*."""
    portal, problems = load(root)
    assert not problems
    return list(sheets(portal, Addresses(Links.FOLDERS, portal.default_language, url), DAY, offers(portal)))


def apart(work: Callable[[], T]) -> T:
    """What comes of work with Typst, done in another process: tests of builds make copies of this one."""
    return side_by_side(lambda _: work(), ["work"], 1, apart=True)[0]


def made(each: Sheets) -> bytes:
    """The PDF, which must be possible."""
    data = apart(each.made)
    assert isinstance(data, bytes), data
    return data


def violations(data: bytes) -> list[str]:
    """What breaks PDF/UA-1 or PDF/A-2a in a file, but for the false alarm."""
    failures = [failure for profile in PROFILES for failure in page_validation.validate_pdf_bytes(data, profile=profile).failures]
    return [f"{failure.rule_id}: {failure.message}" for failure in failures if FALSE_ALARM not in failure.rule_id]


def pages(data: bytes) -> list[str]:
    """The text of each page, as a program copies it."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def seen_lines(data: bytes) -> list[str]:
    """What the eye sees on each line, from left to right, without spaces."""
    lines: list[str] = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            found: dict[int, list[tuple[float, str]]] = {}
            for index in range(text.count_chars()):
                left, bottom, right, _ = text.get_charbox(index, loose=True)
                found.setdefault(round(bottom), []).append(((left + right) / 2, text.get_text_range(index, 1)))
            lines += ["".join(character for _, character in sorted(line)).translate(ISOLATES).replace(" ", "") for line in found.values()]
    return lines


def words_of(text: str) -> list[str]:
    """The words of a text in their one form, without isolates, Arabic vowel signs and what is no word."""
    one = unicodedata.normalize("NFKC", text.translate(ISOLATES))
    return re.findall(r"\w+", "".join(character for character in one if unicodedata.category(character) != "Mn"))


def panel_words(leaflet: Leaflet, number: int) -> list[str]:
    """The words of a panel (counted from 1) in the order of its source."""
    panel = leaflet.panels[number - 1]
    labels = [node if isinstance(node, str) or "label" not in node else {**node, "c": [node["label"], " ", *node.get("c", [])]} for node in panel["nodes"]]  # type: ignore[attr-defined]
    return words_of(words([*panel["title"], " ", *labels]))  # type: ignore[misc]


def picture(data: bytes, dpi: int, number: int = 0) -> Image.Image:
    """A page as a printer gets it."""
    with pypdfium2.PdfDocument(data) as pdf:
        return pdf[number].render(scale=dpi / 72).to_pil().convert("RGB")


def colours(data: bytes) -> Iterator[str]:
    """Every operator of a page that sets a colour which is neither black nor white."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            streams = [page, *(form for form in (page.get("/Resources", {}).get("/XObject") or {}).values() if form.get("/Subtype") == "/Form")]
            for stream in streams:
                for instruction in pikepdf.parse_content_stream(stream):
                    if str(instruction.operator) in ("rg", "RG", "k", "K", "sc", "SC", "scn", "SCN", "g", "G"):
                        values = [float(value) for value in instruction.operands if not isinstance(value, pikepdf.Name)]
                        if len(values) != 1 or values[0] not in (0, 1):
                            yield f"{instruction.operator} {values}"


def edition(found: list[Sheets], id_: str, language: str, which: Edition) -> Sheets:
    """One of the sheets."""
    (only,) = (each for each in found if (each.leaflet.id, each.leaflet.language, each.edition) == (id_, language, which))
    return only
