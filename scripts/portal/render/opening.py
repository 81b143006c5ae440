"""When a hub is open in the coming weeks, as a table from which a device can tell whether it is open now."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from portal.hours import week_of
from portal.model.country import Country
from portal.model.hub import Hub
from portal.render.copies import made_in, old_from

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def opening_table(hub: Hub, country: Country, today: date) -> str:
    """Whole minutes, parted by spaces: since 1970 (UTC) to the beginning of the table, its length, and from there to each opening and closing by turns.

    Each of the latter counts from the one before. The table covers what a copy
    is fresh for (see `portal.render.copies`); days that the hub or the country
    closes are left out. Empty where the hours are not known or not plain.
    """
    week = week_of(hub.hours) if hub.hours else None
    if week is None:
        return ""
    zone = ZoneInfo(hub.timezone or country.timezone)
    closed = {*(hub.closed_days or ()), *(holiday.date for holiday in country.holidays or ())}
    first, end = made_in(today), old_from(today)
    days = [first + DAY * number for number in range((end - first).days)]
    times = [(_minute(day, opens, zone), _minute(day, closes, zone)) for day in days if day not in closed for opens, closes in week[day.weekday()]]
    begin = _minute(first, "00:00", zone)
    turns = [begin, *_turns(times)]
    return " ".join(map(str, (begin, _minute(end, "00:00", zone) - begin, *(later - earlier for earlier, later in pairwise(turns)))))


def _turns(times: list[tuple[int, int]]) -> list[int]:
    """Openings and closings by turns; what closes at midnight and opens again then did not close."""
    turns: list[int] = []
    for opens, closes in times:
        if turns and turns[-1] == opens:
            turns[-1] = closes
        else:
            turns += [opens, closes]
    return turns


def _minute(day: date, clock: str, zone: ZoneInfo) -> int:
    """The minute since 1970 of a time of day (``08:00``, ``24:00``) at a place."""
    hour, minute = map(int, clock.split(":"))
    local = datetime.combine(day + DAY * (hour // 24), time(hour % 24, minute), zone)
    return (local.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // MINUTE
