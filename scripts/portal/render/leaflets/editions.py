"""The editions of a leaflet and the sheets that they are printed on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from portal.model.country import PaperSize

SIZES = {PaperSize.LETTER: (215.9, 279.4), PaperSize.A4: (210.0, 297.0)}
"""Width and height of an upright sheet in millimetres."""

PHONE = (100.0, 210.0)
"""A page for a phone's screen, in millimetres."""

FLAP = 3.0
"""Millimetres by which the panel that is folded inside is narrower than the others."""


class Edition(StrEnum):
    """How the same six panels are laid out."""

    TRIFOLD = "trifold"
    """One sheet, both sides, folded twice: outside 5, 6 and 1, inside 2, 3 and 4."""

    SINGLE = "single"
    """One side of one sheet, in two columns."""

    PHONE = "phone"
    """Six small pages, to be sent."""

    POSTER = "poster"
    """One side for the wall: the first panel and the last two, large, with the code."""

    @property
    def has_paper(self) -> bool:
        """Whether it is made for a size of paper."""
        return self is not Edition.PHONE

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return {Edition.TRIFOLD: 2, Edition.PHONE: 6}.get(self, 1)


@dataclass(frozen=True)
class Sheet:
    """The measures of a page, in millimetres."""

    width: float
    height: float
    flap: float = 0.0
    """Width of the panel that is folded inside; 0 where nothing is folded."""

    panel: float = 0.0
    """Width of each of the other two."""


def sheet(edition: Edition, paper: PaperSize) -> Sheet:
    """The page of an edition on one size of paper (`PaperSize.BOTH` is none)."""
    if edition is Edition.PHONE:
        return Sheet(*PHONE)
    short, long = SIZES[paper]
    if edition is not Edition.TRIFOLD:
        return Sheet(short, long)
    panel = (long + FLAP) / 3
    return Sheet(long, short, panel - FLAP, panel)


def papers(country: PaperSize | None) -> tuple[PaperSize, ...]:
    """The sizes for a country: that of its printers, or both; letter where that is not known, as nearly all of the region."""
    return tuple(SIZES) if country is PaperSize.BOTH else (country or PaperSize.LETTER,)
