"""The ground of a map as paths of an SVG: land, borders and lakes inside a frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from portal.geo.basemap import Area, Point, basemap, mercator, stitched

WIDTH = 360
"""Units from side to side: the pixels of a small phone, for which everything is drawn."""

LOWEST, TALLEST = 200, 390
"""Units from top to bottom."""

MARGIN = 0.05
"""What a frame leaves around its subject, as a part of its size."""

FAR_ISLAND = 50
"""How many times smaller than the main land an island is that may lie outside the frame."""

FINEST, ROUGHEST, STEP = 0.6, 4.0, 1.3
"""Units by which the finest and the roughest drawing may be wrong, and how much rougher the next try is."""


@dataclass(frozen=True)
class Frame:
    """A part of the world on a sheet; hashable, so that what is drawn in it can be remembered."""

    west: float
    """Degrees at the left side."""

    top: float
    """The upper edge, in degrees as Mercator's projection stretches them."""

    scale: float
    """Units for a degree of longitude."""

    height: int

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point (degrees of WGS 84) lies on the sheet: units from the left and from above."""
        return self.on(longitude, mercator(latitude))

    def on(self, east: float, north: float) -> tuple[float, float]:
        """The same for a point of the basemap."""
        return (east - self.west) * self.scale, (self.top - north) * self.scale

    def onto(self, points: Any) -> Any:
        """The same for an array of many points, as shapely hands them over."""
        return (points - (self.west, self.top)) * (self.scale, -self.scale)


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies below the marks of a map: paths of an SVG with whole numbers, empty where there is nothing."""

    around: str
    """Land that the map is not about."""

    own: str
    """Land that it is about; its edge is both coast and border."""

    borders: str
    """Lines between countries that are on one side of that edge."""

    inner: str
    """Lines between the departments of its own countries."""

    lakes: str

    def __len__(self) -> int:
        return sum(map(len, (self.around, self.own, self.borders, self.inner, self.lakes)))


def frame_around(west: float, south: float, east: float, north: float) -> Frame:
    """The frame in which everything between these degrees of WGS 84 is seen, with a margin; the subject is in the middle."""
    return _frame(west, mercator(south), east, mercator(north))


def _frame(west: float, bottom: float, east: float, top: float) -> Frame:
    wide, high = (east - west) * (1 + 2 * MARGIN), (top - bottom) * (1 + 2 * MARGIN)
    height = round(min(max(WIDTH * high / wide, LOWEST), TALLEST))
    scale = min(WIDTH / wide, height / high)
    return Frame((west + east) / 2 - WIDTH / scale / 2, (bottom + top) / 2 + height / scale / 2, scale, height)


@cache
def frame_of(country: str) -> Frame | None:
    """The frame of a country with all its land but far and small islands; None where the basemap does not know it."""
    parts = outline(country).geoms
    if not parts:
        return None
    largest = max(part.area for part in parts)
    return _frame(*MultiPolygon([part for part in parts if part.area > largest / FAR_ISLAND]).bounds)


@cache
def outline(country: str) -> MultiPolygon:
    """The land of a country in full detail, in points of the basemap; empty where it is not known."""
    areas = [area for area in basemap().areas if area.country == country]
    return MultiPolygon([Polygon(ring) for ring in stitched(areas, basemap().arcs)])


@lru_cache(maxsize=64)
def ground(frame: Frame, countries: frozenset[str], most: int, *, departments: bool = True) -> Ground:
    """The ground of a map about some countries, as exact as *most* characters allow, but never so rough that it is wrong by `ROUGHEST`."""
    tolerance = FINEST
    drawn = _ground(frame, countries, tolerance, departments)
    while len(drawn) > most and tolerance * STEP <= ROUGHEST:
        tolerance *= STEP
        drawn = _ground(frame, countries, tolerance, departments)
    return drawn


@lru_cache(maxsize=512)
def area_path(frame: Frame, country: str, name: str) -> str:
    """The land of one department as a path; empty where the basemap does not know it."""
    areas = [area for area in basemap().areas if (area.country, area.name) == (country, name)]
    return _land(frame, areas, _arcs(frame, 1), 8)


