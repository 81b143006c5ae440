"""Remembers what a check found, so that checking the same files again takes no time."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePosixPath

from portal.inventory import TOPS
from portal.problems import Level, Message, Place, Problem


def remembered(root: Path, today: date, look: Callable[[], list[Problem]]) -> list[Problem]:
    """What *look* finds, or found before for the very same files, program and day.

    The memory is one file in ``.build``; a damaged one is as good as none.
    """
    memory = root / ".build" / "findings.json"
    key = _key(root, today)
    try:
        known = json.loads(memory.read_text(encoding="utf-8"))
        if known["key"] == key:
            return [_problem(entry) for entry in known["problems"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass  # no memory, or not one of ours: look again
    problems = look()
    with contextlib.suppress(OSError):  # a folder that can't be written to can still be checked
        memory.parent.mkdir(exist_ok=True)
        memory.write_text(json.dumps({"key": key, "problems": [_entry(problem) for problem in problems]}), encoding="utf-8")
    return problems


def _key(root: Path, today: date) -> str:
    digest = hashlib.sha256(today.isoformat().encode())
    program = Path(__file__).parent
    tops = [root / top for top in TOPS]
    content = (path for top in tops for path in ([top] if top.is_symlink() or top.is_file() else top.rglob("*")))
    paths = [*program.rglob("*.py"), *(program / "assets").rglob("*"), *content]
    for path in sorted(paths):
        digest.update(b"\0" + os.fsencode(path.relative_to(program if path.is_relative_to(program) else root)) + b"\0")
        if path.is_symlink():
            digest.update(b"link")
        elif path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _entry(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "place": [place.file.as_posix(), place.line, place.column],
        "rule": problem.rule,
        "level": problem.level.value,
        "en": problem.sentences("en"),
        "es": problem.sentences("es"),
    }


def _problem(entry: dict) -> Problem:
    file, line, column = entry["place"]
    message = Message(entry["rule"], Level(entry["level"]), en=_fixed(entry["en"]), es=_fixed(entry["es"]))
    return Problem(Place(PurePosixPath(file), line, column), message)


def _fixed(sentences: list[str]) -> tuple[str, str]:
    """Sentences as templates without gaps."""
    what, remedy = (sentence.replace("{", "{{").replace("}", "}}") for sentence in sentences)
    return what, remedy
