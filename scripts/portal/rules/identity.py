"""Names and addresses that must not be taken twice: they are how everything finds everything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from portal.model.entity import Entity
from portal.model.page import Page
from portal.model.portal import Portal
from portal.problems import Level
from portal.rules.registry import Findings, rule


def _repeated(entries: Iterable[Entity], field: str = "id") -> Findings:
    first: dict[str, Entity] = {}
    for entry in entries:
        value = getattr(entry, field)
        other = first.setdefault(value, entry)
        if other is not entry:
            yield entry.at(field), {"id": value, "other": other.at(field)}


@rule(
    Level.HARM,
    en=("'{id}' is already the name of the entry at {other}", "Give one of them another id; if it is the same thing, keep one."),
    es=("'{id}' ya es el nombre de la entrada en {other}", "Ponle otro id a una de las dos; si es lo mismo, deja una."),
)
def id_is_unique(portal: Portal, today: date) -> Findings:
    """No two entries of one list, or of one country, have the same id."""
    for entries in (
        portal.hubs,
        portal.topics,
        portal.services,
        portal.pathways,
        portal.alerts,
        portal.statistics,
        portal.glossary,
        portal.comparisons,
        portal.materials,
    ):
        yield from _repeated(entries)
    yield from _repeated(portal.languages, "code")
    for ledger in (*portal.countries, *([portal.region] if portal.region else [])):
        yield from _repeated((*ledger.contacts, *ledger.facts, *ledger.procedures))


@rule(
    Level.HARM,
    en=("the address {path} is already that of {other}", "Move or remove one of the two."),
    es=("la dirección {path} ya es la de {other}", "Mueve o quita una de las dos."),
)
def path_is_unique(portal: Portal, today: date) -> Findings:
    """No two pages, and no page and redirect, have the same address."""
    hub_pages = {f"hubs/{hub.id}": hub for hub in portal.hubs}
    addresses: dict[str, str] = {}
    for path in portal.composed:
        addresses[address_of(path)] = str(hub_pages[str(path)].place if str(path) in hub_pages else "hubs.yaml")
    composed = {address_of(path): path for path in portal.composed}
    folders = {language.code for language in portal.languages[1:]}
    first: dict[tuple[str, str], Page] = {}
    for page in portal.pages:
        path, address = str(page.path), address_of(page.path)
        if path in hub_pages:
            yield page.place, {"path": f"/{path}/", "other": hub_pages[path].place}
        elif composed.get(address, page.path) != page.path:
            yield page.place, {"path": address, "other": addresses[address]}
        elif page.path.parts[0] in folders:
            yield page.place, {"path": address, "other": f"content/{page.path.parts[0]}/"}
        elif (other := first.setdefault((page.language, address), page)) is not page:
            yield page.place, {"path": address, "other": other.place.file}
    addresses |= {address_of(page.path): str(page.place.file) for page in portal.pages}
    for old, _, place in portal.moved:
        if old in addresses:
            yield place, {"path": old, "other": addresses[old]}


def address_of(path: PurePosixPath) -> str:
    """The address as moved.yaml writes it: ``/gt/asylum/``."""
    folder = path.parent if path.name == "index" else path
    return "/" if folder == PurePosixPath(".") else f"/{folder}/"
