"""The pages on which the hubs of a country are listed, where they are too many for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from portal.model.hub import Hub
from portal.spelling import plain

MOST_WITH_COUNTRY = 30
"""Hubs, inclusive, that the page of a country lists itself beside their map: more are too heavy, and have a page of their own."""

MOST_ON_A_PAGE = 180
"""Hubs, inclusive, on one page of a list: with tools and without a map, 200 send 100 bytes more than a page may. Above, each department has its own."""

MOST_IN_DIRECTORY = 50
"""Hubs, inclusive, that the directory lists itself, below its map and the countries. Above, it leads to the lists."""


@dataclass(frozen=True)
class HubList:
    """One page with hubs of a country."""

    path: PurePosixPath
    """``gt/hubs/index``, or that of a department: ``gt/hubs/san-marcos``, and ``gt/hubs/san-marcos/2`` for those that do not fit."""

    country: str
    admin1: str
    """The department; empty for the whole country."""

    number: int
    """Which page of the department it is, counted from 1."""

    hubs: tuple[Hub, ...]
    """All that it is about, also those that stand on its parts."""

    parts: tuple[HubList, ...] = ()
    """The pages that list them; empty where it does so itself."""


def hub_lists(country: str, hubs: Sequence[Hub]) -> list[HubList]:
    """The pages that list the hubs of a country, the one of the whole country first; none where its own page has room for them."""
    if len(hubs) <= MOST_WITH_COUNTRY:
        return []
    home = PurePosixPath(country, "hubs")
    parts = list(_parts(home, country, hubs)) if len(hubs) > MOST_ON_A_PAGE else []
    return [HubList(home / "index", country, "", 1, tuple(hubs), tuple(parts)), *parts]


def _parts(home: PurePosixPath, country: str, hubs: Iterable[Hub]) -> Iterable[HubList]:
    """The pages of the departments, in the order in which the file first names them; spellings of one name are one."""
    departments: dict[str, list[Hub]] = {}
    for hub in hubs:
        departments.setdefault("-".join(re.findall("[a-z0-9]+", plain(hub.admin1))) or "0", []).append(hub)
    for slug, own in departments.items():
        for start in range(0, len(own), MOST_ON_A_PAGE):
            number = start // MOST_ON_A_PAGE + 1
            path = home / slug if number == 1 else home / slug / str(number)
            yield HubList(path, country, own[0].admin1, number, tuple(own[start : start + MOST_ON_A_PAGE]))
