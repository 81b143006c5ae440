"""A translation shares with its source whatever is not words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY, Write

from portal.load import load
from portal.problems import Level
from portal.rules.all_rules import RULES, check

SOURCE = """\
Llama a la {{ police }}. Espera {{ stay }}.[^appeal]

## Papeles { #papers }

Lee [cómo pedir refugio](asylum.md#papers) y la ley 44. Puedes desde los 18 años.

## Plazos { #deadlines }

El plazo es de {{ appeal-days }}.[^regional/no-pushback]
"""
TRANSLATION = """\
Call the {{ police }}. Wait {{ gt/stay }}.[^gt/appeal]

## Papers { #papers }

Read [how to ask for asylum](./asylum.md#papers) and Law 44. You can from 18 years of age.

## Deadlines { #deadlines }

The deadline is {{ appeal-days }}.[^regional/no-pushback]
"""

Found = list[tuple[str, str, str]]
Compare = Callable[..., Found]


@pytest.fixture
def compared(small_portal: Path, write: Write) -> Compare:
    """What the rules of parity find for a source and a translation: rule, line, sentence."""

    def compare(source: str, translation: str, path: str = "gt/rights") -> Found:
        write(f"content/es/{path}.md", f'---\ntitle: "Derechos"\nsummary: "Tus derechos."\nread: 2026-11-21\n---\n{source}')
        write(f"content/en/{path}.md", f'---\ntitle: "Rights"\nsummary: "Your rights."\nl10n: {{status: machine}}\n---\n{translation}')
        problems = check(load(small_portal)[0], TODAY)
        return [
            (problem.rule.removeprefix("translation-has-the-same-"), f"{problem.place.file.parts[1]}:{problem.place.line}", problem.sentences()[0])
            for problem in problems
            if problem.rule.startswith("translation-has-the-same-") and problem.place.file.stem == path.rpartition("/")[2]
        ]

    return compare


def test_pages_that_share_everything_are_left_alone_however_they_write_it(compared: Compare):
    assert compared(SOURCE, TRANSLATION) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param(("Call the {{ police }}", "Call us"), ("phones", "en:6", "the source has the phone {{ police }}, this page does not"), id="phone-lacks"),
        pytest.param(
            ("is {{ appeal-days }}", "is {{ appeal-days }}: {{ bz/helpline }}"),
            ("phones", "en:14", "this page has the phone {{ bz/helpline }}, the source does not"),
            id="phone-of-another-country",
        ),
        pytest.param(
            ("is {{ appeal-days }}", "is {{ appeal-days }} and costs {{ fee }}"),
            ("facts", "en:14", "this page has the fact {{ fee }}, the source does not"),
            id="fact-added",
        ),
        pytest.param(
            ("is {{ appeal-days }}", "is {{ appeal-days }}: {{ line }}"),
            ("phones", "en:14", "this page has the phone {{ line }}, the source does not"),
            id="phone-of-a-fact-added",
        ),
        pytest.param(
            ("is {{ appeal-days }}", "is short"),
            ("facts", "en:12", "the source has the fact {{ appeal-days }}, this page does not"),
            id="fact-under-its-heading",
        ),
        pytest.param((".[^gt/appeal]", "."), ("citations", "en:6", "the source cites [^appeal], this page does not"), id="citation"),
        pytest.param(
            ("(./asylum.md#papers)", "(asylum.md)"), ("links", "en:10", "this page links to gt/asylum.md, the source does not"), id="link-to-another-part"
        ),
        pytest.param(("Law 44", "Law 45"), ("numbers", "en:10", "this page has the number 45, the source does not"), id="law"),
        pytest.param(("{ #deadlines }", "{ #times }"), ("headings", "en:12", "heading 2 is #times here and #deadlines in the source"), id="anchor"),
    ],
)
def test_what_only_one_of_two_pages_has_is_named(compared: Compare, change: tuple[str, str], found: tuple[str, str, str]):
    assert change[0] in TRANSLATION

    assert found in compared(SOURCE, TRANSLATION.replace(*change))


def test_a_phone_that_one_page_lacks_stops_the_build_and_the_rest_does_not():
    rules = {rule.name: rule.message.level for rule in RULES if rule.name.startswith("translation-has-the-same-")}

    assert rules.pop("translation-has-the-same-phones") is Level.HARM
    assert set(rules) == {f"translation-has-the-same-{what}" for what in ("facts", "citations", "links", "numbers", "headings")}
    assert set(rules.values()) == {Level.OLD}


def test_headings_in_another_order_are_reported_once_where_they_part(compared: Compare):
    parts = TRANSLATION.split("\n## ")

    found = compared(SOURCE, "\n## ".join([parts[0], parts[2], parts[1]]))

    assert [entry for entry in found if entry[0] == "headings"] == [("headings", "en:8", "heading 1 is #deadlines here and #papers in the source")]


def test_a_heading_too_few_is_named(compared: Compare):
    found = compared(SOURCE, TRANSLATION.partition("\n## Deadlines")[0])

    assert ("headings", "en:8", "heading 2 is – here and #deadlines in the source") in found
    assert ("facts", "en:8", "the source has the fact {{ appeal-days }}, this page does not") in found


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Llama al 110.", "If nothing helps, 110."),
        ("Llama al 5555-0101.", "If nothing helps, 5555-0101."),
        ("Son 10.000 y 3,5.", "They are 10,000 and 3.5."),
        ("Es la ley 44.", "إنه القانون ٤٤."),
    ],
)
def test_a_number_may_be_written_as_each_language_writes_it(compared: Compare, source: str, translation: str):
    assert compared(f"\n{source}\n", f"\n{translation}\n", "about/us") == []


def test_a_raw_phone_that_was_changed_is_reported_on_both_sides(compared: Compare):
    found = compared("\nLlama al 110.\n", "\nCall 120.\n", "about/us")

    assert [what for rule, _, what in found if rule == "phones"] == [
        "the source has the phone 110, this page does not",
        "this page has the phone 120, the source does not",
    ]


def test_a_raw_phone_in_a_guide_is_refused_by_its_own_rule_and_not_reported_twice(compared: Compare):
    assert [rule for rule, _, _ in compared("\nLlama al 110.\n", "\nCall the number.\n")] == ["numbers"]


def test_a_misspelt_key_is_one_mistake(compared: Compare):
    assert compared(SOURCE, TRANSLATION.replace("{{ police }}", "{{ polise }}")) == []


def test_the_translations_of_the_portal_agree_with_their_sources():
    portal, _ = load(ROOT)

    assert [str(problem) for problem in check(portal, TODAY) if problem.rule.startswith("translation-has-the-same-")] == []
