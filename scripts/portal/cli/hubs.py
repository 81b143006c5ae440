"""``portal hubs``: shows the directory as a table, with what is not known of each hub."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from portal.cli.options import day_of, lang_option, need_content, root_option, today_option
from portal.load import load
from portal.model.hub import Hub
from portal.model.portal import Portal
from portal.problems import nearest

UNKNOWN = ("phones", "address", "hours", "languages", "services", "bring", "cost")
"""Fields of a hub whose lack its page tells readers, in the order of the letters in the table."""

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "hub": "hub",
        "status": "status",
        "last": "last news",
        "due": "due",
        "ask": "ask",
        "open": "open",
        "paused": "paused",
        "closed": "closed",
        "planned": "planned",
        "unconfirmed": "unconfirmed",
        "reported": "recent news",
        "undated": "no date",
        "letters": "PAHLSDC",
        "legend": (
            "Ask, not known yet: P phone, A address, H hours, L languages, S services,",
            "D documents to bring, C cost. A hub is due on the day on which it should be",
            "confirmed again; * is late.",
        ),
        "counts": "Hubs: {hubs}. Confirmed: {confirmed}. Late: {late}.",
        "none": "There are no hubs.",
        "broken": "Some entries can't be read and are missing here; `portal check` names them.",
    },
    "es": {
        "hub": "ventanilla",
        "status": "estado",
        "last": "noticia",
        "due": "vence",
        "ask": "preguntar",
        "open": "abierta",
        "paused": "en pausa",
        "closed": "cerrada",
        "planned": "planeada",
        "unconfirmed": "sin confirmar",
        "reported": "noticia reciente",
        "undated": "sin fecha",
        "letters": "TDHISPC",
        "legend": (
            "Preguntar, aún no se sabe: T teléfono, D dirección, H horario, I idiomas,",
            "S servicios, P papeles, C costo. Una ventanilla vence el día en que hay que",
            "confirmarla de nuevo; * está atrasada.",
        ),
        "counts": "Ventanillas: {hubs}. Confirmadas: {confirmed}. Atrasadas: {late}.",
        "none": "No hay ventanillas.",
        "broken": "Hay entradas que no se pueden leer y no están aquí; `portal check` las nombra.",
    },
}


@click.command()
@root_option
@today_option
@lang_option
@click.option("--country", metavar="CODE", default=None, help="Only the hubs of this country, as gt.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="For people or for programs.")
def hubs(root: Path, today: datetime | None, lang: str, country: str | None, form: str) -> None:
    """Show the hubs: their status, their last news, when they are due, and what to ask them."""
    need_content(root)
    day = day_of(today)
    portal, problems = load(root)
    chosen = _chosen(portal, country)
    if form == "json":
        click.echo(json.dumps([_data(hub, day) for hub in chosen], ensure_ascii=False, indent=2))
        return
    words = WORDS[lang]
    if any(problem.place.file.as_posix() == "hubs.yaml" for problem in problems):
        click.echo(words["broken"], err=True)
    if not chosen:
        click.echo(words["none"])
        return
    console = Console()
    with console.capture() as drawn:
        console.print(_table(chosen, day, words))
    confirmed, late = sum(hub.confirmed is not None for hub in chosen), sum(hub.due < day for hub in chosen)
    counts = words["counts"].format(hubs=len(chosen), confirmed=confirmed, late=late)
    click.echo("\n".join([*(line.rstrip() for line in drawn.get().splitlines()), "", *words["legend"], counts]))


def _chosen(portal: Portal, country: str | None) -> list[Hub]:
    """All hubs in the order of the file, or those of one country; ends with a suggestion where there is no such country."""
    if country is None:
        return list(portal.hubs)
    codes = {each.code for each in portal.countries} | {hub.country for hub in portal.hubs}
    if country not in codes:
        raise click.BadParameter(f"there is no country '{country}'; did you mean '{nearest(country, codes)}'?", param_hint="--country")
    return portal.hubs_of(country)


def _table(chosen: Iterable[Hub], day: date, words: Mapping[str, Any]) -> Table:
    """Two lines for each hub, of at most 80 characters."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(words["hub"], overflow="fold", max_width=32)
    table.add_column(words["status"], overflow="fold", max_width=13)
    for name in ("last", "due"):
        table.add_column(words[name], overflow="fold", max_width=11)
    table.add_column(words["ask"], overflow="fold", max_width=9)
    for hub in chosen:
        late = "*" if hub.due < day else ""
        town = f"{hub.id}\n  {hub.municipality}, {hub.admin1}"
        letters = "".join(letter for letter, field in zip(words["letters"], UNKNOWN, strict=True) if getattr(hub, field) is None)
        table.add_row(*(Text(cell) for cell in (town, words[hub.shown_status(day)], _last(hub) or words["undated"], f"{hub.due}{late}", letters or "–")))
    return table


def _last(hub: Hub) -> str | None:
    """When it was confirmed last, else the date of its newest evidence as printed; None where no evidence has a date."""
    if hub.confirmed:
        return str(hub.confirmed.date)
    newest = hub.last_evidence
    return str(newest.source_date) if newest and newest.source_date else None


def _data(hub: Hub, day: date) -> dict[str, object]:
    return {
        "id": hub.id,
        "country": hub.country,
        "admin1": hub.admin1,
        "municipality": hub.municipality,
        "status": hub.shown_status(day),
        "confirmed": hub.confirmed is not None,
        "last-news": _last(hub),
        "due": str(hub.due),
        "late": hub.due < day,
        "unknown": [field for field in UNKNOWN if getattr(hub, field) is None],
    }
