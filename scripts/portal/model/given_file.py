"""What was found in a file that the portal was given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ALIKE = 3
"""Millimetres by which a page may differ from a sheet."""

SHEETS = {"letter": (216, 279), "a4": (210, 297)}
"""Width and height of the sheets that office printers hold, in whole millimetres."""


class Fault(StrEnum):
    """Why a file can't be offered at all."""

    NOT_PDF = "not-pdf"
    """It is something else."""

    DAMAGED = "damaged"
    """Parts of it are missing, or in the wrong place."""

    LOCKED = "locked"
    """It needs a password, or forbids something."""

    BURDEN = "burden"
    """Opening it takes more memory or time than any leaflet needs, or ends the program that opens it."""


@dataclass(frozen=True)
class GivenFile:
    """A PDF as it was examined. Of one with a fault only size, checksum and fault are known."""

    sha256: str
    """Of the file as it was given."""

    size: int
    """Bytes of the file as it was given."""

    fault: Fault | None = None
    pages: int = 0
    sizes: tuple[tuple[int, int], ...] = ()
    """Width and height of its pages as they are seen, in millimetres, each once."""

    tagged: bool = False
    """Whether it says what is a heading and what a paragraph."""

    characters: int = 0
    """Letters and signs of text on its first pages; 0: all are pictures."""

    programs: tuple[str, ...] = ()
    """What could act when it is opened or touched, by the names of PDF: ``JavaScript``, ``Launch``."""

    attached: tuple[str, ...] = ()
    """The names of files that travel inside."""

    foreign_fonts: tuple[str, ...] = ()
    """The names of fonts that it does not bring along."""

    people: tuple[str, ...] = ()
    """The fields of its metadata that name somebody: ``Author``."""

    copy: str = ""
    """The name under which the cleaned copy and its cover are remembered; empty where there are none."""

    copy_size: int = 0
    """Bytes of the cleaned copy."""

    cover_size: int = 0
    """Bytes of the picture of its first page."""

    @property
    def can_be_heard(self) -> bool:
        """Whether a screen reader has a chance: there is text, and what it is is said."""
        return self.tagged and self.characters > 0

    @property
    def paper(self) -> str:
        """The sheet on which all its pages fit without being scaled: ``letter`` or ``a4``; empty where that is neither."""
        for name, sheet in SHEETS.items():
            if self.sizes and all(_alike(size, sheet) for size in self.sizes):
                return name
        return ""


def _alike(size: tuple[int, int], sheet: tuple[int, int]) -> bool:
    """Whether a page, upright or turned, is as large as a sheet."""
    return all(abs(one - other) <= ALIKE for one, other in zip(sorted(size), sheet, strict=True))
