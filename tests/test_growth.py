"""Twice as many hubs are twice as much work for every rule, and not four times: counted, as machines are noisy."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from tests.conftest import ROOT, TODAY
from tests.many_hubs import directory, spread

from portal.load import load
from portal.model.hub import Hub
from portal.model.portal import Portal
from portal.rules.all_rules import RULES
from portal.rules.registry import Rule
from portal.schema import validate
from portal.yamlfile import YamlFile, decode, read_yaml

SOME = 400
SPARE = 2_000
"""Calls that depend on the luck of a draw and not on the number of hubs."""


@pytest.fixture(scope="module")
def portals() -> list[Portal]:
    """The real content without hubs, with some made-up ones, and with twice as many."""
    content = load(ROOT)[0]
    return [replace(content, hubs=tuple(hubs(count))) for count in (0, SOME, 2 * SOME)]


def hubs(count: int) -> list[Hub]:
    file: YamlFile = read_yaml(directory(spread(count)), PurePosixPath("hubs.yaml"))
    return [hub for index, entry in enumerate(file.data or ()) if (hub := validate(Hub, entry, file, (index,))[0])]


def calls(rule: Rule, portal: Portal) -> int:
    """How many functions are called while a rule looks at a portal; the first time, what is remembered is made."""
    list(rule.problems(portal, TODAY))
    count = 0

    def counted(*event: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        list(rule.problems(portal, TODAY))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_takes_twice_the_work_for_twice_the_hubs(rule: Rule, portals: list[Portal]):
    none, some, many = (calls(rule, portal) for portal in portals)

    assert many - none <= 2.4 * (some - none) + SPARE


def test_a_count_of_calls_tells_squares_apart(portals: list[Portal]):
    def finds(portal: Portal, today: object) -> object:
        return iter([(one.id, str(other.id).strip()) for one in portal.hubs for other in portal.hubs if not other.id.strip()])

    squares = replace(RULES[0], finds=finds)
    none, some, many = (calls(squares, portal) for portal in portals)

    assert many - none > 2.4 * (some - none) + SPARE


def test_nothing_is_wrong_with_a_made_up_directory(portals: list[Portal]):
    assert len(portals[2].hubs) == sum(spread(2 * SOME).values())
    assert [str(problem) for rule in RULES for problem in rule.problems(portals[2], TODAY) if problem.place.file == PurePosixPath("hubs.yaml")] == []


def test_the_directory_may_be_larger_than_any_other_file():
    data = directory(spread(4_000)).encode()

    assert 2_000_000 < len(data) < 10_000_000
    assert decode(data, PurePosixPath("hubs.yaml"))[0] is not None
    assert [problem.rule for problem in decode(data, PurePosixPath("content/topics.yaml"))[1]] == ["file-size"]
