"""Numbers of hubs that are held back can't be worked out, neither by arithmetic nor by somebody who knows the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linear import Possible

from portal.model.aggregate import Aggregate, Count
from portal.model.hub import Hub
from portal.model.portal import Portal
from portal.problems import Place
from portal.suppression import SMALL, SPREAD, Cell, protected
from portal.tallies import Tally, tallies

SOME = 300
TABLES = SOME if settings.default.max_examples == 100 else settings.default.max_examples
"""How many made-up tables are tried; `make suppression` tries 10,000."""

many = settings(max_examples=TABLES, deadline=None, derandomize=TABLES == SOME, database=None)

FEATURES = ("hub", "service", "month", "nationality", "age-group")
LATER = date(2027, 3, 1)
COUNTS = st.one_of(st.integers(0, 4), st.integers(0, 12), st.integers(5, 90))

Counts = dict[Cell, int]
"""Counts by all five features."""


def portal_of(counts: Counts) -> Portal:
    """A portal whose hubs, all of one country, counted this."""
    hubs = {cell[0]: [] for cell in counts}
    for (hub, service, month, nationality, age), count in counts.items():
        line = {"service": service, "month": month, "nationality": nationality, "age-group": age, "count": str(count)}
        hubs[hub].append(Count.model_validate(line))
    evidence = [{"source": "https://example.org/", "read": "2026-11-21"}]
    entries = [{"id": hub, "country": "gt", "name": {"es": hub}, "municipality": "A", "admin1": "B", "evidence": evidence} for hub in hubs]
    tables = [Aggregate(hub, Place(PurePosixPath(f"{hub}.csv")), tuple(lines)) for hub, lines in hubs.items()]
    return Portal(hubs=tuple(map(Hub.model_validate, entries)), aggregates=tuple(tables))


def tables(*values: list[str]) -> st.SearchStrategy[Counts]:
    """Counts of some of the cells that these values of the five features have."""
    cells = [dict(zip(FEATURES, each, strict=True)) for each in product(*values)]
    return st.lists(st.none() | COUNTS, min_size=len(cells), max_size=len(cells)).map(
        lambda counts: {tuple(cell.values()): count for cell, count in zip(cells, counts, strict=True) if count is not None}
    )


QUARTER = tables(["h1", "h2", "h3"], ["s1", "s2", "s3"], ["2026-07", "2026-08", "2026-09"], ["hn"], ["60+"])
YEAR = tables(["h1", "h2"], ["s1", "s2"], ["2026-02", "2026-11"], ["hn", "ve"], ["60+", "0-11"])


def knowledge(counts: Counts) -> tuple[list[Cell], list[frozenset[int]], list[frozenset[int]]]:
    """What a reader of all tables knows: cells that may not be empty, and which of them, by their number, are in each published sum and in each held back."""
    published = tallies(portal_of(counts), LATER)
    covered = {month for tally in published if tally.period.quarter for month in months_of(tally)}

    def is_about(tally: Tally, part: Cell, cell: Cell) -> bool:
        here = cell[FEATURES.index("month")] in covered.intersection(months_of(tally))
        return here and all(not value or cell[FEATURES.index(feature)] == value for feature, value in zip(tally.features, part, strict=True))

    def is_empty(tally: Tally, cell: Cell) -> bool:
        """Whether a sum of zero holds the cell, or a pair of values that the table does not have."""
        values = [cell[FEATURES.index(feature)] for feature in tally.features]
        kept = [{place, min(place + 1, len(values) - 1)} for place in range(len(values))]
        parts = [tuple(value if place in each else "" for place, value in enumerate(values)) for each in kept]
        return is_about(tally, ("",) * len(values), cell) and not all(tally.cells.get(part, 0) != 0 for part in parts)

    values = [list(dict.fromkeys(cell[place] for cell in counts)) for place in range(len(FEATURES))]
    every = [cell for cell in product(*values) if cell[FEATURES.index("month")] in covered]
    cells = [cell for cell in every if not any(is_empty(tally, cell) for tally in published)]
    sums: dict[bool, list[frozenset[int]]] = {True: [], False: []}
    for tally in published:
        for part, count in tally.cells.items():
            sums[count is None].append(frozenset(number for number, cell in enumerate(cells) if is_about(tally, part, cell)))
    return cells, sums[False], sums[True]


def months_of(tally: Tally) -> set[str]:
    """The months of its period."""
    return {f"{tally.period.year}-{month:02}" for month in range(tally.period.first.month or 1, (tally.period.last.month or 12) + 1)}


def holds(counts: Counts) -> None:
    """No sum that is held back, and no small count, can be worked out; each could be numbers that are far apart."""
    cells, sums, hidden = knowledge(counts)
    truth = [counts.get(cell, 0) for cell in cells]
    possible = Possible(truth, sums, hidden)
    small = [frozenset([number]) for number, count in enumerate(truth) if 0 < count < SMALL]
    for sum_ in {*hidden, *small}:
        assert not possible.is_known(sum_)
        # A count that no table tells by itself is small beside a published sum, which may be as small as `SMALL`.
        apart = SPREAD if sum_ in hidden else SMALL
        lowest = highest = total(truth, sum_)
        for sign in (1, -1):
            possible.go(sum_, sign, (lowest if sign > 0 else highest) + sign * apart)
            found = possible.point[: len(cells)]
            assert min(found) >= 0
            assert [total(found, each) for each in sums] == [total(truth, each) for each in sums]
            assert all(total(found, each) >= 1 for each in hidden)
            lowest, highest = min(lowest, total(found, sum_)), max(highest, total(found, sum_))
        assert highest - lowest >= apart


def total(counts: Sequence[Any], sum_: frozenset[int]) -> Any:
    return sum(counts[number] for number in sum_)


@given(QUARTER)
@many
def test_no_number_of_a_quarter_that_is_held_back_can_be_worked_out(counts: Counts):
    holds(counts)


@given(YEAR)
@many
def test_neither_can_one_when_all_tables_of_a_year_are_put_together(counts: Counts):
    holds(counts)


def splits(whole: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All ways to share a number."""
    if parts == 1:
        yield (whole,)
    else:
        yield from ((first, *rest) for first in range(whole + 1) for rest in splits(whole - first, parts - 1))


