"""Hubs as vCards (3.0, which every phone reads), to save in one's contacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.exports.content_lines import escaped, lines
from portal.exports.shown import address_of, door_of, municipality_of, name_of, page_of, precision_of, stable_id, state_of
from portal.render.hub_view import HubView
from portal.render.reach import reach


def vcards(hubs: Iterable[HubView]) -> bytes:
    """One card for each hub. It says what the hub's page says first: whether it is open, and how we know."""
    return lines(each for shown in hubs for each in _card(shown))


def _card(shown: HubView) -> Iterator[str]:
    hub, view = shown.hub, shown.view
    name, address, door, precision, page = name_of(shown), address_of(hub), door_of(hub), precision_of(hub), page_of(shown)
    country = view.portal.country(hub.country)
    area = view.values.phrase(country.names).text if country else hub.country.upper()
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"UID:urn:uuid:{stable_id('hub', hub.id)}")
    yield f"FN;LANGUAGE={name.language}:{escaped(name.text)}"
    yield f"N;LANGUAGE={name.language}:{escaped(name.text)};;;;"
    organisation = view.values.phrase(hub.operator or hub.name)
    yield f"ORG;LANGUAGE={organisation.language}:{escaped(organisation.text)}"
    for dialled in (dialled for phone, dialled in shown.phones if phone.calls):
        # A comma: phones wait, and then dial the extension.
        number = dialled.uri.removeprefix("tel:").replace(";ext=", ",")
        yield f"TEL;TYPE=WORK,VOICE:{escaped(number)}"
    street = view.values.phrase(address) if address else None
    language = f";LANGUAGE={street.language}" if street else ""
    parts = [street.text if street else "", municipality_of(hub) or "", hub.admin1, "", area]
    yield f"ADR;TYPE=WORK{language}:;;{';'.join(map(escaped, parts))}"
    if door:
        yield f"GEO:{door.latitude};{door.longitude}"
    if precision:
        yield f"X-PRECISION:{precision.value}"
    if page:
        yield f"URL:{page}"
    yield f"NOTE;LANGUAGE={view.language}:{escaped(_note(shown))}"
    yield from (f"X-STATUS:{shown.status}", f"REV:{hub.newest.isoformat()}", "END:VCARD")


def _note(shown: HubView) -> str:
    """Status and evidence; hours only where an office confirmed that it is open; elsewhere: ask before you go.

    Numbers that are only for messages stand here, as phones would call them anywhere else.
    """
    view, hub = shown.view, shown.hub
    ways = [reach(phone, hub.country) for phone, _ in shown.phones if not phone.calls]
    written = [f"{way.by} {way.display}" for way in ways]
    if shown.status != "open":
        return "\n".join([f"{state_of(shown)} {view.words('hubs.unknown-ask')}", *written])
    return "\n".join([state_of(shown), *(view.localiser.hours(hub.hours) if hub.hours else []), *written])
