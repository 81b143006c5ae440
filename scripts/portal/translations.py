"""Whether translations still say what their sources say, and which blocks changed if not."""

# A translation carries the fingerprint of the text that it was made from, so
# that its state needs no history: it survives squashed commits, shallow clones
# and editors that write a file anew. What a translator never has to redo (line
# wrapping, the style of emphasis, where a link leads) is taken out before hashing.

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePosixPath

from portal.markdown import blocks
from portal.model.page import SourcePage, TranslatedPage, Translation, TranslationStatus
from portal.model.portal import Portal
from portal.problems import Place
from portal.yamlfile import read_yaml, split_front_matter

FRONT = 2
"""The title and the summary are the first two blocks of a page, before those of its body."""

_COMMENT = r"<!--(?:(?!-->).)*-->"
_COMMENTS = re.compile(rf"^[ \t]*{_COMMENT}[ \t]*(?:\n|$)|{_COMMENT}", re.DOTALL | re.MULTILINE)
_ANCHOR = re.compile(r"(?<!\s)\s*+\{\s*+#[^{}]*+\}\s*$")
_DELIMITER = re.compile(r"(?=.*-)(?=.*\|)[\s|:-]+")
_TARGET = re.compile(r"\]\([^()]*\)")
_UNDERSCORES = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
_TYPOGRAPHY = re.compile("[\xad‐-―‘-‟‹›«»ʼ′″−…\u200b\u200e\u200f\u2060\ufeff]")
_TYPED = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›ʼ′", "'"),
    "…": "...",
}
"""What a keyboard has for typographic signs; those that are not here are invisible, and count as nothing."""

_LOOSE = re.compile(r' (?:(?=[|{}\[\]"-])|(?<=[|{}\[\]"-] ))')
"""Spaces beside signs where they are a matter of style."""

_DASHES = re.compile("--+")


def normalised(text: str) -> str:
    """One block, or one text of a YAML file, without what never needs a new translation.

    Taken out: line ends and spacing, the padding and the rule of tables, the
    addresses of links, the anchors of headings, whether emphasis is typed with
    ``*`` or ``_``, and what typographic quotes and dashes look like. Words,
    ``{{ key }}`` and ``[^key]`` stay.
    """
    lines = [line.strip() for line in text.split("\n")]
    if any("|" in line and _DELIMITER.fullmatch(line) for line in lines):
        lines = [f"|{line.removeprefix('|').removesuffix('|')}|" if "|" in line else line for line in lines if not _DELIMITER.fullmatch(line)]
    elif text.startswith("#"):
        lines[0] = _ANCHOR.sub("", lines[0])
    plain = _TYPOGRAPHY.sub(lambda sign: _TYPED.get(sign[0], ""), unicodedata.normalize("NFC", " ".join(lines)))
    plain = _LOOSE.sub("", " ".join(_TARGET.sub("]()", plain).split()))
    if "_" in plain:
        plain = _UNDERSCORES.sub(lambda found: "*" * len(found[0]), plain)
    return _DASHES.sub("-", plain) if "--" in plain else plain


def digest(text: str, digits: int) -> str:
    """The first hex digits of the SHA-256 of a normalised text."""
    return hashlib.sha256(text.encode()).hexdigest()[:digits]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """By what the text of a page is recognised."""

    source: str
    """Twelve hex digits of the whole."""

    blocks: tuple[str, ...]
    """Four hex digits of each block; the title and the summary are the first two."""


@lru_cache(maxsize=20_000)
def fingerprint(units: tuple[str, ...]) -> Fingerprint:
    """The fingerprint of a page, given as `units`."""
    plain = [normalised(unit) for unit in units]
    return Fingerprint(digest("\n".join(plain), 12), tuple(digest(text, 4) for text in plain))


def units(title: str, summary: str, body: str) -> tuple[str, ...]:
    """What is translated of a page, as it is written: the title, the summary, and the blocks of the body without comments."""
    return (title, summary, *blocks(_COMMENTS.sub("", body) if "-->" in body else body))


def units_of(page: SourcePage) -> tuple[str, ...]:
    """The `units` of a page of the portal."""
    return units(page.title, page.summary, page.body)


