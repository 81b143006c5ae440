"""What tests of leaflets share: leaflets of a portal, and what is read, seen and decoded in their files."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import page as page_validation
import pikepdf
import pypdfium2
import zxingcpp
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

EDGE = 4.5
"""Millimetres beside each edge and each fold where nothing is written: many printers leave them white."""

ABOVE = 1
"""Millimetres that the height of a large line may be reckoned above its letters."""

MM = 72 / 25.4
"""Points in a millimetre."""

ISOLATES = str.maketrans("\u0002\ufffe", "--", "\u2066\u2067\u2068\u2069\u200b\u200e\u200f")
"""PDFium takes the hyphen at the end of a line for one that only parts a word; here it is always one of the word's own."""


@cache
def sheets_of(root: Path, url: str = URL) -> list[Sheets]:
    """Every edition of every leaflet of the portal in *root*."""
    portal, problems = load(root)
    assert not problems
    return list(sheets(portal, Addresses(Links.FOLDERS, portal.default_language, url), DAY, offers(portal)))


def apart(work: Callable[[], T]) -> T:
    """What comes of work with Typst, done in another process: tests of builds make copies of this one."""
    return side_by_side(lambda _: work(), ["work"], 1, apart=True)[0]


def made_of(found: Sequence[Sheets]) -> list[bytes]:
    """The PDFs of many, which must be possible, set side by side."""
    done = side_by_side(lambda index: found[int(index)].made(), [str(index) for index in range(len(found))], 2, apart=True)
    wrong = [str(each) for each in done if not isinstance(each, bytes)]
    assert not wrong, wrong
    return done  # type: ignore[return-value]


def made(each: Sheets) -> bytes:
    """The PDF, which must be possible."""
    return made_of([each])[0]


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


def missed(leaflet: Leaflet, number: int, found: list[str]) -> str:
    """What is wrong with the words of a panel on a page, of which they are a part; empty where all stand there in their order."""
    wanted = panel_words(leaflet, number)
    if leaflet.direction == "rtl":  # programs turn lines from right to left around, each in its own way
        lost = Counter(_letters(wanted)) - Counter(_letters(found))
        return f"{lost}" if lost.total() > 1 else ""  # a word may be parted at its vowel sign
    rest = iter(found)
    gone = [word for word in wanted if word not in rest]
    return f"from {gone[0]!r} on: {wanted}\n{found}" if gone else ""


def _letters(found: list[str]) -> list[str]:
    """Words by their letters: some programs give lam before alef, some after it."""
    return ["".join(sorted(part)) for word in found for part in re.findall(r"\d+|\D+", word)]


def strayed(each: Sheets, data: bytes) -> list[str]:
    """The pieces of text that run off their page, into a fold or into the edge that printers leave white."""
    width, height, flap, wide = (each.data["sheet"][name] for name in ("width", "height", "flap", "panel"))  # type: ignore[index]
    folds = [[flap, flap + wide], [wide, 2 * wide]] if each.edition is Edition.TRIFOLD else [[]] * each.edition.pages
    found: list[str] = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page, crossed in zip(pdf, folds, strict=True):
            edges = [0, *sorted(width - x if each.leaflet.direction == "rtl" else x for x in crossed), width]
            columns = [((low + EDGE) * MM, (high - EDGE) * MM) for low, high in pairwise(edges)]
            text = page.get_textpage()
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                if not any(low <= left and right <= high for low, high in columns) or bottom < EDGE * MM or top > (height - EDGE + ABOVE) * MM:
                    found.append(text.get_text_bounded(left, bottom, right, top))
    return found


def copied_code(data: bytes) -> str:
    """What a camera reads on a bad copy of the first page: black or white, 150 points an inch."""
    (code,) = zxingcpp.read_barcodes(picture(data, 150).convert("1").convert("L"))
    return code.text


def picture(data: bytes, dpi: int, number: int = 0) -> Image.Image:
    """A page as a printer gets it."""
    with pypdfium2.PdfDocument(data) as pdf:
        return pdf[number].render(scale=dpi / 72).to_pil().convert("RGB")


def colours(data: bytes) -> Iterator[str]:
    """Everything on a page that could print as neither black nor white: colours, shadings, half-transparent drawing, photographs."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            objects = list((page.get("/Resources", {}).get("/XObject") or {}).values())
            yield from (f"image {each.get('/ColorSpace')}" for each in objects if each.get("/Subtype") == "/Image")
            for stream in [page, *(each for each in objects if each.get("/Subtype") == "/Form")]:
                resources = stream.get("/Resources", {})
                yield from (str(state) for state in (resources.get("/ExtGState") or {}).values() if state.get("/ca", 1) != 1 or state.get("/CA", 1) != 1)
                for instruction in pikepdf.parse_content_stream(stream):
                    if str(instruction.operator) in ("rg", "RG", "k", "K", "sc", "SC", "scn", "SCN", "g", "G", "sh"):
                        values = [float(value) for value in instruction.operands if not isinstance(value, pikepdf.Name)]
                        if len(values) != 1 or values[0] not in (0, 1):
                            yield f"{instruction.operator} {values}"


def edition(found: list[Sheets], id_: str, language: str, which: Edition) -> Sheets:
    """One of the sheets."""
    (only,) = (each for each in found if (each.leaflet.id, each.leaflet.language, each.edition) == (id_, language, which))
    return only