ONE = [("a",), ("b",), ("c",)]
TWO = [("a", "p"), ("a", "q"), ("b", "p"), ("b", "q")]


@pytest.mark.parametrize(("keys", "whole"), [*((ONE, whole) for whole in range(5, 25)), *((TWO, whole) for whole in range(5, 17))])
def test_in_a_small_table_not_even_the_program_helps(keys: list[Cell], whole: int):
    """Of all tables for which the program publishes the same, each number held back is one of four or more."""
    same: dict[tuple[tuple[Cell, int | None], ...], list[dict[Cell, int]]] = {}
    for counts in splits(whole, len(keys)):
        table = dict(zip(keys, counts, strict=True))
        if shown := protected(table):
            same.setdefault(tuple(sorted(shown.items())), []).append(table)

    for shown_, found in same.items():
        for part in (part for part, count in shown_ if count is None):
            could_be = {sum(table[key] for key in keys if all(value in ("", each) for value, each in zip(part, key, strict=True))) for table in found}
            assert len(could_be) >= SMALL - 1


def test_small_numbers_are_held_back_with_one_that_would_tell_them():
    shown = protected({("asylum", "07"): 40, ("asylum", "08"): 30, ("papers", "07"): 20, ("papers", "08"): 3})

    assert shown == {
        ("", ""): 93,
        ("asylum", ""): 70,
        ("papers", ""): 23,
        ("", "07"): 60,
        ("", "08"): 33,
        **dict.fromkeys([("asylum", "07"), ("asylum", "08"), ("papers", "07"), ("papers", "08")]),
    }


def test_two_small_numbers_do_not_only_hide_each_other():
    assert protected({("a",): 50, ("b",): 4, ("c",): 4}) == {("",): 58, ("a",): None, ("b",): None, ("c",): None}


def test_zeros_are_published_and_hide_nothing():
    assert protected({("a",): 0, ("b",): 2, ("c",): 20, ("d",): 30}) == {("",): 52, ("a",): 0, ("b",): None, ("c",): None, ("d",): 30}
    assert protected({("a",): 0, ("b",): 8}) == {("",): 8, ("a",): 0, ("b",): 8}


@pytest.mark.parametrize("counts", [{("a",): 4}, {("a",): 0}, {("a",): 3, ("b",): 4}, {("a",): 1, ("b",): 7}])
def test_where_nothing_would_be_safe_nothing_is_published(counts: dict[Cell, int]):
    assert protected(counts) is None


def test_the_equations_of_the_tests_find_what_can_be_worked_out():
    whole, row, column = frozenset([0, 1, 2, 3]), frozenset([0, 1]), frozenset([0, 2])

    told = Possible([3, 9, 9, 9], [whole, row, column, frozenset([3])], [frozenset([0])])
    bound = Possible([1, 9, 9, 9], [whole, row, column], [frozenset([0]), frozenset([3])])
    bound.go([0], 1, 100)

    assert told.is_known([0]) and told.is_known([1])
    assert not bound.is_known([0])
    assert bound.value([0]) == 10
