"""Sentences and pages that people with little schooling, or in a hurry, can read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from portal.model.page import Page
from portal.model.portal import Portal
from portal.problems import Level
from portal.readability import Reading, formula_for, measure
from portal.rules.registry import Findings, rule
from portal.sentences import Sentence, sentences

LEAST_WORDS = 100
"""A text with fewer words is not judged as a whole: one name would decide its score. Flesch took samples of 100 words."""

LONGEST_SENTENCE = 25
"""Words of a sentence, inclusive: the limit of the content guide of GOV.UK ("Sentence length: why 25 words is our limit", 2014)."""


@dataclass(frozen=True, slots=True)
class _Judged:
    reading: Reading | None
    """None where the language has no formula, or the text no sentence."""

    hardest: tuple[Sentence, ...]
    longest: tuple[Sentence, ...]
    """All that are too long."""


@cache
def _judged(body: str, language: str) -> _Judged:
    """What both rules need of a body: its sentences themselves would fill the memory."""
    found = sentences(body)
    reading = measure([sentence.words for sentence in found], language)
    hardest = tuple(found[index] for index in reading.hardest) if reading else ()
    return _Judged(reading, hardest, tuple(sentence for sentence in found if len(sentence.words) > LONGEST_SENTENCE))


@rule(
    Level.OLD,
    en=(
        "the page has {score} points of easy reading and needs {limit}; this is its hardest sentence: «{sentence}»",
        "Split it, use shorter words, and say who does what{others_en}.",
    ),
    es=(
        "la página tiene {score} puntos de lectura fácil y necesita {limit}; esta es su oración más difícil: «{sentence}»",
        "Divídela, usa palabras más cortas y di quién hace qué{others_es}.",
    ),
)
def page_is_easy_to_read(portal: Portal, today: date) -> Findings:
    """Every guide is easy to read by the formula of its language, where there is one."""
    for page in portal.pages:
        formula = formula_for(page.language)
        if formula is None or not portal.kind(page.path).is_guide:
            continue
        judged = _judged(page.body, page.language)
        reading = judged.reading
        if reading and reading.words >= LEAST_WORDS and reading.score < formula.easy:
            hardest, *others = judged.hardest
            values = {"score": f"{reading.score:.0f}", "limit": formula.easy, "sentence": shortened(hardest)}
            also = " · ".join(f"{_line(page, sentence)} «{shortened(sentence)}»" for sentence in others)
            yield (
                page.body_place(hardest.line),
                {**values, "others_en": f"; then look at line {also}" if also else "", "others_es": f"; mira también la línea {also}" if also else ""},
            )


@rule(
    Level.OLD,
    en=("the sentence «{sentence}» has {words} words; {limit} are the most", "Make two of it, or a list."),
    es=("la oración «{sentence}» tiene {words} palabras; el máximo es {limit}", "Haz dos oraciones, o una lista."),
)
def sentence_is_short(portal: Portal, today: date) -> Findings:
    """No sentence of a guide is long; a value counts as one word."""
    for page in portal.pages:
        if portal.kind(page.path).is_guide:
            for sentence in _judged(page.body, page.language).longest:
                yield page.body_place(sentence.line), {"sentence": shortened(sentence), "words": len(sentence.words), "limit": LONGEST_SENTENCE}


def _line(page: Page, sentence: Sentence) -> int:
    return page.body_place(sentence.line).line


def shortened(sentence: Sentence, most: int = 60) -> str:
    """How a sentence begins, in at most that many characters."""
    text = sentence.text
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
