"""Pages to which the codes on paper lead: whether a paper is still valid, or what changed."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from portal.addresses import Addresses
from portal.model.portal import Portal
from portal.render.environment import environment
from portal.render.leaflets.catalogue import offers
from portal.render.leaflets.leaflet import Leaflet, compose_leaflet
from portal.render.values import words_of
from portal.stage import Tree


def versions(portal: Portal, addresses: Addresses, today: date) -> Tree:
    """A page for the present version of every leaflet, and for each that was released before; none where none are made."""
    tree: dict[PurePosixPath, bytes] = {}
    if not portal.prints:
        return tree
    for offer in offers(portal):
        leaflet = compose_leaflet(portal, addresses, today, offer.material, offer.page, offer.hub)
        path = PurePosixPath("hubs", offer.hub.id) if offer.hub else offer.page.path
        tree[_file(leaflet, leaflet.version)] = _page(portal, addresses, leaflet, path, leaflet.version, [])
        for release in portal.releases:
            if (release.id, release.language) == (leaflet.id, leaflet.language) and release.version != leaflet.version:
                changed = [(old, leaflet.facts.get(key, "")) for key, old in release.facts.items() if leaflet.facts.get(key) != old]
                tree[_file(leaflet, release.version)] = _page(portal, addresses, leaflet, path, release.version, changed)
    return tree


def _file(leaflet: Leaflet, version: str) -> PurePosixPath:
    """In folders in both styles of addresses: paper can't be changed."""
    return PurePosixPath("v", f"{leaflet.id}-{leaflet.language}", version, "index.html")


def _page(portal: Portal, addresses: Addresses, leaflet: Leaflet, path: PurePosixPath, version: str, changed: list[tuple[str, str]]) -> bytes:
    words = words_of(portal, leaflet.language)
    values = {
        "language": portal.language(leaflet.language),
        "words": words,
        "leaflet": leaflet,
        "version": version,
        "changed": changed,
        "target": f"../../../{addresses.url(leaflet.language, path)}",
    }
    return environment().get_template("version.html").render(values).encode()
