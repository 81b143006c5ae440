"""How fresh the content is, as JSON for those who keep it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from portal import freshness
from portal.exports.plain import LICENCE, Json, document, known
from portal.model.hub import STATUSES
from portal.model.page import TranslationStatus
from portal.model.portal import Portal
from portal.open_data import VERSION
from portal.translations import Freshness


def freshness_file(portal: Portal, today: date) -> bytes:
    """Every country with its topics; the translations stand beside the version."""
    languages = [
        known(language=each.code, states=_all(each.states, Freshness), statuses=_all(each.statuses, TranslationStatus)) for each in freshness.languages(portal)
    ]
    head = {"version": VERSION, "license": LICENCE, "date": today.isoformat(), "languages": languages}
    return document(head, "countries", (_country(each, today) for each in freshness.countries(portal, today)))


def _country(country: freshness.CountryFreshness, today: date) -> Json:
    topics = [
        known(topic=each.topic, read=_iso(each.read), review_by=_iso(each.due), reviewed=_iso(each.reviewed), overdue=each.due < today if each.due else None)
        for each in country.topics
    ]
    return known(
        country=country.code.upper(), topics=topics, phones=country.phones, phones_confirmed=country.phones_confirmed, hubs=_all(country.hubs, STATUSES)
    )


def _all(counts: dict[str, int], names: Iterable[str]) -> dict[str, int]:
    """The counts of every name, also of those that do not occur."""
    return {str(name): counts.get(str(name), 0) for name in names}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
