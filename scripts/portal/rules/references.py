"""Names that point to something: it must be there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import PurePosixPath

from portal.icons import picture
from portal.model.entity import Entity
from portal.model.fact import Fact
from portal.model.page import Page, PageKind, SourcePage, country_of
from portal.model.portal import EVERYONE, Portal
from portal.model.procedure import Procedure
from portal.problems import Level, nearest
from portal.rules.identity import address_of
from portal.rules.registry import Findings, rule
from portal.rules.uses import cached_references, ledger_references, ledgers

SUGGEST = "Did you mean '{nearest}'?"
SUGIERE = "¿Quisiste escribir '{nearest}'?"


def _named(entries: Iterable[tuple[Entity, tuple[str | int, ...], str]], known: Iterable[str]) -> Findings:
    names = set(known)
    for entity, keys, name in entries:
        if name not in names:
            yield entity.at(*keys), {"name": name, "nearest": nearest(name, names)}


def _each(entities: Iterable[Entity], field: str) -> Iterator[tuple[Entity, tuple[str | int, ...], str]]:
    """The items of a list field of each entity, with their keys."""
    for entity in entities:
        for index, name in enumerate(getattr(entity, field) or []):
            yield entity, (field.rstrip("_"), index), name


@rule(Level.HARM, en=("there is no topic '{name}'", SUGGEST), es=("no existe el tema '{name}'", SUGIERE), across=True)
def topic_is_known(portal: Portal, today: date) -> Findings:
    """Every topic that is named, also by the name of a page, is in topics.yaml."""
    facts = ((fact, ("topic",), fact.topic) for ledger in ledgers(portal) for fact in ledger.facts)
    pages = ((page, (), page.path.name) for page in portal.pages if portal.kind(page.path) is PageKind.TOPIC)
    compared = ((comparison, ("id",), comparison.id) for comparison in portal.comparisons)
    listed = (*compared, *_each(portal.pathways, "topics"), *_each(portal.materials, "topics"), *_each(portal.alerts, "topics"))
    yield from _named((*facts, *pages, *listed), portal.topic_ids)


@rule(
    Level.HARM,
    en=("there is no picture '{name}'", "Take a name from Material's list of icons, as material/shield-account."),
    es=("no existe la imagen '{name}'", "Toma un nombre de la lista de íconos de Material, como material/shield-account."),
)
def icon_is_known(portal: Portal, today: date) -> Findings:
    """Every picture of a topic, service or pathway is in Material's set."""
    for entry in (*portal.topics, *portal.services, *portal.pathways):
        if entry.icon is not None and picture(entry.icon) is None:
            yield entry.at("icon"), {"name": entry.icon}


@rule(Level.HARM, en=("there is no service '{name}'", SUGGEST), es=("no existe el servicio '{name}'", SUGIERE), across=True)
def service_is_known(portal: Portal, today: date) -> Findings:
    """Every service of a contact, hub or topic, and every one that a hub counts, is in services.yaml."""
    contacts = [contact for ledger in ledgers(portal) for contact in ledger.contacts]
    listed = (*_each(contacts, "services"), *_each(portal.hubs, "services"), *_each(portal.topics, "services"))
    counted = ((count, ("service",), count.service) for table in portal.aggregates for count in table.counts)
    yield from _named((*listed, *counted), (service.id for service in portal.services))


@rule(Level.HARM, en=("there is no pathway '{name}'", SUGGEST), es=("no existe la situación '{name}'", SUGIERE), across=True)
def pathway_is_known(portal: Portal, today: date) -> Findings:
    """Every value of 'for', and every page under help/, is 'everyone' or in pathways.yaml."""
    known = [pathway.id for pathway in portal.pathways]
    contacts = [contact for ledger in ledgers(portal) for contact in ledger.contacts]
    sources = [page for page in portal.pages if isinstance(page, SourcePage)]
    pages = ((page, (), page.path.name) for page in portal.pages if portal.kind(page.path) is PageKind.PATHWAY)
    fors = (*_each(contacts, "for_"), *_each(portal.hubs, "for_"), *_each(sources, "for_"))
    yield from _named((entry for entry in fors if entry[2] != EVERYONE), known)
    yield from _named(pages, known)


