"""Monthly counts of hubs: they count what is known, once, and nobody can be found in them."""

from __future__ import annotations

from datetime import date

from portal.model.aggregate import COLUMNS, Count
from portal.model.portal import Portal
from portal.personal import names_a_person
from portal.problems import Level, nearest
from portal.rules.registry import Findings, rule

HISTORY_EN = (
    "Delete it here and in the file that you keep, and tell who looks after the repository: a commit keeps what was deleted, so it must be taken out of "
    "the history as well (git filter-repo)."
)
HISTORY_ES = (
    "Bórralo aquí y en el archivo que guardas, y avisa a quien cuida el repositorio: un commit conserva lo borrado, así que también hay que quitarlo del "
    "historial (git filter-repo)."
)


@rule(
    Level.HARM,
    en=("there is no hub '{name}' in hubs.yaml", "Name the file after the id of its hub. Did you mean '{nearest}'?"),
    es=("no existe la ventanilla '{name}' en hubs.yaml", "Ponle al archivo el id de su ventanilla. ¿Quisiste escribir '{nearest}'?"),
    across=True,
)
def counting_hub_is_known(portal: Portal, today: date) -> Findings:
    """Every table of counts is named after a hub."""
    known = [hub.id for hub in portal.hubs]
    for table in portal.aggregates:
        if portal.hub(table.hub) is None:
            yield table.place, {"name": table.hub, "nearest": nearest(table.hub, known)}


@rule(
    Level.HARM,
    en=("{month} lies in the future", "Write the month in which the hub really helped."),
    es=("{month} está en el futuro", "Escribe el mes en que la ventanilla de verdad ayudó."),
)
def counted_month_has_begun(portal: Portal, today: date) -> Findings:
    """No hub counts a month that has not begun."""
    for table in portal.aggregates:
        for count in table.counts:
            if count.month.earliest > today:
                yield count.at("month"), {"month": count.month}


@rule(
    Level.HARM,
    en=("this counts the same as line {first}", "Keep one of the two lines; where both are right, add them up."),
    es=("esto cuenta lo mismo que la línea {first}", "Deja una de las dos líneas; si ambas son correctas, súmalas."),
)
def count_stands_once(portal: Portal, today: date) -> Findings:
    """No table counts the same twice."""
    for table in portal.aggregates:
        first: dict[tuple[str, ...], Count] = {}
        for count in table.counts:
            other = first.setdefault(count.cell, count)
            if other is not count:
                yield count.place, {"first": other.place.line}


@rule(
    Level.HARM,
    en=("there is no column '{column}' in these tables", "Delete the column, or write one that can be published safely: {nearest}."),
    es=("estas tablas no tienen una columna '{column}'", "Borra la columna, o escribe una que se pueda publicar sin riesgo: {nearest}."),
)
def column_is_known(portal: Portal, today: date) -> Findings:
    """A table of counts has no column beside those that can be published safely."""
    for table in portal.aggregates:
        for column, place in table.strange:
            if not names_a_person(column):
                yield place, {"column": column, "nearest": nearest(column, COLUMNS)}


@rule(
    Level.HARM,
    en=("the column '{column}' can tell who somebody is: that puts a person in danger", HISTORY_EN),
    es=("la columna '{column}' puede decir quién es alguien: eso pone en peligro a una persona", HISTORY_ES),
)
def column_tells_nobody(portal: Portal, today: date) -> Findings:
    """A table of counts has no column about single persons."""
    for table in portal.aggregates:
        for column, place in table.strange:
            if names_a_person(column):
                yield place, {"column": column}


@rule(
    Level.HARM,
    en=("this looks like a phone, a mail address, the number of a document or a remark about somebody", HISTORY_EN),
    es=("esto parece un teléfono, un correo, el número de un documento o una nota sobre alguien", HISTORY_ES),
)
def cell_tells_nobody(portal: Portal, today: date) -> Findings:
    """No cell of a table of counts holds something about a person. What it holds is not repeated, as messages are kept and sent."""
    for table in portal.aggregates:
        for place in table.personal:
            yield place, {}
