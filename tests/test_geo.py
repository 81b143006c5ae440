"""Positions: inside their country, or with a guess at what went wrong."""

from __future__ import annotations

import json

import pytest
from tests.conftest import ROOT

from portal.geo import BORDERS, Misplaced, Mistake, misplaced
from portal.load import load

CAPITALS = {
    "mx": (19.4326, -99.1332),
    "gt": (14.6349, -90.5069),
    "bz": (17.2510, -88.7590),
    "sv": (13.6929, -89.2182),
    "hn": (14.0723, -87.1921),
    "ni": (12.1140, -86.2362),
    "cr": (9.9281, -84.0907),
    "pa": (8.9824, -79.5199),
}


def test_every_country_of_the_portal_has_borders():
    borders = json.loads(BORDERS.read_text(encoding="utf-8"))

    assert set(borders) == set(CAPITALS) == {path.stem for path in (ROOT / "content/countries").glob("*.yaml")}


@pytest.mark.parametrize("country", CAPITALS)
def test_a_capital_lies_in_its_country(country: str):
    assert misplaced(*CAPITALS[country], country) is None


def test_every_position_of_the_directory_lies_in_its_country():
    positions = [(hub.id, hub.position, hub.country) for hub in load(ROOT)[0].hubs if hub.position]

    wrong = {id_: found for id_, position, country in positions if (found := misplaced(position.latitude, position.longitude, country))}

    assert len(positions) > 30
    assert wrong == {}


@pytest.mark.parametrize("country", CAPITALS)
def test_latitude_and_longitude_that_were_exchanged_are_recognised(country: str):
    latitude, longitude = CAPITALS[country]

    assert misplaced(longitude, latitude, country) == Misplaced(Mistake.SWAPPED)
    assert misplaced(-longitude, latitude, country) == Misplaced(Mistake.SWAPPED)


@pytest.mark.parametrize("country", CAPITALS)
def test_a_wrong_sign_is_recognised(country: str):
    latitude, longitude = CAPITALS[country]

    signs = [misplaced(latitude, -longitude, country), misplaced(-latitude, longitude, country)]

    assert signs == [Misplaced(Mistake.SIGN)] * 2


def test_a_position_in_another_country_names_it_with_the_distance():
    found = misplaced(*CAPITALS["sv"], "gt")

    assert found == Misplaced(Mistake.ELSEWHERE, "sv", found.kilometres if found else 0)
    assert found is not None
    assert 40 < found.kilometres < 80


def test_a_position_in_the_sea_is_nowhere():
    found = misplaced(10.0, -95.0, "gt")

    assert found is not None
    assert (found.mistake, found.country) == (Mistake.NOWHERE, "")
    assert found.kilometres > 300


NORTHERNMOST = 17.8155
"""The straight northern border of Guatemala, in degrees of latitude as the outline draws it."""


@pytest.mark.parametrize(("beyond", "fine"), [(-1, True), (2.7, True), (3.3, False)])
def test_a_border_post_may_lie_three_kilometres_outside(beyond: float, fine: bool):
    assert (misplaced(NORTHERNMOST + beyond / 111, -90.5, "gt") is None) is fine


def test_a_country_without_borders_is_not_checked():
    assert misplaced(0.0, 0.0, "xx") is None
