"""How long a copy of the site is fresh: copies are passed on by phone and disk, and nobody renews them."""

from __future__ import annotations

from datetime import date


def made_in(today: date) -> date:
    """The first day of the month in which the copy is made.

    Pages know the month in which they were made, and not the day: else every
    page would change every day, and every phone fetch it anew.
    """
    return today.replace(day=1)


def old_from(today: date) -> date:
    """The day from which a copy says that it is old: the first of the third month after its own, so 60 to 92 days later."""
    months = today.year * 12 + today.month - 1 + 3
    return date(months // 12, months % 12 + 1, 1)
