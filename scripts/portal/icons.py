"""Pictures by name, from the set that Material brings and our own."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

NAME = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")
"""A folder of the set and a name, so that nothing outside the set can be meant."""


@cache
def material() -> Path:
    """The folder of Material's templates."""
    spec = find_spec("material")
    assert spec is not None and spec.submodule_search_locations, "mkdocs-material is installed with the portal"
    return Path(spec.submodule_search_locations[0], "templates")


ASSETS = Path(__file__).parent / "assets"
"""The files that the program brings."""

OWN = ASSETS / "icons"
"""Pictures that take too many bytes in the set, drawn again with fewer points."""


@cache
def picture(name: str) -> str | None:
    """The SVG of ``material/phone`` or ``portal/whatsapp``; None where there is no picture of that name."""
    file = (OWN if name.startswith("portal/") else material() / ".icons") / f"{name}.svg"
    return file.read_text(encoding="utf-8").strip() if NAME.fullmatch(name) and file.is_file() else None
