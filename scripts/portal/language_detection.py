"""Guesses the language of a text from its short, frequent words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

FREQUENT: Mapping[str, frozenset[str]] = {
    "es": frozenset(
        "el la los las lo un una unos unas de del a al en con por para sin sobre desde hasta y e o u que si no ni como pero cuando donde dónde"
        " se te le les me su sus tu tus es son está están ser hay tiene tienes puede puedes más muy también esta este esto eso ya aquí allí".split()
    ),
    "en": frozenset(
        "the a an of to in on at with by for from without about and or but if not no as when where that this these there it they you your he she we"
        " is are be been was were has have can may must will do does did their his its who what which more also here then".split()
    ),
    "fr": frozenset(
        "le la les l un une des de du d à au aux en dans avec par pour sans sur et ou où mais si ne n pas que qu qui quand comme se s te vous votre vos"
        " ton ta tes il elle ils elles on nous est sont être a ont peut pouvez avez êtes plus aussi ce cette ces c y ici".split()
    ),
    "pt": frozenset(
        "o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às com por pelo pela para sem sobre e ou que se não nem como mas quando onde"
        " te lhe você vocês seu sua seus suas é são está estão ser há tem pode podem mais muito também isso este esta já aqui".split()
    ),
    "ht": frozenset(
        "la yo ki nan pou ou li mwen nou m w l gen pa ak sa yon se kapab ka ap te pral tout kote si men tankou lè oswa oubyen sou anba"
        " san ta fè moun peyi ankò tou isit ladan poukisa kisa kijan genyen pandan apre avan anvan jis fò dwe a an e".split()
    ),
}
"""Frequent words of each language that is told from the others."""

LEAST_WORDS = 20
"""A shorter text is not judged."""

MOST_WORDS = 300
"""So many words from the beginning are enough to tell."""

LEAST_SHARE = 0.2
"""The share of words that must be frequent ones of the best language, inclusive: a mere list of names has fewer."""

LEAST_MARGIN = 0.35
"""By how much the best language must be ahead of the next, as a part of its votes, inclusive."""

_WEIGHTS = {word: 1 / sum(word in frequent for frequent in FREQUENT.values()) for word in frozenset[str]().union(*FREQUENT.values())}
"""The vote of a word; one of several languages counts less, for each of them."""


@dataclass(frozen=True, slots=True)
class Detected:
    """The language that a text seems to be in."""

    language: str
    """Its code, without a country."""

    margin: float
    """How far it is ahead of the next language: from `LEAST_MARGIN` to 1."""


def detect(text: str) -> Detected | None:
    """The language of a text; None where it is too short, unclear, or in a language without a list.

    Each word votes for the languages that use it often. Words of several
    languages (``para``, ``la``) have less weight than those of one.
    """
    words = text.lower().split(maxsplit=MOST_WORDS)[:MOST_WORDS]
    if len(words) < LEAST_WORDS:
        return None
    counts = Counter(filter(_WEIGHTS.__contains__, words))
    votes = {language: sum(counts[word] * _WEIGHTS[word] for word in counts.keys() & frequent) for language, frequent in FREQUENT.items()}
    first, second = sorted(votes, key=votes.__getitem__, reverse=True)[:2]
    if sum(counts[word] for word in counts.keys() & FREQUENT[first]) < LEAST_SHARE * len(words):
        return None
    margin = (votes[first] - votes[second]) / votes[first]
    return Detected(first, margin) if margin >= LEAST_MARGIN else None
