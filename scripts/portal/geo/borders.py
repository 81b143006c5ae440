"""Countries on the map, by way of shapely: whether a point lies in one, how it is drawn small."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

BORDERS = Path(__file__).parents[1] / "assets" / "borders" / "countries.json"

TOLERANCE = 3 / 111
"""Degrees (about 3 km) by which a point may lie outside: coasts and border posts are drawn coarsely."""


SILHOUETTE_BYTES = 240
"""How long the path of a silhouette may be."""


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


@cache
def silhouette(country: str) -> str:
    """The outline of a country as the path of an SVG, in a square from 0 to 100; empty where its borders are not known.

    As exact as `SILHOUETTE_BYTES` allow. For telling countries apart at a
    glance: small islands are left out, and it says nothing about any border.
    """
    outline = _borders().get(country)
    if outline is None:
        return ""
    parts = getattr(outline, "geoms", [outline])
    outline = shapely.unary_union([part for part in parts if part.area > max(each.area for each in parts) / 50])
    left, bottom, right, top = outline.bounds
    narrow = math.cos(math.radians((bottom + top) / 2))
    size = max((right - left) * narrow, top - bottom)
    shift_x, shift_y = 50 - 50 * (right - left) * narrow / size, 50 - 50 * (top - bottom) / size
    scaled = shapely.transform(outline, lambda points: (points - (left, top)) * (100 * narrow / size, -100 / size) + (shift_x, shift_y))
    paths = (_path(scaled, tolerance / 4) for tolerance in range(1, 100))
    return next((path for path in paths if len(path) <= SILHOUETTE_BYTES), "")


def _path(geometry: BaseGeometry, tolerance: float) -> str:
    """The parts of a geometry, the largest first, with whole numbers: each point as the way from the last."""
    parts = sorted(getattr(geometry, "geoms", [geometry]), key=lambda part: -part.area)
    path = ""
    for part in parts:
        points = [(round(x), round(y)) for x, y in part.simplify(tolerance).exterior.coords]
        ring = [point for point, last in zip(points, [None, *points], strict=False) if point != last][:-1]
        if len(ring) < 3:
            continue
        ways = [f"{x - from_x} {y - from_y}" for (from_x, from_y), (x, y) in pairwise(ring)]
        path += f"M{ring[0][0]} {ring[0][1]}l{' '.join(ways)}z".replace(" -", "-")
    return path
