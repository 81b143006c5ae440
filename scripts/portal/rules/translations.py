"""Translations and their source pages."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from portal.model.page import PageKind, SourcePage, TranslatedPage
from portal.model.portal import Portal
from portal.problems import Level, Place
from portal.rules.registry import Findings, rule


@rule(
    Level.HARM,
    en=("this is a translation, but its source {source} is missing", "Write the source page first, or move this page there."),
    es=("esta es una traducción, pero falta su original {source}", "Escribe primero la página original, o mueve esta allí."),
    across=True,
)
def source_page_exists(portal: Portal, today: date) -> Findings:
    """Every translation has a page from which it was made, in the country's language."""
    for page in portal.pages:
        if isinstance(page, TranslatedPage) and portal.source_of(page.path) is None:
            source = PurePosixPath("content", portal.source_language(page.path), f"{page.path}.md")
            yield page.place, {"source": source}


@rule(
    Level.HARM,
    en=("a guide does not say on which day its sources were read", "Add a line read: with the day, as 2026-11-21."),
    es=("la guía no dice en qué día se leyeron sus fuentes", "Agrega una línea read: con el día, como 2026-11-21."),
)
def guide_has_a_date(portal: Portal, today: date) -> Findings:
    """Every guide of a country says when its sources were read."""
    for page in portal.pages:
        if isinstance(page, SourcePage) and portal.kind(page.path) in (PageKind.COUNTRY, PageKind.TOPIC) and not page.read:
            yield page.place, {}


@rule(
    Level.HARM,
    en=("the first page {file} is missing, to which other pages link", "Write it: its title, its summary and what to know first."),
    es=("falta la primera página {file}, a la que llevan otras páginas", "Escríbela: su título, su resumen y lo primero que hay que saber."),
    across=True,
)
def section_has_its_page(portal: Portal, today: date) -> Findings:
    """The portal and every country have a first page, to which all their pages lead back."""
    home = PurePosixPath("content", portal.default_language, "index.md")
    sections = [(Place(home), PurePosixPath("index")), *((country.at("code"), PurePosixPath(country.code, "index")) for country in portal.countries)]
    for place, path in sections:
        if portal.source_of(path) is None:
            yield place, {"file": PurePosixPath("content", portal.source_language(path), f"{path}.md")}
