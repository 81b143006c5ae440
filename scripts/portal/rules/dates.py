"""Days that can't be, and days that have passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.model.claim import Claim
from portal.model.entity import Entity
from portal.model.hub import Status
from portal.model.page import SourcePage
from portal.model.portal import Portal
from portal.problems import Level
from portal.rules.registry import Findings, rule
from portal.yamlfile import Keys


def _claims(portal: Portal) -> Iterator[Claim]:
    for ledger in (*portal.countries, *([portal.region] if portal.region else [])):
        yield from (*ledger.contacts, *ledger.facts, *ledger.procedures)
    yield from portal.alerts


def _past_days(portal: Portal) -> Iterator[tuple[Entity, Keys, date]]:
    """Every day that can only lie in the past, with its keys."""
    for claim in _claims(portal):
        yield claim, ("read",), claim.read
        if claim.source_date:
            yield claim, ("source-date",), claim.source_date.earliest
        if claim.confirmed:
            yield claim, ("confirmed", "date"), claim.confirmed.date
    for hub in portal.hubs:
        for index, evidence in enumerate(hub.evidence):
            yield hub, ("evidence", index, "read"), evidence.read
            if evidence.source_date:
                yield hub, ("evidence", index, "source-date"), evidence.source_date.earliest
        if hub.confirmed:
            yield hub, ("confirmed", "date"), hub.confirmed.date
        if hub.opened and hub.status is not Status.PLANNED:
            yield hub, ("opened",), hub.opened.earliest
    for page in portal.pages:
        if isinstance(page, SourcePage):
            if page.read:
                yield page, ("read",), page.read
            if page.reviewed:
                yield page, ("reviewed", "date"), page.reviewed.date


@rule(
    Level.HARM,
    en=("{day} lies in the future", "Write the day on which it really happened."),
    es=("el {day} está en el futuro", "Escribe el día en que pasó de verdad."),
)
def day_has_come(portal: Portal, today: date) -> Findings:
    """Nothing was read, confirmed, reviewed or opened on a day that has not come."""
    for entity, keys, day in _past_days(portal):
        if day > today:
            yield entity.at(*keys), {"day": day}


@rule(
    Level.HARM,
    en=("the source is of {printed}, but was read before, on {read}", "Correct one of the two dates."),
    es=("la fuente es de {printed}, pero se leyó antes, el {read}", "Corrige una de las dos fechas."),
)
def source_is_older_than_its_reading(portal: Portal, today: date) -> Findings:
    """No source was read before the date that it prints."""
    for claim in _claims(portal):
        if claim.source_date and claim.source_date.earliest > claim.read:
            yield claim.at("source-date"), {"printed": claim.source_date, "read": claim.read}
    for hub in portal.hubs:
        for index, evidence in enumerate(hub.evidence):
            if evidence.source_date and evidence.source_date.earliest > evidence.read:
                yield hub.at("evidence", index, "source-date"), {"printed": evidence.source_date, "read": evidence.read}


@rule(
    Level.OLD,
    en=("'{id}' should have been confirmed by {day}", "Call the hub, correct what changed, and write the day under 'confirmed'."),
    es=("«{id}» debía confirmarse antes del {day}", "Llama a la ventanilla, corrige lo que cambió y escribe el día en 'confirmed'."),
)
def hub_is_fresh(portal: Portal, today: date) -> Findings:
    """Every hub was confirmed within its review date."""
    for hub in portal.hubs:
        if hub.status is not Status.CLOSED and hub.due < today:
            yield hub.place, {"id": hub.id, "day": hub.due}


@rule(
    Level.OLD,
    en=("'{id}' was due for review by {day}", "Read its source again, correct what changed, and write today under 'read'."),
    es=("«{id}» debía revisarse antes del {day}", "Lee otra vez la fuente, corrige lo que cambió y escribe la fecha de hoy en 'read'."),
)
def entry_is_fresh(portal: Portal, today: date) -> Findings:
    """Every contact, fact, procedure and alert was reviewed within its review date."""
    for claim in _claims(portal):
        if claim.due < today:
            yield claim.place, {"id": getattr(claim, "id", "?"), "day": claim.due}


@rule(
    Level.OLD,
    en=("the page was due for review by {day}", "Read its sources again, correct what changed, and write today under 'read'."),
    es=("la página debía revisarse antes del {day}", "Lee otra vez sus fuentes, corrige lo que cambió y escribe la fecha de hoy en 'read'."),
)
def page_is_fresh(portal: Portal, today: date) -> Findings:
    """Every page was reviewed within its review date."""
    for page in portal.pages:
        if isinstance(page, SourcePage) and (due := portal.due(page)) and due < today:
            yield page.place, {"day": due}


@rule(
    Level.HARM,
    en=("the alert '{id}' ends on {until}, before it begins on {begin}", "Correct one of the two days."),
    es=("la alerta «{id}» termina el {until}, antes de empezar el {begin}", "Corrige uno de los dos días."),
)
def alert_ends_after_it_begins(portal: Portal, today: date) -> Findings:
    """No alert ends before its first day."""
    for alert in portal.alerts:
        if alert.until < alert.from_:
            yield alert.at("until"), {"id": alert.id, "begin": alert.from_, "until": alert.until}


@rule(
    Level.OLD,
    en=("the alert '{id}' ended on {day} and is no longer shown", "Remove it, or write a later day under 'until'."),
    es=("la alerta «{id}» terminó el {day} y ya no se muestra", "Quítala, o escribe un día posterior en 'until'."),
)
def alert_is_current(portal: Portal, today: date) -> Findings:
    """No alert is kept after its last day."""
    for alert in portal.alerts:
        if alert.until < today:
            yield alert.at("until"), {"id": alert.id, "day": alert.until}
