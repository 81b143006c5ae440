"""Activities of the hubs as a calendar (iCalendar), from today on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from portal.exports.content_lines import escaped, lines
from portal.exports.shown import page_of, stable_id, state_of, where_of
from portal.model.contact import Precision
from portal.model.hub import Activity
from portal.render.hub_view import HubView

EMPTY = ["BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"]
"""What a calendar without events holds: it must hold something, and an address to which calendars subscribe must not go away."""


def calendar(hubs: Iterable[HubView], name: str) -> bytes:
    """What the hubs do from today on, each for a whole day, in the order of the days. *name* is what a program calls the calendar."""
    events = sorted((event for shown in hubs for event in _events(shown)), key=lambda event: event[:3])
    body = [line for *_, properties in events for line in properties] or EMPTY
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//portal//activities//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"]
    return lines([*head, *body, "END:VCALENDAR"])


def _events(shown: HubView) -> Iterator[tuple[date, str, int, list[str]]]:
    """The day, the hub, how many of its activities that day came before, and the lines of the event."""
    seen: dict[date, int] = {}
    for activity in shown.coming if shown.status != "closed" else []:
        number = seen[activity.date] = seen.get(activity.date, -1) + 1
        yield activity.date, shown.hub.id, number, list(_event(shown, activity, number))


def _event(shown: HubView, activity: Activity, number: int) -> Iterator[str]:
    """One event. Its id is that of the day and the hub, so that a mended text or place changes the event and adds none."""
    hub, view = shown.hub, shown.view
    text, page, spot = view.values.phrase(activity.text), page_of(shown), hub.spot_of(activity)
    yield from ("BEGIN:VEVENT", f"UID:{stable_id('activity', hub.id, activity.date, number)}")
    yield f"DTSTAMP:{hub.newest:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{activity.date:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{activity.date + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={text.language}:{escaped(text.text)}"
    yield f"LOCATION:{escaped(hub.place_of(activity))}"
    if spot and spot.precision is Precision.EXACT:
        yield f"GEO:{spot.latitude};{spot.longitude}"
    yield f"DESCRIPTION;LANGUAGE={view.language}:{escaped(f'{where_of(shown)}. {state_of(shown)}')}"
    yield f"STATUS:{'CONFIRMED' if shown.status == 'open' else 'TENTATIVE'}"
    yield f"CATEGORIES:{activity.kind.upper()}"
    if page:
        yield f"URL:{page}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")
