"""Dated warnings: a scam, a closed channel, a disaster."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from portal.model.claim import CONTACT_DAYS, Claim
from portal.model.scalars import CountryCode, Day, Id
from portal.model.text import Text


class AlertKind(StrEnum):
    """What an alert warns of."""

    SCAM = "scam"
    CLOSED_CHANNEL = "closed-channel"
    DISASTER = "disaster"
    OTHER = "other"


class Alert(Claim):
    """Something that a reader should know now, and that ends."""

    review_days: ClassVar[int] = CONTACT_DAYS

    id: Id
    kind: AlertKind
    countries: list[CountryCode] = Field(default_factory=list)
    """Where it is shown; empty: everywhere, also on the start page."""

    topics: list[Id] = Field(default_factory=list)
    """The topics whose pages show it; empty: all of them."""

    title: Text
    """What it is about, in a few words."""

    text: Text
    """What is so, and what to do, in one or two sentences."""

    from_: Day
    """The first day on which it is shown."""

    until: Day
    """The last day on which it is shown."""

    def is_current(self, today: date) -> bool:
        """Whether it is shown on a day; its first and its last are inclusive."""
        return self.from_ <= today <= self.until

    def concerns(self, country: str | None, topic: str | None = None) -> bool:
        """Whether it belongs on the page of a country, or of one of its topics; without a country, on the start page."""
        return (not self.countries or country in self.countries) and (topic is None or not self.topics or topic in self.topics)
