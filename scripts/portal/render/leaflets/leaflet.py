"""One leaflet in one language: its panels as nodes, ready for every edition."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from portal.addresses import Addresses
from portal.model.claim import Claim, Confidence
from portal.model.contact import Contact
from portal.model.country import Country, PaperSize
from portal.model.hub import Hub
from portal.model.material import Material
from portal.model.page import Page, SourcePage
from portal.model.portal import Portal
from portal.render.hub_view import HubView
from portal.render.leaflets.editions import Edition, sheet
from portal.render.leaflets.elements import Node, elements, isolated
from portal.render.leaflets.hub_part import emergencies, hub_part, version_line
from portal.render.leaflets.panels import panels
from portal.render.leaflets.printed import Printed
from portal.render.maps import locator
from portal.render.sources import doubt
from portal.render.view import View

VERSION_DIGITS = 6


@dataclass(frozen=True)
class Leaflet:
    """Everything that is printed, but for the address and the version, which follow from it."""

    id: str
    """Of its files and its versions: that of its material, or of its hub."""

    page: Page = field(compare=False)
    """The authored text."""

    language: str
    direction: str
    title: str
    badge: str
    """The country, in the language of the leaflet."""

    place: tuple[Node, ...]
    panels: tuple[Mapping[str, object], ...]
    """Six: their title and their nodes."""

    colophon: tuple[str, ...]
    """Who stands for it: sources, and who did not review it."""

    map: str
    """Where the hub is, as SVG; empty where there is no such map."""

    facts: Mapping[str, str]
    """The entries of the ledger that are printed, as plain words by key."""

    read: date
    """The newest day on which anything of it was read."""

    @property
    def version(self) -> str:
        """Six hexadecimal digits of everything that is printed."""
        said = [self.id, self.language, self.title, self.badge, self.place, self.panels]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:VERSION_DIGITS]


def compose_leaflet(portal: Portal, addresses: Addresses, today: date, material: Material, page: Page, hub: Hub | None) -> Leaflet:
    """The leaflet of a material in the language of *page*, for one *hub* where it is made for each."""
    path = PurePosixPath("hubs", hub.id) if hub else page.path
    view = View(portal, addresses, today, page.language, path, page)
    country = _country(portal, material, hub)
    values = replace(view.values, country=country)
    claims: list[Claim] = []
    facts: dict[str, str] = {}
    parts: list[dict[str, object]] = []
    drawn = locator(view, hub, paper=True) if hub else None
    for number, panel in enumerate(panels(page.body), start=1):
        printed = Printed(values)
        nodes = elements(panel.text, printed.write, printed.cite)
        if hub and number == 5:
            nodes += emergencies(view, printed)
        if hub and number == 6:
            nodes += hub_part(HubView(view, hub), printed, _described(view, hub) if drawn else None)
        unsure = [claim for claim in printed.claims if claim.confidence is Confidence.MEDIUM and claim.id not in printed.doubted]
        if said := doubt(unsure, view.words, view.localiser, date.min).striptags():
            nodes.append({"t": "small", "c": [said]})
        claims += printed.claims
        facts |= printed.facts
        parts.append({"title": [panel.title], "nodes": nodes})
    known = next(language for language in portal.languages if language.code == page.language)
    if known.direction == "rtl":
        parts = [{name: isolated(nodes) for name, nodes in part.items()} for part in parts]  # type: ignore[arg-type]
    place = tuple(Printed(values).marked(HubView(view, hub).name)) if hub else ()
    source = portal.source_of(page.path)
    days = [claim.read for claim in claims] + ([source.read] if source and source.read else []) + ([hub.newest] if hub else [])
    return Leaflet(
        hub.id if hub else material.id,
        page,
        page.language,
        known.direction,
        page.title,
        values.phrase(country.names).text if country else view.words("site-name"),
        tuple(isolated(place)) if known.direction == "rtl" else place,
        tuple(parts),
        tuple(_colophon(view, source, any(isinstance(claim, Contact) and claim.phones and not claim.confirmed for claim in claims))),
        str(drawn or "").replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1),
        facts,
        max(days, default=today),
    )


def _country(portal: Portal, material: Material, hub: Hub | None) -> Country | None:
    if hub:
        return portal.country(hub.country)
    return portal.country(material.home)


def _described(view: View, hub: Hub) -> str:
    assert view.country is not None, "hubs are of known countries, by a rule"
    return view.words("map.hub", place=hub.municipality, country=view.values.phrase(view.country.names).text)


def _colophon(view: View, source: SourcePage | None, has_phones: bool) -> list[str]:
    said = [view.words("leaflets.phones")] if has_phones else []
    if source and not source.reviewed:
        said.append(view.words("leaflets.not-reviewed"))
    if view.translation_status:
        said.append(view.words(f"leaflets.{view.translation_status}"))
    return said


def data(leaflet: Leaflet, edition: Edition, paper: PaperSize, address: str, said: Mapping[str, str]) -> dict[str, object]:
    """What the template gets (see leaflet.typ). *address* leads to what is known of this version (empty: no code);

    *said* are the words of its foot: ``scan``, ``version`` (with its gap), ``proof`` (empty where it was released) and ``read``.
    """
    foot: list[list[Node]] = [version_line(said["version"], leaflet.version)]
    if said["proof"]:
        foot[0] += [" · ", {"t": "strong", "c": [said["proof"]]}]
    foot += [[line] for line in (said["read"], *leaflet.colophon)]
    return {
        "lang": leaflet.language,
        "dir": leaflet.direction,
        "edition": edition.value,
        "sheet": asdict(sheet(edition, paper)),
        "title": leaflet.title,
        "badge": leaflet.badge,
        "place": list(leaflet.place),
        "panels": list(leaflet.panels),
        "scan": said["scan"],
        "url": address,
        "foot": [isolated(line) if leaflet.direction == "rtl" else line for line in foot],
    }
