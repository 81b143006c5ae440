"""``portal check``: looks for mistakes."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from portal.cli.options import day_of, lang_option, need_content, root_option, show, today_option
from portal.findings import remembered
from portal.marks import inputs_mark
from portal.problems import Level, Problem, nearest
from portal.reports import FORMATS


@click.command()
@root_option
@today_option
@lang_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="For people, programs or pull requests on GitHub.")
@click.option("--only", "rules", multiple=True, metavar="RULE", help="Show only what this rule finds; may be repeated.")
def check(root: Path, today: datetime | None, lang: str, form: str, rules: tuple[str, ...]) -> None:
    """Look for mistakes in the content; build nothing.

    Mistakes that could hurt a reader give exit code 1. What only waits for an
    editor (a review date that passed) is shown, and gives 0.
    """
    need_content(root)
    _need_rules(rules)
    day = day_of(today)

    def look() -> list[Problem]:
        from portal.prepare import examine  # slow to import, and not needed where the findings are remembered

        return examine(root, day, os.cpu_count() or 1)[1]

    problems = [problem for problem in remembered(root, inputs_mark(root, day), look) if not rules or problem.rule in rules]
    show(problems, lang, form)
    sys.exit(1 if any(problem.level is Level.HARM for problem in problems) else 0)


def _need_rules(rules: tuple[str, ...]) -> None:
    """Ends with a suggestion where there is no rule of a name."""
    if not rules:
        return
    from portal.rules.messages import all_messages  # as slow

    known = [message.rule for message in all_messages()]
    for name in rules:
        if name not in known:
            raise click.BadParameter(f"there is no rule '{name}'; did you mean '{nearest(name, known)}'?", param_hint="--only")