@lru_cache(maxsize=512)
def middle(frame: Frame, country: str) -> tuple[int, int] | None:
    """The point inside the visible part of a country that is farthest from its edges; None where it is not to be seen."""
    seen = shapely.clip_by_rect(shapely.transform(outline(country), frame.onto), 0, 0, WIDTH, frame.height)
    parts = [part for part in getattr(seen, "geoms", [seen]) if isinstance(part, Polygon) and not part.is_empty]
    if not parts:
        return None
    point = shapely.maximum_inscribed_circle(max(parts, key=lambda part: part.area), 2).coords[0]
    return round(point[0]), round(point[1])


def _ground(frame: Frame, countries: frozenset[str], tolerance: float, departments: bool) -> Ground:
    world, arcs = basemap(), _arcs(frame, tolerance)
    everything = (*world.areas, *world.around)
    borders, inner = [], []
    for arc, (one, other) in world.shared.items():
        if one.country != other.country and (one.country in countries) == (other.country in countries):
            borders.append(arcs[arc])
        elif departments and one.country == other.country and one.country in countries:
            inner.append(arcs[arc])
    smallest = 4 * tolerance
    return Ground(
        around=_land(frame, [area for area in everything if area.country not in countries], arcs, 3 * smallest),
        own=_land(frame, [area for area in everything if area.country in countries], arcs, smallest),
        borders=_lines(frame, borders),
        inner=_lines(frame, inner),
        lakes=_polygons(frame, [Polygon(arcs[lake]) for lake in world.lakes if len(arcs[lake]) > 3], 4 * smallest),
    )


@cache
def _lines_of_the_world() -> list[LineString]:
    return [LineString(arc) for arc in basemap().arcs]


@lru_cache(maxsize=32)
def _arcs(frame: Frame, tolerance: float) -> tuple[tuple[Point, ...], ...]:
    """The arcs of the basemap in units of the frame, with as few points as they need."""
    lines = shapely.transform(_lines_of_the_world(), frame.onto)
    return tuple(tuple(line.coords) for line in shapely.simplify(lines, tolerance, preserve_topology=False))


def _land(frame: Frame, areas: Iterable[Area], arcs: Sequence[Sequence[Point]], smallest: float) -> str:
    return _polygons(frame, [Polygon(ring) for ring in stitched(areas, arcs) if len(ring) > 3], smallest)


def _polygons(frame: Frame, polygons: Iterable[Polygon], smallest: float) -> str:
    """The path of what is seen of polygons of at least *smallest* square units; holes are rings of their own."""
    path = ""
    for polygon in polygons:
        left, top, right, bottom = polygon.bounds
        if polygon.area < smallest or right < 0 or bottom < 0 or left > WIDTH or top > frame.height:
            continue
        # Simplified coasts can cross themselves, which clipping would not survive.
        seen = _seen(frame, polygon if polygon.is_valid else shapely.make_valid(polygon))
        path += "".join(_path(part.exterior.coords, "z") for part in _parts(seen) if isinstance(part, Polygon))
    return path


def _lines(frame: Frame, lines: Iterable[Sequence[Point]]) -> str:
    merged = shapely.line_merge(shapely.MultiLineString([_rounded(line) for line in lines]))
    return "".join(_path(part.coords) for part in _parts(_seen(frame, merged)) if isinstance(part, LineString))


def _seen(frame: Frame, geometry: BaseGeometry) -> BaseGeometry:
    """What lies in the frame, and a little around it, so that no edge shows where the land goes on."""
    return shapely.clip_by_rect(geometry, -4, -4, WIDTH + 4, frame.height + 4)


def _parts(geometry: BaseGeometry) -> Iterable[BaseGeometry]:
    return getattr(geometry, "geoms", [geometry])


def _rounded(line: Sequence[Point]) -> list[Point]:
    return [(round(x), round(y)) for x, y in line]


def _path(points: Iterable[Sequence[float]], end: str = "") -> str:
    """A line through points: each as the way from the last; empty where whole numbers leave nothing of it."""
    rounded = [(round(x), round(y)) for x, y in points]
    line = [point for point, last in zip(rounded, [None, *rounded], strict=False) if point != last]
    if end:
        line = line[:-1]
    if len(line) < (3 if end else 2):
        return ""
    ways = " ".join(f"{x - from_x} {y - from_y}" for (from_x, from_y), (x, y) in pairwise(line))
    return f"M{line[0][0]} {line[0][1]}l{ways}{end}".replace(" -", "-")
