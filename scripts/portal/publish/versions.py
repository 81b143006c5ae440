"""Pages to which the codes on paper lead: whether a paper is still valid, or what changed."""

from __future__ import annotations

from collections.abc import Sequence
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
    """A page for the present version of every leaflet, and for each that was released before; none where none are made.

    Papers of leaflets that are made no more, as those of a hub that was closed,
    are told to be old.
    """
    tree: dict[PurePosixPath, bytes] = {}
    if not portal.prints:
        return tree
    known = {}
    for offer in offers(portal):
        leaflet = compose_leaflet(portal, addresses, today, offer.material, offer.page, offer.hub)
        path = PurePosixPath("hubs", offer.hub.id) if offer.hub else offer.page.path
        known[leaflet.id, leaflet.language] = leaflet, path
        tree[_file(leaflet.id, leaflet.language, leaflet.version)] = _page(portal, addresses, leaflet.language, leaflet.version, path, leaflet)
    for release in portal.releases:
        leaflet, path = known.get((release.id, release.language), (None, _path(portal, release.id)))
        if leaflet is None or leaflet.version != release.version:
            facts = leaflet.facts if leaflet else {}
            changed = [(old, facts.get(key, "")) for key, old in release.facts.items() if facts.get(key) != old] if leaflet else []
            language = release.language if release.language in {each.code for each in portal.languages} else portal.default_language
            file = _file(release.id, release.language, release.version)
            tree[file] = _page(portal, addresses, language, release.version, path, leaflet, changed)
    return tree


def _path(portal: Portal, id_: str) -> PurePosixPath:
    """Where to read on about what is printed no more: its hub, its material, or the start page."""
    found = [path for path in (PurePosixPath("hubs", id_), PurePosixPath("materials", id_)) if path in portal.paths]
    return found[0] if found else PurePosixPath("index")


def _file(id_: str, language: str, version: str) -> PurePosixPath:
    """In folders in both styles of addresses: paper can't be changed."""
    return PurePosixPath("v", f"{id_}-{language}", version, "index.html")


def _page(
    portal: Portal, addresses: Addresses, language: str, version: str, path: PurePosixPath, leaflet: Leaflet | None, changed: Sequence[tuple[str, str]] = ()
) -> bytes:
    values = {
        "language": portal.language(language),
        "words": words_of(portal, language),
        "leaflet": leaflet,
        "version": version,
        "changed": changed,
        "target": f"../../../{addresses.url(language, path)}",
    }
    return environment().get_template("version.html").render(values).encode()
