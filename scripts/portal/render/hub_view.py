"""What the templates get of one hub: known things with words, unknown things by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from portal.model.contact import Phone
from portal.model.hub import Hub
from portal.model.text import Phrase
from portal.phones import Dialled, digits_of, read_phone
from portal.render.view import View


@dataclass(frozen=True)
class HubView:
    """One hub on one page."""

    view: View
    hub: Hub

    @cached_property
    def name(self) -> Phrase:
        """Its name with the town, so that eleven hubs of one name differ: ``… · San Marcos``."""
        phrase = self.view.values.phrase(self.hub.name)
        return Phrase(f"{self.hub.municipality}: {phrase.text}", phrase.language)

    @property
    def summary(self) -> str:
        """The place in words."""
        return self.view.words("hubs.place", municipality=self.hub.municipality, admin1=self.hub.admin1)

    @property
    def status(self) -> str:
        """The status for readers; see `View.hub_status`."""
        return self.view.hub_status(self.hub)

    @property
    def status_words(self) -> Markup:
        """The status in words."""
        return self.view.say(f"hubs.status.{self.status}")

    @property
    def evidence_words(self) -> Markup:
        """From when the last news is, or when an office confirmed it."""
        if self.hub.confirmed:
            return self.view.say("hubs.confirmed-on", date=self.view.day(self.hub.confirmed.date))
        newest = self.hub.last_evidence
        if newest and newest.source_date:
            return self.view.say("hubs.last-evidence", of=self.view.of(newest.source_date))
        return self.view.say("hubs.last-evidence-undated")

    @property
    def link(self) -> str:
        """The way to its page."""
        return self.view.link(f"hubs/{self.hub.id}")

    @cached_property
    def phones(self) -> list[tuple[Phone, Dialled]]:
        """Its numbers, as shown and dialled."""
        found = [(phone, read_phone(phone.number, self.hub.country)) for phone in self.hub.phones or []]
        return [(phone, dialled) for phone, dialled in found if dialled]

    def whatsapp(self, dialled: Dialled) -> str:
        """The address that opens a chat."""
        return f"https://wa.me/{digits_of(dialled.uri)}"

    @property
    def services(self) -> list[Markup]:
        """What it helps with, by name; empty where that is not known."""
        names = {service.id: service.names for service in self.view.portal.services}
        return [self.view.text(names[id_]) for id_ in self.hub.services or [] if id_ in names]

    @property
    def unknown(self) -> list[Markup]:
        """What is not known of it, by name."""
        fields = (
            ("hubs.phone", self.hub.phones),
            ("hubs.address", self.hub.address),
            ("hubs.hours", self.hub.hours),
            ("hubs.languages", self.hub.languages),
            ("hubs.services", self.hub.services),
            ("hubs.papers", self.hub.bring),
            ("hubs.cost", self.hub.cost),
        )
        return [self.view.say(key) for key, value in fields if value is None]
