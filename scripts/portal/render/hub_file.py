"""What the tools of a list of hubs must know of them: one small file, the same in all languages, that a phone fetches with the first tap."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from portal.addresses import Addresses
from portal.model.hub import Hub
from portal.model.hub_list import HubList
from portal.model.portal import Portal
from portal.render.hub_view import HubView
from portal.render.scripts import Script
from portal.render.view import View

DEGREE = 1000
"""Parts of a degree in which points are written. One is at most 111 m: less than what the map can show, and distances are told in kilometres."""

Column = tuple[list[str], list[int]]
"""Texts that several hubs share, and which of them each hub has: 4,000 hubs of three countries take three texts and 4,000 digits."""


@dataclass(frozen=True)
class HubFile:
    """The hubs of one page: of a list, or of the directory."""

    portal: Portal
    addresses: Addresses
    today: date
    listed: HubList | None = None
    """None: the directory, with all hubs."""

    _views: dict[str, View] = field(default_factory=dict, compare=False)

    @property
    def hubs(self) -> Sequence[Hub]:
        """Those that it is about, in the order of hubs.yaml."""
        return self.listed.hubs if self.listed else self.portal.hubs

    @property
    def is_whole(self) -> bool:
        """Whether it also says what stands on a card: the page has none, and only leads to the lists where they are."""
        return bool(self.listed.parts) if self.listed else self.portal.has_many_hubs

    @property
    def name(self) -> str:
        """``hubs-all``, or after its page: ``hubs-gt-san-marcos-2``."""
        parts = [part for part in self.listed.path.parts if part not in ("hubs", "index")] if self.listed else ["all"]
        return "-".join(["hubs", *parts])

    @cached_property
    def script(self) -> Script:
        """A call of ``portalHubs`` with `data`."""
        return Script(self.name, f"portalHubs({json.dumps(self.data, ensure_ascii=False, separators=(',', ':'))});\n".encode())

    @cached_property
    def sent(self) -> int:
        """Bytes that travel for it, by gzip."""
        return len(gzip.compress(self.script.data, 6))

    @property
    def data(self) -> dict[str, object]:
        """Column by column, as that compresses best; hub for hub in the order of `hubs`.

        ``ids``, without the country where they begin with it (``-san-marcos``);
        ``north`` and ``east`` in parts of a `DEGREE`, None for those that are on no map; and each as a `Column`: ``land`` (the country), ``does`` (the
        services) and ``speaks`` (the languages), parted by spaces, and ``open``, an
        opening table (see `portal.render.opening`). Where it `is_whole` also ``place``
        (the town), ``admin1``, ``status``, ``name`` where that is not the usual one
        of the country, and ``tongue``, the language of the name.
        """
        shown = list(self._shown())
        points = [each.hub.position if each.hub.is_on_maps else None for each in shown]
        known: dict[str, object] = {
            "ids": [each.hub.id.removeprefix(each.hub.country) for each in shown],
            "north": [point and round(float(point.latitude) * DEGREE) for point in points],
            "east": [point and round(float(point.longitude) * DEGREE) for point in points],
            "land": _column(each.hub.country for each in shown),
            "does": _column(" ".join(each.hub.services or ()) for each in shown),
            "speaks": _column(" ".join(spoken.code for spoken in each.hub.languages or ()) for each in shown),
            "open": _column(_openings(shown)),
        }
        if not self.is_whole:
            return known
        names = [None if each.is_named_as_usual else each.view.values.phrase(each.hub.name) for each in shown]
        return known | {
            "place": [each.hub.municipality for each in shown],
            "admin1": _column(each.hub.admin1 for each in shown),
            "status": _column(each.status for each in shown),
            "name": [name.text if name else "" for name in names],
            "tongue": _column(name.language if name else "" for name in names),
        }

    def _shown(self) -> Iterator[HubView]:
        """The hubs in the language of their country, as is written on their doors; in the default one where the portal does not have that."""
        for hub in self.hubs:
            if hub.country not in self._views:
                country = self.portal.country(hub.country)
                language = country.source_language if country and country.source_language in self.portal.words else self.portal.default_language
                self._views[hub.country] = View(self.portal, self.addresses, self.today, language, PurePosixPath("hubs/index"))
            yield HubView(self._views[hub.country], hub)


def hub_files(portal: Portal, addresses: Addresses, today: date) -> list[HubFile]:
    """Those of all pages that have tools: of the directory and of every list."""
    return [HubFile(portal, addresses, today, listed) for listed in (None, *portal.hub_lists.values())] if portal.hubs else []


def _column(values: Iterable[str]) -> Column:
    numbers: dict[str, int] = {}
    each = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), each


def _openings(shown: Sequence[HubView]) -> Iterator[str]:
    """When each is open; hubs with the same hours have the same table, which is made once."""
    made: dict[tuple[object, ...], str] = {}
    for each in shown:
        hub = each.hub
        key = (each.status, hub.country, hub.timezone, hub.hours.osm if hub.hours else None, *(hub.closed_days or ()))
        if key not in made:
            made[key] = each.opening
        yield made[key]
