"""Where marks and names stand on a map, so that a finger finds each mark and no name covers one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from portal.geo.drawing import WIDTH, Frame

REACH = 28
"""Units between the middles of two marks of one country below which they become one: two targets of `TARGET` side by side."""

TARGET = 14
"""Units from the middle of a mark to the edge of what can be tapped: on a phone of 360 pixels a little less of them than pixels, beside its margins."""

APART = 26
"""Units to which marks of different countries are moved apart, who are never joined."""

ROUNDS = 12
"""How often marks are moved apart; each time a little."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A hub as its place on the map; hashable, so that marks can be remembered for all languages."""

    id: str
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One hub, or several of one country that lie too close for fingers."""

    x: int
    y: int
    country: str
    ids: tuple[str, ...]
    """The hubs, in the order of the directory."""


@dataclass(frozen=True, slots=True)
class Box:
    """What a mark or a name covers, in units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they cover a common place."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def is_in(self, frame: Frame) -> bool:
        """Whether all of it is on the sheet."""
        return self.left >= 1 and self.top >= 1 and self.right <= WIDTH - 1 and self.bottom <= frame.height - 1


def around(x: float, y: float, reach: float) -> Box:
    """The square around a point, *reach* units to each side."""
    return Box(x - reach, y - reach, x + reach, y + reach)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that should stand somewhere."""

    text: str
    kind: str
    """``hub``, ``town`` or ``country``: a key of `LETTER`."""

    x: int
    y: int
    """What it names: a mark, a town, the middle of a country."""

    language: str = ""
    """The language of the name; empty where it is the reader's, or that of a proper name in a list."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its place."""

    wanted: Wanted
    x: int
    y: int
    anchor: str
    """``start``, ``middle`` or ``end`` of the name stands at ``x``."""

    box: Box
    """What it covers."""


LETTER = {"hub": 7.4, "town": 7.0, "country": 8.0}
"""How wide a letter is taken to be, in units: a little more than most, as nobody knows the reader's font."""

ABOVE, BELOW, BESIDE = 10, 4, 2
"""Units that a name reaches above and below its line, and that stay free beside it."""


@lru_cache(maxsize=256)
def marks(frame: Frame, spots: tuple[Spot, ...]) -> tuple[Mark, ...]:
    """The marks of all hubs inside a frame: joined within a country where they are close, moved apart where countries meet. From north to south."""
    groups: list[_Group] = []
    for spot in spots:
        x, y = frame.at(spot.latitude, spot.longitude)
        near = min((group for group in groups if group.country == spot.country), key=lambda group: group.distance(x, y), default=None)
        if near and near.distance(x, y) < REACH:
            near.join(_Group(spot.country, x, y, [spot.id]))
        else:
            groups.append(_Group(spot.country, x, y, [spot.id]))
    while pair := _closest(groups):
        one, other = pair
        groups.remove(other)
        one.join(other)
    order = {spot.id: number for number, spot in enumerate(spots)}
    places = _apart(frame, [(group.x, group.y) for group in groups])
    made = [Mark(round(x), round(y), group.country, tuple(sorted(group.ids, key=order.__getitem__))) for group, (x, y) in zip(groups, places, strict=True)]
    return tuple(sorted(made, key=lambda mark: (mark.y, mark.x, mark.ids)))


def names(frame: Frame, taken: Iterable[Box], wanted: Iterable[Wanted]) -> Iterator[Name]:
    """The names that find a place where they cover no mark, no other name and no edge; the first wanted choose first.

    No name of a country stands where the middle of another one is closer.
    """
    boxes, wanted = list(taken), list(wanted)
    middles = [(each.x, each.y) for each in wanted if each.kind == "country"]
    for each in wanted:
        own = around(each.x, each.y, TARGET) if each.kind == "hub" else None
        for x, y, anchor in _places(each):
            box = _box(each, x, y, anchor)
            strays = each.kind == "country" and min(middles, key=lambda middle: math.dist(middle, (x, y))) != (each.x, each.y)
            if box.is_in(frame) and not strays and not any(box.meets(other) for other in boxes if other != own):
                boxes.append(box)
                yield Name(each, round(x), round(y), anchor, box)
                break


def _places(wanted: Wanted) -> Iterator[tuple[float, float, str]]:
    """Where a name may stand, the best place first: beside a mark or a town, in or near the middle of a country."""
    x, y = wanted.x, wanted.y
    if wanted.kind == "country":
        yield x, y + 4, "middle"
        for distance in range(8, 72, 8):
            for angle in range(0, 360, 30):
                yield x + distance * math.cos(math.radians(angle)), y + 4 + distance * math.sin(math.radians(angle)), "middle"
    else:
        gap = 11 if wanted.kind == "hub" else 6
        yield x + gap, y + 4, "start"
        yield x - gap, y + 4, "end"
        yield x, y - gap - 1, "middle"
        yield x, y + gap + 12, "middle"


def _box(wanted: Wanted, x: float, y: float, anchor: str) -> Box:
    wide = len(wanted.text) * LETTER[wanted.kind]
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left - BESIDE, y - ABOVE, left + wide + BESIDE, y + BELOW)


@dataclass(slots=True, eq=False)
class _Group:
    """Hubs that become one mark, and the middle of them."""

    country: str
    x: float
    y: float
    ids: list[str]

    def distance(self, x: float, y: float) -> float:
        return math.hypot(self.x - x, self.y - y)

    def join(self, other: _Group) -> None:
        own, all_ = len(self.ids), len(self.ids) + len(other.ids)
        self.x, self.y = (self.x * own + other.x * (all_ - own)) / all_, (self.y * own + other.y * (all_ - own)) / all_
        self.ids += other.ids


def _closest(groups: list[_Group]) -> tuple[_Group, _Group] | None:
    """The two closest groups of one country that are within reach of each other; None when there are none."""
    pairs = ((one, other) for one, other in combinations(groups, 2) if one.country == other.country)
    best = min(pairs, key=lambda pair: pair[0].distance(pair[1].x, pair[1].y), default=None)
    return best if best and best[0].distance(best[1].x, best[1].y) < REACH else None


def _apart(frame: Frame, places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The places, moved so that no two are closer than `APART` and every target is on the sheet, as far as there is room."""
    moved = [list(place) for place in places]
    for _ in range(ROUNDS):
        for one, other in combinations(moved, 2):
            distance = math.dist(one, other)
            if distance < APART:
                east, north = ((other[0] - one[0]) / distance, (other[1] - one[1]) / distance) if distance else (1.0, 0.0)
                step = (APART - distance) / 2
                one[0], one[1] = one[0] - east * step, one[1] - north * step
                other[0], other[1] = other[0] + east * step, other[1] + north * step
        for place in moved:
            place[0] = min(max(place[0], TARGET), WIDTH - TARGET)
            place[1] = min(max(place[1], TARGET), frame.height - TARGET)
    return [(x, y) for x, y in moved]