@rule(
    Level.HARM, en=("there is no country '{name}' in content/countries", SUGGEST), es=("no existe el país '{name}' en content/countries", SUGIERE), across=True
)
def country_is_known(portal: Portal, today: date) -> Findings:
    """Every country that is named, also by the folder of a page, has its file."""
    sources = [page for page in portal.pages if isinstance(page, SourcePage)]
    listed = (*_each(portal.materials, "countries"), *_each(portal.alerts, "countries"), *_each(portal.statistics, "countries"), *_each(sources, "countries"))
    hubs = ((hub, ("country",), hub.country) for hub in portal.hubs)
    pages = ((page, (), country) for page in portal.pages if (country := country_of(page.path)))
    yield from _named((*listed, *hubs, *pages), (country.code for country in portal.countries))


@rule(Level.HARM, en=("the portal has no language '{name}'", SUGGEST), es=("el portal no tiene el idioma '{name}'", SUGIERE), across=True)
def language_is_known(portal: Portal, today: date) -> Findings:
    """Every fallback, source language and language of a material is in languages.yaml."""
    sources = ((country, ("source-language",), country.source_language) for country in portal.countries)
    listed = (*_each(portal.languages, "fallback"), *_each(portal.materials, "languages"))
    yield from _named((*sources, *listed), (language.code for language in portal.languages))


@rule(Level.HARM, en=("there is no contact '{name}' here", SUGGEST), es=("no hay un contacto '{name}' aquí", SUGIERE), across=True)
def contact_is_known(portal: Portal, today: date) -> Findings:
    """The authority and the places of a procedure are contacts of its country."""
    for ledger in ledgers(portal):
        names = [contact.id for contact in ledger.contacts]
        wanted = [(procedure, ("authority",), procedure.authority) for procedure in ledger.procedures if procedure.authority]
        wanted += [
            (procedure, ("steps", index, "where"), step.where) for procedure in ledger.procedures for index, step in enumerate(procedure.steps) if step.where
        ]
        yield from _named(wanted, names)


def _facts_of(procedure: Procedure) -> Iterator[tuple[Procedure, tuple[str | int, ...], str]]:
    for key, name in (("deadline", procedure.deadline), ("takes", procedure.takes), ("if-refused", procedure.if_refused)):
        if name:
            yield procedure, (key,), name
    if procedure.cost and procedure.cost.fact:
        yield procedure, ("cost", "fact"), procedure.cost.fact


@rule(Level.HARM, en=("there is no fact '{name}' here", SUGGEST), es=("no hay un dato '{name}' aquí", SUGIERE), across=True)
def fact_is_known(portal: Portal, today: date) -> Findings:
    """Every fact that a procedure, a comparison or the text of a page uses is in the ledger."""
    for ledger in ledgers(portal):
        yield from _named((entry for procedure in ledger.procedures for entry in _facts_of(procedure)), (fact.id for fact in ledger.facts))
    for comparison in portal.comparisons:
        for index, question in enumerate(comparison.rows):
            for code, name in question.facts.items():
                yield from _named([(comparison, ("rows", index, "facts", code), name)], (fact.id for fact in portal.facts_of(code)))
    for place, reference, country in ledger_references(portal):
        if portal.look_up(reference.target, country) is None:
            ledger = reference.target.rpartition("/")[0] or country or "regional"
            known = [key if ledger in (country, "regional") and "/" not in reference.target else f"{ledger}/{key}" for key in portal.ledger(ledger)]
            everywhere = [f"{each.code}/{key}" for each in portal.countries for key in portal.ledger(each.code)]
            yield place(), {"name": reference.target, "nearest": nearest(reference.target, known or everywhere)}


@rule(
    Level.HARM,
    en=("'{name}' is {kind}, where {wanted} is needed", "Name an entry of the right kind in the same file."),
    es=("'{name}' es {kind}, donde hace falta {wanted}", "Nombra una entrada del tipo correcto en el mismo archivo."),
    across=True,
)
def fact_is_of_the_right_kind(portal: Portal, today: date) -> Findings:
    """A cost is a fact of kind money and an answer time one of kind duration."""
    for ledger in ledgers(portal):
        for procedure in ledger.procedures:
            wanted = (("takes", procedure.takes, ("duration",)), ("cost", procedure.cost.fact if procedure.cost else None, ("money", "text")))
            for key, name, kinds in wanted:
                fact = ledger.find(name) if name else None
                if isinstance(fact, Fact) and fact.kind.value not in kinds:
                    yield procedure.at(key), {"name": name, "kind": fact.kind.value, "wanted": kinds[0]}


