"""What the templates of one page get: its languages, links, words and the ledger, ready to print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from markupsafe import Markup, escape

from portal.localise import Localiser
from portal.model.alert import Alert, AlertKind
from portal.model.claim import Claim
from portal.model.contact import Contact, ContactKind
from portal.model.country import Country
from portal.model.hub import Hub
from portal.model.page import PageKind, country_of
from portal.model.portal import EVERYONE
from portal.model.procedure import Procedure
from portal.model.scalars import Dated
from portal.model.text import Phrase, Text
from portal.model.vocabulary import Language
from portal.render.recordings import Recording, recording_of
from portal.render.sources import Sources, caution, doubt, said, silence, timed
from portal.render.subject import Subject
from portal.render.values import Values
from portal.words import Words

PICTURES = {
    PageKind.PATHWAYS: "material/sign-direction",
    PageKind.SEARCH: "portal/search",
    PageKind.MATERIALS: "portal/print",
    PageKind.MATERIAL: "portal/print",
    PageKind.NEWS_LIST: "material/newspaper",
    PageKind.IMPACT: "material/chart-bar",
    PageKind.FRESHNESS: "material/calendar-check",
    PageKind.HUB_DATA: "material/chart-bar",
    PageKind.GLOSSARY: "material/book-alphabet",
    PageKind.COMPARISON: "material/compare-horizontal",
    PageKind.DATA: "material/database",
    PageKind.HUBS: "portal/pin",
    PageKind.HUB_LIST: "portal/pin",
}
ABOVE = {
    PageKind.MATERIAL: [("materials/index", "materials.title")],
    PageKind.PATHWAY: [("help/index", "help.title")],
    PageKind.NEWS: [("news/index", "news.title")],
}
"""The lists above the pages of a kind: their paths, and the interface words for their names."""

LINES = {"blue": "b", "rust": "u", "teal": "t", "plum": "p", "red": "d"}
"""The letter of a colour in the stylesheet."""


@dataclass(frozen=True)
class View(Subject):
    """One page in one language. Templates see it as ``view``."""

    sources: Sources = field(default_factory=Sources)

    @cached_property
    def values(self) -> Values:
        """The ledger in the reader's language."""
        return Values(self.portal, self.language, self.country, self.today)

    @cached_property
    def text_values(self) -> Values:
        """The ledger in the language of the authored text."""
        return Values(self.portal, self.text_language, self.country, self.today)

    @property
    def words(self) -> Words:
        """The interface words of the reader's language."""
        return self.values.words

    @property
    def localiser(self) -> Localiser:
        """Dates, hours and money in the reader's language."""
        return self.values.localiser

    def say(self, key: str, **values: object) -> Markup:
        """An interface word with its gaps filled; markup in the gaps stays, all else is escaped."""
        return said(self.words, key, **values)

    def count(self, key: str, n: int, **values: object) -> Markup:
        """An interface word for *n* things."""
        return escape(self.words.count(key, n, **values))

    def text(self, text: Text) -> Markup:
        """A text in the best language, marked where it is not the reader's."""
        return self.values.marked(self.values.phrase(text))

    def rich(self, text: Text) -> Markup:
        """A text of a procedure, with its values and citations."""
        return self.values.rich(text, self.sources)

    def day(self, day: date) -> Markup:
        """A day in words, for programs as well."""
        return timed(day, self.localiser.day(day))

    def of(self, dated: Dated) -> Markup:
        """A date as exact as its source prints it, as it follows what it dates."""
        return timed(dated, self.localiser.of(dated))

    def on(self, dated: Dated) -> Markup:
        """The same, as it follows what happened then."""
        return timed(dated, self.localiser.on(dated))

    def mark(self, claim: Claim) -> Markup:
        """The raised number of the source of a claim."""
        return self.sources.mark(claim, self.words)

    def caution(self, claims: Iterable[Claim]) -> Markup:
        """What a reader must know of a block of claims, said once."""
        return caution(claims, self.words, self.localiser, self.today)

    def doubt(self, claims: Iterable[Claim]) -> Markup:
        """What is not sure of a block of claims."""
        return doubt(claims, self.words, self.localiser, self.today)

    def silence(self, claims: Iterable[Claim]) -> Markup:
        """That no office confirmed the phones of a block."""
        return silence(claims, self.words)

    def named(self, language: Language) -> Markup:
        """A language by its own name, in its own language."""
        return self.foreign(language.name, language.code)

    def foreign(self, text: str, language: str) -> Markup:
        """Words that stay in their language, marked where it is not the reader's."""
        return self.values.marked(Phrase(text, language))

    def language_name(self, code: str) -> Markup:
        """The own name of a language of the portal; the code of one that is not."""
        known = next((language for language in self.portal.languages if language.code == code), None)
        return self.named(known) if known else self.foreign(code, code)

    @cached_property
    def emergencies(self) -> list[Contact]:
        """The emergency numbers of the country."""
        return self.emergencies_of(self.country) if self.country else []

    def emergencies_of(self, country: Country) -> list[Contact]:
        """The emergency numbers of a country, in the order of its file."""
        return [contact for contact in country.contacts if contact.kind is ContactKind.EMERGENCY and contact.phones]

    @cached_property
    def helpers(self) -> list[Contact]:
        """Contacts of the country that help with the topic of the page, those that can be called first."""
        found = [contact for contact in (self.country.contacts if self.country else []) if self._helps(contact)]
        return sorted(found, key=lambda contact: (not contact.is_called, not contact.phones))

    @cached_property
    def helping_hubs(self) -> list[Hub]:
        """Hubs of the country of which it is known that they help with the topic of the page, and that are not closed for good."""
        hubs = self.portal.hubs_of(self.country.code) if self.country else ()
        return [hub for hub in hubs if self._helps(hub) and self.hub_status(hub) != "closed"]

    def _helps(self, entry: Contact | Hub) -> bool:
        """Whether an entry offers a service of the topic, or is there for those whom the topic is about."""
        if self.topic is None:
            return False
        return not {*(self.topic.services or [self.topic.id])}.isdisjoint(entry.services or ()) or self.topic.id in (entry.for_ or ())

    @cached_property
    def advisers(self) -> list[Contact]:
        """At most two contacts of the country that advise everybody by phone, whatever it is about: authorities for rights, or for information."""
        contacts = [contact for contact in (self.country.contacts if self.country else []) if contact.is_called and EVERYONE in contact.for_]
        general = [contact for contact in contacts if contact.kind is ContactKind.AUTHORITY and "rights" in contact.services]
        return [*general, *(contact for contact in contacts if "information" in contact.services and contact not in general)][:2]

    def services_of(self, entry: Contact | Hub) -> list[Markup]:
        """What a contact or a hub helps with, by name; empty where that is not known."""
        return [self.text(service.names) for service in self.portal.services if service.id in (entry.services or [])]

    def contact(self, id_: str) -> Contact | None:
        """A contact of the country; None where there is none."""
        found = self.values.entry(id_)
        return found if isinstance(found, Contact) else None

    @cached_property
    def countries(self) -> list[Country]:
        """All countries, by their name in the reader's language."""
        return sorted(self.portal.countries, key=lambda country: self.values.phrase(country.names).text.casefold())

    @cached_property
    def alerts(self) -> list[Alert]:
        """The alerts that the page shows today: disasters first, then the newest. None outside start page, countries and topics."""
        if self.kind not in (PageKind.HOME, PageKind.COUNTRY, PageKind.TOPIC):
            return []
        country, topic = country_of(self.path), self.topic.id if self.topic else None
        shown = [alert for alert in self.portal.alerts if alert.is_current(self.today) and alert.concerns(country, topic)]
        return sorted(shown, key=lambda alert: (alert.kind is not AlertKind.DISASTER, -alert.from_.toordinal()))

    @property
    def line(self) -> str:
        """The colour class of the page's sign; see `line_of`."""
        return self.line_of(self.topic.id) if self.topic else "k"

    def line_of(self, topic: str) -> str:
        """The colour class of a topic: one letter, as the stylesheet names it."""
        found = next((each for each in self.portal.topics if each.id == topic), None)
        return LINES[found.line] if found else "k"

    @property
    def picture(self) -> str | None:
        """The pictogram of the page; None where words are enough."""
        subject = self.topic or self.pathway
        return subject.icon if subject else PICTURES.get(self.kind)

    @property
    def above(self) -> list[tuple[str, Markup]]:
        """The stations between the start page and this one: links and names."""
        if self.country and self.kind is not PageKind.COUNTRY:
            return [(f"{self.country.code}/index", self.text(self.country.names))]
        return [(path, self.say(name)) for path, name in ABOVE.get(self.kind, ())]

    def claims_of(self, procedure: Procedure) -> list[Claim]:
        """A procedure and the facts that it shows."""
        keys = [procedure.deadline, procedure.takes, procedure.if_refused, procedure.cost.fact if procedure.cost else None]
        return [procedure, *(entry for key in keys if key and (entry := self.values.entry(key)))]

    @cached_property
    def recording(self) -> Recording | None:
        """Somebody reading the text aloud; None where nobody recorded it."""
        return recording_of(self.page, self.portal, self.addresses)

    def hub_status(self, hub: Hub) -> str:
        """What readers are told of a hub; see `Hub.shown_status`."""
        return hub.shown_status(self.today)
