"""What is wrong with the content, where it stands, and what to do about it."""

# Nothing in the portal prints or raises while it checks content: every check
# hands back `Problem` values, and the command line decides how to show them.

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePosixPath

MESSAGE_LANGUAGES = ("en", "es")
"""The languages in which every message exists; the first is the default."""


class Level(StrEnum):
    """How much a problem can hurt a reader."""

    HARM = "harm"
    """The site is not built: a reader could be harmed or a page is broken."""

    OLD = "old"
    """The site is built, with a warning: something waits for an editor."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file of the repository, as an editor would look it up."""

    file: PurePosixPath
    """Path from the repository root, always with forward slashes."""

    line: int = 1
    """Line number, counted from 1."""

    column: int = 1
    """Column in characters, counted from 1."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one rule: what is so, and what to do, in both languages.

    Both sentences are `str.format` templates over the values of a problem.
    Calling a message with a place and values makes the problem.
    """

    rule: str
    """Name of the rule, in kebab-case, so that it can be searched for."""

    level: Level
    en: tuple[str, str]
    es: tuple[str, str]

    def __call__(self, place: Place, **values: object) -> Problem:
        """The problem of this rule at *place*."""
        return Problem(place, self, tuple((name, str(value)) for name, value in sorted(values.items())))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an editor has to look at."""

    place: Place
    message: Message = field(repr=False)
    values: tuple[tuple[str, str], ...] = ()
    """What was found, by name, for the two sentences of the message."""

    @property
    def rule(self) -> str:
        """Name of the rule that found it."""
        return self.message.rule

    @property
    def level(self) -> Level:
        """Whether the problem stops the build."""
        return self.message.level

    def sentences(self, language: str = "en") -> tuple[str, str]:
        """What is so, and what to do, in *language* (``en`` or ``es``)."""
        what, remedy = getattr(self.message, language)
        values = dict(self.values)
        return what.format(**values), remedy.format(**values)

    def text(self, language: str = "en") -> str:
        """Two lines: ``place: what is so [rule]``, then what to do, indented."""
        what, remedy = self.sentences(language)
        return f"{self.place}: {what} [{self.rule}]\n    {remedy}"

    def __str__(self) -> str:
        return self.text()


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without repetitions, by file, line, column, rule and values."""
    return sorted(set(problems), key=lambda problem: (problem.place, problem.rule, problem.values))


def harmful(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a build."""
    return [problem for problem in problems if problem.level is Level.HARM]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that *word* was probably meant to be, or the first few known ones.

    Returned as it stands in a message: ``emergency`` or ``asylum, health, work …``.
    """
    return _nearest(word, tuple(sorted(known)))


@lru_cache(maxsize=4096)
def _nearest(word: str, words: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return close[0]
    return ", ".join(words[:6]) + (" …" if len(words) > 6 else "")


Values = Mapping[str, object]
