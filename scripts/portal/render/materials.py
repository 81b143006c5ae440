"""What pages say of materials: those of a country, of a hub, and the editions of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from portal.model.country import Country
from portal.model.hub import Hub
from portal.model.material import Material
from portal.render.leaflets.catalogue import Offer, of_hub, of_material
from portal.render.view import View


@dataclass(frozen=True)
class Paper:
    """One leaflet in one language, with its files."""

    view: View
    offer: Offer

    @property
    def language(self) -> Markup:
        """Its language by its own name."""
        return self.view.language_name(self.offer.language)

    @property
    def files(self) -> list[tuple[str, Markup, Markup, Markup]]:
        """Its editions: the way to the file, the name, the number of pages, and the paper (empty where it needs none)."""
        return [
            (
                f"{self.view.root}{file}",
                self.view.say(f"materials.editions.{edition.value}"),
                self.view.count("materials.pages", edition.pages),
                self.view.say(f"materials.papers.{paper.value}") if edition.has_paper else Markup(""),
            )
            for edition, paper, file in self.offer.files
        ]


@dataclass(frozen=True)
class Entry:
    """One material in a list."""

    view: View
    material: Material

    @property
    def link(self) -> str:
        """The way to its text, or to where somebody else has it; empty where there is neither."""
        if self.view.portal.source_of(PurePosixPath("materials", self.material.id)):
            return self.view.link(f"materials/{self.material.id}")
        return str(self.material.source or "")

    @property
    def is_outside(self) -> bool:
        """Whether it is somebody else's, and the way to it leaves."""
        return self.link == str(self.material.source)

    @property
    def languages(self) -> list[Markup]:
        """The languages in which it exists, by their own names."""
        return [self.view.language_name(code) for code in self.material.languages]


@dataclass(frozen=True)
class Shelf:
    """The materials of one country, or those for all."""

    country: Country | None
    entries: list[Entry]
    hubs: str
    """The way to the hubs of the country, each of which has leaflets of its own; empty where there are none."""


def papers_of_hub(view: View, hub: Hub) -> list[Paper]:
    """The leaflets of a hub, those in the reader's language first; none where the site has none."""
    return _papers(view, of_hub(view.portal, hub))


def papers_of_material(view: View, id_: str) -> list[Paper]:
    """The leaflets of a material, those in the reader's language first; none where each hub has its own."""
    material = view.portal.material(id_)
    return _papers(view, of_material(view.portal, material)) if material else []


def _papers(view: View, offers: Iterable[Offer]) -> list[Paper]:
    found = [Paper(view, offer) for offer in offers] if view.portal.prints else []
    return sorted(found, key=lambda paper: paper.offer.language != view.language)


def shelves(view: View) -> list[Shelf]:
    """The materials that a page lists: of its country, or those for everybody and then of each country."""
    if view.country:
        return [_shelf(view, view.country)]
    return [
        _shelf(view, None),
        *(_shelf(view, country) for country in view.countries if PurePosixPath(country.code, "materials", "index") in view.portal.shelves),
    ]


def _shelf(view: View, country: Country | None) -> Shelf:
    code = country.code if country else None
    own = [Entry(view, each) for each in view.portal.materials if (code in each.countries if code else not each.countries)]
    has_hubs = any(next(of_hub(view.portal, hub), None) for hub in view.portal.hubs_of(code)) if code else False
    return Shelf(country, own, view.link(f"{code}/index") + "#hubs" if has_hubs else "")


def way_to_shelf(view: View) -> str:
    """The way to the materials of the page's country; empty where there are none."""
    path = PurePosixPath(view.country.code, "materials", "index") if view.country else None
    return view.link(str(path)) if path in view.portal.shelves else ""
