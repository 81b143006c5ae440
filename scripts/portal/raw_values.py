"""Finds phones, amounts, lengths of time, dates and web addresses that stand in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

Found = Iterator[tuple[int, str]]
"""Where a value begins in the text, and the value."""

MONTHS = {
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "pt": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "ht": "janvye|fevriye|mas|avril|me|jen|jiyè|out|septanm|oktòb|novanm|desanm",
}
NUMBERS = {
    "es": frozenset("dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta noventa".split()),
    "en": frozenset("two three four five six seven eight nine ten twelve fifteen twenty thirty ninety".split()),
    "fr": frozenset("deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente".split()),
    "pt": frozenset("dois duas três quatro cinco seis sete oito nove dez doze quinze vinte trinta".split()),
    "ht": frozenset("twa kat senk sis sèt uit nèf dis douz kenz ven trant".split()),
}
UNITS = {
    "es": frozenset("hora horas día días semana semanas mes meses".split()),
    "en": frozenset("hour hours day days week weeks month months".split()),
    "fr": frozenset("heure heures jour jours semaine semaines mois".split()),
    "pt": frozenset("hora horas dia dias semana semanas mês mes meses".split()),
    "ht": frozenset("èdtan è jou semèn mwa".split()),
}
YEARS = frozenset(("año", "años", "year", "years", "an", "ans", "année", "années", "ano", "anos"))
BETWEEN = frozenset(("working", "business", "full", "whole", "calendar"))
"""Words that may stand between a number and its unit."""

AGE = re.compile(
    r"menor|mayor|edad|cumpl|niñ|adolescen|jóven|joven|tien|under|over|age|old|born|child|minor|young|teen"
    r"|moins|plus de|âge|enfant|mineur|idade|criança|jovem|(?:menos|mais) de \d+ anos|laj|timoun|poko gen|minè|granmoun",
    re.IGNORECASE,
)
"""Words beside a number of years that make it an age, which may stand in the text."""

_PHONE = re.compile(r"\+\d[\d ().-]{5,}\d|\b\d{4}[ -]\d{4}\b|\b\d{3}-\d{4}\b|\(\d{2,3}\)\s?\d{3,4}|\b\d{3}[ -]\d{3}[ -]\d{3,4}\b|\b\d{7,11}\b|\b800[ -]\d")
_PHONE_WORD = re.compile(
    r"\b(?:llam\w+|marc\w+|tel(?:éfono|efone|efòn)?\.?|téléphone|línea|número|whatsapp|call|dial|phone|line|number|appel\w+|numéro|ligne|ligu\w+|linha|rele|nimewo)"
    r"[^\w\n]{1,4}(?:\w+[^\w\n]{1,4}){0,2}?(\d{3,5})\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:US\$|BZ\$|C\$|B/\.|[$€₡]|\b[QL])\s?\d{1,12}(?:[.,]\d{1,12}){0,4}"
    r"|\b\d{1,12}+(?:[.,]\d{1,12}+){0,4}+\s?(?:[$€₡]|(?i:quetzal|lempira|pesos?\b|dólar|dollars?\b|dola\b|colon(?:es)?\b|córdoba|balboa|euros?\b|goud)\w*"
    r"|(?:USD|GTQ|MXN|HNL|CRC|NIO|PAB|BZD)\b)"
)
_WEB = re.compile(r"https?://\S+|\bwww\.\S+|\b[a-z0-9-]{1,63}+\.(?:org|com|net|int|gob|gov|edu|info)(?:\.[a-z]{2})?\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_DOT = re.compile(r"\.\w|://")


def phones(text: str, language: str) -> Found:
    """Telephone numbers: long ones, and short ones after a word like "call"."""
    if _DIGIT.search(text):
        yield from _found(_PHONE, text)
        for match in _PHONE_WORD.finditer(text):
            yield match.start(1), match[1]


def amounts(text: str, language: str) -> Found:
    """Numbers with a currency."""
    if _DIGIT.search(text):
        yield from _found(_AMOUNT, text)


def durations(text: str, language: str) -> Found:
    """A number, in digits or words, and a unit of time. Years are left alone where they are an age."""
    small = text.lower()
    for unit in _units(language).finditer(small):
        number = _number(language).search(small, max(0, unit.start() - 30), unit.start())
        if number and not (unit[0] in YEARS and AGE.search(_around(text, number.start(1), unit.end()))):
            yield number.start(1), text[number.start(1) : unit.end()]


def _around(text: str, start: int, end: int) -> str:
    """The words beside a place, on its own line."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return text[max(line_start, start - 40) : min(end + 20, len(text) if line_end < 0 else line_end)]


def dates(text: str, language: str) -> Found:
    """Days, months with a year, and years after a word like "since". The numbers of laws are none of these."""
    if _DIGIT.search(text):
        yield from _found(_date(language), text)


def addresses(text: str, language: str) -> Found:
    """Web addresses and names of websites."""
    if _DOT.search(text):
        yield from _found(_WEB, text)


def _found(pattern: re.Pattern[str], text: str) -> Found:
    for match in pattern.finditer(text):
        yield match.start(), match[0]


def _of(words: dict[str, frozenset[str]], language: str) -> str:
    """The words of a language as alternatives; those of all languages for one whose words are not known here."""
    return "|".join(sorted(words.get(language) or frozenset().union(*words.values()), reverse=True))


@cache
def _units(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_of(UNITS, language)}|{'|'.join(sorted(YEARS, reverse=True))})(?!\w)(?<=\w)")


@cache
def _number(language: str) -> re.Pattern[str]:
    """A number right before the end of what is searched, with perhaps an adjective between."""
    return re.compile(rf"(?<!\w)(\d+(?:[.,]\d+)*|{_of(NUMBERS, language)})\s+(?:(?:{'|'.join(sorted(BETWEEN))})\s+)?$")


@cache
def _date(language: str) -> re.Pattern[str]:
    months = MONTHS.get(language) or "|".join(MONTHS.values())
    return re.compile(
        r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
        rf"|\b\d{{1,2}}(?:º|er|st|nd|rd|th)?\s+(?:de\s+)?(?:{months})\b|\b(?:{months})\s+\d{{1,2}}\b"
        rf"|\b(?:{months})\s+(?:de\s+|of\s+)?(?:19|20)\d\d\b|\b(?:en|desde|hasta|since|in|until|depuis|em|até|an|nan|depi|jiska)\s+(?:19|20)\d\d\b",
        re.IGNORECASE,
    )
