"""Hubs as places of schema.org: never more exact, and never surer, than their own page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from portal.hours import week_of
from portal.model.contact import Week
from portal.model.hub import Hub, RunBy
from portal.render.hub_view import HubView
from portal.render.view import View

Node = dict[str, object]

TYPES = {RunBy.MUNICIPALITY: "GovernmentOffice", RunBy.GOVERNMENT: "GovernmentOffice", RunBy.NGO: "NGO", None: "CivicStructure"}
"""What a hub is, by who runs it. An `NGO` is no place and a `CivicStructure` no organisation: that decides which properties each may have."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def hub_place(view: View, hub: Hub) -> Node | None:
    """The hub as its page shows it, its status in the description; None for one that is closed or does not exist yet.

    Hours only where an office confirmed that it is open; an address only where a place may be given.
    """
    shown = HubView(view, hub)
    if shown.status in ("paused", "closed", "planned"):
        return None
    kind = TYPES[hub.run_by]
    country = view.portal.country(hub.country)
    area = country and view.values.phrase(country.names).text
    hours = list(_opening(hub.hours)) if shown.status == "open" and hub.hours else []
    numbers = [dialled.uri.removeprefix("tel:") for phone, dialled in shown.phones if phone.calls]
    only_phone = hub.is_phone_only
    node: Node = {
        "@type": kind,
        "name": shown.name.text,
        "description": f"{shown.status_words.striptags()}. {shown.evidence_words.striptags()}",
        "telephone": numbers,
        "address": None if only_phone else _address(view, hub),
        "areaServed": f"{hub.admin1}, {area}" if only_phone and kind != "CivicStructure" else None,
        "knowsLanguage": [language.code for language in hub.languages or []] if kind != "CivicStructure" else None,
        "openingHoursSpecification": hours if kind != "NGO" else None,
        "location": {"@type": "Place", "openingHoursSpecification": hours} if kind == "NGO" and hours else None,
    }
    return compact(node)


def compact(node: Node) -> Node:
    """A node without what is not known, and with lists of one thing as that thing."""
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items() if value}


def _address(view: View, hub: Hub) -> Node:
    node: Node = {"@type": "PostalAddress"}
    if hub.address:
        node["streetAddress"] = view.values.phrase(hub.address).text
    return node | {"addressLocality": hub.municipality, "addressRegion": hub.admin1, "addressCountry": hub.country.upper()}


def _opening(hours: Week) -> Iterator[Node]:
    """One node for all days with the same times; nothing where the hours are more than weekdays and times."""
    days = [(times, name) for day, name in zip(week_of(hours) or (), WEEKDAYS, strict=False) for times in day]
    for (opens, closes), group in groupby(sorted(days, key=lambda each: (each[0], WEEKDAYS.index(each[1]))), key=lambda each: each[0]):
        names = [name for _, name in group]
        # The vocabulary's day ends a minute before midnight.
        yield {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": names[0] if len(names) == 1 else names,
            "opens": opens,
            "closes": "23:59" if closes == "24:00" else closes,
        }
