"""When claims, hubs and pages are due, and when a hub counts as unconfirmed: the last good day and the first bad one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

import pytest

from portal.addresses import Addresses, Links
from portal.model.claim import CONTACT_DAYS, LAW_DAYS
from portal.model.contact import Contact
from portal.model.fact import FACT_CLASSES
from portal.model.hub import Hub
from portal.model.page import SourcePage
from portal.model.portal import Portal
from portal.model.procedure import Procedure
from portal.render.view import View

READ = date(2026, 11, 21)
DATES = {"source": "https://example.org/", "read": READ.isoformat(), "confidence": "high"}


def contact(**more: object) -> Contact:
    data = {"id": "office", "kind": "authority", "name": {"es": "Oficina"}, "web": "https://example.org/", "services": ["asylum"], "for": ["everyone"]}
    return Contact.model_validate({**data, **DATES, **more})


def hub(**more: object) -> Hub:
    data = {"id": "gt-a", "country": "gt", "name": {"es": "Ventanilla"}, "municipality": "A", "admin1": "B"}
    return Hub.model_validate({**data, "evidence": [evidence("2021-06-18")], **more})


def evidence(dated: str | None, read: str = "2026-11-21") -> dict[str, Any]:
    return {"source": "https://example.org/", "read": read, **({"source-date": dated} if dated else {})}


def confirmed(day: str) -> dict[str, Any]:
    return {"confirmed": {"date": day, "how": "call"}}


@pytest.mark.parametrize(
    ("more", "newest"),
    [
        ({}, READ),
        ({"source-date": "2021-06-18"}, READ),
        ({"source-date": "2026-12"}, date(2026, 12, 1)),
        (confirmed("2026-11-20"), READ),
        (confirmed("2027-01-05"), date(2027, 1, 5)),
    ],
)
def test_a_contact_is_due_half_a_year_after_the_newest_of_its_dates(more: dict[str, Any], newest: date):
    entry = contact(**more)

    assert entry.newest == newest
    assert entry.due == newest + timedelta(days=CONTACT_DAYS)


def test_a_typed_review_date_overrides_the_computed_one():
    assert contact(**{"review-by": "2026-12-31"}).due == date(2026, 12, 31)
    assert hub(**{"review-by": "2026-12-31"}).due == date(2026, 12, 31)


VALUES = {
    "duration": {"days": "30"},
    "money": {"free": "true"},
    "date": "2026-12-31",
    "phone": {"number": "110"},
    "url": "https://example.org/",
    "address": {"es": "Calle"},
    "text": {"es": "palabra"},
    "paper": {"names": {"es": "Carné"}},
    "statement": {"es": "Puedes apelar."},
}


@pytest.mark.parametrize("kind", FACT_CLASSES)
def test_what_changes_fast_is_due_sooner_than_laws(kind: str):
    fact = FACT_CLASSES[kind].model_validate({"id": "a", "topic": "asylum", "kind": kind, "value": VALUES[kind], **DATES})

    days = CONTACT_DAYS if kind in ("phone", "address", "url") else LAW_DAYS
    assert fact.due == READ + timedelta(days=days)
    assert fact.insertable == (kind != "statement")


def test_a_procedure_is_due_after_a_year():
    procedure = Procedure.model_validate({"id": "a", "official-name": "A", "name": {"es": "A"}, "steps": [{"do": {"es": "Ve."}}], **DATES})

    assert procedure.due == READ + timedelta(days=LAW_DAYS)


def test_a_hub_is_due_half_a_year_after_the_newest_of_all_its_dates():
    assert hub().due == READ + timedelta(days=CONTACT_DAYS)
    assert hub(evidence=[evidence("2026-12-24"), evidence(None)]).due == date(2026, 12, 24) + timedelta(days=CONTACT_DAYS)
    assert hub(**confirmed("2027-01-05")).due == date(2027, 1, 5) + timedelta(days=CONTACT_DAYS)


@pytest.mark.parametrize(("age", "unconfirmed"), [(0, False), (364, False), (365, False), (366, True)])
def test_evidence_carries_a_hub_for_exactly_a_year(age: int, unconfirmed: bool):
    entry = hub(evidence=[evidence("2025-11-21"), evidence("2021")])

    assert entry.unconfirmed(date(2025, 11, 21) + timedelta(days=age)) is unconfirmed


@pytest.mark.parametrize(
    ("more", "unconfirmed"),
    [
        ({"evidence": [evidence(None)]}, True),
        ({"evidence": [evidence(None), evidence("2026-11-01")]}, False),
        ({"evidence": [evidence("2026-11")]}, False),
        ({"status": "open"}, True),
        ({"status": "paused"}, True),
        ({"status": "closed"}, False),
        ({"status": "planned"}, False),
        (confirmed("2026-11-10"), False),
        ({"evidence": [], **confirmed("2026-11-10")}, False),
    ],
)
def test_only_a_confirmation_or_dated_news_keeps_a_hub_from_being_unconfirmed(more: dict[str, Any], unconfirmed: bool):
    assert hub(**more).unconfirmed(READ) is unconfirmed


def test_the_last_evidence_is_the_newest_dated_one():
    entries = [evidence("2018-04-20"), evidence("2021-06"), evidence(None)]

    assert str(hub(evidence=entries).last_evidence.source_date) == "2021-06"  # type: ignore[union-attr]
    assert hub(evidence=[evidence(None, "2026-01-01"), evidence(None)]).last_evidence.read == READ  # type: ignore[union-attr]
    assert hub(evidence=[], **confirmed("2026-11-10")).last_evidence is None


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, "unconfirmed"),
        ({"status": "open"}, "unconfirmed"),
        ({"evidence": [evidence("2026-11-01")]}, "reported"),
        ({"evidence": [evidence("2026-11-01")], "status": "open"}, "reported"),
        ({"status": "open", **confirmed("2026-11-10")}, "open"),
        (confirmed("2026-11-10"), "open"),
        ({"status": "paused"}, "paused"),
        ({"status": "paused", **confirmed("2026-11-10")}, "paused"),
        ({"status": "closed"}, "closed"),
        ({"status": "planned"}, "planned"),
    ],
)
def test_a_hub_is_shown_as_open_only_when_an_office_confirmed_it(more: dict[str, Any], shown: str):
    view = View(Portal(), Addresses(Links.FOLDERS, "es"), READ, "es", PurePosixPath("hubs/index"))

    assert view.hub_status(hub(**more)) == shown


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ({}, None),
        ({"read": "2026-11-21"}, READ + timedelta(days=LAW_DAYS)),
        ({"read": "2026-11-21", "reviewed": {"date": "2026-12-01", "role": "equipo legal"}}, date(2026, 12, 1) + timedelta(days=LAW_DAYS)),
        ({"reviewed": {"date": "2026-12-01", "role": "equipo legal"}}, date(2026, 12, 1) + timedelta(days=LAW_DAYS)),
        ({"read": "2026-11-21", "review-by": "2026-12-31"}, date(2026, 12, 31)),
    ],
)
def test_a_page_is_due_a_year_after_it_was_read_or_reviewed(more: dict[str, Any], due: date | None):
    page = SourcePage.model_validate({"title": "A", "summary": "B", **more})

    assert Portal().due(page) == due
