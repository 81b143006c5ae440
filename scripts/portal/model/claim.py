"""What a claim rests on: its source, the dates of the source, and who confirmed it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from portal.model.entity import Entity, Part
from portal.model.scalars import Dated, Day, Line, Url

CONTACT_DAYS = 180
"""Phones, hours and hubs are due for review this many days after the newest of their dates."""

LAW_DAYS = 365
"""Laws and procedures are due for review this many days after the newest of their dates."""


def days_after(day: date, days: int) -> date:
    """The day that is *days* later; the last day of the calendar where there is none (a mistyped year must not stop a check)."""
    return min(day, date.max - timedelta(days=days)) + timedelta(days=days)


class Confidence(StrEnum):
    """How far a source carries; ``low`` is refused, since it is never published."""

    HIGH = "high"
    MEDIUM = "medium"


class How(StrEnum):
    """How an office confirmed a claim."""

    CALL = "call"
    VISIT = "visit"
    MAIL = "mail"


class Confirmation(Part):
    """An office asked the people concerned, and it was right."""

    date: Day
    """The day of the call, visit or mail."""

    how: How
    """How it was confirmed."""


class Claim(Entity):
    """Anything that can be wrong and therefore names its source."""

    review_days: ClassVar[int] = LAW_DAYS

    source: Url
    """The page that says so."""

    source_date: Dated | None = None
    """The date printed on the source; None when it prints none."""

    read: Day
    """The day on which we read the source."""

    confidence: Confidence
    """``medium`` is shown with "confirm before you go"."""

    confirmed: Confirmation | None = None
    """None: no office has confirmed it yet, which readers are told."""

    review_by: Day | None = None
    """Overrides the day on which it is due; None: derived (see `due`)."""

    note: Line | None = None
    """A word to editors, never shown to readers."""

    @property
    def due(self) -> date:
        """The last day on which it counts as fresh."""
        return self.review_by or days_after(self.newest, self.review_days)

    @property
    def newest(self) -> date:
        """The newest of: the source's date, the day it was read, the day it was confirmed."""
        days = [self.read]
        if self.source_date:
            days.append(self.source_date.earliest)
        if self.confirmed:
            days.append(self.confirmed.date)
        return max(days)
