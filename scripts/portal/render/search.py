"""The index of the search: what there is to find in one language, in a few kilobytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from portal.addresses import Addresses
from portal.model.contact import Contact, ContactKind
from portal.model.country import Country
from portal.model.portal import Portal
from portal.model.procedure import Procedure
from portal.model.search import Search, SearchWords
from portal.render.headings import heading
from portal.render.view import View

MANY = 300
"""Above so many entries the summaries of each country stand in a file of their own, which is loaded when it is looked at."""


@dataclass(frozen=True)
class Entry:
    """One thing that can be found."""

    address: str
    """Below the folder of the language: ``gt/asylum/``, ``gt/asylum/#contact-igm``."""

    title: str
    summary: str = ""
    """Empty for a contact: it is shown with the title of its page."""

    leads: tuple[int, ...] = ()
    """Positions in `Index.leads`: the other words by which it is found."""

    more: str = ""
    """Names that are not shown: official ones, and those in the language of the country."""

    language: str = ""
    """The language of title and summary where it is not the reader's."""

    is_listed: bool = False
    """Whether it stands in the plain list of topics, which needs no script."""

    @property
    def later(self) -> str:
        """What a file of the country brings where the index is large: the summary, or for a contact the anchor on its page."""
        return self.summary or self.address.partition("#")[2]

    def row(self, code: str, *, summary: bool) -> list[object]:
        """As it stands in the index below its country: the fields in their order, without the empty ones at the end, the address without the country's folder.

        An address outside the folder begins with a slash. Without *summary*, what comes `later` is left out: an anchor leaves its ``#``.
        """
        own = self.address if summary else "".join(self.address.partition("#")[:2])
        inside = own.startswith(f"{code}/") if code else True
        address = (own.removeprefix(f"{code}/") if code else own) if inside else f"/{own}"
        fields: list[object] = [address, self.title, self.summary if summary else "", list(self.leads), self.more, self.language]
        while not fields[-1]:
            fields.pop()
        return [address, *(field or 0 for field in fields[1:])]


@dataclass(frozen=True)
class Index:
    """All that can be found by readers of one language, grouped by country."""

    portal: Portal
    addresses: Addresses
    today: date
    language: str

    @cached_property
    def search(self) -> Search:
        """How readers of the language search; without a file: by the words of the pages alone."""
        return self.portal.search.get(self.language) or Search()

    @cached_property
    def leads(self) -> list[SearchWords]:
        """The other words for pages; those for countries are apart."""
        return [lead for lead in self.search.leads if not self.portal.country(lead.to)]

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """What there is to find, by country code; first, under an empty code, what belongs to none."""
        found: dict[str, list[Entry]] = {"": [], **{country.code: [] for country in self._any.countries}}
        for path in self.portal.paths:
            if self.portal.kind(path).is_searched:
                view = View(self.portal, self.addresses, self.today, self.language, path, self.portal.shown(self.language, path))
                code = view.country.code if view.country else ""
                found[code if code in found else ""].append(self._page(view))
        for country in self._any.countries:
            found[country.code] += self._contacts(country)
        return {code: entries for code, entries in found.items() if entries}

    @property
    def pages(self) -> list[tuple[str, str, list[Entry]]]:
        """The plain list: country codes, the empty one first, each with the address of its own page (empty: it has none) and the others."""
        found = []
        for code, entries in self.entries.items():
            own = self.addresses.slug(PurePosixPath(code, "index")) if code else ""
            listed = [entry for entry in entries if entry.is_listed]
            if listed:
                has_own = any(entry.address == own for entry in listed)
                found.append((code, own if has_own else "", [entry for entry in listed if not code or entry.address != own]))
        return found

    @cached_property
    def files(self) -> dict[PurePosixPath, bytes]:
        """The index as scripts that hand their data to the page, by path below the site: so it loads from a disk as well.

        The first one is named by `url`; its name, like those of the others, changes with what is in it.
        """
        more = {}
        tree = {}
        if self._is_split:
            for code, entries in self.entries.items():
                name, data = _script(f"search-{self.language}-{code or 'all'}", {"of": code, "summaries": [entry.later for entry in entries]})
                more[code], tree[PurePosixPath("assets", name)] = name, data
        name, data = self._first(more)
        return {PurePosixPath("assets", name): data, **tree}

    @property
    def url(self) -> str:
        """The address of the index below the site."""
        return next(iter(self.files)).as_posix()

    @property
    def _is_split(self) -> bool:
        return sum(map(len, self.entries.values())) > MANY

    @cached_property
    def _any(self) -> View:
        """A page of the language, for the names of things."""
        return View(self.portal, self.addresses, self.today, self.language, PurePosixPath("search"))

    def _first(self, more: dict[str, str]) -> tuple[str, bytes]:
        lands = {country.code: [self._any.values.phrase(country.names).text] for country in self._any.countries}
        for lead in self.search.leads:
            lands.get(lead.to, []).extend(lead.words)
        rows = {code: [entry.row(code, summary=not self._is_split) for entry in entries] for code, entries in self.entries.items()}
        data = {"skip": " ".join(self.search.skip), "lands": lands, "leads": [" ".join(lead.words) for lead in self.leads], "rows": rows, "more": more}
        return _script(f"search-{self.language}", {key: value for key, value in data.items() if value})

    def _page(self, view: View) -> Entry:
        title, summary = heading(view)
        path = view.path.as_posix()
        topic = view.topic.id if view.topic else None
        leads = tuple(position for position, lead in enumerate(self.leads) if lead.to in (topic, path))
        names = view.hub.name if view.hub else view.pathway.names if view.pathway and not view.page else None
        language = view.values.phrase(names).language if names else view.text_language
        mark = "" if language == self.language else language
        return Entry(self.addresses.slug(view.path), title, summary, leads, self._procedures(view), mark, is_listed=view.hub is None)

    def _procedures(self, view: View) -> str:
        """The names of what can be asked for on a page, plain and official."""
        found = [view.values.entry(id_) for id_ in (view.source.procedures if view.source else [])]
        return " ".join(f"{view.values.phrase(each.name).text} {each.official_name}" for each in found if isinstance(each, Procedure))

    def _contacts(self, country: Country) -> Iterator[Entry]:
        """The contacts that stand on a page of the country, each once, where it helps most."""
        view = View(self.portal, self.addresses, self.today, self.language, PurePosixPath(country.code, "index"))
        for contact in country.contacts:
            if path := _page_of(view, contact):
                name = view.values.phrase(contact.name)
                own = contact.name.in_language([country.source_language]).text
                language = "" if name.language == self.language else name.language
                others = [other for other in (own, contact.short or "") if other not in name.text]
                yield Entry(f"{self.addresses.slug(path)}#contact-{contact.id}", name.text, more=" ".join(others), language=language)


def _page_of(view: View, contact: Contact) -> PurePosixPath | None:
    """The page that shows a contact: that of the first of its services that has one; None where it is on none."""
    assert view.country is not None
    if contact.kind is ContactKind.EMERGENCY and contact.phones:
        return view.path
    for service in contact.services:
        for topic in view.topics:
            if topic.id != "emergency" and service in (topic.services or [topic.id]):
                return PurePosixPath(view.country.code, topic.id)
    return None


def _script(name: str, data: object) -> tuple[str, bytes]:
    """A script that hands *data* to the page, and its name with the beginning of its hash."""
    script = f"portalSearch({json.dumps(data, ensure_ascii=False, separators=(',', ':'))})\n".encode()
    return f"{name}.{hashlib.sha256(script).hexdigest()[:8]}.js", script
