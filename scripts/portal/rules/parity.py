"""What a translation shares with its source: phones, facts, citations, links, numbers and headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache

from portal.markdown import Reference
from portal.model.contact import Contact
from portal.model.fact import Fact, FactKind
from portal.model.page import Page, SourcePage, TranslatedPage, country_of
from portal.model.portal import Portal
from portal.phones import digits_of
from portal.problems import Level
from portal.raw_values import phones
from portal.rules.prose import allowed, cached_prose, position
from portal.rules.references import link_target
from portal.rules.registry import Findings, rule
from portal.rules.uses import cached_references

Lines = Mapping[str, int]
"""What a page holds, as it is shown in messages, with the line of the body where it first stands."""

COMPARE = "Compare the page with {source}, and make both say the same."
COMPARA = "Compara la página con {source} y haz que digan lo mismo."


def _pairs(portal: Portal) -> Iterator[tuple[TranslatedPage, SourcePage]]:
    for page in portal.pages:
        if isinstance(page, TranslatedPage) and (source := portal.source_of(page.path)):
            yield page, source


def _differences(portal: Portal, lines_of: Callable[[Portal, Page, Page], Lines]) -> Findings:
    """What only one of a translation and its source holds; *lines_of* gets the page, and the one that it is compared with."""
    for page, source in _pairs(portal):
        here, there = lines_of(portal, page, source), lines_of(portal, source, page)
        if here.keys() == there.keys() or _misspells(portal, page) or _misspells(portal, source):
            continue
        for what in here.keys() ^ there.keys():
            missing = what in there
            line = _same_part(page, source, there[what]) if missing else here[what]
            parties = _THE_SOURCE_HAS if missing else _THIS_PAGE_HAS
            yield page.body_place(line), {"what": what, "source": source.place.file, **parties}


_THE_SOURCE_HAS = {"one": "the source", "other": "this page", "uno": "el original", "otro": "esta página"}
_THIS_PAGE_HAS = {"one": "this page", "other": "the source", "uno": "esta página", "otro": "el original"}


def _misspells(portal: Portal, page: Page) -> bool:
    """Whether a key of the page means nothing: that is one mistake, and reported as such."""
    country = country_of(page.path)
    return any(reference.kind in ("value", "citation") and portal.look_up(reference.target, country) is None for reference in cached_references(page.body))


def _same_part(page: Page, source: Page, line: int) -> int:
    """The line of the page's heading under which the source's *line* stands; 1 above all headings."""
    own = {reference.target: reference.line for reference in _anchors(page)}
    return next((own[anchor.target] for anchor in reversed(_anchors(source)) if anchor.line <= line and anchor.target in own), 1)


def _anchors(page: Page) -> list[Reference]:
    return [reference for reference in cached_references(page.body) if reference.kind == "anchor"]


def _named(page: Page, kind: str) -> Iterator[tuple[str, str, int]]:
    """The keys of a page's values or citations as they stand, as short as they can be on it, and their lines."""
    own = f"{country_of(page.path) or 'regional'}/"
    for reference in cached_references(page.body):
        if reference.kind == kind:
            yield reference.target, reference.target.removeprefix(own), reference.line


def _has_phone(portal: Portal, page: Page, key: str) -> bool:
    entry = portal.look_up(key, country_of(page.path))
    return bool(entry.phones) if isinstance(entry, Contact) else isinstance(entry, Fact) and entry.kind is FactKind.PHONE


def _first(found: Iterator[tuple[str, int]]) -> Lines:
    lines: dict[str, int] = {}
    for what, line in found:
        lines.setdefault(what, line)
    return lines


def _values(portal: Portal, page: Page, with_phone: bool) -> Iterator[tuple[str, int]]:
    for key, name, line in _named(page, "value"):
        if _has_phone(portal, page, key) is with_phone:
            yield f"{{{{ {name} }}}}", line


def _raw_phones(portal: Portal, page: Page) -> Lines:
    """Numbers in the text of a page that may have them; elsewhere they are refused anyway."""
    if portal.kind(page.path).is_guide and "raw-phone" not in allowed(portal, page):
        return {}
    text = cached_prose(page.body)
    return _first((digits_of(number), position(text, start)[0]) for start, number in phones(text, page.language))


FIGURES = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
"""Figures of European, Arabic and Persian texts."""

