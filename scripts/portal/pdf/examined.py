"""Has the files of a portal examined, each in a process of its own, and remembers what was found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from portal.model.given_file import Fault, GivenFile

READY = "ready"
"""The first line of the process: what follows is about the file, and no longer about the machine."""

PATIENCE = 60
"""Seconds after which nobody waits for a file any longer: its process may have to share the machine."""


@dataclass(frozen=True)
class Wanted:
    """A file that is to be examined."""

    file: PurePosixPath
    """From the root of the repository."""

    title: str
    """The title of its copy."""

    language: str


def examined_files(root: Path, wanted: Iterable[Wanted]) -> dict[PurePosixPath, GivenFile]:
    """What was found in each file below *root*, now or before; their copies are remembered as well (see `copy_of`)."""
    wanted = list(wanted)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip((each.file for each in wanted), pool.map(lambda each: _remembered(root, each), wanted), strict=True))


def copy_of(root: Path, found: GivenFile) -> tuple[bytes, bytes]:
    """The cleaned copy of a file, and the picture of its first page (WebP)."""
    place = _memory(root) / f"{found.copy}.pdf"
    return place.read_bytes(), place.with_suffix(".webp").read_bytes()


def _memory(root: Path) -> Path:
    return root / ".build" / "given"


def _remembered(root: Path, wanted: Wanted) -> GivenFile:
    path = root / wanted.file
    key = sha256(json.dumps([sha256(path.read_bytes()).hexdigest(), wanted.title, wanted.language, _engine()]).encode()).hexdigest()
    note = _memory(root) / f"{key}.json"
    try:
        known = given_file(json.loads(note.read_text(encoding="utf-8")))
        if not known.copy or all(note.with_suffix(ending).is_file() for ending in (".pdf", ".webp")):
            return known
    except (OSError, ValueError, TypeError, KeyError):
        pass  # no memory, or not one of ours: look again
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        found = examine(path, wanted.title, wanted.language, note.with_suffix(".pdf"))
        note.write_text(json.dumps(asdict(found)), encoding="utf-8")
    except OSError:  # a folder that can't be written to can still be checked
        found = examine(path, wanted.title, wanted.language)
    return found


def examine(path: Path, title: str, language: str, copy: Path | None = None) -> GivenFile:
    """What a process of its own finds in a file. Whatever goes wrong there is the fault of the file.

    A program that can't even begin raises `RuntimeError`: that is the fault of
    the machine. A *copy* that can't be written raises `OSError`.
    """
    if copy is not None:
        tempfile.TemporaryFile(dir=copy.parent).close()
    command = [sys.executable, "-P", "-m", "portal.pdf.worker", str(path), title, language, *([str(copy)] if copy else [])]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=PATIENCE)
        lines, error = done.stdout.splitlines(), done.stderr
    except subprocess.TimeoutExpired as slow:
        lines, error = [READY] if READY.encode() in (slow.stdout or b"") else [], "it took too long"
    if lines[:1] != [READY]:
        raise RuntimeError(f"files can't be examined on this machine: {error}")
    if len(lines) == 2 and done.returncode == 0:
        return given_file(json.loads(lines[1]))
    data = path.read_bytes()
    return GivenFile(sha256(data).hexdigest(), len(data), Fault.BURDEN)


def given_file(values: dict) -> GivenFile:
    """What was found, from JSON. Raises `TypeError` and `ValueError` where it is something else."""
    sizes = tuple((int(width), int(height)) for width, height in values["sizes"])
    lists = {name: tuple(values[name]) for name in ("programs", "attached", "foreign_fonts", "people")}
    fault = Fault(values["fault"]) if values["fault"] else None
    return GivenFile(**{**values, **lists, "sizes": sizes, "fault": fault})


@cache
def _engine() -> str:
    """What has a say in findings and copies: this program and its libraries."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), Path(__file__).parents[1] / "model" / "given_file.py"]
    return " ".join([*(sha256(path.read_bytes()).hexdigest() for path in files), *(version(name) for name in ("pikepdf", "pypdfium2"))])
