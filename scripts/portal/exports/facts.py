"""Facts of the ledgers as JSON: single statements, each with its source and its confidence."""

from __future__ import annotations

from datetime import date
from typing import Any

from portal.exports.contacts import ledgers
from portal.exports.hub_data import money
from portal.exports.plain import LICENCE, Json, claim, document, known, phone, text
from portal.model.contact import Phone
from portal.model.fact import Duration, Fact, Money, Paper
from portal.model.portal import Portal
from portal.model.text import Text
from portal.open_data import VERSION


def facts(portal: Portal) -> bytes:
    """Every fact of the region and of the countries. What a value is like depends on its kind."""
    entries = (_fact(fact, country) for country, ledger in ledgers(portal) for fact in ledger.facts)
    return document({"version": VERSION, "license": LICENCE}, "facts", entries)


def _fact(fact: Fact, country: str | None) -> Json:
    kind, value = fact.kind.value, fact.value  # type: ignore[attr-defined]
    return known(
        id=fact.id,
        country=country.upper() if country else None,
        topic=fact.topic,
        kind=kind,
        value=_value(value, country or "regional"),
        **claim(fact),
    )


def _value(value: Any, country: str) -> object:
    match value:
        case Duration():
            return known(count=value.count, unit=value.unit, working=value.working if value.unit == "days" else None)
        case Money():
            return money(value)
        case date():
            return value.isoformat()
        case Phone():
            return phone(value, country)
        case Paper():
            return text(value.names)
        case Text():
            return text(value)
        case _:
            return value
