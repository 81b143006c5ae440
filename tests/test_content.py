"""The real content: nothing harmful, nothing claimed that nobody confirmed, nothing on which the sources disagree."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import PurePosixPath

import pytest
from tests.conftest import ROOT
from tests.repository import COUNTRIES, texts

from portal.addresses import Addresses, Links
from portal.model.claim import Claim
from portal.model.country import Ledger
from portal.model.page import PageKind, SourcePage
from portal.model.portal import Portal
from portal.prepare import examine
from portal.problems import Problem, harmful
from portal.render.view import View

HUBS = {"gt": 12, "cr": 8, "mx": 6, "hn": 4, "bz": 4, "sv": 3, "pa": 1}
"""The sourced hubs of each country; those of Nicaragua are doubtful and stay out."""

DISPUTED = {
    "8000287783": "missing persons in Mexico, where another source has 800 028 7723",
    "8000287723": "missing persons in Mexico, where another source has 800 028 7783",
    "22880188": "civil protection in El Salvador, where another source has 2281-0888",
    "22810888": "civil protection in El Salvador, where another source has 2288-0188",
    "1529": "indigenous women in Guatemala, where another source has 1524",
    "1524": "indigenous women in Guatemala, where another source has 1529",
    "25273761": "women in Costa Rica, where another source has 2727-3761",
    "27273761": "women in Costa Rica, where another source has 2527-3761",
}
"""Numbers on which sources contradict each other: neither is published until somebody has called."""

LOOK_ALIKE = "inm-gob.mx"
"""A website that only looks like that of Mexico's migration authority."""


@cache
def looked() -> tuple[Portal, list[Problem], date]:
    """The portal, its problems, and the newest day on which anything was read: the day for which the content was written."""
    portal, _ = examine(ROOT, date.max)
    days = [claim.read for claim in claims(portal)]
    days += [evidence.read for hub in portal.hubs for evidence in hub.evidence]
    days += [page.read for page in portal.pages if isinstance(page, SourcePage) and page.read]
    newest = max(days)
    return portal, examine(ROOT, newest)[1], newest


def claims(portal: Portal) -> list[Claim]:
    ledgers: list[Ledger] = [*portal.countries, *([portal.region] if portal.region else [])]
    return [claim for ledger in ledgers for claim in (*ledger.contacts, *ledger.facts, *ledger.procedures)]


def content() -> dict[PurePosixPath, str]:
    """The files that people edit."""
    return {name: text for name, text in texts().items() if name.parts[0] in ("content", "hubs.yaml", "materials")}


def test_nothing_in_the_content_could_hurt_a_reader():
    _, problems, _ = looked()

    assert [str(problem) for problem in harmful(problems)] == []


def test_nothing_in_the_content_was_old_on_the_day_of_its_newest_reading():
    _, problems, _ = looked()

    assert [str(problem) for problem in problems] == []


def test_every_hub_that_has_a_source_is_in_the_directory_and_no_other():
    portal, _, _ = looked()

    assert Counter(hub.country for hub in portal.hubs) == HUBS
    assert sum(HUBS.values()) == 38
    assert not [hub.id for hub in portal.hubs if not hub.evidence]
    assert not [hub.id for hub in portal.hubs if not hub.id.startswith(f"{hub.country}-")]


def test_no_hub_is_shown_as_open_because_no_office_has_confirmed_one():
    portal, _, newest = looked()
    view = View(portal, Addresses(Links.FOLDERS, portal.default_language), newest, "es", PurePosixPath("hubs/index"))

    assert "open" not in {view.hub_status(hub) for hub in portal.hubs}


def test_nothing_claims_a_confirmation_that_did_not_happen():
    portal, _, _ = looked()

    assert not [claim for claim in claims(portal) if claim.confirmed]
    assert not [hub.id for hub in portal.hubs if hub.confirmed]
    assert not [page.path for page in portal.pages if isinstance(page, SourcePage) and page.reviewed]
    assert not [name for name, text in content().items() if name.parts[1:2] != ("words",) and re.search(r"\bconfirmed\s*:", text)]


def test_nothing_of_low_confidence_is_published():
    assert not [name for name, text in content().items() if re.search(r"confidence\s*:\s*[\"']?low", text)]


@pytest.mark.parametrize("number", DISPUTED)
def test_a_number_on_which_sources_disagree_stands_nowhere(number: str):
    alone = re.compile(rf"(?<!\d){number}(?!\d)")

    bare = {name: re.sub(r"(?<=\d)[ ().\u00a0-]{1,2}(?=\d)", "", text) for name, text in content().items()}

    assert not [name for name, text in content().items() if alone.search(text)]
    assert not [name for name, text in bare.items() if alone.search(text)]


def test_the_look_alike_of_an_authority_is_never_linked():
    assert not [name for name, text in content().items() if LOOK_ALIKE in text.lower()]


ILLEGAL = re.compile(
    r"\b(?:personas?|migrantes?|inmigrantes?|extranjer[oa]s?|gente|l[oa]s)\s+ilegal(?:es)?\b|\billegals\b|\billegal\s+(?:im)?(?:migrants?|persons?|people|aliens?)\b",
    re.IGNORECASE,
)
"""Acts can be illegal; a person is in an irregular situation."""


def test_nobody_is_called_illegal():
    # The lists of words to avoid hold them all.
    assert not [name for name, text in content().items() if ILLEGAL.search(text) and name.parts[:2] != ("content", "style")]


TOPICS = tuple(
    "emergency rights asylum permits work documents health education shelter missing return risks children women lgbtiq disability consulates".split()
)
MOST_NEEDED = ("index", "emergency", "rights", "asylum", "missing", "risks", "children")
SITUATIONS = tuple(
    "help/" + name
    for name in "afraid-to-return child-alone crime-victim disability go-home indigenous-language lgbtiq missing-relative pregnant-or-ill returned".split()
)

WRITTEN = [
    *((language, f"{country}/{name}") for language in ("es", "en") for country in COUNTRIES for name in ("index", *TOPICS)),
    *((language, f"{country}/{name}") for language in ("fr", "pt", "ht") for country in COUNTRIES for name in MOST_NEEDED),
    *((language, path) for language in ("es", "en", "fr", "pt", "ht") for path in ("index", *SITUATIONS)),
]
"""What nobody has to read in another language: every topic of every country in two, and what is needed most in five."""


@pytest.mark.parametrize(("language", "path"), WRITTEN)
def test_a_page_is_written(language: str, path: str):
    portal, _, _ = looked()
    assert {(topic.id) for topic in portal.topics} == set(TOPICS)

    page = portal.page(language, PurePosixPath(path))

    assert page is not None
    assert page.body.strip()


def test_every_guide_rests_on_the_ledger():
    portal, _, _ = looked()

    # Pages of situations rest on the contacts that are listed below their text.
    kinds = [(page, portal.kind(page.path)) for page in portal.pages if page.path != PurePosixPath("index")]
    guides = [page for page, kind in kinds if kind.is_guide and kind is not PageKind.PATHWAY]

    assert len(guides) > 15
    assert not [page.place for page in guides if "{{" not in page.body and "[^" not in page.body]
