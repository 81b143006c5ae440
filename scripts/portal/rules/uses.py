"""Where pages and the texts of the ledger use entries of the ledger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from portal.markdown import KEY, Reference, references
from portal.model.country import Country, Ledger
from portal.model.entity import Entity
from portal.model.page import country_of
from portal.model.portal import Portal
from portal.model.procedure import Procedure
from portal.problems import Place

cached_references = cache(references)
"""The references of a body; several rules need them."""


def ledgers(portal: Portal) -> list[Ledger]:
    """The countries, and what holds in all of them."""
    return [*portal.countries, *([portal.region] if portal.region else [])]


def ledger_references(portal: Portal) -> Iterator[tuple[Callable[[], Place], Reference, str | None]]:
    """Every value and citation with a well-formed key, in pages and in the texts of the ledger.

    With a function that gives its place, since few of many thousand are ever
    shown, and with its country.
    """
    for page in portal.pages:
        country = country_of(page.path)
        for reference in cached_references(page.body):
            if reference.kind in ("value", "citation") and _is_key(reference.target):
                yield partial(page.body_place, reference.line, reference.column), reference, country
    for entry, keys, text, country in ledger_texts(portal):
        for reference in cached_references(text):
            if reference.kind in ("value", "citation") and _is_key(reference.target):
                yield partial(entry.at, *keys), reference, country


def ledger_texts(portal: Portal) -> Iterator[tuple[Entity, tuple[str | int, ...], str, str | None]]:
    """The texts of contacts and procedures in which values and citations may stand, with their keys and country (None: regional)."""
    for ledger in ledgers(portal):
        country = ledger.code if isinstance(ledger, Country) else None
        for procedure in ledger.procedures:
            for keys, text in procedure_texts(procedure):
                yield procedure, keys, text, country
        for contact in ledger.contacts:
            for code in contact.about.languages if contact.about else []:
                yield contact, ("about", code), contact.about.root[code], country  # type: ignore[union-attr]


def procedure_texts(procedure: Procedure) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts of a procedure in which values and citations may stand, with their keys."""
    for index, step in enumerate(procedure.steps):
        for key, text in (("do", step.do), ("get", step.get)):
            for code in text.languages if text else []:
                yield ("steps", index, key, code), text.root[code]
    for index, paper in enumerate(procedure.papers or []):
        for code in paper.if_missing.languages if paper.if_missing else []:
            yield ("papers", index, "if-missing", code), paper.if_missing.root[code]
    for code in procedure.who_can.languages if procedure.who_can else []:
        yield ("who-can", code), procedure.who_can.root[code]


_KEY = re.compile(KEY)


def _is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None
