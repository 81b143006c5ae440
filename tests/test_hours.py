"""Opening hours as editors write them: what they mean by weekday, and the traps in their syntax."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from portal.hours import days_added, impossible_times, week_of
from portal.model.contact import DAYS, Hours, Week


def hours(written: object) -> Week:
    """Opening hours as they stand in a content file."""
    return TypeAdapter(Hours).validate_python(written)


def by_day(written: object) -> dict[str, str]:
    """The open days with their times."""
    week = week_of(hours(written))
    assert week is not None
    return {day: ", ".join(f"{opens}-{closes}" for opens, closes in times) for day, times in zip(DAYS, week, strict=True) if times}


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


@pytest.mark.parametrize(
    ("written", "osm", "open_days"),
    [
        ({"mon-fri": "08:00-16:00"}, "Mo-Fr 08:00-16:00", dict.fromkeys(WEEKDAYS, "08:00-16:00")),
        ({"mon-fri": "08:00-12:00, 13:00-17:00"}, "Mo-Fr 08:00-12:00,13:00-17:00", dict.fromkeys(WEEKDAYS, "08:00-12:00, 13:00-17:00")),
        ({"Mon - Fri": "08:00 - 16:00"}, "Mo-Fr 08:00-16:00", dict.fromkeys(WEEKDAYS, "08:00-16:00")),
        ({"mon, wed": "08:00-10:00"}, "Mo,We 08:00-10:00", {"mon": "08:00-10:00", "wed": "08:00-10:00"}),
        ({"sat-mon": "10:00-12:00"}, "Sa-Mo 10:00-12:00", dict.fromkeys(("mon", "sat", "sun"), "10:00-12:00")),
        ({"mon-sun": "08:00-16:00", "sun": "closed"}, "Mo-Su 08:00-16:00; Su off", dict.fromkeys((*WEEKDAYS, "sat"), "08:00-16:00")),
        ("Mo-Fr 08:00-16:00; PH off", "Mo-Fr 08:00-16:00; PH off", dict.fromkeys(WEEKDAYS, "08:00-16:00")),
        ("08:00-16:00", "08:00-16:00", dict.fromkeys(DAYS, "08:00-16:00")),
        ({"tue": "00:00-24:00"}, "Tu 00:00-24:00", {"tue": "00:00-24:00"}),
        ({"always": "true"}, "24/7", dict.fromkeys(DAYS, "00:00-24:00")),
        ("24/7", "24/7", dict.fromkeys(DAYS, "00:00-24:00")),
        ({"mon": "closed"}, "Mo off", {}),
    ],
)
def test_hours_mean_what_a_person_wrote(written: object, osm: str, open_days: dict[str, str]):
    assert hours(written).osm == osm
    assert by_day(written) == open_days
    assert days_added(hours(written)) == []


@pytest.mark.parametrize(
    ("written", "open_days"),
    [
        ({"fri": "22:00-06:00"}, {"fri": "22:00-24:00", "sat": "00:00-06:00"}),
        ({"sun": "22:00-06:00"}, {"mon": "00:00-06:00", "sun": "22:00-24:00"}),
        ({"mon-sun": "22:00-02:00"}, dict.fromkeys(DAYS, "00:00-02:00, 22:00-24:00")),
    ],
)
def test_hours_after_midnight_belong_to_the_next_day_which_nobody_has_to_write(written: object, open_days: dict[str, str]):
    assert by_day(written) == open_days
    assert days_added(hours(written)) == []


@pytest.mark.parametrize(
    ("written", "added"),
    [
        ("Mo-Fr 08:00 - 12:00 , 13:00 - 17:00", ["sat", "sun"]),
        ("Mo,We 08:00-12:00 , 13:00-17:00", ["tue", "thu", "fri", "sat", "sun"]),
        ("Fr 22:00-06:00 , 13:00-17:00", ["mon", "tue", "wed", "thu", "sat", "sun"]),
    ],
)
def test_a_space_before_a_comma_opens_days_that_nobody_wrote(written: str, added: list[str]):
    assert days_added(hours(written)) == added


@pytest.mark.parametrize(
    "written",
    [
        {"sat": "8-12"},
        {"lunes": "08:00-10:00"},
        {"mon": "morning"},
        {"mon": "08:00-10:00 or later"},
        {"always": "false"},
        {},
        "by appointment",
        "Mo-Fr 8am-4pm",
        "Mo-Fr 25:00-26:00",
    ],
)
def test_hours_that_no_program_understands_are_nothing(written: object):
    assert week_of(hours(written)) is None
    assert days_added(hours(written)) == []


@pytest.mark.parametrize(
    "written",
    [
        "Jun-Aug Mo-Fr 08:00-16:00",
        "week 1-10 Mo 08:00-10:00",
        "Mo[1] 10:00-12:00",
        "2026 Dec 24 off",
        "sunrise-sunset",
        "Mo-Fr 08:00+",
        'Mo-Fr 08:00-16:00 "by appointment"',
        "PH 10:00-12:00",
    ],
)
def test_hours_that_no_weekly_timetable_can_show_are_refused_rather_than_shown_wrong(written: str):
    assert week_of(hours(written)) is None


@pytest.mark.parametrize(
    ("osm", "times"),
    [
        ("Mo-Fr 08:00-16:00", ""),
        ("Mo-Fr 08:00-12:00,13:00-17:00", ""),
        ("Mo-Fr 08:00-12:00, Sa 07:00-11:00", ""),
        ("Mo-Su 17:00-08:00", ""),
        ("Mo-Su 22:00-24:00,00:00-06:00", "22:00-24:00,00:00-06:00"),
        ("Mo 18:00-24:00; Tu 00:00-06:00", ""),
        ("24/7", ""),
        ("Mo-Fr 08:00-05:00", "08:00-05:00"),
        ("Mo-Fr 08:00-08:00", "08:00-08:00"),
        ("Mo-Fr 08:00-12:00,01:00-05:00", "08:00-12:00,01:00-05:00"),
        ("Mo-Fr 08:00-14:00,13:00-17:00", "08:00-14:00,13:00-17:00"),
        ("Mo-Fr 08:00-25:00", "08:00-25:00"),
        ("Mo-Fr 20:00-04:00, 03:00-05:00", "20:00-04:00, 03:00-05:00"),
    ],
)
def test_times_that_cannot_be_meant_are_found(osm: str, times: str):
    assert impossible_times(Week(text=osm)) == times
