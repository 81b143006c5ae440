"""What a reader can work out of published sums by arithmetic: which counts are possible, found by solving the equations."""

# Written for the tests alone and in another way than the program: the program thinks of
# ways along which counts can be moved, and this solves linear equations about every single
# count that nobody publishes, exactly, with fractions (the simplex method, by Bland's rule).

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

Row = dict[int, Fraction | int]
"""The factors of unknowns, by their number; those that are not there are 0."""


def over(value: Fraction | int, by: Fraction | int) -> Fraction | int:
    if by in (1, -1):
        return value * by
    found = Fraction(value) / by
    return found.numerator if found.denominator == 1 else found


def subtract(row: Row, factor: Fraction | int, other: Row) -> None:
    for unknown, value in other.items():
        left = row.get(unknown, 0) - factor * value
        if left:
            row[unknown] = left
        else:
            row.pop(unknown, None)


class Possible:
    """All counts that are not negative and have the same sums as some true ones."""

    def __init__(self, truth: Iterable[int], sums: Iterable[Iterable[int]], at_least_one: Iterable[Iterable[int]]) -> None:
        """*truth*: the counts; *sums*: the counts in each published sum; *at_least_one*: those in each sum that is held back."""
        self.point: list[Fraction | int] = list(truth)
        equations: list[Row] = [dict.fromkeys(sum_, 1) for sum_ in sums]
        for sum_ in at_least_one:
            row: Row = dict.fromkeys(sum_, 1)
            spare = len(self.point)
            self.point.append(sum(self.point[unknown] for unknown in row) - 1)
            equations.append({**row, spare: -1})
        self.solved: dict[int, Row] = {}
        for row in equations:
            for unknown in [each for each in row if each in self.solved]:
                subtract(row, row[unknown], self.solved[unknown])
            if row:
                self._solve(row, min(row, key=lambda each: (abs(row[each]) != 1, each)))

    def _solve(self, row: Row, unknown: int) -> None:
        """Take one equation more, solved for one of its unknowns."""
        row = {each: over(value, row[unknown]) for each, value in row.items()}
        for other in self.solved.values():
            if unknown in other:
                subtract(other, other[unknown], row)
        self.solved[unknown] = row

    def _free(self, sum_: Iterable[int]) -> Row:
        """What a sum changes by when a free unknown changes."""
        row: Row = dict.fromkeys(sum_, 1)
        for unknown in [each for each in row if each in self.solved]:
            subtract(row, row[unknown], self.solved[unknown])
        return row

    def is_known(self, sum_: Iterable[int]) -> bool:
        """Whether the equations alone tell a sum."""
        return not self._free(sum_)

    def value(self, sum_: Iterable[int]) -> Fraction | int:
        """A sum at the counts that are looked at now."""
        return sum(self.point[unknown] for unknown in sum_)

    def go(self, sum_: Iterable[int], sign: int, enough: Fraction | int) -> None:
        """Look at counts for which a sum is larger (*sign* 1) or smaller (-1): as far as it goes, or *enough* and perhaps more."""
        sum_ = list(sum_)
        while sign * (self.value(sum_) - enough) < 0:
            free = self._free(sum_)
            unknown = min((each for each, change in free.items() if change * sign > 0 or self.point[each] > 0), default=None)
            if unknown is None:
                return
            way = 1 if free[unknown] * sign > 0 else -1
            # How far each solved unknown lets this one go before it would be negative.
            room = {each: over(self.point[each], row[unknown] * way) for each, row in self.solved.items() if row.get(unknown, 0) * way > 0}
            if way < 0:
                room[unknown] = self.point[unknown]
            far = min(room.values())
            first = min(each for each, most in room.items() if most == far)
            self.point[unknown] += way * far
            for each, row in self.solved.items():
                self.point[each] -= row.get(unknown, 0) * way * far
            if first != unknown:
                self._solve(self.solved.pop(first), unknown)
