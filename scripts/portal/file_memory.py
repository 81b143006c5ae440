"""Remembers what files became, so that a preview reads again only what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from portal.problems import Problem

T = TypeVar("T")


@dataclass
class FileMemory:
    """What files became when they were last read, by their path.

    What it gives back is the same object as before, so that what has not changed
    is told by ``is``; nobody may change it.
    """

    _known: dict[Path, tuple[Hashable, object, list[Problem]]] = field(default_factory=dict)

    def recall(self, path: Path, beside: Hashable, read: Callable[[], T], problems: list[Problem]) -> T:
        """What *read* makes of the file, or made of the same bytes before.

        *beside* is all else on which that depends. What *read* adds to *problems*
        is added again when it is remembered. A missing file raises `OSError`.
        """
        mark = (hashlib.sha256(path.read_bytes()).digest(), beside)
        if path in self._known and self._known[path][0] == mark:
            _, value, found = self._known[path]
            problems += found
            return value  # type: ignore[return-value]
        before = len(problems)
        value = read()
        self._known[path] = (mark, value, problems[before:])
        return value
