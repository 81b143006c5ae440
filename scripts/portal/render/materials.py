"""What pages say of materials: those of a country, of a hub, and the files of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from markupsafe import Markup

from portal.model.hub import Hub
from portal.model.material import Material, MaterialKind
from portal.render.given_files import Given, given_files
from portal.render.leaflets.catalogue import Offer, of_hub, of_material
from portal.render.leaflets.editions import papers
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
        """Its editions: the way to the file, the name, the number of pages, and the paper (empty where it needs none).

        On pages of a country only those on the paper of its printers.
        """
        usual = papers(self.view.country.paper) if self.view.country else self.offer.papers
        return [
            (
                f"{self.view.root}{file}",
                self.view.say(f"materials.editions.{edition.value}"),
                self.view.count("materials.pages", edition.pages),
                self.view.say(f"materials.papers.{paper.value}") if edition.has_paper else Markup(""),
            )
            for edition, paper, file in self.offer.files
            if paper in usual or not edition.has_paper
        ]


@dataclass(frozen=True)
class Entry:
    """One material in one language, in a list."""

    view: View
    material: Material
    code: str
    """The language."""

    @property
    def title(self) -> Markup:
        """Its title in that language, as far as there is one."""
        chain = [self.code, *self.view.portal.chain(self.view.language)]
        return self.view.values.marked(self.material.titles.in_language(chain))

    @cached_property
    def link(self) -> str:
        """The way to its text in that language, or to where somebody else has it."""
        if self.is_outside:
            return str(self.material.source)
        path = PurePosixPath("materials", self.material.id)
        return self.view.link(str(path), self.code if self.view.portal.page(self.code, path) else None)

    @property
    def is_outside(self) -> bool:
        """Whether it is somebody else's, and the way to it leaves."""
        return self.material.kind is MaterialKind.LINK

    @property
    def countries(self) -> list[Markup]:
        """The names of the countries where it applies; empty where that is everywhere."""
        return [self.view.text(country.names) for country in self.view.countries if country.code in self.material.countries]

    @property
    def dated(self) -> Markup:
        """When it was made; empty where that is not known."""
        return self.view.day(self.material.date) if self.material.date else Markup("")

    @property
    def paper(self) -> Paper | None:
        """The leaflet that is set from its text; None where there is none."""
        offers = of_material(self.view.portal, self.material) if self.view.portal.prints else ()
        return next((Paper(self.view, offer) for offer in offers if offer.language == self.code), None)

    @property
    def given(self) -> Given | None:
        """The file that somebody gave; None where there is none."""
        return next((each for each in given_files(self.view, self.material) if each.code == self.code), None)


@dataclass(frozen=True)
class Section:
    """What there is in one language."""

    code: str
    name: Markup
    entries: list[Entry]


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


def library(view: View) -> dict[str, object]:
    """What a list of materials gets: ``sections``, one for each language, the reader's first; ``ways`` to the countries, and ``hubs``, the way to theirs."""
    code = view.country.code if view.country else None
    found = [each for each in view.portal.materials if code is None or code in each.countries or not (each.countries or each.for_each)]
    order = [country.code for country in view.countries]
    found.sort(key=lambda each: _rank(each, code, order))
    languages = sorted(view.portal.languages, key=lambda language: language.code != view.language)
    sections = [
        Section(language.code, view.language_name(language.code), entries)
        for language in languages
        if (entries := [Entry(view, each, language.code) for each in found if language.code in each.languages])
    ]
    has_hubs = any(next(of_hub(view.portal, hub), None) for hub in view.portal.hubs_of(code)) if code else False
    return {"sections": sections, "ways": [] if code else _ways(view), "hubs": view.link(f"{code}/index") + "#hubs" if has_hubs else ""}


def _rank(material: Material, code: str | None, order: list[str]) -> tuple[bool, int]:
    """On the page of a country its own come first, on the page of all those for several."""
    is_of_one = len(material.countries) == 1
    return is_of_one == (code is None), order.index(material.countries[0]) if is_of_one and material.countries[0] in order else -1


def _ways(view: View) -> list[tuple[str, Markup, str]]:
    """The pages of the countries: the way, the name, and the code."""
    paths = [(country, PurePosixPath(country.code, "materials", "index")) for country in view.countries]
    return [(view.link(str(path)), view.text(country.names), country.code) for country, path in paths if path in view.portal.shelves]


def way_to_shelf(view: View) -> str:
    """The way to the materials of the page's country; empty where there are none."""
    path = PurePosixPath(view.country.code, "materials", "index") if view.country else None
    return view.link(str(path)) if path in view.portal.shelves else ""
