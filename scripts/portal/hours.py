"""Opening hours, by way of opening_hours: whether they parse, and what they mean by weekday."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, ParserError, State

from portal.model.contact import DAYS, OSM_DAYS, Week

MONDAY = datetime(2024, 1, 8)
"""The first day of the week on which hours are evaluated; no country is given, so no holiday plays a part."""

PLAIN = re.compile(r"24/7|(?:(?:Mo|Tu|We|Th|Fr|Sa|Su|off|PH off|[0-9]{2}:[0-9]{2})(?:\s*[-,;]\s*|\s+|$))+")
"""Weekdays and times: what looks the same in every week of the year. A season, a sunset or a comment would be lost."""

Times = tuple[tuple[str, str], ...]


def week_of(hours: Week) -> tuple[Times, ...] | None:
    """For Monday to Sunday the times of opening and closing (``("08:00", "16:00")``), or None when the hours say something else."""
    return _week_of(hours.osm)


@lru_cache(maxsize=4096)
def _week_of(osm: str) -> tuple[Times, ...] | None:
    """The same by their text: offices keep much the same hours."""
    if not PLAIN.fullmatch(osm.strip()):
        return None
    try:
        parsed = OpeningHours(osm)
    except ParserError:
        return None
    days: list[list[tuple[str, str]]] = [[] for _ in DAYS]
    for start, end, state, _ in parsed.intervals(MONDAY, MONDAY + timedelta(days=7)):
        if state == State.OPEN:
            for day in range((start - MONDAY).days, (end - MONDAY - timedelta(seconds=1)).days + 1):
                opens = max(start, MONDAY + timedelta(days=day))
                closes = min(end, MONDAY + timedelta(days=day + 1))
                days[day].append((f"{opens:%H:%M}", "24:00" if closes.date() != opens.date() else f"{closes:%H:%M}"))
    return tuple(tuple(times) for times in days)


def days_added(hours: Week) -> list[str]:
    """Weekdays (``sat``) that the hours open although nobody wrote them.

    ``Mo-Fr 08:00 - 12:00 , 13:00 - 17:00`` parses as weekday mornings and every
    afternoon, Sundays too: the space before the comma begins a new rule.
    """
    week = week_of(hours)
    if week is None or hours.always or hours.osm.strip() == "24/7":
        return []
    written = _days_written(hours.osm)
    return [day for index, day in enumerate(DAYS) if _begun(week, index) and written and day not in written]


SPAN = r"([0-9]{2}):([0-9]{2})\s*-\s*([0-9]{2}):([0-9]{2})"
NIGHT = 18 * 60
"""The longest time in minutes, exclusive, for which something that closes after midnight is taken to be open."""


def impossible_times(hours: Week) -> str:
    """The first times of a day that can't be meant, as typed; empty where there are none.

    Afternoons in the twelve-hour clock read as the small hours: ``08:00-05:00``
    is open for 21 hours, and in ``08:00-12:00, 01:00-05:00`` the second part comes
    before the first. Ends after ``24:00`` are lost where days are shown one by one.
    """
    for times in re.finditer(rf"{SPAN}(?:\s*,\s*{SPAN})*", hours.osm):
        last = 0
        for span in re.findall(SPAN, times[0]):
            hour, minute, end_hour, end_minute = map(int, span)
            opens, closes = 60 * hour + minute, 60 * end_hour + end_minute
            if opens < last or closes > 24 * 60 or (closes <= opens and closes + 24 * 60 - opens >= NIGHT):
                return times[0]
            last = closes if closes > opens else 24 * 60
    return ""


def _begun(week: tuple[Times, ...], day: int) -> bool:
    """Whether a day opens by itself: not only for the hours after midnight of the day before."""
    times = week[day]
    into_night = any(closes == "24:00" for _, closes in week[day - 1])
    return bool(times[1:] if times and into_night and times[0][0] == "00:00" else times)


def _days_written(osm: str) -> set[str]:
    names = list(OSM_DAYS)
    found: set[str] = set()
    for first, last in re.findall(r"\b(Mo|Tu|We|Th|Fr|Sa|Su)\b(?:\s*-\s*(Mo|Tu|We|Th|Fr|Sa|Su)\b)?", osm):
        start, end = names.index(first), names.index(last or first)
        span = range(start, end + 1) if start <= end else [*range(start, 7), *range(end + 1)]
        found |= {DAYS[index] for index in span}
    return found
