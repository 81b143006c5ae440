"""Which leaflets there are, and the names of their files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from portal.model.country import PaperSize
from portal.model.hub import Hub, Status
from portal.model.material import Material, MaterialKind
from portal.model.page import Page
from portal.model.portal import Portal
from portal.render.leaflets.editions import Edition, papers

FOLDER = PurePosixPath("leaflets")
"""Where the files are, from the root of the site: the same for pages of every language."""

UNPRINTED = (Status.PAUSED, Status.CLOSED, Status.PLANNED)
"""Hubs where nobody could be sent."""


@dataclass(frozen=True)
class Offer:
    """A leaflet that can be made, in one language."""

    material: Material
    page: Page
    hub: Hub | None
    """The hub for which it is made; None: for everybody."""

    papers: tuple[PaperSize, ...]
    """The sizes of paper on which it is printed, the usual one first."""

    @property
    def id(self) -> str:
        """Of its files and its versions: that of its hub, or of its material."""
        return self.hub.id if self.hub else self.material.id

    @property
    def language(self) -> str:
        """The language in which it is written."""
        return self.page.language

    @property
    def files(self) -> list[tuple[Edition, PaperSize, PurePosixPath]]:
        """Every edition on every size of paper, with its file from the root of the site."""
        return [(edition, paper, file_of(self, edition, paper)) for edition in Edition for paper in (self.papers if edition.has_paper else self.papers[:1])]


def file_of(offer: Offer, edition: Edition, paper: PaperSize) -> PurePosixPath:
    """The file of an edition: ``leaflets/gt-rights-es-trifold.pdf``; with the paper where it is made for two."""
    size = f"-{paper.value}" if edition.has_paper and len(offer.papers) > 1 else ""
    return FOLDER / f"{offer.id}-{offer.language}-{edition.value}{size}.pdf"


def offers(portal: Portal) -> Iterator[Offer]:
    """Every leaflet in every language in which its text is written."""
    for hub in portal.hubs:
        yield from of_hub(portal, hub)
    for material in portal.materials:
        yield from of_material(portal, material)


def of_hub(portal: Portal, hub: Hub) -> Iterator[Offer]:
    """The leaflets of a hub; none where it is closed or not open yet."""
    for material in portal.materials if hub.status not in UNPRINTED else ():
        if material.for_each:
            yield from _offers(portal, material, hub)


def of_material(portal: Portal, material: Material) -> Iterator[Offer]:
    """The leaflets of a material; none where it is made for every hub, or not made here."""
    if material.kind is MaterialKind.LEAFLET and not material.for_each:
        yield from _offers(portal, material, None)


def _offers(portal: Portal, material: Material, hub: Hub | None) -> Iterator[Offer]:
    for language in portal.languages:
        if page := portal.page(language.code, PurePosixPath("materials", material.id)):
            yield Offer(material, page, hub, _papers(portal, material, hub))


def _papers(portal: Portal, material: Material, hub: Hub | None) -> tuple[PaperSize, ...]:
    sizes = [country.paper for code in ([hub.country] if hub else material.countries) if (country := portal.country(code))]
    return papers(sizes[0] if len(set(sizes)) == 1 else PaperSize.BOTH if sizes else None)
