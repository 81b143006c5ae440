"""The sources of a page: numbered in the order of the text, and what is said about doubt, age and silence."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from tests.conftest import ROOT, TODAY

from portal.load import load
from portal.localise import Localiser
from portal.model.claim import Claim
from portal.model.contact import Contact
from portal.render.sources import Sources, caution
from portal.render.values import words_of

WORDS = words_of(load(ROOT)[0], "es")

NOBODY = "Ninguna oficina ha confirmado este número todavía."
NOBODY_MANY = "Ninguna oficina ha confirmado estos números todavía."
FIRST = "Confírmalo antes de ir."


def claim(source: str = "https://example.org/a", **more: Any) -> Claim:
    return Claim.model_validate({"source": source, "read": "2026-11-21", "confidence": "high", **more})


def contact(**more: Any) -> Contact:
    data = {"id": "police", "kind": "emergency", "name": {"es": "Policía"}, "services": ["emergency"], "for": ["everyone"], "phones": [{"number": "110"}]}
    return Contact.model_validate({**data, "source": "https://example.org/a", "read": "2026-11-21", "confidence": "high", **more})


CONFIRMED = {"confirmed": {"date": "2026-11-20", "how": "call"}}


def test_sources_are_numbered_in_the_order_of_their_first_use():
    sources = Sources()

    numbers = [sources.add(claim(f"https://example.org/{name}")) for name in "babcab"]

    assert numbers == [1, 2, 1, 3, 2, 1]
    assert [(source.number, source.address[-1]) for source in sources.listed()] == [(1, "b"), (2, "a"), (3, "c")]


@pytest.mark.parametrize("more", [{"read": "2026-11-20"}, {"source-date": "2021"}, CONFIRMED])
def test_one_page_read_twice_is_two_sources(more: dict[str, Any]):
    sources = Sources()

    assert [sources.add(claim()), sources.add(claim(**more))] == [1, 2]


def test_a_source_is_as_doubtful_and_as_due_as_the_worst_of_its_claims():
    sources = Sources()
    sources.add(claim(**{"review-by": "2027-03-01"}))
    sources.add(claim(confidence="medium"))

    (source,) = sources.listed()

    assert source.medium
    assert source.due == date(2027, 3, 1)


def test_the_name_of_a_website_is_shown_without_its_www():
    sources = Sources()
    sources.add(claim("https://www.example.org/deep/page"))

    assert sources.listed()[0].host == "example.org"


def test_a_mark_leads_to_its_source_and_says_so():
    sources = Sources()
    sources.add(claim("https://example.org/b"))

    assert sources.mark(claim(), WORDS) == '<sup><a href="#source-2" aria-label="Fuente 2">2</a></sup>'


@pytest.mark.parametrize(
    ("claims", "sentences"),
    [
        ([], []),
        ([claim()], []),
        ([claim(confidence="medium", **CONFIRMED)], []),
        ([claim(confidence="medium")], ["De una fuente sin fecha, leída el 21 de noviembre de 2026.", FIRST]),
        ([claim(confidence="medium", **{"source-date": "2021-06"})], ["De una fuente de junio de 2021.", FIRST]),
        (
            [claim(confidence="medium", **{"source-date": "2021-06-18"}), claim("https://example.org/b", confidence="medium", **{"source-date": "2019"})],
            ["De una fuente de 2019.", FIRST],
        ),
        ([claim(**{"review-by": "2026-11-21"})], []),
        ([claim(**{"review-by": "2026-11-20"})], ["Debía revisarse antes del 20 de noviembre de 2026. Puede haber cambiado."]),
        (
            [claim(**{"review-by": "2026-11-20"}), claim(**{"review-by": "2026-10-01"})],
            ["Debía revisarse antes del 1 de octubre de 2026. Puede haber cambiado."],
        ),
        ([contact()], [NOBODY]),
        ([contact(), contact()], [NOBODY_MANY]),
        ([contact(), contact(**CONFIRMED)], [NOBODY]),
        ([contact(**CONFIRMED)], []),
        ([contact(phones="none", web="https://example.org/")], []),
        ([contact(confidence="medium"), contact()], ["De una fuente sin fecha, leída el 21 de noviembre de 2026.", FIRST, NOBODY_MANY]),
    ],
)
def test_a_reader_is_told_everything_once(claims: list[Claim], sentences: list[str]):
    assert caution(claims, WORDS, Localiser(WORDS), TODAY).striptags() == " ".join(sentences)


def test_the_dates_of_what_a_reader_is_told_can_be_read_by_programs_too():
    told = caution([claim(confidence="medium", **{"source-date": "2021-06", "review-by": "2026-11-20"})], WORDS, Localiser(WORDS), TODAY)

    assert re.findall(r'<time datetime="([^"]*)">([^<]*)</time>', told) == [("2021-06", "de junio de 2021"), ("2026-11-20", "20 de noviembre de 2026")]
