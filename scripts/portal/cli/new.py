"""``portal new``: writes an entry with what is known, in its form and at its place."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from portal.cli.format import replace_file
from portal.cli.options import day_of, lang_option, need_content, root_option, show, today_option
from portal.load import load
from portal.model.hub import Hub
from portal.model.portal import Portal
from portal.model.scalars import LANGUAGE
from portal.new_hub import HUBS, id_for, inserted, lines_of
from portal.problems import Problem, harmful, nearest
from portal.rules.all_rules import check
from portal.schema import validate
from portal.yamlfile import read_yaml

WORDS = {
    "en": {
        "country": "Country, two letters",
        "municipality": "Municipality or town",
        "admin1": "Department, province, state or district",
        "name": "Name, as written on the door",
        "source": "Web page that shows that the hub exists",
        "source-date": "Date printed on that page, as 2026-11-21 (leave it empty if there is none)",
        "lacking": "say {options}: there is no terminal to ask in.",
        "taken": "'{id}' is already the id of the hub at {place}. If it is another hub, give this one a longer id with --id, as {id}-market.",
        "no country": "there is no country '{country}'; did you mean '{nearest}'?",
        "nothing": "Nothing was written.",
        "unusual": "hubs.yaml is written in a way in which no entry can be put between the others; run `portal format` first.",
        "written": "{place}: {id} was written. What is known beside this (phone, address, hours, position) can be added there.",
    },
    "es": {
        "country": "País, dos letras",
        "municipality": "Municipio o ciudad",
        "admin1": "Departamento, provincia, estado o distrito",
        "name": "Nombre, como está escrito en la puerta",
        "source": "Página web que muestra que la ventanilla existe",
        "source-date": "Fecha impresa en esa página, como 2026-11-21 (déjala vacía si no hay)",
        "lacking": "escribe {options}: no hay una terminal donde preguntar.",
        "taken": "«{id}» ya es el id de la ventanilla en {place}. Si es otra, ponle a esta un id más largo con --id, como {id}-mercado.",
        "no country": "no existe el país '{country}'; ¿quisiste escribir '{nearest}'?",
        "nothing": "No se escribió nada.",
        "unusual": "hubs.yaml está escrito de una manera en que no cabe otra entrada en su lugar; ejecuta antes `portal format`.",
        "written": "{place}: se escribió {id}. Lo demás que se sepa (teléfono, dirección, horario, posición) se puede agregar ahí.",
    },
}

ASKED = ("country", "municipality", "admin1", "name", "source")
"""What every new hub needs; `source-date` is asked as well, and may be empty."""


@click.group()
def new() -> None:
    """Write a new entry in its form and at its place."""


@new.command()
@root_option
@today_option
@lang_option
@click.option("--id", "id_", default=None, help="Its id [default: the country and the town, as gt-san-marcos].")
@click.option("--country", default=None, help="Two letters, as gt.")
@click.option("--municipality", default=None, help="The municipality or town.")
@click.option("--admin1", default=None, help="The department, province, state or district.")
@click.option("--name", "names", multiple=True, help="As on the door; in another language than the country's, as 'en=Information Hub'. May be repeated.")
@click.option("--source", default=None, help="The address of a page that shows that it exists.")
@click.option("--source-date", default=None, help="The date printed there, as 2026-11-21, 2026-11 or 2026.")
def hub(root: Path, today: datetime | None, lang: str, id_: str | None, names: tuple[str, ...], **given: str | None) -> None:
    """Write a new hub into hubs.yaml, behind the others of its country with smaller ids.

    In a terminal it asks for what the options don't say. Nothing else in the file
    changes, and nothing is written that `portal check` would refuse.
    """
    need_content(root)
    words, day = WORDS[lang], day_of(today)
    known = {key.replace("_", "-"): value.strip() for key, value in given.items() if value and value.strip()}
    if names:
        known["name"] = "\n".join(names)
    _ask(known, words)
    portal, problems = load(root)
    broken = [problem for problem in harmful(problems) if problem.place.file == HUBS]
    codes = [country.code for country in portal.countries]
    if known["country"] not in codes and not broken:
        raise click.BadParameter(words["no country"].format(country=known["country"], nearest=nearest(known["country"], codes)), param_hint="--country")
    known["id"] = id_ or id_for(known["country"], known["municipality"])
    _need_new(portal, known["id"], words)
    lines, found = lines_of(_fields(known, portal, day))
    data = (root / HUBS).read_bytes() if (root / HUBS).exists() else b""
    result, reasons = inserted(data, lines) if not (found or broken) else (None, [*found, *broken])
    if result is None:
        _give_up(reasons, lang, words["unusual"])
        return
    entry, fresh = _judged(portal, result, known["id"], day)
    if entry is None or harmful(fresh):
        _give_up(fresh, lang, words["unusual"])
        return
    replace_file(root / HUBS, result)
    click.echo(words["written"].format(place=entry.place, id=entry.id))
    if fresh:
        show(fresh, lang)


def _ask(known: dict[str, str], words: dict[str, str]) -> None:
    """Adds to *known* what is missing, from whoever sits at the terminal."""
    missing = [key for key in ASKED if key not in known]
    if not missing:
        return
    if not sys.stdin.isatty():
        raise click.UsageError(words["lacking"].format(options=", ".join(f"--{key}" for key in missing)))
    for key in missing:
        known[key] = click.prompt(words[key]).strip()
    if "source-date" not in known and (day := click.prompt(words["source-date"], default="", show_default=False).strip()):
        known["source-date"] = day


def _need_new(portal: Portal, id_: str, words: dict[str, str]) -> None:
    """Ends with a suggestion where the id is taken."""
    for other in portal.hubs:
        if other.id == id_:
            raise click.UsageError(words["taken"].format(id=id_, place=other.place))


def _fields(known: dict[str, str], portal: Portal, day: date) -> dict[str, object]:
    """The entry by its YAML keys."""
    country = portal.country(known["country"])
    language = country.source_language if country else portal.default_language if portal.languages else "es"
    evidence = {"source": known["source"], **({"source-date": known["source-date"]} if "source-date" in known else {}), "read": str(day)}
    return {
        "id": known["id"],
        "country": known["country"],
        "name": dict(_named(known["name"].split("\n"), language)),
        "municipality": known["municipality"],
        "admin1": known["admin1"],
        "evidence": [evidence],
    }


def _named(names: Iterable[str], language: str) -> Iterator[tuple[str, str]]:
    """Names by language: ``en=Information Hub``, or one without a mark in *language*."""
    for name in names:
        marked = re.fullmatch(rf"({LANGUAGE})=(.*)", name.strip())
        yield (marked[1], marked[2].strip()) if marked else (language, name.strip())


def _judged(portal: Portal, data: bytes, id_: str, day: date) -> tuple[Hub | None, list[Problem]]:
    """The new hub in the file *data*, and what is wrong with it or because of it; None where it can't be read."""
    file = read_yaml(data.decode("utf-8-sig").replace("\r\n", "\n"), HUBS)
    entries: list[dict[str, object]] = file.data  # type: ignore[assignment]
    index = next(number for number, entry in enumerate(entries) if entry.get("id") == id_)
    entry, problems = validate(Hub, entries[index], file, (index,))
    if entry is None:
        return None, problems
    before = set(check(portal, day))
    return entry, [problem for problem in check(replace(portal, hubs=(*portal.hubs, entry)), day) if problem not in before]


def _give_up(problems: list[Problem], lang: str, otherwise: str) -> None:
    """Says why nothing was written."""
    if problems:
        show(problems, lang)
    else:
        click.echo(otherwise, err=True)
    click.echo(WORDS[lang]["nothing"], err=True)
    sys.exit(1)
