"""Sentences and pages that people with little schooling, or in a hurry, can read."""

from __future__ import annotations

from datetime import date
from functools import cache

from portal.model.page import Page
from portal.model.portal import Portal
from portal.problems import Level
from portal.readability import formula_for, measure
from portal.rules.registry import Findings, rule
from portal.sentences import Sentence, sentences

LEAST_WORDS = 100
"""A text with fewer words is not judged as a whole: one name would decide its score. Flesch took samples of 100 words."""

LONGEST_SENTENCE = 25
"""Words of a sentence, inclusive: the limit of the content guide of GOV.UK ("Sentence length: why 25 words is our limit", 2014)."""

cached_sentences = cache(sentences)
"""The sentences of a body; both rules need them."""


@rule(
    Level.OLD,
    en=(
        "the page reads at {score} of at least {limit}; its hardest sentence stands here: «{sentence}»",
        "Split it, use shorter words, and say who does what{others}.",
    ),
    es=(
        "la página tiene {score} puntos de lectura fácil y necesita {limit}; aquí está su oración más difícil: «{sentence}»",
        "Divídela, usa palabras más cortas y di quién hace qué{otras}.",
    ),
)
def page_is_easy_to_read(portal: Portal, today: date) -> Findings:
    """Every guide is easy to read by the formula of its language, where there is one."""
    for page in portal.pages:
        formula = formula_for(page.language)
        if formula is None or not portal.kind(page.path).is_guide:
            continue
        found = cached_sentences(page.body)
        reading = measure([sentence.words for sentence in found], page.language)
        if reading and reading.words >= LEAST_WORDS and reading.score < formula.easy:
            hardest, *others = (found[index] for index in reading.hardest)
            values = {"score": f"{reading.score:.0f}", "limit": formula.easy, "sentence": shortened(hardest)}
            also = " · ".join(f"{_line(page, sentence)} «{shortened(sentence)}»" for sentence in others)
            yield (
                page.body_place(hardest.line),
                {**values, "others": f"; then look at line {also}" if also else "", "otras": f"; mira también la línea {also}" if also else ""},
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
            for sentence in cached_sentences(page.body):
                if len(sentence.words) > LONGEST_SENTENCE:
                    yield page.body_place(sentence.line), {"sentence": shortened(sentence), "words": len(sentence.words), "limit": LONGEST_SENTENCE}


def _line(page: Page, sentence: Sentence) -> int:
    return page.body_place(sentence.line).line


def shortened(sentence: Sentence, most: int = 60) -> str:
    """How a sentence begins, in at most that many characters."""
    text = sentence.text
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
