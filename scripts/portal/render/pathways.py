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
    """Those who are there for the situation or help with its first topic, with a phone first; empty where none is known."""

    readings: list[Reading]


def helps(view: View, pathway: Pathway) -> list[Help]:
    """Who helps in a situation and what to read about it, by country, in the order of their names."""
    first = next((topic for topic in view.portal.topics if topic.id == pathway.topics[0]), None)
    services = {*(first.services or [first.id])} if first else set()
    return [Help(country, _contacts(country, pathway, services), list(_readings(view, country, pathway))) for country in view.countries]


def _contacts(country: Country, pathway: Pathway, services: set[str]) -> list[Contact]:
    """Contacts made for the situation or helping with its first topic: those that can be called first, then those made for it, then lines that answer now.

    Others come after them.
    """

    def order(contact: Contact) -> tuple[bool, bool, bool]:
        return not contact.is_called, pathway.id not in contact.for_, contact.kind not in (ContactKind.EMERGENCY, ContactKind.HOTLINE)

    found = [contact for contact in country.contacts if (contact.phones or contact.web) and (pathway.id in contact.for_ or services & {*contact.services})]
    return sorted(found, key=order)[:MOST_CONTACTS]


def _readings(view: View, country: Country, pathway: Pathway) -> Iterator[Reading]:
    for topic in pathway.topics:
        path = PurePosixPath(country.code, topic)
        if page := view.portal.shown(view.language, path):
            yield Reading(view.link(str(path)), view.foreign(page.title, page.language), view.foreign(page.summary, page.language))
