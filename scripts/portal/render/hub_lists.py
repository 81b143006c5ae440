"""What the templates get where hubs are too many for one page: the ways to the pages that list them."""

from __future__ import annotations

from collections.abc import Sequence

from portal.model.country import Country
from portal.model.hub import Hub
from portal.model.hub_list import HubList
from portal.model.page import PageKind
from portal.render.hub_view import grouped
from portal.render.view import View

Way = tuple[str, str, int]
"""A link, the name of the country or department to which it leads, and the number of hubs there."""


def leads_to_lists(view: View) -> bool:
    """Whether the page is the directory, and leads to the lists of the countries because they do not fit on it."""
    return view.kind is PageKind.HUBS and view.portal.has_many_hubs


def listed_on(view: View, country: Country) -> dict[str, object]:
    """For the page of a country: its hubs by department, or the way to the page that lists them."""
    listed = view.portal.hub_list_of(country.code)
    return {"groups": [] if listed else grouped(view, view.portal.hubs_of(country.code)), "way_to_hubs": _way(view, listed) if listed else None}


def parts_of(view: View, listed: HubList) -> dict[str, object]:
    """For a list: its hubs by department, or the ways to its parts; and how many are confirmed of all."""
    groups = [] if listed.parts else grouped(view, listed.hubs)
    return {"ways": [_way(view, part) for part in listed.parts], "groups": groups, **counts(view, listed.hubs)}


def ways_to_countries(view: View) -> dict[str, object]:
    """For the directory: the ways to the lists of the countries that have any, on pages of their own or on those of the countries."""
    ways = []
    for country in view.countries:
        if hubs := view.portal.hubs_of(country.code):
            listed = view.portal.hub_list_of(country.code)
            name = view.values.phrase(country.names).text
            ways.append(_way(view, listed) if listed else (f"{view.link(f'{country.code}/index')}#hubs", name, len(hubs)))
    return {"ways": ways, "groups": []}


def counts(view: View, hubs: Sequence[Hub]) -> dict[str, object]:
    """How many hubs there are, and how many of them an office confirmed."""
    return {"total": len(hubs), "confirmed": sum(view.hub_status(hub) == "open" for hub in hubs)}


def _way(view: View, listed: HubList) -> Way:
    return view.link(str(listed.path)), hub_list_name(view, listed), len(listed.hubs)


def hub_list_name(view: View, listed: HubList) -> str:
    """The country or department of a list, with its number where it goes on from another page."""
    country = view.portal.country(listed.country)
    name = listed.admin1 or (view.values.phrase(country.names).text if country else listed.country)
    return name if listed.number == 1 else f"{name} ({listed.number})"
