"""What one page in one language is about, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from portal.addresses import Addresses
from portal.model.comparison import Comparison
from portal.model.country import Country
from portal.model.hub import Hub
from portal.model.hub_list import HubList
from portal.model.page import Page, PageKind, SourcePage, TranslatedPage, country_of
from portal.model.portal import Portal
from portal.model.vocabulary import Pathway, Topic


@dataclass(frozen=True)
class Subject:
    """The subject of a page; see `portal.render.view.View` for its words."""

    portal: Portal
    addresses: Addresses
    today: date
    language: str
    """The language of the reader: of the address, the frame and the interface words."""

    path: PurePosixPath
    page: Page | None = None
    """The authored page, perhaps in another language; None for a page made from data alone."""

    @cached_property
    def text_language(self) -> str:
        """The language of the authored text: the reader's, or that of the source on a fallback page."""
        return self.page.language if self.page else self.language

    @property
    def is_fallback(self) -> bool:
        """Whether the reader gets a text in another language."""
        return self.text_language != self.language

    @cached_property
    def kind(self) -> PageKind:
        """What the page is for."""
        return self.portal.kind(self.path)

    @cached_property
    def country(self) -> Country | None:
        """The country of the page: of its section, or of its hub; None outside all of them."""
        return self.portal.country(self.hub.country if self.hub else country_of(self.path))

    @cached_property
    def hub(self) -> Hub | None:
        """The hub that the page is about; None on every other page."""
        if self.kind is not PageKind.HUB:
            return None
        return self.portal.hub(self.path.name)

    @property
    def hub_list(self) -> HubList | None:
        """The hubs that the page lists for a country or a department; None on every other page."""
        return self.portal.hub_lists.get(self.path)

    @cached_property
    def topic(self) -> Topic | None:
        """The topic of the page; None where it has none."""
        return next((topic for topic in self.portal.topics if topic.id == self.path.name), None) if self.kind is PageKind.TOPIC else None

    @cached_property
    def pathway(self) -> Pathway | None:
        """The situation of the page; None on every other page."""
        return next((pathway for pathway in self.portal.pathways if pathway.id == self.path.name), None) if self.kind is PageKind.PATHWAY else None

    @cached_property
    def comparison(self) -> Comparison | None:
        """What the page compares; None on every other page."""
        return next((each for each in self.portal.comparisons if each.id == self.path.name), None) if self.kind is PageKind.COMPARISON else None

    @cached_property
    def is_sensitive(self) -> bool:
        """Whether nothing of the page may be named where others could see it: its tab, its history, a shared link."""
        return any(subject.sensitive for subject in (self.topic, self.pathway) if subject)

    @cached_property
    def source(self) -> SourcePage | None:
        """The page in the language in which it was written first."""
        return self.portal.source_of(self.path)

    @property
    def source_language(self) -> str:
        """The language in which the page's country names things officially; the default one outside all countries."""
        return self.country.source_language if self.country else self.portal.default_language

    @cached_property
    def topics(self) -> Sequence[Topic]:
        """The topics about which the country has a page."""
        if not self.country:
            return ()
        return [topic for topic in self.portal.topics if self.portal.source_of(PurePosixPath(self.country.code, topic.id))]

    @cached_property
    def title(self) -> str:
        """The heading of the page, in the language of the text."""
        return self.page.title if self.page else ""

    @property
    def address(self) -> str | None:
        """The full address at which the reader sees the page; None where that of the site is not known, and for lost addresses."""
        return self.addresses.absolute(self.language, self.path) if self.addresses.site_url and self.kind is not PageKind.NOT_FOUND else None

    @property
    def root(self) -> str:
        """The way from the page to the root of the site."""
        return self.addresses.root(self.language, self.path)

    @property
    def translation_status(self) -> str | None:
        """``machine`` or ``draft`` for a translation that nobody reviewed; None otherwise."""
        if not isinstance(self.page, TranslatedPage) or self.page.l10n.status.value == "reviewed":
            return None
        return self.page.l10n.status.value

    def link(self, path: str, language: str | None = None) -> str:
        """The relative link to another page: ``gt/asylum``."""
        return self.addresses.link(self.language, self.path, PurePosixPath(path), language)