_NUMBER = re.compile(rf"[{FIGURES}]+(?:[.,\u00a0\u202f][{FIGURES}]+)*")


@cache
def _numbers(body: str) -> Lines:
    """The numbers in a text, in European figures, without the marks inside them."""
    text = cached_prose(body)
    if not any(map(text.__contains__, FIGURES)):
        return {}
    return _first(("".join(str(int(figure)) for figure in match[0] if figure in FIGURES), position(text, match.start())[0]) for match in _NUMBER.finditer(text))


def _phones_of(portal: Portal, page: Page, other: Page) -> Lines:
    """Contacts and facts with a phone, and raw numbers. What is a phone on one page is one on the other, whatever word stands before it."""
    numbers = _numbers(page.body)
    same = {number: numbers[number] for number in _raw_phones(portal, other) if number in numbers}
    return {**_first(_values(portal, page, with_phone=True)), **same, **_raw_phones(portal, page)}


@rule(
    Level.HARM,
    en=("{one} has the phone {what}, {other} does not", COMPARE),
    es=("{uno} tiene el teléfono {what} y {otro} no", COMPARA),
    across=True,
)
def translation_has_the_same_phones(portal: Portal, today: date) -> Findings:
    """A translation gives the phones that its source gives, and no others."""
    yield from _differences(portal, _phones_of)


@rule(
    Level.OLD,
    en=("{one} has the fact {what}, {other} does not", COMPARE),
    es=("{uno} tiene el dato {what} y {otro} no", COMPARA),
    across=True,
)
def translation_has_the_same_facts(portal: Portal, today: date) -> Findings:
    """A translation uses the facts that its source uses."""
    yield from _differences(portal, lambda portal, page, other: _first(_values(portal, page, with_phone=False)))


@rule(
    Level.OLD,
    en=("{one} cites {what}, {other} does not", COMPARE),
    es=("{uno} cita {what} y {otro} no", COMPARA),
    across=True,
)
def translation_has_the_same_citations(portal: Portal, today: date) -> Findings:
    """A translation cites what its source cites."""
    yield from _differences(portal, lambda portal, page, other: _first((f"[^{name}]", line) for _, name, line in _named(page, "citation")))


@rule(
    Level.OLD,
    en=("{one} links to {what}, {other} does not", COMPARE),
    es=("{uno} enlaza a {what} y {otro} no", COMPARA),
    across=True,
)
def translation_has_the_same_links(portal: Portal, today: date) -> Findings:
    """A translation links to the pages and addresses to which its source links."""
    yield from _differences(portal, lambda portal, page, other: _first(_links(page)))


def _links(page: Page) -> Iterator[tuple[str, int]]:
    for reference in cached_references(page.body):
        if reference.kind == "link":
            path, anchor = link_target(page, reference.target)
            yield reference.target if ":" in reference.target else f"{path}{anchor and '#'}{anchor}", reference.line


@rule(
    Level.OLD,
    en=("{one} has the number {what}, {other} does not", COMPARE),
    es=("{uno} tiene el número {what} y {otro} no", COMPARA),
    across=True,
)
def translation_has_the_same_numbers(portal: Portal, today: date) -> Findings:
    """A translation has the numbers of its source, in figures like there."""
    yield from _differences(portal, lambda portal, page, other: _numbers(page.body))


@rule(
    Level.OLD,
    en=("heading {number} is {here} here and {there} in the source", "Keep the headings of {source}, in its order and with its anchors."),
    es=("el encabezado {number} es {here} aquí y {there} en el original", "Deja los encabezados de {source}, en su orden y con sus anclas."),
    across=True,
)
def translation_has_the_same_headings(portal: Portal, today: date) -> Findings:
    """A translation has the headings of its source, in the same order: links and voices find their part by them."""
    for page, source in _pairs(portal):
        here, there = _anchors(page), _anchors(source)
        count = max(len(here), len(there))
        names = [[f"#{anchor.target}" for anchor in anchors] + ["–"] * (count - len(anchors)) for anchors in (here, there)]
        number = next((index for index in range(count) if names[0][index] != names[1][index]), None)
        if number is not None:
            line = here[min(number, len(here) - 1)].line if here else 1
            yield page.body_place(line), {"number": number + 1, "here": names[0][number], "there": names[1][number], "source": source.place.file}
