"""Institutions, hotlines and emergency numbers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from portal.model.claim import CONTACT_DAYS, Claim
from portal.model.entity import Part
from portal.model.scalars import Flag, Id, LanguageCode, Line, Url
from portal.model.text import Text

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OSM_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def empty_list(value: object) -> object:
    """``none`` is how a person writes an empty list: known to be nothing."""
    return [] if value == "none" else value


def _hours(value: object) -> object:
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, dict) and "always" not in value and "text" not in value:
        return {"week": value}
    return value


class Week(Part):
    """Opening hours: always, or by weekday, or as OpenStreetMap writes them.

    Written as ``{always: true}``, as ``{mon-fri: "08:00-16:00"}`` or as
    ``"Mo-Fr 08:00-16:00"``; times are in the country's time zone.
    """

    always: Flag = False
    """Day and night, every day."""

    week: dict[str, str] = Field(default_factory=dict)
    """Times by day (``mon``) or days (``mon-fri``): ``"08:00-12:00, 13:00-17:00"``, or ``closed``."""

    text: Line | None = None
    """The same in the syntax of OpenStreetMap's ``opening_hours``."""

    @property
    def osm(self) -> str:
        """The hours in the syntax of OpenStreetMap, as typed: it may not parse."""
        if self.always:
            return "24/7"
        if self.text:
            return self.text
        return "; ".join(f"{_osm_days(days)} {_osm_times(times)}" for days, times in self.week.items())


def _osm_days(days: str) -> str:
    names = dict(zip(DAYS, OSM_DAYS, strict=True))
    return re.sub("[a-z]+", lambda found: names.get(found[0], found[0]), re.sub(r"\s+", "", days.lower()))


def _osm_times(times: str) -> str:
    return "off" if times == "closed" else re.sub(r"\s+", "", times)


Hours = Annotated[Week, BeforeValidator(_hours, json_schema_input_type=Week | dict[str, str] | str)]


class Phone(Part):
    """A telephone number and how it is used."""

    number: Line
    """As dialled in the country (``110``, ``2424-1717``) or with ``+`` and the country's code."""

    name: Text | None = None
    """Which line it is, where there are several: "children", "to report a crime"."""

    whatsapp: Flag = False
    """Whether the number answers on WhatsApp."""

    calls: Flag = True
    """Whether it is there to be called; false: it is only known for messages, and is offered for these alone."""

    hours: Hours | None = None
    """When somebody answers; None: not known."""

    languages: list[LanguageCode] | None = None
    """Languages spoken; None: not known."""


def any_called(phones: list[Phone] | None) -> bool:
    """Whether one of the numbers is there to be called; None: none is known."""
    return any(phone.calls for phone in phones or [])


class ContactKind(StrEnum):
    """What a contact is."""

    EMERGENCY = "emergency"
    HOTLINE = "hotline"
    AUTHORITY = "authority"
    ORGANISATION = "organisation"
    CONSULATE = "consulate"
    SHELTER = "shelter"


class Precision(StrEnum):
    """How close a place may be described."""

    EXACT = "exact"
    MUNICIPALITY = "municipality"
    PHONE_ONLY = "phone-only"
    """Never a place: shelters for survivors of violence or trafficking."""


class Contact(Claim):
    """An institution, hotline or emergency number that can be reached."""

    review_days: ClassVar[int] = CONTACT_DAYS

    id: Id
    """Short name, shared with facts and procedures of the country."""

    kind: ContactKind
    """What it is; emergency numbers come first on every page."""

    name: Text
    """Its name; in the country's language it is the official one."""

    short: Line | None = None
    """Initials in use: ``PDH``, ``COMAR``."""

    phones: Annotated[list[Phone], BeforeValidator(empty_list, json_schema_input_type=list[Phone] | Literal["none"])] | None = None
    """None: not known. Empty: known to have none."""

    address: Text | None = None
    """Where it is, as the source prints it; None: not known."""

    precision: Precision | None = None
    """``phone-only`` forbids any place."""

    directions: Text | None = None
    """How to get there."""

    web: Url | None = None
    """Its own website, seen in a source."""

    hours: Hours | None = None
    """When the counter is open; None: not known."""

    languages: list[LanguageCode] | None = None
    """Languages spoken; None: not known."""

    services: list[Id] = Field(min_length=1)
    """What it helps with: ids of services.yaml."""

    for_: list[str] = Field(min_length=1)
    """Whom it helps: ``everyone`` or ids of pathways.yaml."""

    about: Text | None = None
    """One sentence: what it does for people."""

    @property
    def first_phone(self) -> Phone | None:
        """The number that stands for it: the first to call, else the first to write to; None where none is known."""
        return next((phone for phone in self.phones or [] if phone.calls), self.phones[0] if self.phones else None)

    @property
    def is_called(self) -> bool:
        """Whether it has a number to call."""
        return any_called(self.phones)

    @model_validator(mode="after")
    def _reachable(self) -> Contact:
        if not (self.phones or self.address or self.web or self.about):
            raise PydanticCustomError("contact_unreachable", "{id}", {"id": self.id})
        return self
