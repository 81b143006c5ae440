"""What may be published of the monthly counts of hubs: tables of countries, each of a time that is over."""

# Safe across tables as well: two tables share no number but the whole of a quarter,
# which is always published, and quarters never overlap. Sums over several tables are made
# of published numbers alone. Numbers of a quarter that is not over would grow from one
# build to the next, and what they grow by could be a single person.

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from portal.model.aggregate import Count
from portal.model.portal import Portal
from portal.model.scalars import Dated
from portal.suppression import Cell, protected

SHAPES = (("hub", "service", "month"), ("service", "month"), ("service",))
"""The features of a quarter's table: the first that can be published safely."""

ABOUT_PEOPLE = ("nationality", "age-group")
"""Features of which only the sums of a year are published, each by itself."""


@dataclass(frozen=True, order=True)
class Period:
    """A quarter, or a whole year."""

    year: int
    quarter: int | None = None
    """1 to 4; None: the year."""

    @property
    def first(self) -> Dated:
        """Its first month."""
        return Dated(self.year, 3 * self.quarter - 2 if self.quarter else 1)

    @property
    def last(self) -> Dated:
        """Its last month."""
        return Dated(self.year, 3 * self.quarter if self.quarter else 12)

    @property
    def number(self) -> int:
        """Quarters and years counted through, each by itself."""
        return 4 * self.year + self.quarter - 1 if self.quarter else self.year

    def is_over(self, today: date) -> bool:
        """Whether it is published on *today*: hubs have a month to count after it ends."""
        months = 12 * self.year + (self.last.month or 12) + 1
        return today >= date(months // 12, months % 12 + 1, 1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)


@dataclass(frozen=True)
class Tally:
    """A published table of one country and period."""

    country: str
    period: Period
    features: tuple[str, ...]
    """What its cells are told by, in their order. A sum has an empty value for the others; only values of neighbours stand together."""

    cells: Mapping[Cell, int | None]
    """The numbers; None: held back."""

    @property
    def whole(self) -> int:
        """The number of everything that was counted."""
        return self.cells[("",) * len(self.features)] or 0

    def of(self, feature: str) -> dict[str, int | None]:
        """The sums of one feature by its value; empty where the table does not have it."""
        if feature not in self.features:
            return {}
        place = self.features.index(feature)
        return {cell[place]: count for cell, count in self.cells.items() if cell[place] and len(cell) - cell.count("") == 1}


def tallies(portal: Portal, today: date) -> list[Tally]:
    """Everything that is published on *today*, by country, year and quarter; of a year, what is known of people comes after its quarters.

    Counts of hubs that are not in the directory are left out.
    """
    counted: dict[str, dict[Period, list[tuple[str, Count]]]] = {}
    for table in portal.aggregates:
        if hub := portal.hub(table.hub):
            for count in table.counts:
                period = Period(count.month.year, ((count.month.month or 1) + 2) // 3)
                if period.is_over(today):
                    counted.setdefault(hub.country, {}).setdefault(period, []).append((hub.id, count))
    return [tally for country in sorted(counted) for tally in _of_country(country, counted[country], today)]


def _of_country(country: str, counted: Mapping[Period, list[tuple[str, Count]]], today: date) -> Iterator[Tally]:
    years: dict[int, list[tuple[str, Count]]] = {}
    for period in sorted(counted):
        for features in SHAPES:
            if cells := _safe(features, counted[period]):
                yield Tally(country, period, features, cells)
                # Of quarters without a table not even the whole is known, and it must not be worked out from the year.
                years.setdefault(period.year, []).extend(counted[period])
                break
    for year, counts in years.items():
        if Period(year).is_over(today):
            for feature in ABOUT_PEOPLE:
                cells = _safe((feature,), counts)
                if cells and len(cells) > 2:  # more than the whole and one value, mostly "unknown"
                    yield Tally(country, Period(year), (feature,), cells)


def _safe(features: tuple[str, ...], counts: Iterable[tuple[str, Count]]) -> Mapping[Cell, int | None] | None:
    sums: dict[Cell, int] = {}
    for hub, count in counts:
        values = {"hub": hub, "service": count.service, "month": str(count.month), "nationality": count.nationality, "age-group": count.age_group.value}
        cell = tuple(values[feature] for feature in features)
        sums[cell] = sums.get(cell, 0) + count.count
    return _protected(tuple(sorted(sums.items())))


@lru_cache(maxsize=4096)
def _protected(sums: tuple[tuple[Cell, int], ...]) -> Mapping[Cell, int | None] | None:
    """The same table is asked for by the page of every language and by the open data."""
    return protected(dict(sums))
