"""The directory of Information Hubs."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from portal.model.claim import CONTACT_DAYS, Confirmation, days_after
from portal.model.contact import Hours, Phone, Precision, empty_list
from portal.model.entity import Entity, Part
from portal.model.procedure import Cost
from portal.model.scalars import CountryCode, Dated, Day, Decimal, Flag, Id, LanguageCode, Line, TimeZone, Url, Weekdays
from portal.model.text import Text

EVIDENCE_DAYS = 365
"""A hub without confirmation counts as unconfirmed when its newest evidence is older than this."""


class Position(Part):
    """A point on the map, in degrees of WGS 84, as phones show it."""

    latitude: Annotated[Decimal, Field(ge=-90, le=90)]
    """Degrees north of the equator."""

    longitude: Annotated[Decimal, Field(ge=-180, le=180)]
    """Degrees east of Greenwich: negative in the Americas."""

    precision: Precision
    """How close the point is to the door."""


class RunBy(StrEnum):
    """Who runs a hub."""

    MUNICIPALITY = "municipality"
    GOVERNMENT = "government"
    NGO = "ngo"


class Status(StrEnum):
    """What an editor knows; ``unconfirmed`` is computed, never typed."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    PLANNED = "planned"


class HubLanguage(Part):
    """A language spoken at the counter."""

    code: LanguageCode
    days: Weekdays | None = None
    """The days on which somebody speaks it (``tue``); None: always."""


class Evidence(Part):
    """A page that shows that the hub existed at a date."""

    source: Url
    source_date: Dated | None = None
    """Printed on the source; None: the source prints no date."""

    read: Day
    """The day on which we read it."""


class Activity(Part):
    """Something that happens on one day."""

    date: Day
    place: Line
    position: Position | None = None
    """Where it happens; None: at the hub, or not known."""

    kind: Annotated[str, Field(pattern=r"^(mobile|talk|training|fair)$")]
    text: Text


STATUSES = ("open", "reported", "unconfirmed", "paused", "closed", "planned")
"""What readers are told of hubs; see `Hub.shown_status`."""


class Hub(Entity):
    """An information window where somebody can be asked in person."""

    id: Id
    """Short name used in addresses and file names: ``gt-san-marcos``."""

    country: CountryCode
    name: Text
    """As written on the door."""

    run_by: RunBy | None = None
    """None: the sources do not say."""

    operator: Text | None = None
    """The name of who runs it, in the language of the source."""

    mobile: Flag = False
    """Whether it has no fixed counter."""

    municipality: Line
    admin1: Line
    """Department, province, state or district."""

    precision: Precision | None = None
    """``phone-only`` forbids any place finer than admin1."""

    address: Text | None = None
    directions: Text | None = None
    position: Position | None = None
    """None when the place must not be shown on a map, or is not known."""

    phones: Annotated[list[Phone], BeforeValidator(empty_list, json_schema_input_type=list[Phone] | Literal["none"])] | None = None
    """None: not known. Empty: known to have none."""

    hours: Hours | None = None
    timezone: TimeZone | None = None
    """Of its hours; None: that of its country."""

    closed_days: list[Day] | None = None
    languages: list[HubLanguage] | None = None
    services: list[Id] | None = None
    for_: list[str] | None = None
    bring: Annotated[list[Text], BeforeValidator(empty_list, json_schema_input_type=list[Text] | Literal["none"])] | None = None
    """Papers needed. None: not known. Empty (``none``): no papers."""

    cost: Cost | None = None
    opened: Dated | None = None
    status: Status | None = None
    """None: only evidence speaks; a hub with evidence and no status counts as unconfirmed."""

    confirmed: Confirmation | None = None
    review_by: Day | None = None
    activities: list[Activity] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)
    note: Line | None = None
    """A word to editors, never shown to readers."""

    @model_validator(mode="after")
    def _rests_on_something(self) -> Hub:
        if not self.evidence and self.confirmed is None:
            raise PydanticCustomError("hub_evidence", "{id}", {"id": self.id})
        return self

    @property
    def is_phone_only(self) -> bool:
        """Whether no place finer than its department may be given."""
        return Precision.PHONE_ONLY in (self.precision, self.position and self.position.precision)

    @property
    def is_on_maps(self) -> bool:
        """Whether maps show it, and what is near can be it: somebody could go to its position. Closed and planned hubs are in lists alone."""
        return self.position is not None and not self.is_phone_only and self.status not in (Status.CLOSED, Status.PLANNED)

    def spot_of(self, activity: Activity) -> Position | None:
        """The point on the map of one of its activities; None where it is not known or must not be given."""
        spot = activity.position
        return None if self.is_phone_only or (spot and spot.precision is Precision.PHONE_ONLY) else spot

    def place_of(self, activity: Activity) -> str:
        """Where one of its activities is; its department where only a phone may be given."""
        return self.admin1 if self.is_phone_only else activity.place

    @property
    def last_evidence(self) -> Evidence | None:
        """The evidence with the newest date; undated evidence only where nothing is dated."""
        if not self.evidence:
            return None
        return max(self.evidence, key=lambda item: (item.source_date is not None, item.source_date.earliest if item.source_date else item.read))

    def unconfirmed(self, today: date) -> bool:
        """Whether it has no confirmation and no dated evidence younger than a year at *today*."""
        if self.confirmed is not None or self.status in (Status.CLOSED, Status.PLANNED):
            return False
        newest = self.last_evidence
        if newest is None or newest.source_date is None:
            return True
        return today - newest.source_date.earliest > timedelta(days=EVIDENCE_DAYS)

    def shown_status(self, today: date) -> str:
        """``open``, ``paused``, ``closed``, ``planned``, ``unconfirmed`` or ``reported`` (recent news, no confirmation) at *today*.

        Never ``open`` without an office's confirmation.
        """
        if self.status in (Status.PAUSED, Status.CLOSED, Status.PLANNED):
            return self.status.value
        if self.confirmed is not None:
            return "open"
        return "unconfirmed" if self.unconfirmed(today) else "reported"

    @property
    def newest(self) -> date:
        """The newest day of its confirmation and its evidence, printed or read."""
        days = [self.confirmed.date] if self.confirmed else []
        for item in self.evidence:
            days.append(item.read)
            if item.source_date:
                days.append(item.source_date.earliest)
        return max(days)

    @property
    def due(self) -> date:
        """The last day on which the entry counts as fresh."""
        return self.review_by or days_after(self.newest, CONTACT_DAYS)
