"""The files that pages share, under names that change with what is in them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from portal.render.scripts import scripts
from portal.stage import Tree


def assets(overrides: Path) -> Tree:
    """Every script of *overrides* at the address that the frame gives it."""
    return {PurePosixPath(script.url): script.data for script in scripts(overrides)}
