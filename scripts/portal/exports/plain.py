"""Values of the model as JSON has them, and documents of many entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from portal.model.claim import Claim, Confirmation
from portal.model.contact import Phone, Week
from portal.model.scalars import Dated
from portal.model.text import Text
from portal.phones import read_phone

Json = dict[str, object]

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The licence that the foot of every page names."""


def known(**fields: object) -> Json:
    """The fields that are known: a key is left out where its value is None. An empty list stays: known to be nothing. ``for_`` becomes ``for``."""
    return {name.rstrip("_"): value for name, value in fields.items() if value is not None}


def text(words: Text | None) -> dict[str, str] | None:
    """The words by language."""
    return dict(words.root) if words else None


def hours(week: Week | None) -> str | None:
    """Opening hours in the syntax of OpenStreetMap."""
    return week.osm if week else None


def dated(day: Dated | None) -> str | None:
    """A date as exact as its source: ``2021``, ``2021-06`` or ``2021-06-18``."""
    return str(day) if day else None


def confirmation(confirmed: Confirmation | None) -> Json | None:
    """When an office confirmed it, and how."""
    return {"date": confirmed.date.isoformat(), "how": confirmed.how.value} if confirmed else None


def phone(number: Phone, country: str) -> Json:
    """A number: to show, to dial from the country (*country*, two letters), and how it is used.

    ``whatsapp`` only where it is known to answer there, ``calls`` only where it is not there to be called.
    """
    dialled = read_phone(number.number, country)
    return known(
        number=dialled.display if dialled else number.number,
        uri=dialled.uri if dialled else None,
        name=text(number.name),
        whatsapp=number.whatsapp or None,
        calls=None if number.calls else False,
        hours=hours(number.hours),
        languages=number.languages,
    )


def phones(numbers: Iterable[Phone] | None, country: str) -> list[Json] | None:
    """All numbers; None: not known. Empty: known to have none."""
    return None if numbers is None else [phone(number, country) for number in numbers]


def claim(entry: Claim) -> Json:
    """What a claim rests on, and how far it carries."""
    return known(
        source=entry.source,
        source_date=dated(entry.source_date),
        read=entry.read.isoformat(),
        confidence=entry.confidence.value,
        confirmed=confirmation(entry.confirmed),
        review_by=entry.due.isoformat(),
    )


def document(head: Mapping[str, object], name: str, entries: Iterable[Json]) -> bytes:
    """A JSON object with *head* and, under *name*, a list with one entry a line, so that versions can be compared line by line."""
    first = _written(head).removesuffix("}")
    lines = ",\n".join(map(_written, entries))
    return f'{first},"{name}":[\n{lines}\n]}}\n'.encode()


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
