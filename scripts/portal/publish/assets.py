"""The files that pages share, under names that change with what is in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath

from portal.prepare import Prepared
from portal.render.scripts import scripts
from portal.render.search import Index
from portal.stage import Tree


def assets(overrides: Path) -> Tree:
    """Every script of *overrides* at the address that the frame gives it."""
    return {PurePosixPath(script.url): script.data for script in scripts(overrides)}


def indexes(prepared: Prepared, today: date) -> Tree:
    """The index of the search in every language, at the address that its page gives it."""
    found: dict[PurePosixPath, bytes] = {}
    for language in prepared.languages:
        found |= Index(prepared.portal, prepared.addresses, today, language).files
    return found
