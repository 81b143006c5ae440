"""Places on the map, by way of shapely: whether a point lies in a country."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

BORDERS = Path(__file__).parent / "assets" / "borders" / "countries.json"

TOLERANCE = 3 / 111
"""Degrees (about 3 km) by which a point may lie outside: coasts and border posts are drawn coarsely."""


class Mistake(StrEnum):
    """What probably went wrong with a position."""

    SWAPPED = "swapped"
    SIGN = "sign"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A point that is not in its country."""

    mistake: Mistake
    country: str = ""
    """The country of the portal in which it lies, for ``elsewhere``."""

    kilometres: int = 0
    """Distance to the border of its own country."""


@cache
def _borders() -> dict[str, BaseGeometry]:
    countries = {code: shape(geometry) for code, geometry in json.loads(BORDERS.read_text(encoding="utf-8")).items()}
    for geometry in countries.values():
        shapely.prepare(geometry)
    return countries


def misplaced(latitude: float, longitude: float, country: str) -> Misplaced | None:
    """What is wrong with a point (degrees of WGS 84) said to be in *country*; None when it lies there.

    A country whose borders are not known is not checked.
    """
    borders = _borders()
    own = borders.get(country)
    if own is None or own.dwithin(Point(longitude, latitude), TOLERANCE):
        return None
    if any(own.contains(Point(east, longitude)) for east in (latitude, -latitude)):  # a sign that is missing as well shows at the next check
        return Misplaced(Mistake.SWAPPED)
    if any(own.contains(Point(lon, lat)) for lat, lon in ((latitude, -longitude), (-latitude, longitude), (-longitude, latitude))):
        return Misplaced(Mistake.SIGN)
    distance = round(own.distance(Point(longitude, latitude)) * 111)
    other = next((code for code, geometry in borders.items() if geometry.contains(Point(longitude, latitude))), "")
    return Misplaced(Mistake.ELSEWHERE if other else Mistake.NOWHERE, other, distance)
