"""The sentences of a page's running text, with their lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from portal.markdown import CITATION, LINK, VALUE


class Sentence(NamedTuple):
    """One sentence of a body."""

    words: list[str]
    """What stands between spaces and holds a letter or a figure, with its marks. A value is one word: ``{{police}}``."""

    line: int
    """The line of the body on which it begins, counted from 1."""

    @property
    def text(self) -> str:
        """As it is read, on one line, with values as they are written: ``Call {{ police }}.``"""
        return " ".join(self.words).replace("**", "").replace("{{", "{{ ").replace("}}", " }}")


_BREAK = "\0"
"""Ends a sentence without a full stop; no content file can hold one."""

_WORD, _END, _SMALL, _FIGURE, _BEFORE_NAME, _BEFORE_FIGURE, _BREAKS = 1, 2, 4, 8, 16, 32, 64

_NOT_READ = frozenset(("#", "##", "###", "####", "!!!", "???", "???+"))
"""What headings and titles of admonitions begin with: Flesch (1948) counts running text only."""

_LETTER = re.compile(r"[^\W_]")
_STOP = re.compile(r"[.!?…][)\]\"'»”’*_]*$")
_NAMES = frozenset("sr sra srta dr dra lic ing ee mr mrs ms st mme".split())
_FIGURES = frozenset("art arts no núm num nro nr pág págs p inc".split())
"""Abbreviations whose full stop ends no sentence: before anything, and before a figure."""


def sentences(body: str) -> list[Sentence]:
    """The sentences of a body, in order. Headings, titles of admonitions, citations and addresses of links are not read.

    A sentence ends with ``.``, ``!``, ``?`` or ``…`` before a word that does
    not begin with a small letter, and with its paragraph, list item or cell.
    Colons, semicolons and the ends of lines end none.
    """
    tokens: list[str] = []
    starts: list[int] = []
    """The first token of each line."""
    for line in _readable(body).split("\n"):
        starts.append(len(tokens))
        if "](" in line:
            line = LINK.sub(r"\1", line)
        words = line.split()
        if "|" in line:
            words = line.replace("|", f" {_BREAK} ").split() if _LETTER.search(line) else [_BREAK]
        elif not words or words[0] in _NOT_READ:
            words = [_BREAK]
        elif words[0] == "-" or (words[0][-1] == "." and words[0][:-1].isdigit()):
            words[0] = _BREAK
        tokens += words
    tokens.append(_BREAK)
    marks = list(map(_marks, tokens))
    only_words = 0 not in marks
    found: list[Sentence] = []
    start = 0
    for index in [index for index, mark in enumerate(marks) if mark & _END]:
        if marks[index] & _BREAKS:
            words = tokens[start:index]
        elif _goes_on(marks, index):
            continue
        else:
            words = tokens[start : index + 1]
        if not only_words:
            words = [word for word in words if _marks(word)]
        if words:
            found.append(Sentence(words, bisect_right(starts, start)))
        start = index + 1
    return found


def _readable(body: str) -> str:
    """Values as one word each, and citations gone."""
    return CITATION.sub("", VALUE.sub(lambda match: f"{{{{{match[1].strip()}}}}}", body))


@cache
def _marks(token: str) -> int:
    """What a token is, as a sum of the marks above; 0 where it is no word."""
    if token == _BREAK:
        return _END | _BREAKS
    if token.rstrip(",;:").isalpha():
        return _WORD | _SMALL if token[0].islower() else _WORD
    first = _LETTER.search(token)
    if first is None:
        return 0
    marks = _WORD
    if _STOP.search(token):
        marks |= _END
        bare = token.rstrip(".").lower()
        if bare in _NAMES or re.fullmatch(r"(?:[A-ZÁÉÍÓÚÑ]\.)+", token):
            marks |= _BEFORE_NAME
        if bare in _FIGURES:
            marks |= _BEFORE_FIGURE
    if first[0].islower() and not token.startswith("{{"):
        marks |= _SMALL
    if first[0].isdigit():
        marks |= _FIGURE
    return marks


def _goes_on(marks: list[int], index: int) -> bool:
    """Whether the sentence goes on after the full stop of the token at *index*; a break follows the last one."""
    following = index + 1
    while not marks[following]:
        following += 1
    return bool(marks[index] & _BEFORE_NAME or marks[following] & _SMALL or (marks[index] & _BEFORE_FIGURE and marks[following] & _FIGURE))