def units_in(text: str) -> tuple[str, ...] | None:
    """The `units` of the text of a file, as it may have been long ago; None where it is no page."""
    front, body, _ = split_front_matter(text)
    data = read_yaml(front or "", PurePosixPath()).data
    title, summary = (data.get("title"), data.get("summary")) if isinstance(data, dict) else (None, None)
    return units(title, summary, body) if isinstance(title, str) and isinstance(summary, str) else None


class Freshness(StrEnum):
    """How a translation stands to its source."""

    CURRENT = "current"
    OUTDATED = "outdated"
    """The source has changed since."""

    UNSTAMPED = "unstamped"
    """Nothing says from which text it was made."""

    MISSING = "missing"
    """Not written: readers get the text in a fallback language."""


@dataclass(frozen=True, slots=True)
class Change:
    """A block of the source that is not what it was when it was translated."""

    block: int | None
    """Its number in the present source, counted from 0; None: it was removed."""

    was: int | None
    """Its number when it was translated; None: it was added, or nobody knows what was there."""

    words: str = ""
    """The first words of the present text."""

    @property
    def kind(self) -> str:
        """``added``, ``removed`` or ``changed``."""
        return "removed" if self.block is None else "added" if self.was is None else "changed"


@dataclass(frozen=True, slots=True)
class State:
    """How one translation of a page stands."""

    freshness: Freshness
    status: TranslationStatus | None = None
    """Who made it; None where it is missing."""

    changes: tuple[Change, ...] = ()
    """Empty unless it is outdated."""

    blocks: int = 0
    """Blocks of the source, those that were removed included."""

    @property
    def percent(self) -> int:
        """How much of the source changed, rounded up: 0 unless it is outdated, then from 1 to 100."""
        return -(-100 * len(self.changes) // self.blocks) if self.changes else 0


def changes(before: Sequence[str], now: Sequence[str], texts: Sequence[str]) -> tuple[Change, ...]:
    """What turns the blocks *before* into those of *now*, whose texts are *texts*.

    Blocks are given by their hashes and compared in order, so that a block that
    was added makes none of those after it look changed.
    """
    found: list[Change] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag != "equal":
            both = min(i2 - i1, j2 - j1)
            found += [Change(j, i1 + j - j1 if j - j1 < both else None, first_words(texts[j])) for j in range(j1, j2)]
            found += [Change(None, i) for i in range(i1 + both, i2)]
    return tuple(found)


def first_words(text: str, most: int = 8) -> str:
    """The beginning of a text on one line: at most that many words."""
    words = text.split(maxsplit=most)
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


def state(source: SourcePage, translation: TranslatedPage | None) -> State:
    """How *translation*, or None where it is not written, stands to its source."""
    return _state(units_of(source), translation.l10n if translation else None)


def _state(texts: tuple[str, ...], l10n: Translation | None) -> State:
    if l10n is None:
        return State(Freshness.MISSING, blocks=len(texts))
    if l10n.source is None:
        return State(Freshness.UNSTAMPED, l10n.status, blocks=len(texts))
    now = fingerprint(texts)
    if l10n.source == now.source:
        return State(Freshness.CURRENT, l10n.status, blocks=len(texts))
    found = changes(l10n.blocks, now.blocks, texts) if l10n.blocks else ()
    # Without the old blocks, or where two of them share their four digits, any block may be the one that changed.
    found = found or tuple(Change(index, None, first_words(text)) for index, text in enumerate(texts))
    return State(Freshness.OUTDATED, l10n.status, found, len(texts) + sum(change.block is None for change in found))


@dataclass(frozen=True, slots=True)
class PageState:
    """A page in one of the languages into which it is to be translated."""

    source: SourcePage
    language: str
    page: TranslatedPage | None
    """None: not written."""

    state: State

    @property
    def place(self) -> Place:
        """Where the translation says what it was made from; where its source begins, if it is missing."""
        return self.page.at("l10n") if self.page else self.source.place


def states(portal: Portal) -> Iterator[PageState]:
    """Every page in every language but its own, in the order of the files and of the languages."""
    for source in portal.pages:
        if isinstance(source, SourcePage):
            texts = units_of(source)
            for language in portal.languages:
                if language.code != source.language:
                    page = portal.page(language.code, source.path)
                    translation = page if isinstance(page, TranslatedPage) else None
                    yield PageState(source, language.code, translation, _state(texts, translation.l10n if translation else None))
