"""Interface words: every language has them all, or readers meet a foreign word on a button."""

from __future__ import annotations

import re
import string
from datetime import date
from pathlib import PurePosixPath

from portal.model.portal import Portal
from portal.problems import Level, Place, nearest
from portal.rules.registry import Findings, rule


@rule(
    Level.HARM,
    en=("the word '{key}' is missing in '{language}'", "Add it; in '{default}' it is «{text}»."),
    es=("falta la palabra '{key}' en '{language}'", "Agrégala; en '{default}' es «{text}»."),
    across=True,
)
def words_are_complete(portal: Portal, today: date) -> Findings:
    """Every language has every interface word."""
    default = portal.default_language
    wanted = portal.words[default].flat if default in portal.words else {}
    for language in portal.languages:
        file = portal.words.get(language.code)
        name = PurePosixPath("content/words", f"{language.code}.yaml")
        found = file.flat if file else {}
        for key, text in wanted.items():
            if key not in found:
                place = file.place(*key.split(".")) if file else Place(name)
                yield place, {"key": key, "language": language.code, "default": default, "text": text}


@rule(
    Level.HARM,
    en=("nothing uses a word '{key}'", "Did you mean '{nearest}'? Words have the same names in every language."),
    es=("nada usa una palabra '{key}'", "¿Quisiste escribir '{nearest}'? Las palabras se llaman igual en todos los idiomas."),
    across=True,
)
def word_is_used(portal: Portal, today: date) -> Findings:
    """No language has an interface word that the default language lacks, plural forms apart."""
    default = portal.words.get(portal.default_language)
    known = default.flat if default else {}
    for file in portal.words.values():
        for key in file.flat:
            stem, _, form = key.rpartition(".")
            if key not in known and not (form in PLURALS and f"{stem}.other" in known):
                yield file.key_place(*key.split(".")), {"key": key, "nearest": nearest(key, known)}


@rule(
    Level.HARM,
    en=("the word '{key}' holds < or >, which could become markup", "Write plain words, without < and >."),
    es=("la palabra '{key}' tiene < o >, que pueden volverse código", "Escribe solo palabras, sin < ni >."),
)
def word_is_plain(portal: Portal, today: date) -> Findings:
    """Interface words hold no markup."""
    for file in portal.words.values():
        for key, text in file.flat.items():
            if re.search("[<>]", text):
                yield file.place(*key.split(".")), {"key": key}


PLURALS = ("zero", "one", "two", "few", "many")


@rule(
    Level.HARM,
    en=("the word '{key}' has {found}, but '{default}' has {wanted}", "Use the same names in braces: the portal fills them in."),
    es=("la palabra '{key}' tiene {found}, pero '{default}' tiene {wanted}", "Usa los mismos nombres entre llaves: el portal los llena."),
    across=True,
)
def word_has_its_gaps(portal: Portal, today: date) -> Findings:
    """An interface word has the same gaps to fill in every language."""
    default = portal.default_language
    known = {key: gaps(text) for key, text in (portal.words[default].flat if default in portal.words else {}).items()}
    for file in portal.words.values():
        for key, text in file.flat.items():
            stem, _, form = key.rpartition(".")
            wanted = known.get(key, known.get(f"{stem}.other", set()))
            optional = {"n"} if form in (*PLURALS, "other") else set()
            if gaps(text) - optional != wanted - optional:
                yield file.place(*key.split(".")), {"key": key, "found": _braces(gaps(text)), "wanted": _braces(wanted), "default": default}


def gaps(text: str) -> set[str]:
    """The names in braces of a word, with all that stands in the braces; a broken brace counts as the gap ``{``."""
    try:
        return {
            name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            for _, name, form, conversion in string.Formatter().parse(text)
            if name is not None
        }
    except ValueError:
        return {"{"}


def _braces(names: set[str]) -> str:
    return " ".join(name if name == "{" else f"{{{name}}}" for name in sorted(names)) or "–"
