"""Hashes of what things are made from: what was made from the same need not be made again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from portal.inventory import TOPS

LIBRARIES = (
    "babel",
    "jinja2",
    "markdown",
    "mkdocs-material",
    "opening-hours-py",
    "phonenumbers",
    "pikepdf",
    "pydantic",
    "pypdfium2",
    "pyyaml",
    "segno",
    "shapely",
    "typst",
)
"""What has a say in findings and staged pages, beside the program."""

Entry = tuple[bytes, bytes]
"""A name, without a zero byte, and what stands under it."""


def mark_of(entries: Iterable[Entry]) -> str:
    """The hash of the entries in their order, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for name, data in entries:
        digest.update(name + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()


def files_in(*places: Path) -> Iterator[Entry]:
    """The files and folders at and below each place, sorted; of a link only that it is one. A place that is missing gives nothing."""
    for place in places:
        below = place.rglob("*") if place.is_dir() and not place.is_symlink() else ()
        for path in sorted([place, *below]):
            name = os.fsencode(path.relative_to(place.parent))
            if path.is_symlink():
                yield b"link " + name, b""
            elif path.is_file() and path.suffix != ".pyc":
                yield b"file " + name, path.read_bytes()
            elif path.is_dir() and path.name != "__pycache__":
                yield b"folder " + name, b""


def inputs_mark(root: Path, today: date) -> str:
    """The hash of everything on which findings and pages depend: the content below *root*, the program, its libraries and the day."""
    beside = (b"today", today.isoformat().encode()), (b"libraries", repr([version(name) for name in LIBRARIES]).encode())
    return mark_of([*beside, *files_in(Path(__file__).parent), *files_in(*(root / top for top in TOPS))])
