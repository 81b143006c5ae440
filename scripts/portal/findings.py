"""Remembers what a check found, so that checking the same files again takes no time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from portal.noted import note, recall
from portal.problems import Level, Message, Place, Problem


def remembered(root: Path, mark: str, look: Callable[[], list[Problem]]) -> list[Problem]:
    """What *look* finds, or found before under the same *mark* (see `portal.marks.inputs_mark`).

    The memory is one file in ``.build``; a damaged one is as good as none.
    """
    memory = root / ".build" / "findings.json"
    known = recall(memory, mark)
    with contextlib.suppress(KeyError, ValueError, TypeError, AttributeError):  # not one of ours: look again
        if isinstance(known, list):
            return [_problem(entry) for entry in known]
    problems = look()
    note(memory, mark, [_entry(problem) for problem in problems])
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
