"""Dates, lengths of time, money and hours in the words of a language, all from its own words file."""

from __future__ import annotations

from datetime import date
from functools import reduce

from portal.hours import Times, week_of
from portal.model.contact import DAYS, Week
from portal.model.fact import Duration, Money
from portal.model.scalars import Dated
from portal.words import Words


class Localiser:
    """Writes values in one language. Nothing falls back to a library's or another language's words."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def day(self, day: date) -> str:
        """A day: ``21 de noviembre de 2026``."""
        return self.words("dates.day", day=self._day(day.day), month=self.words(f"dates.months.{day.month - 1}"), year=day.year)

    def dated(self, dated: Dated) -> str:
        """A date as exact as its source prints it."""
        if dated.month is None:
            return str(dated.year)
        month = self.words(f"dates.months.{dated.month - 1}")
        if dated.day is None:
            return self.words("dates.month", month=month, year=dated.year)
        return self.words("dates.day", day=self._day(dated.day), month=month, year=dated.year)

    def _day(self, day: int) -> str:
        """The number of a day in its month; many languages count the first otherwise: ``1er``."""
        return self.words("dates.first") if day == 1 else str(day)

    def of(self, dated: Dated) -> str:
        """A date as it follows what it dates: ``del 18 de junio de 2021``, ``de 2021``."""
        return self.words(f"dates.of.{dated.exactness}", date=self.dated(dated))

    def on(self, dated: Dated) -> str:
        """A date as it follows what happened on it: ``el 18 de junio de 2021``, ``en 2021``."""
        return self.words(f"dates.on.{dated.exactness}", date=self.dated(dated))

    def number(self, number: float) -> str:
        """A number with the language's separators: ``5,789.76``; whole numbers without decimals."""
        whole, _, decimals = (f"{number:,.2f}" if number != int(number) else f"{int(number):,}").partition(".")
        grouped = whole.replace(",", self.words("numbers.group"))
        return f"{grouped}{self.words('numbers.decimal')}{decimals}" if decimals else grouped

    def duration(self, duration: Duration) -> str:
        """``30 días``, ``10 working days``."""
        unit = "working-days" if duration.working else duration.unit
        return self.words.count(f"durations.{unit}", duration.count)

    def money(self, money: Money) -> str:
        """``Q25``, or the word for free."""
        if money.amount is None or money.currency is None:
            return self.words("free")
        amount = self.number(money.amount)
        key = f"money.{money.currency}"
        return self.words(key, amount=amount) if self.words.has(key) else f"{money.currency} {amount}"

    def size(self, count: int) -> str:
        """What a file of *count* bytes weighs, in whole kilobytes and never less than one: ``49 kB``."""
        return self.words("tools.kilobytes", n=self.number(max(1, round(count / 1000))))

    def hours(self, hours: Week) -> list[str]:
        """Opening hours, one line for each run of equal days: ``lunes a viernes, 8:00–16:00``."""
        if hours.always:
            return [self.words("hours.always")]
        week = week_of(hours)
        if week is None:
            return []
        lines: list[str] = []
        start = 0
        while start < 7:
            end = start
            while end < 6 and week[end + 1] == week[start]:
                end += 1
            if week[start]:
                lines.append(self.words("hours.line", days=self._days(start, end), times=self._times(week[start])))
            start = end + 1
        return lines

    def days(self, days: str) -> str:
        """Weekdays written as ``tue`` or ``mon-wed, fri``: ``martes``."""
        spans = [span.partition("-") for span in days.split(", ")]
        return self.list([self._days(DAYS.index(first), DAYS.index(last or first)) for first, _, last in spans])

    def _days(self, start: int, end: int) -> str:
        first = self.words(f"dates.weekdays.{start}")
        if start == end:
            return first
        if (start, end) == (0, 6):
            return self.words("hours.every-day")
        return self.words("hours.days", first=first, last=self.words(f"dates.weekdays.{end}"))

    def _times(self, times: Times) -> str:
        # An Arabic reader can't tell which end of "8:00–12:00" comes first, so its words say "from" and "to".
        return self._joined([self.words("hours.times", opens=opens.removeprefix("0"), closes=closes.removeprefix("0")) for opens, closes in times])

    def list(self, items: list[str]) -> str:
        """``a, b y c``."""
        if len(items) < 2:
            return "".join(items)
        return self.words("list-last", first=self._joined(items[:-1]), last=items[-1])

    def _joined(self, items: list[str]) -> str:
        """``a, b``, with the comma of the language."""
        return reduce(lambda first, next_: self.words("list-next", first=first, next=next_), items)
