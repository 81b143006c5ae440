"""Departments, provinces and states, by way of shapely: what they are called, and whether a point lies in one."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, reduce

import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from portal.geo.basemap import basemap, mercator, stitched
from portal.spelling import plain

TOLERANCE = 5
"""Kilometres, inclusive, by which a point may lie outside: these borders are drawn for maps of a country."""

DEGREE = 111
"""Kilometres of a degree on the equator."""

OTHER_NAMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("bz", "Belize"): ("Belice",),
    ("gt", "Petén"): ("El Petén",),
    ("gt", "Quetzaltenango"): ("Quezaltenango", "Xela"),
    ("gt", "Quiché"): ("El Quiché",),
    ("hn", "Islas de la Bahía"): ("Bay Islands",),
    ("mx", "Ciudad de México"): ("CDMX", "Distrito Federal", "Mexico City"),
    ("mx", "Coahuila"): ("Coahuila de Zaragoza",),
    ("mx", "México"): ("Edomex",),
    ("mx", "Michoacán"): ("Michoacán de Ocampo",),
    ("mx", "Querétaro"): ("Querétaro de Arteaga",),
    ("mx", "Veracruz"): ("Veracruz de Ignacio de la Llave",),
    ("ni", "Costa Caribe Norte"): ("Atlántico Norte", "RACCN", "RAAN", "Región Autónoma de la Costa Caribe Norte", "North Caribbean Coast"),
    ("ni", "Costa Caribe Sur"): ("Atlántico Sur", "RACCS", "RAAS", "Región Autónoma de la Costa Caribe Sur", "South Caribbean Coast"),
    ("pa", "Emberá"): ("Emberá-Wounaan",),
    ("pa", "Guna Yala"): ("Kuna Yala", "San Blas"),
    ("pa", "Ngäbe-Buglé"): ("Ngöbe-Buglé",),
}
"""What else people call an area of the basemap, beside accents and `CALLED`."""

CALLED = re.compile(
    r"^(?:departamento|provincia|estado|distrito|comarca|department|province|state|district)(?: del?| of)? | (?:department|province|state|district)$"
)
"""What may stand before or behind the name itself, in plain letters."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A point that is not in its area."""

    area: str
    """The name of its area as the basemap writes it."""

    other: str
    """The area of the same country in which it lies; empty where it lies in none."""

    kilometres: int
    """Distance to the border of its area."""


@cache
def _areas() -> dict[str, dict[str, BaseGeometry]]:
    """By country and name the shapes of the basemap, on Mercator's projection in degrees of the equator."""
    ground = basemap()
    countries: dict[str, dict[str, BaseGeometry]] = {}
    for area in ground.areas:
        rings = [shapely.make_valid(Polygon(ring)) for ring in stitched([area], ground.arcs) if len(ring) > 3]
        # What lies inside a ring and inside another is a hole, as an area within an area.
        countries.setdefault(area.country, {})[area.name] = reduce(shapely.symmetric_difference, rings)
    for areas in countries.values():
        shapely.prepare(list(areas.values()))
    return countries


@cache
def _names() -> dict[tuple[str, str], str]:
    """The name of each area on the basemap by its country and any of its names in plain letters."""
    areas = [(country, name) for country, own in _areas().items() for name in own]
    return {(country, plain(called)): name for country, name in areas for called in (name, *OTHER_NAMES.get((country, name), ()))}


def area_called(name: str, country: str) -> str | None:
    """The area that people call *name*, as the basemap writes it; None when it is not known, which does not mean that it is wrong."""
    words, names = plain(name), _names()
    return names.get((country, words)) or names.get((country, CALLED.sub("", words)))


def outside(latitude: float, longitude: float, country: str, name: str) -> Outside | None:
    """How far a point (degrees of WGS 84) lies from the area of that name; None when it lies there, or nobody can say."""
    own = area_called(name, country)
    if own is None:
        return None
    areas, point = _areas()[country], Point(longitude, mercator(latitude))
    degree = DEGREE * math.cos(math.radians(latitude))
    if areas[own].dwithin(point, TOLERANCE / degree):
        return None
    other = next((name for name, area in areas.items() if area.contains(point)), "")
    return Outside(own, other, round(areas[own].distance(point) * degree))
