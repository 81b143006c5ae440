"""What a page says, as structured data of schema.org (JSON-LD) for search engines and assistants."""

# Only what the page itself shows. Data can't carry a doubt as words can: what the
# page calls doubtful or not confirmed is left out, or says so in its description.

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from portal.exports.dataset import dataset
from portal.exports.places import Node, compact, hub_place
from portal.exports.plain import LICENCE
from portal.markdown import USE
from portal.model.contact import Contact
from portal.model.country import Country
from portal.model.hub import Hub
from portal.model.page import PageKind
from portal.model.procedure import Procedure
from portal.model.text import Text
from portal.phones import read_phone
from portal.render.compose import Composed
from portal.render.view import View

HOME = PurePosixPath("index")
TYPES = {PageKind.HOME: "WebSite", PageKind.COUNTRY: "CollectionPage", PageKind.HUBS: "CollectionPage", PageKind.HUB_LIST: "CollectionPage"}
"""The types of pages that are more than a `WebPage`."""

MOST_CITATIONS = 8
"""Sources of a topic, inclusive, that programs are told of: the page lists all. Other pages lead to topics, and have no room."""

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could end the script element or begin a comment in it; as JSON escapes they mean the same."""


def structured(page: Composed) -> str | None:
    """The data block of a page, safe inside a ``<script>``.

    None where the site's address is not known, on pages for nobody to find, and
    where the text is that of another page (a fallback).
    """
    view = page.view
    if not view.addresses.site_url or view.is_fallback or not view.kind.is_listed:
        return None
    return json.dumps({"@context": "https://schema.org", **_page(page)}, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def modified(view: View) -> date | None:
    """The newest day of what a composed page rests on: its own reading or review, the claims and the hubs it shows; None without any."""
    source = view.source
    days = [day for day in (source.read, source.reviewed.date if source.reviewed else None) if day] if source else []
    days += [claim.newest for claims in view.sources.claims.values() for claim in claims]
    days += [hub.newest for hub in _hubs(view)]
    days += [view.portal.newest] if view.kind is PageKind.DATA and view.portal.newest else []
    return max(days, default=None)


def _hubs(view: View) -> list[Hub]:
    if view.hub:
        return [view.hub]
    if view.hub_list:
        return list(view.hub_list.hubs)
    if view.kind is PageKind.COUNTRY and view.country:
        return view.portal.hubs_of(view.country.code)
    return list(view.portal.hubs) if view.kind is PageKind.HUBS else []


def _page(page: Composed) -> Node:
    view = page.view
    own = _site(page) if view.kind is PageKind.HOME else _inner(page)
    changed = modified(view)
    node: Node = {
        "@type": TYPES.get(view.kind, "WebPage"),
        "url": view.addresses.absolute(view.language, view.path),
        "description": None if view.is_sensitive else page.summary,
        "inLanguage": view.language,
        "dateModified": changed.isoformat() if changed else None,
        **own,
    }
    return compact(node)


def _site(page: Composed) -> Node:
    return {"name": page.view.words("site-name"), "license": LICENCE}


def _inner(page: Composed) -> Node:
    view = page.view
    site = view.words("site-name")
    reviewed = view.source.reviewed if view.source else None
    return {
        "name": page.browser_title.removesuffix(f" · {site}"),
        "lastReviewed": reviewed.date.isoformat() if reviewed else None,
        "isPartOf": {"@type": "WebSite", "name": site, "url": view.addresses.absolute(view.language, HOME)},
        "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": list(_way(view, page.title))},
        "about": {"@type": "Country", "name": _name(view, view.country.names)} if view.country else None,
        "mentions": [_number(view, view.country, contact) for contact in _sure(view) if view.country],
        "mainEntity": _subjects(view),
        "citation": list(dict.fromkeys(source.address for source in view.sources.listed()))[:MOST_CITATIONS] if view.kind is PageKind.TOPIC else [],
    }


def _name(view: View, text: Text) -> str:
    return view.values.phrase(text).text


def _way(view: View, title: str) -> Iterator[Node]:
    """The way to the page as it stands at its top; the page itself without an address, and by its neutral name."""
    steps = [(view.words("nav.home"), HOME)]
    steps += [(name.striptags(), PurePosixPath(path)) for path, name in view.above]
    for position, (name, path) in enumerate(steps, start=1):
        yield {"@type": "ListItem", "position": position, "name": name, "item": {"@id": view.addresses.absolute(view.language, path)}}
    here = view.topic.neutral if view.topic and view.is_sensitive else view.topic.names if view.topic else None
    here = view.country.names if view.country and view.kind is PageKind.COUNTRY else here
    yield {"@type": "ListItem", "position": len(steps) + 1, "name": _name(view, here) if here else view.words("site-name") if view.is_sensitive else title}


def _sure(view: View) -> list[Contact]:
    """The emergency numbers that the page shows without a word of doubt."""
    if view.kind is not PageKind.COUNTRY and not (view.topic and view.topic.id == "emergency"):
        return []
    return [contact for contact in view.emergencies if contact.is_called and not view.doubt([contact])]


def _number(view: View, country: Country, contact: Contact) -> Node:
    dialled = [read_phone(phone.number, country.code) for phone in contact.phones or [] if phone.calls]
    numbers = [each.uri.removeprefix("tel:") for each in dialled if each]
    return {
        "@type": "ContactPoint",
        "contactType": "emergency",
        "name": _name(view, contact.name),
        "telephone": numbers[0] if len(numbers) == 1 else numbers,
        "areaServed": _name(view, country.names),
    }


def _subjects(view: View) -> list[Node]:
    """What the page is about in the main: its procedures, its hub, or the open data."""
    if view.kind is PageKind.DATA:
        return [dataset(view)]
    if view.hub:
        place = hub_place(view, view.hub)
        return [place] if place else []
    entries = [view.values.entry(id_) for id_ in (view.source.procedures if view.source else [])]
    return [how for entry in entries if isinstance(entry, Procedure) and (how := _how_to(view, entry))]


def _how_to(view: View, procedure: Procedure) -> Node | None:
    """A procedure step by step; None where the page calls it doubtful, or a step is not written in its language."""
    steps = [view.values.phrase(step.do) for step in procedure.steps]
    if view.doubt(view.claims_of(procedure)) or any(step.language != view.language for step in steps):
        return None
    name = (view.topic.neutral if view.topic else None) or (view.country.names if view.country else procedure.name) if view.is_sensitive else procedure.name
    node: Node = {
        "@type": "HowTo",
        "name": _name(view, name),
        "step": [{"@type": "HowToStep", "text": _plain(view, step.text)} for step in steps],
    }
    return node | ({"estimatedCost": view.words("procedure.free")} if procedure.cost and procedure.cost.free else {})


def _plain(view: View, text: str) -> str:
    """A text of a procedure with its values as words and without its citations."""
    words = USE.sub(lambda found: "" if found[1] is None else view.values.plain(found[1].strip()), text)
    return re.sub(r"\s+(?=[.,;:]|$)", "", " ".join(words.split()))
