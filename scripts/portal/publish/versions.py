"""Pages to which the codes on paper lead: whether a paper is still valid, or what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

from portal.addresses import Addresses
from portal.marks import mark_of
from portal.model.portal import Portal
from portal.noted import note, recall
from portal.prepare import Prepared, Settings
from portal.publish.leaflets import leaflets_mark
from portal.render.environment import environment
from portal.render.frame import PAPER_STYLES, policy, stylesheet
from portal.render.leaflets.catalogue import offers
from portal.render.leaflets.leaflet import Leaflet, compose_leaflet
from portal.render.values import words_of
from portal.stage import Tree


def versions(settings: Settings, prepared: Prepared) -> Tree:
    """A page for the present version of every leaflet, and for each that was released before; none where none are made.

    Papers of leaflets that are made no more, as those of a hub that was closed,
    are told to be old. The pages of the last build are taken from memory where
    nothing changed: to know a version, its leaflet has to be put together.
    """
    if not prepared.portal.prints:
        return {}
    style = stylesheet(settings.root / "overrides", *PAPER_STYLES)
    memory = settings.stage / "leaflets" / "versions.json"
    mark = leaflets_mark(prepared)
    mark = mark_of([(b"leaflets", mark.encode()), (b"style", style.encode()), (b"links", settings.links.encode())]) if mark else ""
    known = recall(memory, mark)
    if isinstance(known, dict):
        return {PurePosixPath(name): str(page).encode() for name, page in known.items()}
    tree = _versions(prepared.portal, prepared.addresses, settings.today, style)
    note(memory, mark, {name.as_posix(): page.decode() for name, page in tree.items()})
    return tree


def _versions(portal: Portal, addresses: Addresses, today: date, style: str) -> Tree:
    tree: dict[PurePosixPath, bytes] = {}
    known = {}
    for offer in offers(portal):
        leaflet = compose_leaflet(portal, addresses, today, offer.material, offer.page, offer.hub)
        path = PurePosixPath("hubs", offer.hub.id) if offer.hub else offer.page.path
        known[leaflet.id, leaflet.language] = leaflet, path
        tree[_file(leaflet.id, leaflet.language, leaflet.version)] = _page(portal, addresses, style, leaflet.language, leaflet.version, path, leaflet)
    for release in portal.releases:
        leaflet, path = known.get((release.id, release.language), (None, _path(portal, release.id)))
        if leaflet is None or leaflet.version != release.version:
            facts = leaflet.facts if leaflet else {}
            changed = [(old, facts.get(key, "")) for key, old in release.facts.items() if facts.get(key) != old] if leaflet else []
            language = release.language if release.language in {each.code for each in portal.languages} else portal.default_language
            file = _file(release.id, release.language, release.version)
            tree[file] = _page(portal, addresses, style, language, release.version, path, leaflet, changed)
    return tree


def _path(portal: Portal, id_: str) -> PurePosixPath:
    """Where to read on about what is printed no more: its hub, its material, or the start page."""
    found = [path for path in (PurePosixPath("hubs", id_), PurePosixPath("materials", id_)) if path in portal.paths]
    return found[0] if found else PurePosixPath("index")


def _file(id_: str, language: str, version: str) -> PurePosixPath:
    """In folders in both styles of addresses: paper can't be changed."""
    return PurePosixPath("v", f"{id_}-{language}", version, "index.html")


def _page(
    portal: Portal,
    addresses: Addresses,
    style: str,
    language: str,
    version: str,
    path: PurePosixPath,
    leaflet: Leaflet | None,
    changed: Sequence[tuple[str, str]] = (),
) -> bytes:
    values = {
        "language": portal.language(language),
        "words": words_of(portal, language),
        "leaflet": leaflet,
        "version": version,
        "changed": changed,
        "home": f"../../../{addresses.url(language, PurePosixPath('index'))}",
        "target": f"../../../{addresses.url(language, path)}",
        "style": style,
        "policy": policy(style),
    }
    return environment().get_template("version.html").render(values).encode()
