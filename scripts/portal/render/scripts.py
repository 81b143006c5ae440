"""The scripts of the pages: small, and under names that change with what is in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Script:
    """One script as it is published."""

    name: str
    """What templates call it: ``page`` for overrides/scripts/page.js."""

    data: bytes

    @property
    def url(self) -> str:
        """Its address below the site's root: ``assets/page.0a1b2c3d.js``. The eight digits are the beginning of its SHA-256, so it can be kept for ever."""
        return f"assets/{self.name}.{hashlib.sha256(self.data).hexdigest()[:8]}.js"


def compact(script: str) -> str:
    """The script without lines of comment, empty lines and indentation; what else stands on a line stays.

    A string over several lines would lose its spaces: a test forbids them.
    """
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def scripts(overrides: Path) -> list[Script]:
    """Every script of the folder ``scripts`` below *overrides*, by name."""
    return [Script(path.stem, compact(path.read_text(encoding="utf-8")).encode()) for path in sorted((overrides / "scripts").glob("*.js"))]
