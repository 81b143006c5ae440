"""Words that hurt people, or that only offices understand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from portal.model.page import Page
from portal.model.portal import Portal
from portal.problems import Level, Place
from portal.rules.prose import cached_prose, position
from portal.rules.registry import Findings, rule

_WORD = re.compile(r"\w+")
_PART = re.compile(r"(\w+)(\*?)")


@rule(
    Level.HARM,
    en=("«{word}» hurts or misleads people: {because}", "Say: {say}."),
    es=("«{word}» hiere o confunde a las personas: {because}", "Di: {say}."),
)
def word_does_not_hurt(portal: Portal, today: date) -> Findings:
    """No page uses a word that hurts or endangers people."""
    yield from _found(portal, hurts=True)


@rule(
    Level.OLD,
    en=("«{word}» is not a plain word: {because}", "Say: {say}."),
    es=("«{word}» no es una palabra sencilla: {because}", "Di: {say}."),
)
def wording_is_plain(portal: Portal, today: date) -> Findings:
    """Guides use plain words instead of those of offices."""
    yield from _found(portal, hurts=False)


def _found(portal: Portal, hurts: bool) -> Findings:
    for page in portal.pages:
        entries = portal.style.get(page.language, ())
        if entries and (hurts or portal.kind(page.path).is_guide):
            for place, word, index in _in_page(page, _wordings(tuple(tuple(entry.avoid) for entry in entries))):
                if entries[index].hurts is hurts:
                    yield place, {"word": word, "say": entries[index].say, "because": entries[index].because}


def _in_page(page: Page, wordings: _Wordings) -> Iterator[tuple[Place, str, int]]:
    for key, text in (("title", page.title), ("summary", page.summary)):
        for _, word, index in _in_text(text, wordings):
            yield page.at(key), word, index
    text = cached_prose(page.body)
    for start, word, index in _in_text(text, wordings):
        yield page.body_place(*position(text, start)), word, index


@cache
def _in_text(text: str, wordings: _Wordings) -> tuple[tuple[int, str, int], ...]:
    """Where each wording begins in the text, what stands there, and the entry that it belongs to; both rules need it."""
    small = text.lower()
    words = set(_WORD.findall(small))
    return tuple(
        (match.start(), " ".join(match[0].split()), wording.entry)
        for wording in wordings.candidates(words, small)
        if wording.words <= words
        for match in _pattern(wording.text).finditer(text)
    )


@dataclass(frozen=True, slots=True)
class _Wording:
    words: frozenset[str]
    """The words without ``*`` that it needs, in small letters."""

    text: str
    entry: int


class _Wordings:
    """Wordings by one word of theirs, the longest: few texts hold it, so that hardly any pattern is ever tried."""

    def __init__(self, entries: Iterable[Iterable[str]]) -> None:
        self.by_word: dict[str, list[_Wording]] = {}
        self.by_beginning: dict[str, list[_Wording]] = {}
        for index, wordings in enumerate(entries):
            for text in wordings:
                parts = _PART.findall(text.lower())
                word, star = max(parts, key=lambda part: len(part[0]))
                wording = _Wording(frozenset(word for word, star in parts if not star), text, index)
                (self.by_beginning if star else self.by_word).setdefault(word, []).append(wording)

    def candidates(self, words: set[str], small: str) -> Iterator[_Wording]:
        """The wordings that may stand in a text, given its words and the text itself in small letters."""
        for word in words & self.by_word.keys():
            yield from self.by_word[word]
        for beginning, wordings in self.by_beginning.items():
            if beginning in small:
                yield from wordings


_wordings = cache(_Wordings)
"""Of the same wordings, the same: what was found in a text is remembered with them."""


@cache
def _pattern(wording: str) -> re.Pattern[str]:
    """The whole words, in any case, also over the end of a line; accents count."""
    words = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in wording.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
