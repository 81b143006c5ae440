"""The hubs in the Human Services Data Specification (HSDS 3.0), for directories of services."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.addresses import Addresses
from portal.exports.hub_data import cost_of
from portal.exports.plain import Json, document, known
from portal.exports.shown import (
    address_of,
    directions_of,
    door_of,
    may_be_found,
    municipality_of,
    name_of,
    page_of,
    precision_of,
    shown_hubs,
    stable_id,
    state_of,
    timezone_of,
    where_of,
)
from portal.hours import week_of
from portal.model.contact import OSM_DAYS
from portal.model.portal import Portal
from portal.model.text import Text
from portal.render.hub_view import HubView

STATUS = {"open": "active", "paused": "temporarily closed", "closed": "defunct"}
"""What HSDS calls a status. It has no word for "not confirmed": all others are ``inactive``, since who reads ``active`` sends people there."""


def hsds(portal: Portal, addresses: Addresses, today: date) -> bytes:
    """A page as an HSDS API gives it: one organisation for each hub, whole, with its service and its location.

    The ids are made of the hub's and stay for ever. A few fields are ours, as HSDS
    has none for them: the languages of texts, ``precision`` and ``portal_status``.
    """
    entries = [_organization(shown) for shown in shown_hubs(portal, addresses, today)]
    count = len(entries)
    head = {"total_items": count, "total_pages": 1, "page_number": 1, "size": count, "first_page": True, "last_page": True, "empty": not count}
    return document(head, "contents", entries)


def _organization(shown: HubView) -> Json:
    hub, view = shown.hub, shown.view
    named = view.values.phrase(hub.operator or hub.name)
    location = _location(shown) if may_be_found(hub) else None
    return known(
        id=stable_id("organization", hub.id),
        name=named.text,
        name_language=named.language,
        description=f"{where_of(shown)}. {state_of(shown)}",
        language=view.language,
        website=page_of(shown),
        services=[_service(shown, location)],
        locations=[location] if location else None,
    )


def _service(shown: HubView, location: Json | None) -> Json:
    hub, view = shown.hub, shown.view
    id_ = stable_id("service", hub.id)
    open_ = shown.status == "open"
    return known(
        id=id_,
        organization_id=stable_id("organization", hub.id),
        name=name_of(shown).text,
        name_language=name_of(shown).language,
        description=", ".join(each.striptags() for each in shown.services) or None,
        language=view.language,
        status=STATUS.get(shown.status, "inactive"),
        portal_status=shown.status,
        alert=None if open_ else f"{state_of(shown)} {view.words('hubs.unknown-ask')}",
        assured_date=hub.confirmed.date.isoformat() if hub.confirmed else None,
        last_modified=f"{hub.newest.isoformat()}T00:00:00Z",
        url=page_of(shown),
        phones=list(_phones(shown)) or None,
        schedules=list(_schedules(shown)) or None if open_ else None,
        languages=[_spoken(shown, each.code, each.days) for each in hub.languages or []] or None,
        cost_options=_costs(shown),
        required_documents=[_paper(shown, number, paper) for number, paper in enumerate(hub.bring or [])] or None,
        service_areas=[{"id": stable_id("area", hub.id), "name": hub.admin1, "extent_type": "state"}],
        service_at_locations=[{"id": stable_id("service-at-location", hub.id), "location": location}] if location else None,
        attributes=[_attribute(shown, service) for service in hub.services or []] or None,
    )


def _location(shown: HubView) -> Json:
    hub, view = shown.hub, shown.view
    door, precision, street, way = door_of(hub), precision_of(hub), address_of(hub), directions_of(hub)
    written, told = view.values.phrase(street) if street else None, view.values.phrase(way) if way else None
    address = known(
        id=stable_id("address", hub.id),
        # All of these are required; an empty one is not known.
        address_1=written.text if written else "",
        city=municipality_of(hub) or "",
        state_province=hub.admin1,
        postal_code="",
        country=hub.country.upper(),
        address_type="physical",
        language=written.language if written else None,
    )
    return known(
        id=stable_id("location", hub.id),
        location_type="physical",
        name=name_of(shown).text,
        name_language=name_of(shown).language,
        external_identifier=hub.id,
        transportation=told.text if told else None,
        transportation_language=told.language if told else None,
        latitude=door.latitude if door else None,
        longitude=door.longitude if door else None,
        precision=precision.value if precision else None,
        addresses=[address],
    )


def _phones(shown: HubView) -> Iterator[Json]:
    for position, (phone, dialled) in enumerate(shown.phones):
        number, _, extension = dialled.uri.removeprefix("tel:").partition(";ext=")
        named = shown.view.values.phrase(phone.name) if phone.name else None
        yield known(
            id=stable_id("phone", shown.hub.id, position),
            number=number,
            extension=int(extension) if extension else None,
            type="voice" if phone.calls else "text",
            description=named.text if named else None,
            language=named.language if named else None,
        )


def _schedules(shown: HubView) -> Iterator[Json]:
    """One for all days with the same times; none where the hours are more than weekdays and times."""
    days: dict[tuple[str, str], list[str]] = {}
    for name, times in zip(OSM_DAYS, (week_of(shown.hub.hours) if shown.hub.hours else None) or (), strict=False):
        for each in times:
            days.setdefault(each, []).append(name.upper())
    for (opens, closes), names in sorted(days.items()):
        yield known(
            id=stable_id("schedule", shown.hub.id, opens, closes),
            freq="WEEKLY",
            interval=1,
            byday=",".join(names),
            opens_at=opens,
            closes_at=closes,
            notes=timezone_of(shown),  # the field for a time zone only takes a difference in hours
        )


def _spoken(shown: HubView, code: str, days: str | None) -> Json:
    return known(id=stable_id("language", shown.hub.id, code), code=code, note=days)


def _paper(shown: HubView, number: int, paper: Text) -> Json:
    named = shown.view.values.phrase(paper)
    return {"id": stable_id("document", shown.hub.id, number), "document": named.text, "language": named.language}


def _costs(shown: HubView) -> list[Json] | None:
    cost, id_ = cost_of(shown), stable_id("cost", shown.hub.id)
    if cost is None:
        return None
    if cost.get("free"):
        return [{"id": id_, "amount": 0}]
    return [{"id": id_, "amount": cost["amount"], "currency": cost["currency"]}]


def _attribute(shown: HubView, service: str) -> Json:
    entry = next((each for each in shown.view.portal.services if each.id == service), None)
    name = shown.view.values.phrase(entry.names) if entry else None
    term = {"id": stable_id("term", service), "code": service, "name": name.text if name else service, "description": name.text if name else service}
    return {"id": stable_id("attribute", shown.hub.id, service), "taxonomy_term": term | ({"language": name.language} if name else {})}
