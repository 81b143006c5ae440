"""Translations and their source pages."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import PurePosixPath

from portal.model.page import PageKind, SourcePage, TranslatedPage, file_of
from portal.model.portal import Portal
from portal.problems import Level, Place
from portal.rules.registry import Findings, rule
from portal.translated_texts import text_states
from portal.translations import Freshness, first_words, states
from portal.yamlfile import walk


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
            yield page.place, {"source": file_of(portal.source_language(page.path), page.path)}


@rule(
    Level.HARM,
    en=("a guide does not say on which day its sources were read", "Add a line read: with the day, as 2026-11-21."),
    es=("la guía no dice en qué día se leyeron sus fuentes", "Agrega una línea read: con el día, como 2026-11-21."),
)
def guide_has_a_date(portal: Portal, today: date) -> Findings:
    """Every guide of a country, and every leaflet, says when its sources were read."""
    for page in portal.pages:
        if isinstance(page, SourcePage) and portal.kind(page.path) in (PageKind.COUNTRY, PageKind.TOPIC, PageKind.MATERIAL) and not page.read:
            yield page.place, {}


@rule(
    Level.OLD,
    en=(
        "the source changed in {changed} of {blocks} blocks since this translation",
        "Run `portal translations show {page}`, translate them, then `portal translations stamp {page} --language {language}`.",
    ),
    es=(
        "el original cambió en {changed} de {blocks} bloques desde esta traducción",
        "Ejecuta `portal translations show {page}`, tradúcelos y luego `portal translations stamp {page} --language {language}`.",
    ),
    across=True,
)
def translation_is_current(portal: Portal, today: date) -> Findings:
    """Every translation was made from the present text of its source."""
    for each in states(portal):
        if each.state.freshness is Freshness.OUTDATED:
            values = {"changed": len(each.state.changes), "blocks": each.state.blocks, "page": each.source.path, "language": each.language}
            yield each.place, values


@rule(
    Level.OLD,
    en=("nothing says from which text this translation was made", "Compare it with its source, then run `portal translations stamp {page}`."),
    es=("nada dice de qué texto se hizo esta traducción", "Compárala con su original y luego ejecuta `portal translations stamp {page}`."),
    across=True,
)
def translation_is_stamped(portal: Portal, today: date) -> Findings:
    """Every translation carries the fingerprint of the text from which it was made."""
    for each in states(portal):
        if each.state.freshness is Freshness.UNSTAMPED:
            yield each.place, {"page": each.source.path}


@rule(
    Level.OLD,
    en=("the text in '{source}' changed since this translation: «{words}»", "Translate it again, then run `portal translations stamp {key}`."),
    es=("el texto en '{source}' cambió desde esta traducción: «{words}»", "Tradúcelo de nuevo y luego ejecuta `portal translations stamp {key}`."),
    across=True,
)
def translated_text_is_current(portal: Portal, today: date) -> Findings:
    """Every translated text of a YAML file was made from the present words of its source."""
    for state in text_states(portal):
        if state.freshness is Freshness.OUTDATED:
            values = {"source": state.written.source, "words": first_words(state.source_words), "key": state.written.key}
            yield state.place, values


@rule(
    Level.OLD,
    en=("texts in '{language}' that do not say from which words they were translated: {count}", "Run `portal translations stamp`."),
    es=("textos en '{language}' que no dicen de qué palabras se tradujeron: {count}", "Ejecuta `portal translations stamp`."),
    across=True,
)
def translated_texts_are_stamped(portal: Portal, today: date) -> Findings:
    """Every translated text of a YAML file has its stamp in the file of its language."""
    lacking = Counter(state.language for state in text_states(portal) if state.freshness is Freshness.UNSTAMPED)
    for language, count in lacking.items():
        yield Place(PurePosixPath("content/translations", f"{language}.yaml")), {"count": count, "language": language}


@rule(
    Level.HARM,
    en=("'{value}' is not a mark of the translation tool", "Take the line out and run `portal translations stamp`."),
    es=("'{value}' no es una marca de la herramienta de traducción", "Quita la línea y ejecuta `portal translations stamp`."),
)
def stamp_of_a_text_is_a_hash(portal: Portal, today: date) -> Findings:
    """The file of stamps holds only what the tool wrote: hashes."""
    for file in portal.translations.values():
        for keys, value in walk(file.data):
            if not re.fullmatch("[0-9a-f]{4,8}", value):
                yield file.place(*keys), {"value": value}


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