@rule(Level.HARM, en=("there is no procedure '{name}' in this country", SUGGEST), es=("no hay un trámite '{name}' en este país", SUGIERE), across=True)
def procedure_is_known(portal: Portal, today: date) -> Findings:
    """Every procedure that a page shows is in the file of its country; one that is compared is in that of any."""
    everywhere = {procedure.id for country in portal.countries for procedure in country.procedures}
    yield from _named(((each, ("procedure",), each.procedure) for each in portal.comparisons if each.procedure), everywhere)
    for page in portal.pages:
        if isinstance(page, SourcePage) and page.procedures:
            country = portal.country(country_of(page.path))
            yield from _named(_each([page], "procedures"), (procedure.id for procedure in country.procedures) if country else ())


@rule(Level.HARM, en=("the procedure has no paper '{name}'", SUGGEST), es=("el trámite no tiene un papel '{name}'", SUGIERE), across=True)
def paper_is_known(portal: Portal, today: date) -> Findings:
    """Every paper to bring is in the list of papers of its procedure."""
    for ledger in ledgers(portal):
        for procedure in ledger.procedures:
            wanted = [(procedure, ("steps", index, "bring"), name) for index, step in enumerate(procedure.steps) for name in step.bring]
            yield from _named(wanted, (paper.id for paper in procedure.papers or []))


def link_target(page: Page, target: str) -> tuple[PurePosixPath, str]:
    """The path that a relative link of *page* means, from its language folder, and the anchor."""
    file, _, anchor = target.partition("#")
    if not file:
        return page.path.with_suffix(".md"), anchor
    return PurePosixPath(posixpath.normpath(posixpath.join(page.path.parent.as_posix(), file))), anchor


@rule(
    Level.HARM,
    en=("nothing is at '{name}'", "Did you mean '{nearest}'? Write the way to the file from this one, with its ending .md."),
    es=("no hay nada en '{name}'", "¿Quisiste escribir '{nearest}'? Escribe el camino al archivo desde este, con su final .md."),
    across=True,
)
def link_is_known(portal: Portal, today: date) -> Findings:
    """Every link to another page or file leads to one that exists, in this language or in the source's."""
    anchors = {path.with_suffix(".md"): set(COMPOSED_ANCHORS) for path in portal.composed}
    for page in portal.pages:
        found = {reference.target for reference in cached_references(page.body) if reference.kind == "anchor"}
        anchors.setdefault(page.path.with_suffix(".md"), set(COMPOSED_ANCHORS)).update(found)

    @cache
    def ways(folder: PurePosixPath) -> list[str]:
        return [posixpath.relpath(each.as_posix(), folder.as_posix()) for each in anchors]

    for page in portal.pages:
        for reference in cached_references(page.body):
            if reference.kind != "link" or ":" in reference.target:
                continue
            path, anchor = link_target(page, reference.target)
            place = page.body_place(reference.line, reference.column)
            if path not in anchors:
                yield place, {"name": reference.target, "nearest": nearest(reference.target, ways(page.path.parent))}
            elif anchor and anchor not in anchors[path]:
                yield place, {"name": reference.target, "nearest": "#" + nearest(anchor, anchors[path])}


@rule(
    Level.HARM,
    en=("nothing is at {new}, where {old} should lead", SUGGEST),
    es=("no hay nada en {new}, adonde debe llevar {old}", SUGIERE),
    across=True,
)
def moved_page_is_known(portal: Portal, today: date) -> Findings:
    """Every old address leads to a page that exists."""
    known = {address_of(path) for path in (*portal.composed, *(page.path for page in portal.pages))}
    for old, new, place in portal.moved:
        if new not in known:
            yield place, {"old": old, "new": new, "nearest": nearest(new, known)}


COMPOSED_ANCHORS = {"call", "countries", "evidence", "hubs", "who-can-help", "sources", "topics"}
"""Anchors that the renderer adds to pages; see `portal.render`."""


@rule(
    Level.HARM,
    en=("the file {name} is missing", "Put the file there, or take its name out."),
    es=("falta el archivo {name}", "Pon el archivo ahí, o quita su nombre."),
    across=True,
)
def file_is_known(portal: Portal, today: date) -> Findings:
    """Every recording and every file of a material is there."""
    for page in portal.pages:
        if page.recording and page.recording not in portal.recordings:
            yield page.at("audio"), {"name": page.recording}
    for material in portal.materials:
        endings = {"leaflet": ".md", "file": ".pdf"}
        if ending := endings.get(material.kind.value):
            for index, code in enumerate(material.languages):
                name = PurePosixPath("materials", material.id, code + ending)
                if name not in portal.files:
                    yield material.at("languages", index), {"name": name}
