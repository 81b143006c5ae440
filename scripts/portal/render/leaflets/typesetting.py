"""Sets one leaflet with Typst: the only user of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import typst

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
TEMPLATE = Path(__file__).with_name("leaflet.typ")
STANDARDS = ["a-2a", "ua-1"]
"""For archives, and for those who listen: Typst refuses to write a file that breaks one of them."""

_OVERFLOW = re.compile(r"overflow:([\d,]+)")
_EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


class DoesNotFit(Exception):
    """Some panels are too long, even at the smallest size of type; their numbers, counted from 1."""

    def __init__(self, panels: list[int]) -> None:
        super().__init__(", ".join(map(str, panels)))
        self.panels = panels


class NotPrintable(Exception):
    """What Typst says of a file that it will not write: a character without a picture in the fonts, an image without a description."""


def typeset(data: Mapping[str, object], day: date, pictures: Mapping[str, str]) -> bytes:
    """The PDF of *data* (see leaflet.typ), dated *day*; *pictures* are SVG by name (``qr``, ``map``). The same values give the same bytes.

    Raises `DoesNotFit` and `NotPrintable`.
    """
    files = {f"{name}.svg": pictures.get(name, _EMPTY).encode() for name in ("qr", "map")}
    files |= {"main.typ": _template(), "data.json": json.dumps(data, ensure_ascii=False).encode()}
    noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    try:
        return typst.compile(files, format="pdf", font_paths=_fonts(), pdf_standards=STANDARDS, timestamp=noon)
    except typst.TypstError as error:
        said = f"{error.message} {error.diagnostic or ''}"
        if found := _OVERFLOW.search(said):
            raise DoesNotFit([int(number) for number in found[1].split(",")]) from None
        raise NotPrintable(" ".join([str(error.message), *(str(hint) for hint in error.hints or ())])) from error


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Our fonts and no others: a machine's own would change the bytes."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
