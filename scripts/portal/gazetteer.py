"""Where towns are, and how far it is from one point to another."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

from portal.spelling import plain

TOWNS = Path(__file__).parent / "assets" / "gazetteer" / "towns.json"

Point = tuple[float, float]
"""Latitude and longitude in degrees of WGS 84."""

EARTH = 6_371_009
"""The mean radius of the Earth in metres."""


@cache
def _towns() -> dict[tuple[str, str, str], Point]:
    countries = json.loads(TOWNS.read_text(encoding="utf-8")).items()
    return {(code, area, plain(name)): (lat, lon) for code, areas in countries for area, towns in areas.items() for name, (lat, lon) in towns.items()}


def town(name: str, area: str, country: str) -> Point | None:
    """The centre of a town of that *area*, as `portal.geo.areas.area_called` calls it; None when it is not known.

    Names of towns are common: without its area, a town is not looked up.
    """
    return _towns().get((country, area, plain(name)))


def metres(one: Point, other: Point) -> float:
    """The way from one point to another as a bird flies, by the haversine formula."""
    (lat, lon), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH * math.asin(min(1, math.sqrt(half)))
