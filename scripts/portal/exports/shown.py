"""The hubs as other programs may see them: in the language of their country, and never closer than a place may be given."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from uuid import UUID, uuid5

from portal.addresses import Addresses
from portal.model.contact import Precision
from portal.model.hub import Hub, Position
from portal.model.portal import Portal
from portal.model.text import Phrase, Text
from portal.render.hub_view import HubView
from portal.render.view import View

NAMESPACE = UUID("8f2d1c52-6b0e-5d0b-9a55-3d9f6f4f7a10")
"""Chosen once. With it, an id here is the same at every address of the site and in every build; it must never change."""


def stable_id(*names: object) -> str:
    """The UUID of what has these names: ``stable_id("hub", "gt-san-marcos")``. The same names give the same one for ever."""
    return str(uuid5(NAMESPACE, "/".join(map(str, names))))


def shown_hubs(portal: Portal, addresses: Addresses, today: date) -> list[HubView]:
    """All hubs in the order of hubs.yaml, in words of their country's language; the default one where the portal does not have that."""
    views: dict[str, View] = {}
    for hub in portal.hubs:
        country = portal.country(hub.country)
        language = country.source_language if country and country.source_language in portal.words else portal.default_language
        path = PurePosixPath(country.code, "index") if country else PurePosixPath("index")
        views.setdefault(hub.country, View(portal, addresses, today, language, path))
    return [HubView(views[hub.country], hub) for hub in portal.hubs]


def precision_of(hub: Hub) -> Precision | None:
    """How close its place may be described; None where no place is known beside the names of town and department."""
    if hub.is_phone_only:
        return Precision.PHONE_ONLY
    return hub.position.precision if hub.position else hub.precision


def may_be_found(hub: Hub) -> bool:
    """Whether a place finer than the department may be given at all."""
    return not hub.is_phone_only


def municipality_of(hub: Hub) -> str | None:
    """The town; None where only a phone may be given."""
    return hub.municipality if may_be_found(hub) else None


def address_of(hub: Hub) -> Text | None:
    """The address; None where it is not known or must not be given."""
    return hub.address if may_be_found(hub) else None


def directions_of(hub: Hub) -> Text | None:
    """The way there; None where it is not known or must not be given."""
    return hub.directions if may_be_found(hub) else None


def position_of(hub: Hub) -> Position | None:
    """The point on the map; None where it is not known or must not be given."""
    return hub.position if may_be_found(hub) else None


def door_of(hub: Hub) -> Position | None:
    """The point on the map where it is that of the door: formats that can't say that a point is only the town get none."""
    return hub.position if precision_of(hub) is Precision.EXACT else None


def timezone_of(shown: HubView) -> str | None:
    """The time zone of its hours: its own, or that of its country."""
    country = shown.view.portal.country(shown.hub.country)
    return shown.hub.timezone or (country.timezone if country else None)


def name_of(shown: HubView) -> Phrase:
    """Its name, with the town where that may be given: what tells hubs of one name apart."""
    return shown.name if may_be_found(shown.hub) else shown.view.values.phrase(shown.hub.name)


def where_of(shown: HubView) -> str:
    """Town and department in words, as far as they may be given."""
    return shown.summary if may_be_found(shown.hub) else shown.hub.admin1


def state_of(shown: HubView) -> str:
    """In words, in the language of its view: whether it is open, and how we know."""
    return f"{shown.status_words.striptags()}. {shown.evidence_words.striptags()}"


def page_of(shown: HubView) -> str | None:
    """The full address of its page; None where that of the site is not known."""
    view = shown.view
    return view.addresses.absolute(view.language, PurePosixPath("hubs", shown.hub.id)) if view.addresses.site_url else None
