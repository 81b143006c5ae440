"""What the leaflet of a hub says of it: its numbers, its place, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from portal.markdown import USE
from portal.model.claim import Confidence
from portal.model.contact import Contact
from portal.model.text import Phrase
from portal.render.hub_view import HubView
from portal.render.leaflets.elements import Node, island
from portal.render.leaflets.printed import Printed, call
from portal.render.reach import reach
from portal.render.sources import origin
from portal.render.view import View


def emergencies(view: View, printed: Printed) -> list[Node]:
    """The emergency numbers of the hub's country (a sentence where none is known), and who advises everybody there.

    At the end stands once what to do with those that are not sure.
    """
    listed = [_item(view, printed, contact) for contact in view.emergencies]
    found: list[Node] = [{"t": "ul", "c": listed}] if listed else [{"t": "p", "c": [view.words("home.emergency-unknown")]}]
    found += _advisers(view, printed)
    return [*found, {"t": "small", "c": [view.words("sources.confirm-first")]}] if printed.doubted else found


def _advisers(view: View, printed: Printed) -> list[Node]:
    if not view.advisers:
        return []
    return [{"t": "h3", "c": [view.words("contact.who-can-help")]}, {"t": "ul", "c": [_item(view, printed, contact) for contact in view.advisers]}]


def _item(view: View, printed: Printed, contact: Contact) -> Node:
    """A contact in a list: its name, its number, what it does, and where it is not sure from when it is, so that no doubt falls on the others."""
    nodes = printed.contact(contact, _ledger(view))
    if contact.about and not USE.search(view.values.phrase(contact.about).text):
        nodes += [". ", *printed.text(contact.about)]
    if contact.confidence is Confidence.MEDIUM and not contact.confirmed:
        nodes += [" ", {"t": "quiet", "c": [origin(contact, view.words, view.localiser).striptags()]}]
        printed.doubted.add(contact.id)
    return {"t": "li", "c": nodes}


def _ledger(view: View) -> str:
    """The ledger of the hub's country, from which its short numbers are dialled."""
    assert view.country is not None, "a hub is of a known country, by a rule"
    return view.country.code


def hub_part(hub: HubView, printed: Printed, alt: str | None) -> list[Node]:
    """Map (described by *alt*; None: there is none), address, numbers, hours, languages and services of a hub, as far as they are known."""
    return [*([{"t": "map", "alt": alt}] if alt else []), *_lines(hub, printed)]


def _lines(hub: HubView, printed: Printed) -> Iterator[Node]:
    view, entry = hub.view, hub.hub
    words, ask = view.words, view.words("hubs.unknown-ask")
    names = printed.marked(Phrase(f"{entry.municipality}, {entry.admin1}", view.source_language))
    place: list[Node] = [*([*printed.text(entry.address), ", "] if entry.address else []), *names]
    yield _field(words("hubs.where"), place)
    if entry.directions:
        yield _field(words("hubs.directions"), printed.text(entry.directions))
    numbers = [node for phone, _ in hub.phones for node in (", ", *call(reach(phone, entry.country)))][1:]
    if numbers:
        yield _field(words("hubs.phone"), numbers)
    if entry.confirmed is None:
        # Whoever prints it has asked the hub, and writes what it said.
        yield {"t": "rule", "label": words("leaflets.write-phone")}
    if entry.hours:
        yield _field(words("hubs.hours"), ["; ".join(view.localiser.hours(entry.hours))])
    if entry.languages:
        spoken = [node for each in entry.languages for node in (", ", *_language(view, printed, each.code, each.days))][1:]
        yield _field(words("hubs.languages"), spoken)
    if hub.services:
        yield _field(words("hubs.services"), [", ".join(map(_plain, hub.services))])
    if hub.unknown:
        yield _field(words("hubs.unknown"), [f"{', '.join(map(_plain, hub.unknown))}. {ask}"])
    yield {"t": "p", "c": [f"{_plain(hub.status_words)}. {_plain(hub.evidence_words)}"]}


def _language(view: View, printed: Printed, code: str, days: str | None) -> list[Node]:
    known = next((each for each in view.portal.languages if each.code == code), None)
    name = printed.marked(Phrase(known.name if known else code, code))
    return [*name, f" ({view.localiser.days(days)})"] if days else name


def _field(label: str, nodes: list[Node]) -> Node:
    return {"t": "field", "label": label, "c": nodes}


def _plain(html: Markup) -> str:
    """What a reader reads of some HTML."""
    return html.striptags()


def version_line(words_before: str, version: str) -> list[Node]:
    """The version of a paper, as its foot says it."""
    before, _, after = words_before.partition("{version}")
    return [before, island(version), after]
