"""Every rule has examples of what it finds, word for word in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import TESTS
from tests.examples import Example, accept, examples, problems_of_the_small_portal

from portal import csvfile, inventory, load, schema, yamlfile
from portal.problems import MESSAGE_LANGUAGES, Message
from portal.rules.all_rules import RULES

EXAMPLES = examples("wrong")
LOADERS = (yamlfile, csvfile, inventory, load, schema)
"""The modules with messages of their own, which no rule of `portal.rules` gives."""


def rules() -> set[str]:
    """The names of everything that can be wrong."""
    return {rule.name for rule in RULES} | {value.rule for module in LOADERS for value in vars(module).values() if isinstance(value, Message)}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_gives_its_messages_and_no_others(example: Example, small_portal: Path):
    example.apply(small_portal)

    assert example.found(small_portal) == example.expected


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_shows_the_rule_that_it_is_named_after(example: Example):
    assert tuple(example.expected) == MESSAGE_LANGUAGES
    assert all(f" [{example.rule}]\n" in text for text in example.expected.values())


def test_every_rule_has_an_example_and_every_example_a_rule():
    assert {example.rule for example in EXAMPLES} == rules()


def test_every_file_in_the_folder_is_an_example():
    assert {path.name for path in (TESTS / "wrong").iterdir()} == {f"{example.name}.txt" for example in EXAMPLES}


def test_the_small_portal_has_one_page_that_waits_for_an_editor():
    (only,) = problems_of_the_small_portal()

    assert only.startswith("content/en/bz/index.md:2:1: the page was due for review by 2026-09-01 [page-is-fresh]\n")


def test_an_example_that_no_longer_fits_the_small_portal_says_so(small_portal: Path, tmp_path: Path):
    path = tmp_path / "schema-missing.txt"
    path.write_text("A line that is not there.\n\n== change hubs.yaml\n-  mobile: perhaps\n", encoding="utf-8")

    with pytest.raises(AssertionError, match=r"hubs\.yaml has this 0 times"):
        Example(path).apply(small_portal)


def test_an_example_can_be_written_anew_with_what_is_found(tmp_path: Path):
    path = tmp_path / "day-has-come.txt"
    path.write_bytes((TESTS / "wrong" / "day-has-come.txt").read_bytes().replace(b"lies in the future", b"is old wording"))

    accept(Example(path))

    assert path.read_bytes() == (TESTS / "wrong" / "day-has-come.txt").read_bytes()
