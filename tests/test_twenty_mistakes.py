"""Mistakes that editors make: each is reported once, on the line where it was made, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import TODAY
from tests.examples import FOLLOWING

from portal.prepare import examine
from portal.problems import Level, Problem

HUBS = "hubs.yaml"
GUATEMALA = "content/countries/gt.yaml"
BELIZE = "content/countries/bz.yaml"
GUIDE = "content/es/gt/asylum.md"
SENTENCE = "- Escribe en {{ form }} o llama al {{ line }}."
POSITION = "position: {latitude: 14.96437, longitude: -91.79486, precision: municipality}"


@dataclass(frozen=True)
class Mistake:
    """A text that an editor replaces by a wrong one."""

    words: str
    file: str
    right: str
    """Stands once in the file; empty: the file is new."""

    wrong: str
    en: str
    """What the editor is told to do."""

    es: str
    line: int | None = None
    """Where it is reported; None: where the wrong text begins."""


MISTAKES = [
    Mistake("a-key-is-misspelt", HUBS, "municipality: Sample Town", "municipalty: Sample Town", "mean 'municipality'?", "escribir 'municipality'?"),
    Mistake("a-tab-indents-a-line", HUBS, "  mobile: false", "\tmobile: false", "Replace it by spaces: two", "Cámbialo por espacios: dos"),
    Mistake("a-quote-is-missing", HUBS, '{es: "Junto al mercado"}', '{es: "Junto al mercado}', "Write the same quote at the end", "la misma comilla al final"),
    Mistake("a-value-is-left-empty", HUBS, "admin1: San Marcos", "admin1:", "Write the value, or remove the line", "Escribe el valor o quita la línea"),
    Mistake("an-entry-is-copied-with-its-id", HUBS, "- id: bz-sample", "- id: gt-sample", "Give one of them another id", "Ponle otro id a una"),
    Mistake(
        "latitude-and-longitude-are-swapped",
        HUBS,
        POSITION,
        POSITION.replace("14.96437", "-89.9").replace("-91.79486", "16.9"),
        "swapped: exchange them",
        "cambiadas: intercámbialas",
    ),
    Mistake("a-phone-is-too-short", BELIZE, 'number: "223-9500"', 'number: "223-950"', "Count the digits", "Cuenta los dígitos"),
    Mistake("hours-are-written-as-spoken", HUBS, '"08:00-16:00"', '"8am-4pm"', 'like this: mon-fri: "08:00', 'así: mon-fri: "08:00'),
    Mistake(
        "a-visit-is-in-the-future", HUBS, "{date: 2026-11-10,", "{date: 2027-11-10,", "the day on which it really happened", "el día en que pasó de verdad"
    ),
    Mistake("a-service-is-not-on-the-list", BELIZE, "services: [emergency]", "services: [emergencias]", "mean 'emergency'?", "escribir 'emergency'?"),
    Mistake("a-value-has-a-typo", GUIDE, "{{ door }}", "{{ dor }}", "mean 'door'?", "escribir 'door'?"),
    Mistake("a-brace-is-missing", GUIDE, "{{ card }} en", "{{ card } en", "two on each side", "dos a cada lado"),
    Mistake(
        "a-phone-is-typed-in-the-text", GUIDE, SENTENCE, "- Llama al 2424-1717.", "under contacts in the country's file", "en contacts, en el archivo del país"
    ),
    Mistake("an-amount-is-typed-in-the-text", GUIDE, SENTENCE, "- Cuesta Q25.", "under facts with kind: money", "en facts con kind: money"),
    Mistake("a-date-is-typed-in-the-text", GUIDE, SENTENCE, "- Vale hasta el 31 de diciembre.", "under facts with kind: date", "en facts con kind: date"),
    Mistake("a-time-is-typed-in-the-text", GUIDE, SENTENCE, "- Espera dos semanas.", "under facts with kind: duration", "en facts con kind: duration"),
    Mistake("an-address-is-typed-in-the-text", GUIDE, SENTENCE, "- Ve a www.example.org.", "under facts with kind: url", "en facts con kind: url"),
    Mistake(
        "a-program-is-pasted", GUIDE, SENTENCE, "- Hola <script>alert(1)</script>", "Take it out and write it in Markdown", "Quítalo y escríbelo en Markdown"
    ),
    Mistake("a-link-runs-a-program", GUIDE, SENTENCE, "- Toca [aquí](javascript:go).", "Link to a page (asylum.md)", "Enlaza a una página (asylum.md)"),
    Mistake("a-heading-has-no-anchor", GUIDE, "## Papeles { #papers }", "## Papeles\n\n### Más { #papers }", "Add { #short-name }", "Agrega { #nombre-corto }"),
    Mistake("a-page-is-linked-by-a-wrong-name", "content/es/index.md", "(gt/index.md)", "(gt/indice.md)", "mean 'gt/index.md'?", "escribir 'gt/index.md'?"),
    Mistake(
        "a-list-sticks-to-a-paragraph", GUIDE, "1. Primero, ", "Haz esto:\n1. Primero, ", "Leave an empty line before it", "Deja una línea vacía antes", line=21
    ),
    Mistake(
        "a-word-is-missing-in-a-language", "content/words/quc.yaml", '  free: "quc It is free"\n', "", "in 'es' it is «Es gratis»", "en 'es' es «Es gratis»", 75
    ),
    Mistake(
        "a-translation-has-no-source",
        "content/en/gt/emergency.md",
        "",
        '---\ntitle: "Emergency"\nsummary: "Whom to call."\nl10n: {status: draft}\n---\n',
        "Write the source page first",
        "Escribe primero la página original",
        line=2,
    ),
    Mistake(
        "a-shelter-gets-an-address",
        GUATEMALA,
        "    precision: phone-only",
        '    address: {es: "1a calle"}\n    precision: phone-only',
        "at once",
        "de inmediato",
    ),
    Mistake("a-source-is-not-an-address", GUATEMALA, "https://example.org/fee", "Gaceta oficial", "like this: https://", "así: https://"),
    Mistake(
        "a-title-has-a-colon", "content/es/gt/index.md", 'title: "Guatemala"', "title: Guatemala: lo primero", "between double quotes", "entre comillas dobles"
    ),
]


def make(mistake: Mistake, root: Path, write: Callable[[str, str], Path]) -> int:
    """Makes the mistake; the line on which it stands."""
    path = root / mistake.file
    text = path.read_text(encoding="utf-8") if mistake.right else ""
    assert not mistake.right or text.count(mistake.right) == 1
    write(mistake.file, text.replace(mistake.right, mistake.wrong) if mistake.right else mistake.wrong)
    return mistake.line or text[: text.index(mistake.right)].count("\n") + 1


def found(root: Path) -> list[Problem]:
    return [problem for problem in examine(root, TODAY)[1] if problem.level is Level.HARM and problem.rule not in FOLLOWING]


def test_there_are_at_least_twenty_mistakes_of_different_kinds(small_portal: Path):
    assert len({mistake.words for mistake in MISTAKES}) == len(MISTAKES) >= 20
    assert found(small_portal) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.words)
def test_a_mistake_is_reported_once_where_it_was_made_with_what_to_do(mistake: Mistake, small_portal: Path, write: Callable[[str, str], Path]):
    line = make(mistake, small_portal, write)

    (problem,) = found(small_portal)

    assert (str(problem.place.file), problem.place.line) == (mistake.file, line)
    assert mistake.en in problem.sentences("en")[1]
    assert mistake.es in problem.sentences("es")[1]


def test_mistakes_in_several_files_are_all_reported_in_one_run(small_portal: Path, write: Callable[[str, str], Path]):
    chosen = [mistake for mistake in MISTAKES if mistake.words in ("a-phone-is-too-short", "a-visit-is-in-the-future", "a-date-is-typed-in-the-text")]
    lines = {mistake.file: make(mistake, small_portal, write) for mistake in chosen}

    problems = found(small_portal)

    assert {str(problem.place.file): problem.place.line for problem in problems} == lines
