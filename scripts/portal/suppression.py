"""Chooses which numbers of a table are held back, so that nobody can work out a small one from those that are published."""

# A table counts things by one to three features in a row, such as hub, service and month.
# Published are its whole, the sums of each single feature, and those of each two
# neighbours (hub with service, service with month), never all three together. So every
# count flows from the whole through one value of each feature and back into the whole,
# and every published sum is one arc on that way:
#
#     whole ─► hub ─► hub with service ─► service ─► service with month ─► month ─► whole
#
# What flows into a point flows out of it, and a reader knows nothing else: any numbers
# for which that is so belong to some counts. Moving some around a closed way of arcs
# that are held back changes nothing that is published. How far each number can be moved
# like that, up and down together, is a maximum flow; it must be `SPREAD`.
# See "Numbers of hubs" in scripts/README.md.

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

SMALL = 5
"""Numbers from 1 to less than this are never published."""

SPREAD = 8
"""How far apart, at least, the largest and the smallest number are that one held back could be."""

Cell = tuple[str, ...]
"""A value of each feature; an empty one stands for all of them together."""

Point = tuple[int, str, bool]
"""Where arcs meet: the position of a feature, its value, and whether it is behind (True) or before the sum of that value."""

SUM, PAIR = 4, 1
"""What it costs to hold back the sum of one value, or of two together. The same for large and small numbers: a choice by number would tell it."""


@dataclass(frozen=True)
class Arc:
    """A published sum, on its way from one point to another."""

    cell: Cell
    count: int
    start: Point
    end: Point


def protected(counts: Mapping[Cell, int]) -> dict[Cell, int | None] | None:
    """What may be published of *counts* by all features: every sum, None where it is held back, zeros as they are.

    All keys have the same number of features. None where nothing would be safe:
    the whole is small, or small numbers have nothing large beside them.
    """
    whole = sum(counts.values())
    if whole < SMALL:
        return None
    arcs = list(_arcs(counts))
    flows = _Flows()
    for arc in arcs:
        if arc.count:
            flows.add(arc)
    # Sums of one value first: their ways are the longest, and often make those of others safe.
    waiting = sorted((arc for arc in arcs if 0 < arc.count < SMALL), key=lambda arc: (-arc.cell.count(""), arc.cell))
    flows.hidden.update(arc.cell for arc in waiting)
    while waiting:
        more = flows.secure(waiting.pop(0))
        if more is None:
            return None
        waiting += more
    published: dict[Cell, int | None] = {arc.cell: None if arc.cell in flows.hidden else arc.count for arc in arcs}
    return {("",) * len(next(iter(counts))): whole, **published}


def _arcs(counts: Mapping[Cell, int]) -> Iterator[Arc]:
    """Every sum that is published: of each value of each feature, and of values of neighbours that occur together."""
    features = len(next(iter(counts)))
    sums: dict[Cell, int] = {}
    for values, count in counts.items():
        for kept in [*((one,) for one in range(features)), *((one, one + 1) for one in range(features - 1))]:
            cell = tuple(value if position in kept else "" for position, value in enumerate(values))
            sums[cell] = sums.get(cell, 0) + count
    for cell, count in sorted(sums.items()):
        kept = [position for position, value in enumerate(cell) if value]
        first, last = kept[0], kept[-1]
        if first == last:
            yield Arc(cell, count, _point(first, cell[first], False, features), _point(last, cell[last], True, features))
        else:
            yield Arc(cell, count, (first, cell[first], True), (last, cell[last], False))


def _point(position: int, value: str, behind: bool, features: int) -> Point:
    """The point before or behind the sum of a value; before the first feature and behind the last one is the whole."""
    if (position, behind) in ((0, False), (features - 1, True)):
        return -1, "", behind
    return position, value, behind


Step = tuple[Arc, int]
"""An arc, and 1 where it grows or -1 where it shrinks."""


@dataclass
class _Flows:
    """What is held back, and how far it could be moved."""

    hidden: set[Cell] = field(default_factory=set)
    leaving: dict[Point, list[tuple[Point, Step]]] = field(default_factory=dict)

    def add(self, arc: Arc) -> None:
        self.leaving.setdefault(arc.start, []).append((arc.end, (arc, 1)))
        self.leaving.setdefault(arc.end, []).append((arc.start, (arc, -1)))

    def secure(self, arc: Arc) -> list[Arc] | None:
        """Hold back what it takes so that *arc*, which is held back, could be `SPREAD` numbers; what that is, or None where it can't be.

        A small number always goes with one that is not: two small ones that hide each other would be known to be small.
        """
        more: list[Arc] = []
        spent: set[Cell] = set()

        def may(step: Step) -> bool:
            """Whether an arc may be held back for it: to grow, or to shrink where it is large and did not yet. How large plays no part."""
            other, sign = step
            return sign > 0 or (other.count >= SMALL and other.cell not in spent)

        while (arc.count < SMALL and not spent) or self._spread(arc) < SPREAD:
            way = self._way(arc, arc.end, arc.start, may, self._cost)
            if not way:
                return None
            spent |= {other.cell for other, sign in way if sign < 0}
            more += [other for other, _ in way if other.cell not in self.hidden]
            self.hidden |= {other.cell for other, _ in way}
        return more

    def _spread(self, arc: Arc) -> int:
        """How far apart the largest and the smallest number are that *arc* could be for a reader, up to `SPREAD`."""
        down = self._moved(arc, arc.start, arc.end, min(arc.count - 1, SPREAD))
        return down + self._moved(arc, arc.end, arc.start, SPREAD - down)

    def _moved(self, arc: Arc, source: Point, target: Point, most: int) -> int:
        """How much, up to *most*, can go from *source* to *target* beside *arc* through what is held back."""
        change: dict[Cell, int] = {}

        def room(step: Step) -> int:
            """To grow there is no limit, and what is held back is at least 1, as zeros are published."""
            other, sign = step
            return most if sign > 0 else other.count + change.get(other.cell, 0) - 1

        moved = 0
        while moved < most:
            way = self._way(arc, source, target, lambda step: step[0].cell in self.hidden and room(step) > 0, lambda step: 1)
            if not way:
                break
            amount = min([most - moved, *map(room, way)])
            moved += amount
            for other, sign in way:
                change[other.cell] = change.get(other.cell, 0) + sign * amount
        return moved

    def _cost(self, step: Step) -> int:
        cell = step[0].cell
        return 0 if cell in self.hidden else SUM if len(cell) - cell.count("") == 1 else PAIR

    def _way(self, arc: Arc, source: Point, target: Point, may: Callable[[Step], bool], cost_of: Callable[[Step], int]) -> list[Step]:
        """The cheapest way beside *arc*; empty where there is none."""
        best = {source: 0}
        came: dict[Point, tuple[Point, Step]] = {}
        waiting = [(0, source)]
        while waiting:
            cost, point = heapq.heappop(waiting)
            if point == target:
                break
            if cost > best[point]:
                continue
            for next_, step in self.leaving.get(point, ()):
                if step[0].cell != arc.cell and may(step) and (total := cost + cost_of(step)) < best.get(next_, total + 1):
                    best[next_] = total
                    came[next_] = (point, step)
                    heapq.heappush(waiting, (total, next_))
        way: list[Step] = []
        while target != source and target in came:
            target, step = came[target]
            way.append(step)
        return way
