"""Looks at one PDF: what it is, what it holds, and who could read it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import sha256

import pikepdf
import pypdfium2
from pikepdf import Pdf

from portal.model.given_file import Fault, GivenFile
from portal.pdf.acting import attached, programs
from portal.pdf.unfolding import is_bomb
from portal.pdf.walk import dictionaries, name

MOST_UNFOLDED = 256_000_000
"""Bytes that all streams may become together: a dozen scanned pages, in colour and very fine."""

MOST_PAGES = 200
"""Pages, inclusive; a longer file is counted and not looked at any further."""

LOOKED_AT = 20
"""Pages whose text is counted."""

MILLIMETRE = 72 / 25.4
"""In points."""

PEOPLE = ("Author", "Company", "Manager", "LastModifiedBy")
"""Fields of a file's information that name somebody."""

CREATORS = ("dc:creator", "dc:contributor")
"""The same in its XML."""


def examined(data: bytes) -> GivenFile:
    """What there is to know of *data*. May raise `MemoryError`, or never end: call it where that hurts nobody."""
    known = {"sha256": sha256(data).hexdigest(), "size": len(data)}
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        return GivenFile(**known, fault=Fault.NOT_PDF)
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        return GivenFile(**known, fault=Fault.LOCKED)
    except pikepdf.PdfError:
        return GivenFile(**known, fault=Fault.DAMAGED)
    with pdf:
        if pdf.is_encrypted:
            return GivenFile(**known, fault=Fault.LOCKED)
        if not pdf.pages or pdf.get_warnings():
            return GivenFile(**known, fault=Fault.DAMAGED)
        pages = len(pdf.pages)
        if pages > MOST_PAGES:
            return GivenFile(**known, pages=pages)
        if is_bomb(pdf, MOST_UNFOLDED):
            return GivenFile(**known, fault=Fault.BURDEN)
        return GivenFile(
            **known,
            pages=pages,
            sizes=tuple(sorted(set(_sizes(pdf)))),
            tagged=_is_tagged(pdf),
            characters=_characters(data),
            programs=tuple(sorted(programs(pdf))),
            attached=tuple(sorted(attached(pdf))),
            foreign_fonts=tuple(sorted(set(_foreign_fonts(pdf)))),
            people=tuple(sorted(set(_people(pdf)))),
        )


def _sizes(pdf: Pdf) -> Iterator[tuple[int, int]]:
    for page in pdf.pages:
        left, bottom, right, top = map(float, page.cropbox)
        unit = float(page.get("/UserUnit", 1))
        width, height = (round(abs(length) * unit / MILLIMETRE) for length in (right - left, top - bottom))
        yield (height, width) if int(page.get("/Rotate", 0)) % 180 else (width, height)


def _is_tagged(pdf: Pdf) -> bool:
    marks = pdf.Root.get("/MarkInfo")
    return "/StructTreeRoot" in pdf.Root and marks is not None and bool(marks.get("/Marked", False))


def _characters(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as pdf:
        return sum(pdf[number].get_textpage().count_chars() for number in range(min(len(pdf), LOOKED_AT)))


def _foreign_fonts(pdf: Pdf) -> Iterator[str]:
    """The names of fonts that a reader's machine would have to replace; those that are drawn in the file itself need none."""
    for font in dictionaries(pdf):
        if name(font.get("/Type")) != "Font" or name(font.get("/Subtype")) in ("Type0", "Type3", "") or "/BaseFont" not in font:
            continue
        described = font.get("/FontDescriptor")
        if described is None or not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield name(font.BaseFont)


def _people(pdf: Pdf) -> Iterator[str]:
    if "/Info" in pdf.trailer:
        yield from (field for field in PEOPLE if str(pdf.trailer.Info.get(f"/{field}", "")).strip())
    said = pdf.open_metadata(update_docinfo=False, strict=False)
    yield from (field for field in CREATORS if said.get(field))
