"""The process in which one file is opened: with little memory, little time, and nothing that it could spoil."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path

from portal.model.given_file import Fault, GivenFile
from portal.pdf.cleaning import cleaned, cover
from portal.pdf.examination import MOST_PAGES, examined
from portal.pdf.examined import READY

MEMORY = 1 << 30
"""Bytes of addresses, inclusive."""

SECONDS = 10
"""Of a processor, inclusive."""

LARGEST_OUTPUT = 20_000_000
"""Bytes of a file that it may write, inclusive."""


def main(file: Path, title: str, language: str, copy: Path | None) -> None:
    """Print what was found in *file* as JSON; the cleaned copy goes to *copy* (``….pdf``), and its cover beside it."""
    _limit()
    data = file.read_bytes()
    sys.stdout.write(READY + "\n")
    sys.stdout.flush()
    try:
        found = examined(data)
        if found.fault is None and found.pages <= MOST_PAGES:
            found = _with_copy(found, data, title, language, copy)
    except MemoryError:
        found = GivenFile(sha256(data).hexdigest(), len(data), Fault.BURDEN)
    sys.stdout.write(json.dumps(asdict(found)) + "\n")


def _with_copy(found: GivenFile, data: bytes, title: str, language: str, copy: Path | None) -> GivenFile:
    clean, picture = cleaned(data, title, language), cover(data)
    if copy is None:
        return found
    copy.write_bytes(clean)
    copy.with_suffix(".webp").write_bytes(picture)
    return replace(found, copy=copy.stem, copy_size=len(clean), cover_size=len(picture))


def _limit() -> None:
    """What the system lets this process have, where it can be told."""
    try:
        import resource
    except ImportError:  # Windows: the time is limited all the same, by whoever waits
        return
    limits = {"RLIMIT_AS": MEMORY, "RLIMIT_CPU": SECONDS, "RLIMIT_FSIZE": LARGEST_OUTPUT, "RLIMIT_CORE": 0}
    for name, most in limits.items():
        kind = getattr(resource, name)
        _, hard = resource.getrlimit(kind)
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (within, within))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4]) if sys.argv[4:] else None)
