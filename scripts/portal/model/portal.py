"""The whole content as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from portal.model.aggregate import Aggregate
from portal.model.alert import Alert
from portal.model.claim import LAW_DAYS, days_after
from portal.model.comparison import Comparison
from portal.model.country import Country, Region
from portal.model.fact import Fact
from portal.model.given_file import GivenFile
from portal.model.glossary import Term
from portal.model.hub import Hub
from portal.model.hub_list import MOST_IN_DIRECTORY, HubList, hub_lists
from portal.model.material import Material, Release
from portal.model.page import Page, PageKind, SourcePage, country_of, kind_of
from portal.model.search import Search
from portal.model.statistics import Statistic
from portal.model.style import AvoidedWords
from portal.model.vocabulary import Language, Pathway, Service, Topic
from portal.problems import Place
from portal.yamlfile import YamlFile

EVERYONE = "everyone"
"""The value of ``for:`` that is not a pathway."""


@dataclass(frozen=True)
class Portal:
    """Everything that editors wrote, loaded and typed. Lists keep the order of the files."""

    languages: tuple[Language, ...] = ()
    """The first is the default: its pages stand at the root of the site."""

    topics: tuple[Topic, ...] = ()
    services: tuple[Service, ...] = ()
    pathways: tuple[Pathway, ...] = ()
    alerts: tuple[Alert, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    glossary: tuple[Term, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    moved: tuple[tuple[str, str, Place], ...] = ()
    """Old address, new address, and where it is written."""

    region: Region | None = None
    countries: tuple[Country, ...] = ()
    hubs: tuple[Hub, ...] = ()
    materials: tuple[Material, ...] = ()
    releases: tuple[Release, ...] = ()
    pages: tuple[Page, ...] = ()
    words: Mapping[str, YamlFile] = field(default_factory=dict)
    """Interface words by language, as nested text."""

    search: Mapping[str, Search] = field(default_factory=dict)
    """How readers search, by language."""

    style: Mapping[str, tuple[AvoidedWords, ...]] = field(default_factory=dict)
    """Words to avoid, by language."""

    translations: Mapping[str, YamlFile] = field(default_factory=dict)
    aggregates: tuple[Aggregate, ...] = ()
    """What hubs counted, a table for each that does. Small numbers are among them: `portal.tallies` says what may be published."""

    files: frozenset[PurePosixPath] = frozenset()
    """Every file of the content, by its path from the repository root."""

    recordings: Mapping[PurePosixPath, int] = field(default_factory=dict)
    """The size of each recording in bytes, by its path from the repository root."""

    given: Mapping[PurePosixPath, GivenFile] = field(default_factory=dict)
    """What was found in each PDF that was given, by its path from the repository root."""

    prints: bool = True
    """Whether its leaflets are made, so that pages can lead to them."""

    whole: bool = True
    """Whether everything could be read. Where not, what points to the missing part is not its mistake."""

    @property
    def default_language(self) -> str:
        """The language at the root of the site."""
        return self.languages[0].code

    def language(self, code: str) -> Language:
        """The language of that code, which must exist."""
        return next(language for language in self.languages if language.code == code)

    @cached_property
    def _countries(self) -> dict[str, Country]:
        return {country.code: country for country in self.countries}

    def country(self, code: str | None) -> Country | None:
        """The country of that code; None when there is none."""
        return self._countries.get(code or "")

    @cached_property
    def _ledgers(self) -> dict[str, dict[str, object]]:
        ledgers: dict[str, dict[str, object]] = {country.code: dict(country.by_id) for country in self.countries}
        ledgers["regional"] = dict(self.region.by_id) if self.region else {}
        return ledgers

    def ledger(self, name: str) -> Mapping[str, object]:
        """Contacts, facts and procedures by id, of a country or of ``regional``; empty when unknown."""
        return self._ledgers.get(name, {})

    def facts_of(self, country: str) -> list[Fact]:
        """The facts of a country; none where there is no such country."""
        found = self.country(country)
        return list(found.facts) if found else []

    def look_up(self, key: str, country: str | None) -> object | None:
        """The entry that ``{{ key }}`` means on a page of *country*; None when there is none.

        ``asylum-deadline`` is looked up in the page's country, ``mx/asylum-deadline``
        and ``regional/ca4`` where they say.
        """
        ledger, _, id_ = key.rpartition("/")
        return self.ledger(ledger or country or "regional").get(id_)

    @cached_property
    def _pages(self) -> dict[tuple[str, PurePosixPath], Page]:
        return {(page.language, page.path): page for page in reversed(self.pages)}

    def page(self, language: str, path: PurePosixPath) -> Page | None:
        """The authored page of that language and path; None when it is not written."""
        return self._pages.get((language, path))

    @cached_property
    def topic_ids(self) -> frozenset[str]:
        """All ids of topics.yaml."""
        return frozenset(topic.id for topic in self.topics)

    def kind(self, path: PurePosixPath) -> PageKind:
        """What a page is for."""
        return PageKind.HUB_LIST if path in self.hub_lists else kind_of(path, self.topic_ids)

    def source_language(self, path: PurePosixPath) -> str:
        """The language in which a page is written first: its country's, which is also that of a leaflet about one country, else the default."""
        material = self.material(path.name) if path.parts[:1] == ("materials",) else None
        country = self.country(country_of(path) or (material.home if material else None))
        return country.source_language if country else self.default_language

    def source_of(self, path: PurePosixPath) -> SourcePage | None:
        """The source page of a path; None when it is missing."""
        page = self.page(self.source_language(path), path)
        return page if isinstance(page, SourcePage) else None

    def shown(self, language: str, path: PurePosixPath) -> Page | None:
        """The page that readers of a language get: theirs, or the first that is written along its `chain`; None when nobody wrote one."""
        return next((page for code in self.chain(language, self.country(country_of(path))) if (page := self.page(code, path))), None)

    def translated(self, path: PurePosixPath) -> list[str]:
        """The languages in which a page is written, in the order of the languages."""
        return [language.code for language in self.languages if self.page(language.code, path)]

    def published(self, path: PurePosixPath) -> list[str]:
        """The languages in which a page has words of its own; pages made from data have them in all."""
        return self.translated(path) or [language.code for language in self.languages]

    def original(self, path: PurePosixPath) -> str:
        """The language for readers whose own is missing: the default, else the one in which the page was written first."""
        codes = self.published(path)
        return next((code for code in (self.default_language, self.source_language(path)) if code in codes), codes[0])

    def chain(self, language: str, country: Country | None = None) -> list[str]:
        """The languages to try for words on a page: its own, its fallbacks, the country's, the default."""
        own = next((entry for entry in self.languages if entry.code == language), None)
        codes = [language, *(own.fallback if own else []), *([country.source_language] if country else []), self.default_language]
        return list(dict.fromkeys(codes))

    @property
    def composed(self) -> list[PurePosixPath]:
        """The paths of pages that the portal makes from its data; they may have an authored introduction."""
        made = ("about/freshness", "about/hub-data", "data/v1/index", "search", "404", "pattern")
        hubs = (PurePosixPath("hubs", hub.id) for hub in self.hubs)
        pathways = [PurePosixPath("help", id_) for id_ in ("index", *(pathway.id for pathway in self.pathways))] if self.pathways else []
        compared = (PurePosixPath("compare", comparison.id) for comparison in self.comparisons)
        filled = {"materials/index": self.materials, "about/impact": self.statistics, "about/glossary": self.glossary, "news/index": self.news}
        lists = (PurePosixPath(path) for path, entries in filled.items() if entries)
        return [PurePosixPath("hubs/index"), *hubs, *self.hub_lists, *pathways, *compared, *lists, *self.shelves, *map(PurePosixPath, made)]

    @cached_property
    def shelves(self) -> list[PurePosixPath]:
        """The paths of the pages with the materials of one country, for every country that has any of its own."""
        known = {code for material in self.materials for code in material.countries}
        if any(material.for_each for material in self.materials):
            known |= {hub.country for hub in self.hubs}
        return [PurePosixPath(country.code, "materials", "index") for country in self.countries if country.code in known]

    @cached_property
    def news(self) -> list[SourcePage]:
        """The news in the language in which they were written first, the newest first."""
        found = [page for page in self.pages if isinstance(page, SourcePage) and kind_of(page.path, self.topic_ids) is PageKind.NEWS]
        return sorted(found, key=lambda page: (page.date or date.min, page.path), reverse=True)

    @cached_property
    def paths(self) -> list[PurePosixPath]:
        """The paths of all pages, authored and made from data, in order. Each exists in every language."""
        return sorted({page.path for page in self.pages if self.source_of(page.path)} | set(self.composed))

    @cached_property
    def _hubs(self) -> dict[str, Hub]:
        return {hub.id: hub for hub in reversed(self.hubs)}

    def hub(self, id_: str) -> Hub | None:
        """The hub of that id, of two the first; None when there is none."""
        return self._hubs.get(id_)

    @cached_property
    def _hubs_by_country(self) -> dict[str, list[Hub]]:
        found: dict[str, list[Hub]] = {}
        for hub in self.hubs:
            found.setdefault(hub.country, []).append(hub)
        return found

    def material(self, id_: str) -> Material | None:
        """The material of that id; None when there is none."""
        return next((material for material in self.materials if material.id == id_), None)

    def hubs_of(self, country: str) -> list[Hub]:
        """The hubs of a country, in the order of hubs.yaml."""
        return list(self._hubs_by_country.get(country, []))

    @cached_property
    def hub_lists(self) -> dict[PurePosixPath, HubList]:
        """The lists of hubs that have a page of their own, by its path."""
        return {each.path: each for country in self.countries for each in hub_lists(country.code, self.hubs_of(country.code))}

    def hub_list_of(self, country: str) -> HubList | None:
        """The list of all hubs of a country; None where its own page has room for them."""
        return self.hub_lists.get(PurePosixPath(country, "hubs", "index"))

    @property
    def has_many_hubs(self) -> bool:
        """Whether the directory only leads to the lists of the countries: all hubs do not fit on its page."""
        return len(self.hubs) > MOST_IN_DIRECTORY

    @property
    def newest(self) -> date | None:
        """The newest day of all hubs, contacts and facts: printed, read or confirmed; None where there are none."""
        claims = [claim for ledger in (self.region, *self.countries) if ledger for claim in (*ledger.contacts, *ledger.facts)]
        return max((entry.newest for entry in (*self.hubs, *claims)), default=None)

    def due(self, page: SourcePage) -> date | None:
        """The last day on which a page counts as fresh; None when it rests on no dated reading."""
        days = [day for day in (page.read, page.reviewed.date if page.reviewed else None) if day]
        return page.review_by or (days_after(max(days), LAW_DAYS) if days else None)
