"""What prose may not hold: whatever can be wrong belongs in the ledger, with its source and date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from portal.markdown import KEY, prose
from portal.model.page import Page, SourcePage
from portal.model.portal import Portal
from portal.problems import Level
from portal.rules.references import cached_references, ledger_references, ledger_texts
from portal.rules.registry import Findings, Rule, rule

MONTHS = {
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "pt": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "ht": "janvye|fevriye|mas|avril|me|jen|jiyè|out|septanm|oktòb|novanm|desanm",
}
NUMBERS = {
    "es": "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|noventa",
    "en": "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|ninety",
    "fr": "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente",
    "pt": "dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|doze|quinze|vinte|trinta",
    "ht": "twa|kat|senk|sis|sèt|uit|nèf|dis|douz|kenz|ven|trant",
}
UNITS = {
    "es": "horas?|días?(?: hábiles)?|semanas?|mes(?:es)?",
    "en": "hours?|(?:working )?days?|weeks?|months?",
    "fr": "heures?|jours?|semaines?|mois",
    "pt": "horas?|dias?(?: úteis)?|semanas?|m[eê]s(?:es)?",
    "ht": "èdtan|è|jou|semèn|mwa",
}
YEARS = r"años?|years?|ans?|années?|anos?"
AGE = re.compile(
    r"menor|mayor|edad|cumpl|niñ|adolescen|jóven|joven|tien|under|over|age|old|born|child|minor|young|teen"
    r"|moins|plus de|âge|enfant|mineur|idade|criança|jovem|laj|timoun",
    re.IGNORECASE,
)
"""Words beside a number of years that make it an age, which may stand in the text."""

# Repetitions have a limit, so that a long line of signs does not take long.
PHONE = re.compile(r"\+\d[\d ().-]{5,}\d|\b\d{4}[ -]\d{4}\b|\b\d{3}-\d{4}\b|\(\d{2,3}\)\s?\d{3,4}|\b\d{3}[ -]\d{3}[ -]\d{3,4}\b|\b\d{7,11}\b|\b800[ -]\d")
PHONE_WORD = re.compile(
    r"(?:llam\w{1,12}+|marc\w{1,12}+|tel(?:éfono)?\.?|línea|número|whatsapp|call|dial|phone|line|number|appel\w{1,12}+|numéro|ligne|ligu\w{1,12}+|linha|rele|nimewo)\W++(?:\w++\W++){0,2}?(\d{3,5})\b",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"(?:US\$|BZ\$|C\$|B/\.|[$€₡]|\b[QL])\s?\d[\d.,]*|\b\d[\d.,]{0,24}+\s?(?:[$€₡]|quetzal\w*|lempira\w*|pesos?\b|dólar\w*|dollars?\b|colon(?:es)?\b|córdoba\w*|balboa\w*|euros?\b|goud\w*|USD|GTQ|MXN|HNL|CRC|NIO|PAB|BZD)",
    re.IGNORECASE,
)
YEAR_SPAN = re.compile(rf"\b(?:\d+|{'|'.join(NUMBERS.values())})\s+(?:{YEARS})\b", re.IGNORECASE)


def _of(words: dict[str, str], language: str) -> str:
    """The words of a language; all of them for one whose words are not known here."""
    return words.get(language) or "|".join(words.values())


@cache
def _duration(language: str) -> re.Pattern[str]:
    number = rf"\d+(?:[.,]\d+)?|{_of(NUMBERS, language)}"
    return re.compile(rf"\b(?:{number})\s+(?:{_of(UNITS, language)})\b", re.IGNORECASE)


@cache
def _date(language: str) -> re.Pattern[str]:
    months = _of(MONTHS, language)
    return re.compile(
        r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
        rf"|\b\d{{1,2}}(?:º|er|st|nd|rd|th)?\s+(?:de\s+)?(?:{months})\b|\b(?:{months})\s+\d{{1,2}}\b"
        rf"|\b(?:{months})\s+(?:de\s+|of\s+)?(?:19|20)\d\d\b|\b(?:en|desde|hasta|since|in|until|depuis|em|depi)\s+(?:19|20)\d\d\b",
        re.IGNORECASE,
    )


WEB = re.compile(r"https?://\S+|\bwww\.\S+|\b[a-z0-9-]{1,63}+\.(?:org|com|net|int|gob|gov|edu|info)(?:\.[a-z]{2})?\b", re.IGNORECASE)

Finder = Callable[[str, str], Iterator[re.Match[str]]]
"""Finds raw values in a line of text, given its language."""


def _phones(line: str, language: str) -> Iterator[re.Match[str]]:
    yield from PHONE.finditer(line)
    for match in PHONE_WORD.finditer(line):
        yield re.compile(re.escape(match[1])).search(line, match.start(1))  # type: ignore[misc]


def _durations(line: str, language: str) -> Iterator[re.Match[str]]:
    yield from _duration(language).finditer(line)
    for match in YEAR_SPAN.finditer(line):
        if not AGE.search(line[max(0, match.start() - 40) : match.end() + 20]):
            yield match


def _raw(portal: Portal, kind: str, find: Finder) -> Findings:
    for page in portal.pages:
        if not portal.kind(page.path).is_guide or f"raw-{kind}" in allowed(portal, page):
            continue
        for keys, text in (("title",), page.title), (("summary",), page.summary):
            for match in find(text, page.language):
                yield page.at(*keys), {"value": match[0]}
        seen: set[tuple[int, int]] = set()
        for number, line in prose(page.body):
            for match in find(line, page.language):
                if (number, match.start()) not in seen:
                    seen.add((number, match.start()))
                    yield page.body_place(number, match.start() + 1), {"value": match[0].strip()}


def allowed(portal: Portal, page: Page) -> list[str]:
    """The raw values that the source of a page allows, with a reason, in all its languages."""
    source = page if isinstance(page, SourcePage) else portal.source_of(page.path)
    return list(source.allow) if source and source.reason else []


def _refused(name: str, en: tuple[str, str], es: tuple[str, str], find: Finder, sentence: str) -> Rule:
    def finds(portal: Portal, today: date) -> Findings:
        yield from _raw(portal, name, find)

    finds.__name__ = f"raw_{name}"
    finds.__doc__ = sentence
    return rule(Level.HARM, en=en, es=es)(finds)


raw_phone = _refused(
    "phone",
    ("the phone «{value}» stands in the text", "Put it under contacts in the country's file in content/countries/ and write its {{{{ id }}}} here."),
    ("el teléfono «{value}» está en el texto", "Ponlo en contacts, en el archivo del país en content/countries/, y escribe aquí su {{{{ id }}}}."),
    _phones,
    "Phone numbers stand in the ledger, not in the text of guides.",
)
raw_amount = _refused(
    "amount",
    ("the amount «{value}» stands in the text", "Put it under facts with kind: money and write its {{{{ id }}}} here."),
    ("el monto «{value}» está en el texto", "Ponlo en facts con kind: money y escribe aquí su {{{{ id }}}}."),
    lambda line, language: AMOUNT.finditer(line),
    "Amounts of money stand in the ledger, not in the text of guides.",
)
raw_duration = _refused(
    "duration",
    ("the length of time «{value}» stands in the text", "Put it under facts with kind: duration and write its {{{{ id }}}} here."),
    ("el plazo «{value}» está en el texto", "Ponlo en facts con kind: duration y escribe aquí su {{{{ id }}}}."),
    _durations,
    "Lengths of time stand in the ledger, not in the text of guides.",
)
raw_date = _refused(
    "date",
    ("the date «{value}» stands in the text", "Put it under facts with kind: date and write its {{{{ id }}}} here."),
    ("la fecha «{value}» está en el texto", "Ponla en facts con kind: date y escribe aquí su {{{{ id }}}}."),
    lambda line, language: _date(language).finditer(line),
    "Dates stand in the ledger, not in the text of guides.",
)


@rule(
    Level.HARM,
    en=("the web address «{value}» stands in the text", "Put it under facts with kind: url and write its {{{{ id }}}} here."),
    es=("la dirección «{value}» está en el texto", "Ponla en facts con kind: url y escribe aquí su {{{{ id }}}}."),
)
def raw_url(portal: Portal, today: date) -> Findings:
    """Web addresses stand in the ledger, not in the text or links of guides."""
    yield from _raw(portal, "url", lambda line, language: WEB.finditer(line))
    for page in portal.pages:
        if portal.kind(page.path).is_guide and "raw-url" not in allowed(portal, page):
            for reference in cached_references(page.body):
                if reference.kind == "link" and re.match(r"https?:|//|www\.", reference.target):
                    yield page.body_place(reference.line, reference.column), {"value": reference.target}


@rule(
    Level.HARM,
    en=("raw values are allowed here without a reason", "Add a line reason: with why they can't be in the ledger."),
    es=("aquí se permiten valores sueltos sin un motivo", "Agrega una línea reason: con la razón por la que no pueden ir en los datos."),
)
def allowance_has_a_reason(portal: Portal, today: date) -> Findings:
    """A page that allows raw values says why."""
    for page in portal.pages:
        if isinstance(page, SourcePage) and page.allow and not page.reason:
            yield page.at("allow"), {}


@rule(
    Level.HARM,
    en=("'{name}' can't be the name of a fact", "Write it like this: {{{{ police }}}}, {{{{ mx/asylum-deadline }}}} or [^asylum-appeal]."),
    es=("'{name}' no puede ser el nombre de un dato", "Escríbelo así: {{{{ police }}}}, {{{{ mx/asylum-deadline }}}} o [^asylum-appeal]."),
)
def fact_name_is_well_formed(portal: Portal, today: date) -> Findings:
    """What stands in double braces or in a footnote mark is the name of an entry, and nothing else."""
    for page in portal.pages:
        for reference in cached_references(page.body):
            if reference.kind in ("value", "citation") and not re.fullmatch(KEY, reference.target):
                yield page.body_place(reference.line, reference.column), {"name": reference.target}
    for entry, keys, text, _ in ledger_texts(portal):
        for reference in cached_references(text):
            if reference.kind in ("value", "citation") and not re.fullmatch(KEY, reference.target):
                yield entry.at(*keys), {"name": reference.target}


@rule(
    Level.HARM,
    en=("the value '{name}' stands in a {where_en}", "Move it into a sentence, a list or a table."),
    es=("el valor '{name}' está en un {where_es}", "Pásalo a una oración, una lista o una tabla."),
)
def value_stands_in_text(portal: Portal, today: date) -> Findings:
    """Values stand in sentences, lists and tables: not in headings, titles or the words of links."""
    words = {"heading": ("heading", "encabezado"), "title": ("title", "título"), "link": ("link", "enlace")}
    for page in portal.pages:
        for reference in cached_references(page.body):
            if reference.kind in ("value", "citation") and reference.where != "text":
                where_en, where_es = words[reference.where]
                yield page.body_place(reference.line, reference.column), {"name": reference.target, "where_en": where_en, "where_es": where_es}
        for key, text in (("title", page.title), ("summary", page.summary)):
            if "{{" in text or "[^" in text:
                yield page.at(key), {"name": text, "where_en": key, "where_es": {"title": "título", "summary": "resumen"}[key]}


@rule(
    Level.HARM,
    en=("'{name}' is a statement or a procedure and has no value to insert", "State it in your own words and cite it: [^{name}]."),
    es=("'{name}' es una afirmación o un trámite y no tiene un valor para insertar", "Dilo con tus palabras y cítalo: [^{name}]."),
)
def statement_is_cited(portal: Portal, today: date) -> Findings:
    """A statement is cited in a footnote, and a procedure is shown by the page; neither is inserted."""
    for place, reference, country in ledger_references(portal):
        entry = portal.look_up(reference.target, country)
        if reference.kind == "value" and entry is not None and not getattr(entry, "insertable", hasattr(entry, "phones")):
            yield place, {"name": reference.target}
