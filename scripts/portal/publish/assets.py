"""The files that pages share, under names that change with what is in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath

from portal.prepare import Prepared
from portal.render.hub_file import hub_files
from portal.render.scripts import scripts
from portal.render.search import Index
from portal.stage import Tree


def assets(overrides: Path) -> Tree:
    """Every script of *overrides* at the address that the frame gives it."""
    return {PurePosixPath(script.url): script.data for script in scripts(overrides)}


def hubs(prepared: Prepared, today: date) -> Tree:
    """What is known of the hubs, for the tools of each page that lists them, at the address that the page gives."""
    return {PurePosixPath(file.script.url): file.script.data for file in hub_files(prepared.portal, prepared.addresses, today)}


def indexes(prepared: Prepared, today: date) -> Tree:
    """The index of the search in every language, at the address that its page gives it."""
    found: dict[PurePosixPath, bytes] = {}
    for language in prepared.languages:
        found |= Index(prepared.portal, prepared.addresses, today, language).files
    return found
