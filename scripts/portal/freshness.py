"""How fresh the content is: what was checked when, what is due, and what waits for an office or a translator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from portal.model.contact import Contact
from portal.model.page import country_of
from portal.model.portal import Portal
from portal.translations import PageState, states


@dataclass(frozen=True)
class TopicFreshness:
    """The page of one topic of a country."""

    topic: str
    """The id of the topic; ``index`` for the page of the country itself."""

    path: PurePosixPath
    read: date | None
    """The day its sources were read; None: not noted."""

    due: date | None
    """The last day on which it counts as fresh; None where nothing dates it."""

    reviewed: date | None
    """The day an office reviewed it; None: no office has."""


@dataclass(frozen=True)
class CountryFreshness:
    """One country."""

    code: str
    topics: list[TopicFreshness]
    phones: int
    """Contacts with a phone."""

    phones_confirmed: int
    """Those of them that an office ever confirmed."""

    hubs: dict[str, int]
    """Hubs by the status that readers are told, those that there are."""


@dataclass(frozen=True)
class LanguageFreshness:
    """The translations into one language."""

    code: str
    states: dict[str, int]
    """Pages by their state: ``current``, ``outdated``, ``unstamped``, ``missing``."""

    statuses: dict[str, int]
    """Written pages by who made them: ``machine``, ``draft``, ``reviewed``."""


def countries(portal: Portal, today: date) -> list[CountryFreshness]:
    """Every country, in the order of the files."""
    return [_country(portal, country.code, country.contacts, today) for country in portal.countries]


def languages(portal: Portal) -> list[LanguageFreshness]:
    """Every language into which anything is translated, in the order of languages.yaml."""
    by_language: dict[str, list[PageState]] = {}
    for found in states(portal):
        by_language.setdefault(found.language, []).append(found)
    return [_language(code, by_language[code]) for code in (language.code for language in portal.languages) if code in by_language]


def overdue(topics: list[TopicFreshness], today: date) -> int:
    """How many pages were due for review before *today*."""
    return sum(topic.due is not None and topic.due < today for topic in topics)


def _country(portal: Portal, code: str, contacts: list[Contact], today: date) -> CountryFreshness:
    with_phone = [contact for contact in contacts if contact.phones]
    confirmed = sum(contact.confirmed is not None for contact in with_phone)
    hubs = Counter(hub.shown_status(today) for hub in portal.hubs_of(code))
    return CountryFreshness(code, list(_topics(portal, code)), len(with_phone), confirmed, dict(sorted(hubs.items())))


def _topics(portal: Portal, code: str) -> Iterator[TopicFreshness]:
    for topic in ("index", *(each.id for each in portal.topics)):
        path = PurePosixPath(code, topic)
        if country_of(path) and (page := portal.source_of(path)):
            yield TopicFreshness(topic, path, page.read, portal.due(page), page.reviewed.date if page.reviewed else None)


def _language(code: str, found: list[PageState]) -> LanguageFreshness:
    made = Counter(each.state.freshness.value for each in found)
    statuses = Counter(each.page.l10n.status.value for each in found if each.page)
    return LanguageFreshness(code, dict(sorted(made.items())), dict(sorted(statuses.items())))
