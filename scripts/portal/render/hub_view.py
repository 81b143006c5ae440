"""What the templates get of one hub: known things with words, unknown things by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from portal.model.contact import Phone, any_called
from portal.model.hub import Activity, Hub
from portal.model.text import Phrase, Text
from portal.open_data import calendar_of, card_of
from portal.phones import Dialled, read_phone
from portal.render.opening import opening_table
from portal.render.view import View

PICTURES = {"open": "material/check-bold", "paused": "material/pause", "closed": "material/close-thick", "planned": "material/calendar"}
"""The pictogram of a status; a clock for those that are not confirmed."""


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
    def is_named_as_usual(self) -> bool:
        """Whether it only has the name that all hubs of its country have, which lists need not repeat."""
        country = self.view.portal.country(self.hub.country)
        usual = country.hub_name.full if country and country.hub_name else None
        name = self.view.values.phrase(self.hub.name).text
        return usual is not None and any(usual.in_language([code]).text in name for code in usual.languages)

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
    def picture(self) -> str:
        """The pictogram of its status."""
        return PICTURES.get(self.status, "material/clock-alert")

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

    @property
    def card(self) -> str | None:
        """The way to its card for a phone's contacts; None where it would hold neither a number nor an address."""
        return f"{self.view.root}{card_of(self.hub.id)}" if self.phones or self.hub.address else None

    @property
    def calendar(self) -> str | None:
        """The way to its calendar; None where nothing is coming."""
        return f"{self.view.root}{calendar_of(self.hub.id)}" if self.coming and self.status != "closed" else None

    @cached_property
    def phones(self) -> list[tuple[Phone, Dialled]]:
        """Its numbers, as shown and dialled."""
        found = [(phone, read_phone(phone.number, self.hub.country)) for phone in self.hub.phones or []]
        return [(phone, dialled) for phone, dialled in found if dialled]

    @property
    def is_called(self) -> bool:
        """Whether it has a number to call."""
        return any_called(self.hub.phones)

    @property
    def opening(self) -> str:
        """When it is open in the coming weeks (see `opening_table`); empty where that is not known, or no office confirmed the hub."""
        country = self.view.portal.country(self.hub.country)
        return opening_table(self.hub, country, self.view.today) if country and self.status == "open" else ""

    @property
    def services(self) -> list[Markup]:
        """What it helps with, by name; empty where that is not known."""
        return self.view.services_of(self.hub)

    @property
    def coming(self) -> list[Activity]:
        """Its activities from today on, the next first."""
        return sorted((each for each in self.hub.activities if each.date >= self.view.today), key=lambda each: each.date)

    @property
    def unknown(self) -> list[Markup]:
        """What is not known of it, by name, as the parts of one sentence."""
        fields = (
            ("hubs.phone", self.hub.phones),
            ("hubs.address", self.hub.address),
            ("hubs.hours", self.hub.hours),
            ("hubs.languages", self.hub.languages),
            ("hubs.services", self.hub.services),
            ("hubs.papers", self.hub.bring),
            ("hubs.cost", self.hub.cost),
        )
        names = [self.view.say(key) for key, value in fields if value is None]
        return names[:1] + [Markup(name[:1].lower()) + name[1:] for name in names[1:]]


@dataclass(frozen=True)
class HubGroup:
    """Hubs that stand together in a list."""

    admin1: str
    """Their department; empty for those that are the only one of theirs."""

    hubs: list[HubView]

    @property
    def shared(self) -> bool:
        """Whether they have one department and the same is known of all of them, so that it can be said once."""
        return bool(self.admin1) and len({(each.status, each.evidence_words) for each in self.hubs}) == 1

    @property
    def name(self) -> Text | None:
        """The name that all of them have; None where names differ, or where it is only that of all hubs of the country."""
        first = self.hubs[0]
        same = bool(self.admin1) and all(each.hub.name == first.hub.name for each in self.hubs)
        return first.hub.name if same and not first.is_named_as_usual else None


def grouped(view: View, hubs: Iterable[Hub]) -> list[HubGroup]:
    """The hubs by department, both in the order of the file; at the end those that are alone in theirs."""
    departments: dict[str, list[HubView]] = {}
    for hub in hubs:
        departments.setdefault(hub.admin1, []).append(HubView(view, hub))
    together = [HubGroup(admin1, members) for admin1, members in departments.items() if len(members) > 1]
    alone = [member for members in departments.values() if len(members) == 1 for member in members]
    return [*together, HubGroup("", alone)] if alone else together
