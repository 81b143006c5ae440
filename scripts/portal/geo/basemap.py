"""The committed basemap: areas, the countries around them, lakes and towns."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

BASEMAP = Path(__file__).parents[1] / "assets" / "basemap"

Point = tuple[float, float]
"""East and north: longitude, and latitude as Mercator's projection stretches it, both in degrees."""

Ring = tuple[int, ...]
"""Numbers of arcs, one after another; ``~n`` is arc *n* backwards."""


@dataclass(frozen=True, slots=True)
class Area:
    """A department of a country of the portal, or a whole country around them."""

    country: str
    name: str
    """As its country writes it; empty for a whole country."""

    rings: tuple[Ring, ...]

    @property
    def arcs(self) -> Iterable[int]:
        """The numbers of its arcs, whichever way they run."""
        return (arc if arc >= 0 else ~arc for ring in self.rings for arc in ring)


@dataclass(frozen=True, slots=True)
class Town:
    """A town by which readers know their way."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Basemap:
    """Everything that maps are drawn from."""

    arcs: tuple[tuple[Point, ...], ...]
    """Lines between the places where three areas meet, or around an island. Neighbours share theirs."""

    areas: tuple[Area, ...]
    around: tuple[Area, ...]
    lakes: tuple[int, ...]
    """Numbers of arcs."""

    towns: dict[str, tuple[Town, ...]]
    """By country, the capital first."""

    @cached_property
    def shared(self) -> dict[int, tuple[Area, Area]]:
        """The two areas at each arc that is a border, of countries or of departments."""
        users: dict[int, list[Area]] = defaultdict(list)
        for area in (*self.areas, *self.around):
            for arc in area.arcs:
                users[arc].append(area)
        return {arc: (at[0], at[1]) for arc, at in users.items() if len(at) == 2}


@cache
def basemap() -> Basemap:
    """The basemap, read when the first map is drawn."""
    topology = json.loads((BASEMAP / "region.json").read_text(encoding="utf-8"))
    towns = json.loads((BASEMAP / "towns.json").read_text(encoding="utf-8"))
    objects = {name: group["geometries"] for name, group in topology["objects"].items()}
    return Basemap(
        arcs=tuple(_arc(steps, topology["transform"]) for steps in topology["arcs"]),
        areas=tuple(_area(each) for each in objects["areas"]),
        around=tuple(_area(each) for each in objects["around"]),
        lakes=tuple(each["arcs"][0][0] for each in objects["lakes"]),
        towns={country: tuple(Town(*each) for each in own) for country, own in towns.items()},
    )


def mercator(latitude: float) -> float:
    """How far north of the equator Mercator's projection draws a latitude, in degrees of the equator."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def stitched(areas: Iterable[Area], arcs: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """The outer rings of several areas together, without the borders between them: one list of points for each coast and hole.

    *arcs* are those of the basemap, perhaps simplified, with the same ends.
    """
    uses = Counter(arc for area in areas for arc in area.arcs)
    outer = [arc for arc, times in uses.items() if times == 1]
    leaving: dict[Point, list[int]] = defaultdict(list)
    for arc in outer:
        leaving[arcs[arc][0]].append(arc)
        leaving[arcs[arc][-1]].append(~arc)
    left = set(outer)
    rings = []
    for first in outer:
        if first not in left:
            continue
        ring, next_ = [arcs[first][0]], first
        while True:
            number = next_ if next_ >= 0 else ~next_
            left.discard(number)
            ring += arcs[number][1:] if next_ >= 0 else arcs[number][-2::-1]
            following = [each for each in leaving[ring[-1]] if (each if each >= 0 else ~each) in left]
            if ring[-1] == ring[0] or not following:
                break
            next_ = following[0]
        rings.append(ring)
    return rings


def _arc(steps: list[list[int]], transform: dict[str, list[float]]) -> tuple[Point, ...]:
    (size_x, size_y), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in steps:
        x, y = x + step_x, y + step_y
        points.append((west + x * size_x, mercator(south + y * size_y)))
    return tuple(points)


def _area(geometry: dict) -> Area:
    properties = geometry["properties"]
    return Area(properties["country"], properties.get("name", ""), tuple(tuple(ring) for polygon in geometry["arcs"] for ring in polygon))
