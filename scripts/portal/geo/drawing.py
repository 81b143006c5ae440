"""The ground of a map as paths of an SVG: land, borders and lakes inside a frame."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon

from portal.geo.basemap import Area, Point, basemap, mercator, stitched

WIDTH = 360
"""Units from side to side: the pixels of a small phone, for which everything is drawn."""

LOWEST, TALLEST = 200, 390
"""Units from top to bottom."""

MARGIN = 0.05
"""What a frame leaves around its subject, as a part of its size."""

FAR_ISLAND = 50
"""How many times smaller than the main land an island is that may lie outside the frame."""

TOLERANCES = (0.6, 0.75, 0.95, 1.2, 1.5, 1.9, 2.4, 3.0)
"""Units by which a drawing may be wrong, from the finest to the roughest."""

BESIDE = 4
"""Units that are drawn beside the sheet, so that no edge shows where the land goes on."""


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
    """The ground of a map about some countries, as exact as *most* characters allow; the roughest of `TOLERANCES` where even that is longer.

    Where the *departments* of its countries do not fit, they are left out.
    """
    fits = bisect_left(TOLERANCES, True, key=lambda tolerance: len(_ground(frame, countries, tolerance, departments)) <= most)
    if fits < len(TOLERANCES):
        return _ground(frame, countries, TOLERANCES[fits], departments)
    return ground(frame, countries, most, departments=False) if departments else _ground(frame, countries, TOLERANCES[-1], departments)


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


@lru_cache(maxsize=32)
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
        lakes=_rings(frame, [arcs[lake] for lake in world.lakes], 4 * smallest),
    )


@cache
def _lines_of_the_world() -> list[LineString]:
    return [LineString(arc) for arc in basemap().arcs]


@lru_cache(maxsize=16)
def _finest(frame: Frame) -> Any:
    """The arcs of the basemap in units of the frame: an array of lines that the rougher ones begin with."""
    return shapely.simplify(shapely.transform(_lines_of_the_world(), frame.onto), TOLERANCES[0], preserve_topology=False)


@lru_cache(maxsize=32)
def _arcs(frame: Frame, tolerance: float) -> tuple[Sequence[Point], ...]:
    """The arcs of the basemap in units of the frame, with as few points as they need."""
    return tuple(list(line.coords) for line in shapely.simplify(_finest(frame), tolerance, preserve_topology=False))


def _land(frame: Frame, areas: Iterable[Area], arcs: Sequence[Sequence[Point]], smallest: float) -> str:
    """The path of what is seen of areas together, without parts of less than *smallest* square units."""
    return _rings(frame, stitched(areas, arcs), smallest)


def _rings(frame: Frame, rings: Iterable[Sequence[Point]], smallest: float) -> str:
    return "".join(_path(_clipped(frame, ring), "z") for ring in rings if _area(ring) >= smallest)


def _area(ring: Sequence[Point]) -> float:
    """The square units inside a ring, whichever way it runs."""
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring))) / 2


def _clipped(frame: Frame, ring: Sequence[Point]) -> Sequence[Point]:
    """What of a closed ring lies on the sheet, or a little `BESIDE` it, by the algorithm of Sutherland and Hodgman.

    Simplified coasts can cross themselves, which this does not mind. Parts that
    hang together only outside stay joined there, by lines that nobody sees.
    """
    for axis, edge, inside in ((0, -BESIDE, 1), (0, WIDTH + BESIDE, -1), (1, -BESIDE, 1), (1, frame.height + BESIDE, -1)):
        kept: list[Point] = []
        for here, there in pairwise(ring):
            if (here[axis] - edge) * inside >= 0:
                kept.append(here)
            if (here[axis] - edge) * (there[axis] - edge) < 0:
                part = (edge - here[axis]) / (there[axis] - here[axis])
                kept.append((here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])))
        if not kept:
            return ()
        ring = [*kept, kept[0]]
    return ring


def _lines(frame: Frame, lines: Iterable[Sequence[Point]]) -> str:
    """The path of what is seen of lines, joined where one goes on as another."""
    seen = shapely.clip_by_rect(shapely.MultiLineString(list(lines)), -BESIDE, -BESIDE, WIDTH + BESIDE, frame.height + BESIDE)
    merged = shapely.line_merge(seen)
    return "".join(_path(part.coords) for part in getattr(merged, "geoms", [merged]) if isinstance(part, LineString))


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
