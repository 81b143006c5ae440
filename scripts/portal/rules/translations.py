"""Translations and their source pages."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from portal.model.page import PageKind, SourcePage, TranslatedPage
from portal.model.portal import Portal
from portal.problems import Level
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
