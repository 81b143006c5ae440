"""Entries of the ledger as nodes for paper: names, numbers that can be called, lengths of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from portal.model.claim import Claim
from portal.model.contact import Contact
from portal.model.fact import Fact, FactKind
from portal.model.text import Phrase, Text
from portal.phones import Dialled
from portal.render.leaflets.elements import Node, island
from portal.render.reach import reach
from portal.render.values import Values, shown_address


@dataclass
class Printed:
    """Writes values for one panel, and remembers the claims that it wrote."""

    values: Values
    claims: list[Claim] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    """What was written, as plain words by key."""

    doubted: set[str] = field(default_factory=set)
    """The ids of claims beside which already stands what is not sure of them."""

    def write(self, key: str) -> Sequence[Node]:
        """The nodes of a value by its key, which rules have found in the ledger."""
        entry = self.values.entry(key)
        assert entry is not None, f"no entry {key}"
        ledger = key.rpartition("/")[0] or (self.values.country.code if self.values.country else "regional")
        if isinstance(entry, Contact):
            return self.contact(entry, ledger)
        assert isinstance(entry, Fact)
        self.claims.append(entry)
        self.facts[f"{ledger}/{entry.id}"] = self.values.plain(key)
        value = entry.value  # type: ignore[attr-defined]
        match entry.kind:
            case FactKind.PHONE:
                return call(reach(value, ledger))
            case FactKind.URL:
                return [{"t": "a", "href": value, "c": [island(shown_address(value))]}]
            case FactKind.ADDRESS | FactKind.TEXT:
                return self.text(value)
            case FactKind.PAPER:
                return self.text(value.names)
            case _:
                return [{"t": "strong", "c": [self.values.plain(key)]}]

    def cite(self, key: str) -> None:
        """Notes that the panel rests on an entry, which it does not name."""
        entry = self.values.entry(key)
        assert entry is not None, f"no entry {key}"
        self.claims.append(entry)

    def contact(self, contact: Contact, ledger: str) -> list[Node]:
        """The name of a contact and its first number: ``Policía (110)``."""
        self.claims.append(contact)
        self.facts[f"{ledger}/{contact.id}"] = self.values.plain(f"{ledger}/{contact.id}")
        name = self.text(contact.name)
        if not contact.first_phone:
            return name
        number = call(reach(contact.first_phone, ledger))
        ends = self.values.phrase(contact.name).text.endswith(")")
        return [*name, ", ", *number] if ends else [*name, " (", *number, ")"]

    def text(self, text: Text) -> list[Node]:
        """A text in the best language, marked where it is not that of the leaflet."""
        return self.marked(self.values.phrase(text))

    def marked(self, phrase: Phrase) -> list[Node]:
        """Words with their language where it is not that of the leaflet."""
        return [phrase.text] if phrase.language == self.values.language else [{"t": "lang", "lang": phrase.language, "c": [phrase.text]}]


def call(dialled: Dialled) -> list[Node]:
    """A number that a phone can dial, and that stays left to right; before one that is only written to, with what."""
    number: Node = {"t": "call", "href": dialled.uri, "c": dialled.display}
    return [f"{dialled.by} ", number] if dialled.by else [number]
