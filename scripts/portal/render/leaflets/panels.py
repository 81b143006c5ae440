"""The six panels of an authored leaflet."""

from __future__ import annotations

import re
from dataclasses import dataclass

PANELS = 6
"""How many parts a leaflet has, in every edition."""

HEADING = re.compile(r"^## +(?P<title>.*?) *\{ *#(?P<anchor>[a-z0-9-]+) *\} *$", re.MULTILINE)


@dataclass(frozen=True)
class Panel:
    """One part of a leaflet, as it was written."""

    title: str
    text: str
    """Its Markdown."""


def panels(body: str) -> list[Panel]:
    """The parts of a body in their order. Rules see to it that there are six, named ``panel-1`` to ``panel-6``."""
    found = list(HEADING.finditer(body))
    ends = [*(match.start() for match in found[1:]), len(body)]
    return [Panel(match["title"], body[match.end() : end].strip()) for match, end in zip(found, ends, strict=True)]
