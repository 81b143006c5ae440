"""What prose may not hold: whatever can be wrong belongs in the ledger, with its source and date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from portal.markdown import KEY, prose
from portal.model.page import Page, SourcePage
from portal.model.portal import Portal
from portal.problems import Level
from portal.raw_values import Found, addresses, amounts, dates, durations, phones
from portal.rules.registry import Findings, Rule, rule
from portal.rules.uses import cached_references, ledger_references, ledger_texts

FINDERS: Mapping[str, Callable[[str, str], Found]] = {"phone": phones, "amount": amounts, "duration": durations, "date": dates, "url": addresses}
"""What finds raw values of each kind in a text, given its language."""

cached_prose = cache(prose)
"""The readable text of a body; several rules search it."""


@cache
def _raw_values(body: str, language: str) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """The raw values of each kind in a body, where there are any: a preview asks again for all bodies at every edit."""
    text = cached_prose(body)
    found = {kind: tuple(find(text, language)) for kind, find in FINDERS.items()}
    return {kind: values for kind, values in found.items() if values} or _NONE


_NONE: Mapping[str, tuple[tuple[int, str], ...]] = {}


def _raw(portal: Portal, kind: str) -> Findings:
    """Raw values in the titles, summaries and texts of guides."""
    for page in portal.pages:
        if not portal.kind(page.path).is_guide or f"raw-{kind}" in allowed(portal, page):
            continue
        for key, text in (("title", page.title), ("summary", page.summary)):
            for _, value in FINDERS[kind](text, page.language):
                yield page.at(key), {"value": value}
        found: dict[int, str] = {}
        for start, value in _raw_values(page.body, page.language).get(kind, ()):
            found.setdefault(start, value)  # a long number is also a short one after a word
        for start, value in found.items():
            yield page.body_place(*position(cached_prose(page.body), start)), {"value": " ".join(value.split())}


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def allowed(portal: Portal, page: Page) -> list[str]:
    """The raw values that the source of a page allows, with a reason, in all its languages."""
    source = page if isinstance(page, SourcePage) else portal.source_of(page.path)
    return list(source.allow) if source and source.reason else []


def _refused(name: str, en: tuple[str, str], es: tuple[str, str], sentence: str) -> Rule:
    def finds(portal: Portal, today: date) -> Findings:
        yield from _raw(portal, name)

    finds.__name__ = f"raw_{name}"
    finds.__doc__ = sentence
    return rule(Level.HARM, en=en, es=es)(finds)


raw_phone = _refused(
    "phone",
    ("the phone «{value}» stands in the text", "Put it under contacts in the country's file in content/countries/ and write its {{{{ id }}}} here."),
    ("el teléfono «{value}» está en el texto", "Ponlo en contacts, en el archivo del país en content/countries/, y escribe aquí su {{{{ id }}}}."),
    "Phone numbers stand in the ledger, not in the text of guides.",
)
raw_amount = _refused(
    "amount",
    ("the amount «{value}» stands in the text", "Put it under facts with kind: money and write its {{{{ id }}}} here."),
    ("el monto «{value}» está en el texto", "Ponlo en facts con kind: money y escribe aquí su {{{{ id }}}}."),
    "Amounts of money stand in the ledger, not in the text of guides.",
)
raw_duration = _refused(
    "duration",
    ("the length of time «{value}» stands in the text", "Put it under facts with kind: duration and write its {{{{ id }}}} here."),
    ("el plazo «{value}» está en el texto", "Ponlo en facts con kind: duration y escribe aquí su {{{{ id }}}}."),
    "Lengths of time stand in the ledger, not in the text of guides.",
)
raw_date = _refused(
    "date",
    ("the date «{value}» stands in the text", "Put it under facts with kind: date and write its {{{{ id }}}} here."),
    ("la fecha «{value}» está en el texto", "Ponla en facts con kind: date y escribe aquí su {{{{ id }}}}."),
    "Dates stand in the ledger, not in the text of guides.",
)


@rule(
    Level.HARM,
    en=("the web address «{value}» stands in the text", "Put it under facts with kind: url and write its {{{{ id }}}} here."),
    es=("la dirección «{value}» está en el texto", "Ponla en facts con kind: url y escribe aquí su {{{{ id }}}}."),
)
def raw_url(portal: Portal, today: date) -> Findings:
    """Web addresses stand in the ledger, not in the text or links of guides."""
    yield from _raw(portal, "url")
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
            yield place(), {"name": reference.target}
