"""Positions: inside their country, or with a guess at what went wrong."""

from __future__ import annotations

import json
import re

import pytest
from tests.conftest import ROOT

from portal.geo import Misplaced, Mistake, misplaced, silhouette
from portal.geo.borders import BORDERS, SILHOUETTE_BYTES
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


@pytest.mark.parametrize("country", CAPITALS)
def test_a_silhouette_is_small_and_fills_its_square(country: str):
    path = silhouette(country)

    assert 60 < len(path) <= SILHOUETTE_BYTES <= 300
    xs, ys = drawn(path)
    assert min(*xs, *ys) >= -1
    assert max(*xs, *ys) <= 101
    assert max(max(xs) - min(xs), max(ys) - min(ys)) >= 97


def test_silhouettes_keep_the_proportions_of_the_ground():
    (mexico, belize) = (drawn(silhouette(code)) for code in ("mx", "bz"))

    assert max(mexico[0]) - min(mexico[0]) > 1.2 * (max(mexico[1]) - min(mexico[1]))
    assert max(belize[1]) - min(belize[1]) > 1.8 * (max(belize[0]) - min(belize[0]))


def test_a_country_without_borders_has_no_silhouette():
    assert silhouette("xx") == ""


def drawn(path: str) -> tuple[list[int], list[int]]:
    """The places that a path passes: from left to right, from top to bottom."""
    xs, ys = [], []
    for part in filter(None, path.split("M")):
        start, ways = part.rstrip("z").split("l")
        x, y = map(int, start.split())
        steps = [int(number) for number in re.findall(r"-?\d+", ways)]
        for step_x, step_y in [(0, 0), *zip(steps[::2], steps[1::2], strict=True)]:
            x, y = x + step_x, y + step_y
            xs.append(x)
            ys.append(y)
    return xs, ys
