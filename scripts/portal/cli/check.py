"""``portal check``: looks for mistakes."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from portal.cli.options import day_of, lang_option, need_content, root_option, show, today_option
from portal.findings import remembered
from portal.problems import Level, Problem


@click.command()
@root_option
@today_option
@lang_option
def check(root: Path, today: datetime | None, lang: str) -> None:
    """Look for mistakes in the content; build nothing.

    Mistakes that could hurt a reader give exit code 1. What only waits for an
    editor (a review date that passed) is shown, and gives 0.
    """
    need_content(root)

    day = day_of(today)

    def look() -> list[Problem]:
        from portal.prepare import examine

        return examine(root, day)[1]

    problems = remembered(root, day, look)
    show(problems, lang)
    sys.exit(1 if any(problem.level is Level.HARM for problem in problems) else 0)
