"""Remembers what a check found, so that checking the same files again takes no time."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from portal.problems import Level, Message, Place, Problem


def remembered(root: Path, mark: str, look: Callable[[], list[Problem]]) -> list[Problem]:
    """What *look* finds, or found before under the same *mark* (see `portal.marks.inputs_mark`).

    The memory is one file in ``.build``; a damaged one is as good as none.
    """
    memory = root / ".build" / "findings.json"
    try:
        known = json.loads(memory.read_text(encoding="utf-8"))
        if known["key"] == mark:
            return [_problem(entry) for entry in known["problems"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass  # no memory, or not one of ours: look again
    problems = look()
    with contextlib.suppress(OSError):  # a folder that can't be written to can still be checked
        memory.parent.mkdir(exist_ok=True)
        memory.write_text(json.dumps({"key": mark, "problems": [_entry(problem) for problem in problems]}), encoding="utf-8")
    return problems


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
