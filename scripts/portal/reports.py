"""Problems in the forms that people and programs read: text, JSON, annotations of a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from portal.problems import Level, Problem


def as_text(problems: Iterable[Problem], language: str) -> str:
    """Two lines for each problem, as in `Problem.text`; empty for none."""
    return "\n".join(problem.text(language) for problem in problems)


def as_json(problems: Iterable[Problem], language: str) -> str:
    """A list of objects: file, line, column, rule, level, message, remedy."""
    entries = []
    for problem in problems:
        message, remedy = problem.sentences(language)
        place = problem.place
        entries.append(
            {
                "file": place.file.as_posix(),
                "line": place.line,
                "column": place.column,
                "rule": problem.rule,
                "level": problem.level.value,
                "message": message,
                "remedy": remedy,
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=1)


def as_github(problems: Iterable[Problem], language: str) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request.

    It shows ten errors and ten warnings of a step, so harm comes first; the
    rest is in the log. Values are escaped as its toolkit does.
    """
    lines = []
    for problem in sorted(problems, key=lambda each: each.level is not Level.HARM):
        message, remedy = problem.sentences(language)
        place = problem.place
        command = "error" if problem.level is Level.HARM else "warning"
        where = f"file={_property(place.file.as_posix())},line={place.line},col={place.column},title={_property(problem.rule)}"
        lines.append(f"::{command} {where}::{_data(f'{message}{chr(10)}{remedy}')}")
    return "\n".join(lines)


FORMATS: dict[str, Callable[[Iterable[Problem], str], str]] = {"text": as_text, "json": as_json, "github": as_github}
"""The forms by name."""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
