"""What the pages of situations get: who helps in each country, and what to read there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from portal.model.contact import Contact, ContactKind
from portal.model.country import Country
from portal.model.vocabulary import Pathway
from portal.render.view import View

MOST_CONTACTS = 3
"""Contacts of one country, inclusive: with eight countries the page stays within its budget. The rest stands on the pages that it leads to."""


@dataclass(frozen=True)
class Reading:
    """A page of a country that helps in the situation."""

    link: str
    title: Markup
    summary: Markup


@dataclass(frozen=True)
class Help:
    """What there is in one country."""

    country: Country
    contacts: list[Contact]
    """Those who are there for the situation, with a phone first; empty where none is known."""

    readings: list[Reading]


def helps(view: View, pathway: Pathway) -> list[Help]:
    """Who helps in a situation and what to read about it, by country, in the order of their names."""
    return [Help(country, _contacts(country, pathway), list(_readings(view, country, pathway))) for country in view.countries]


def _contacts(country: Country, pathway: Pathway) -> list[Contact]:
    """The contacts made for the situation: hotlines that answer now before offices, and what can't be called last."""
    found = [contact for contact in country.contacts if pathway.id in contact.for_ and (contact.phones or contact.web)]
    return sorted(found, key=lambda contact: (not contact.phones, contact.kind not in (ContactKind.EMERGENCY, ContactKind.HOTLINE)))[:MOST_CONTACTS]


def _readings(view: View, country: Country, pathway: Pathway) -> Iterator[Reading]:
    for topic in pathway.topics:
        path = PurePosixPath(country.code, topic)
        if page := view.portal.shown(view.language, path):
            yield Reading(view.link(str(path)), view.foreign(page.title, page.language), view.foreign(page.summary, page.language))
