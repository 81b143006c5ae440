"""What a list of hubs has beside the hubs: tools to narrow it, what is near, the map, and what hubs do on single days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from markupsafe import Markup

from portal.model.country import Country
from portal.model.hub import Activity, Hub
from portal.model.text import Phrase, Text
from portal.render.hub_file import HubFile
from portal.render.hub_view import HubView
from portal.render.view import View

MAP_BYTES = 85 * 1024
"""What the interactive map takes from the network beside the hubs, at most; readers are told so before."""

LIGHT = 10_000
"""Bytes that may come with a tap without being told before: less than most pages."""

MOST_STOPS = 20
"""How many activities the directory shows, inclusive, where it only leads to lists. The others are on the pages of their hubs."""

FEW_STOPS = 5
"""The same where it lists the hubs itself, and has less room."""


@dataclass(frozen=True)
class Choices:
    """By what a list of hubs can be narrowed: values and their names, each only where there are two to choose from."""

    view: View
    hubs: Sequence[Hub]

    @property
    def countries(self) -> list[tuple[str, Phrase]]:
        """The countries that have hubs."""
        known = {hub.country for hub in self.hubs}
        return _two([(each.code, self.view.values.phrase(each.names)) for each in self.view.countries if each.code in known])

    @property
    def services(self) -> list[tuple[str, Phrase]]:
        """What any of them helps with."""
        known = {service for hub in self.hubs for service in hub.services or ()}
        return _two([(each.id, self.view.values.phrase(each.names)) for each in self.view.portal.services if each.id in known])

    @property
    def languages(self) -> list[tuple[str, Phrase]]:
        """What is spoken at any of them."""
        known = {each.code for hub in self.hubs for each in hub.languages or ()}
        names = {each.code: each.name for each in self.view.portal.languages}
        return _two([(code, Phrase(names.get(code, code), code)) for code in sorted(known)])

    @property
    def has_hours(self) -> bool:
        """Whether it is known of any of them when it is open."""
        return any(HubView(self.view, hub).opening for hub in self.hubs)


def _two(options: list[tuple[str, Phrase]]) -> list[tuple[str, Phrase]]:
    return options if len(options) > 1 else []


class BlankHub(HubView):
    """A card to fill in, for hubs that are not on the page: only its status stands."""

    @property
    def link(self) -> str:
        """The way to where the reader is."""
        return self.view.link(str(self.view.path))

    @property
    def evidence_words(self) -> Markup:
        """None: dates of single hubs are on their own pages."""
        return Markup("")

    @property
    def is_named_as_usual(self) -> bool:
        """There is a line for the name."""
        return False


@dataclass(frozen=True)
class Tools:
    """What needs a script on a page with hubs."""

    file: HubFile
    view: View

    @property
    def choices(self) -> Choices:
        """By what the hubs can be narrowed."""
        return Choices(self.view, self.file.hubs)

    @property
    def countries(self) -> list[Country]:
        """The countries of which it has towns to choose from."""
        return [self.view.country] if self.view.country else self.view.countries

    @property
    def data(self) -> str:
        """The way to what is known of the hubs."""
        return f"{self.view.root}{self.file.script.url}"

    @property
    def link(self) -> str:
        """The way to the page of a hub, with ``{id}`` in it."""
        return self.view.link("hubs/{id}")

    @property
    def cost(self) -> int | None:
        """Bytes that come with the first tap, in whole kilobytes; None where they need not be told."""
        return ceil(self.file.sent / 1000) * 1000 if self.file.sent > LIGHT else None

    @property
    def map_cost(self) -> int:
        """Bytes, at most, that come with the map."""
        return MAP_BYTES + (self.cost or 0)

    @cached_property
    def blanks(self) -> list[BlankHub]:
        """A card to fill in for each status; none where the page has the cards."""
        if not self.file.is_whole:
            return []
        first = {self.view.hub_status(hub): hub for hub in reversed(self.file.hubs)}
        empty = {"municipality": "…", "admin1": "…", "name": Text.model_validate({self.view.language: "…"})}
        return [BlankHub(self.view, hub.model_copy(update=empty)) for _, hub in sorted(first.items())]


def tools(view: View) -> Tools | None:
    """The tools of the directory or of a list; None where there is no hub."""
    file = HubFile(view.portal, view.addresses, view.today, view.hub_list)
    return Tools(file, view) if file.hubs else None


@dataclass(frozen=True)
class Stop:
    """An activity of a hub in a list of those of several."""

    shown: HubView
    activity: Activity

    @property
    def point(self) -> str:
        """Latitude and longitude for a program: ``14.96437,-91.79486``; empty where it has no place of its own that may be given."""
        spot = self.shown.hub.spot_of(self.activity)
        return f"{spot.latitude},{spot.longitude}" if spot else ""


def stops(view: View, hubs: Iterable[Hub]) -> list[Stop]:
    """What the hubs do from today on, the next first."""
    found = [Stop(shown, activity) for hub in hubs if (shown := HubView(view, hub)).status != "closed" for activity in shown.coming]
    return sorted(found, key=lambda stop: stop.activity.date)
