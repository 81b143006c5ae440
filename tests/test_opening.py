"""The table of the coming weeks, from which a device tells whether a hub is open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.conftest import TODAY

from portal.model.contact import Week
from portal.model.country import Country, Holiday
from portal.model.hub import Hub
from portal.render.opening import opening_table

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def hub(hours: dict[str, object], **more: object) -> Hub:
    return Hub.model_construct(
        hours=Week.model_construct(**{"always": False, "week": {}, "text": None} | hours), **{"timezone": None, "closed_days": None} | more
    )


def country(zone: str = "America/Guatemala", *holidays: date) -> Country:
    return Country.model_construct(timezone=zone, holidays=[Holiday.model_construct(date=day) for day in holidays])


def is_open(table: str, moment: datetime) -> bool | None:
    """What a device makes of the table at a moment; None where the table does not reach."""
    start, length, *turns = map(int, table.split())
    minute = (moment.astimezone(UTC) - EPOCH) // timedelta(minutes=1) - start
    if not 0 <= minute < length:
        return None
    passed = 0
    for turn in turns:
        minute -= turn
        passed += minute >= 0
    return bool(passed % 2)


def at(text: str, offset: int = -6) -> datetime:
    return datetime.fromisoformat(f"{text}:00{offset:+03}:00")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-10-31T23:59", None),
        ("2026-11-01T00:00", False),
        ("2026-11-23T07:59", False),
        ("2026-11-23T08:00", True),
        ("2026-11-23T11:59", True),
        ("2026-11-23T12:00", False),
        ("2026-11-23T13:00", True),
        ("2026-11-23T17:00", False),
        ("2026-11-22T10:00", False),
        ("2026-12-24T10:00", False),
        ("2026-12-25T10:00", False),
        ("2026-12-28T10:00", True),
        ("2027-01-31T23:59", False),
        ("2027-02-01T00:00", None),
    ],
)
def test_a_device_knows_whether_a_hub_is_open(moment: str, expected: bool | None):
    table = opening_table(
        hub({"week": {"mon-fri": "08:00-12:00, 13:00-17:00"}}, closed_days=[date(2026, 12, 24)]), country("America/Guatemala", date(2026, 12, 25)), TODAY
    )

    assert is_open(table, at(moment)) is expected


def test_the_zone_of_a_hub_goes_before_that_of_its_country():
    hours: dict[str, object] = {"week": {"mon-fri": "08:00-16:00"}}

    west = opening_table(hub(hours, timezone="America/Tijuana"), country("America/Mexico_City"), TODAY)

    assert is_open(west, at("2026-11-23T08:30", -8)) is True
    assert is_open(west, at("2026-11-23T07:30", -8)) is False


def test_summer_time_moves_the_opening_and_not_the_clock():
    table = opening_table(hub({"week": {"mon-sun": "08:00-09:00"}}), country("America/New_York"), date(2026, 10, 5))

    assert is_open(table, at("2026-10-30T08:30", -4)) is True
    assert is_open(table, at("2026-11-02T08:30", -5)) is True
    assert is_open(table, at("2026-11-02T08:30", -4)) is False


def test_what_is_always_open_never_closes():
    table = opening_table(hub({"always": True}), country(), TODAY)

    assert len(table.split()) == 4
    assert is_open(table, at("2026-11-23T00:00")) is True


def test_what_no_program_understands_gives_no_table():
    assert opening_table(hub({"text": "Mo-Fr sunrise-sunset"}), country(), TODAY) == ""
    assert opening_table(Hub.model_construct(hours=None), country(), TODAY) == ""


def test_the_table_changes_once_a_month():
    week = hub({"week": {"mon-fri": "08:00-16:00"}})

    tables = {day: opening_table(week, country(), date(2026, 11, day)) for day in (1, 21, 30)}

    assert len(set(tables.values())) == 1
    assert opening_table(week, country(), date(2026, 12, 1)) not in tables.values()
