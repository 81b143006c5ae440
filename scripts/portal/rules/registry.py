"""The list of all rules, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from portal.model.portal import Portal
from portal.parallel import side_by_side
from portal.problems import Level, Message, Place, Problem, in_order

Findings = Iterator[tuple[Place, dict[str, object]]]
"""What a rule yields: a place and the values for its message."""


@dataclass(frozen=True)
class Rule:
    """One thing that must be true, with the words for when it is not."""

    message: Message
    finds: Callable[[Portal, date], Findings]
    sentence: str
    """The rule itself, in one sentence: the first line of its docstring."""

    across: bool = False
    """Whether it looks from one entry to others: that makes sense only where all could be read (`Portal.whole`)."""

    @property
    def name(self) -> str:
        """Its name in messages: that of its function, in kebab-case."""
        return self.message.rule

    def problems(self, portal: Portal, today: date) -> Iterator[Problem]:
        """Every place where the rule is broken."""
        for place, values in self.finds(portal, today):
            yield self.message(place, **values)


RULES: list[Rule] = []
"""All rules, in the order in which their modules are read (see `portal.rules.all_rules`)."""


def rule(level: Level, *, en: tuple[str, str], es: tuple[str, str], across: bool = False) -> Callable[[Callable[[Portal, date], Findings]], Rule]:
    """Makes a rule of a generator function; its name and first line of docstring become the rule's."""

    def register(finds: Callable[[Portal, date], Findings]) -> Rule:
        assert finds.__doc__, f"{finds.__name__} says nothing"
        made = Rule(Message(finds.__name__.replace("_", "-"), level, en=en, es=es), finds, finds.__doc__.splitlines()[0], across)
        RULES.append(made)
        return made

    return register


def check(portal: Portal, today: date, jobs: int = 1) -> list[Problem]:
    """Run every rule that can say something, *jobs* modules of them at once; the same content and day give the same list."""
    able: dict[str, list[Rule]] = {}
    for each in RULES:
        if portal.whole or not each.across:
            able.setdefault(each.finds.__module__, []).append(each)
    found = side_by_side(lambda module: [problem for each in able[module] for problem in each.problems(portal, today)], list(able), jobs)
    return in_order(problem for problems in found for problem in problems)
