"""Institutions, hotlines and emergency numbers as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from portal.exports.plain import LICENCE, Json, claim, document, hours, known, phones, text
from portal.model.contact import Contact, Precision
from portal.model.country import Ledger
from portal.model.portal import Portal
from portal.open_data import VERSION


def contacts(portal: Portal) -> bytes:
    """Every contact of the region and of the countries, each with its source, its confidence and the day on which it is due for review."""
    entries = (_contact(contact, country) for country, ledger in ledgers(portal) for contact in ledger.contacts)
    return document({"version": VERSION, "license": LICENCE}, "contacts", entries)


def ledgers(portal: Portal) -> Iterator[tuple[str | None, Ledger]]:
    """The region's ledger, under None, and that of each country under its code."""
    if portal.region:
        yield None, portal.region
    for country in portal.countries:
        yield country.code, country


def _contact(contact: Contact, country: str | None) -> Json:
    may_be_found = contact.precision is not Precision.PHONE_ONLY
    return known(
        id=contact.id,
        country=country.upper() if country else None,
        kind=contact.kind.value,
        name=text(contact.name),
        short=contact.short,
        about=text(contact.about),
        phones=phones(contact.phones, country or "regional"),
        web=contact.web,
        precision=contact.precision.value if contact.precision else None,
        address=text(contact.address) if may_be_found else None,
        directions=text(contact.directions) if may_be_found else None,
        hours=hours(contact.hours),
        languages=contact.languages,
        services=contact.services,
        for_=contact.for_,
        **claim(contact),
    )
