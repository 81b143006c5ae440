"""Which pages stand for all: the fullest of each kind, so that every template is looked at with the most in it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tests.site import Page, Site

from portal.model.page import PageKind, kind_of

TOPIC = re.compile(r"^- id: (\S+)", re.MULTILINE)


def kind(site: Site, page: Page) -> str:
    """What a page is for, as the program decides it; a text is named by its folder, because each has a template of its own."""
    own = page.file.removeprefix(f"{site.language_of(page.file)}/").removesuffix(".html")
    if own.endswith("/materials/index"):
        return "materials of a country"
    path = PurePosixPath(own if own.endswith("/index") and own.count("/") == 1 and _is_section(own) else own.removesuffix("/index"))
    found = kind_of(path, set(TOPIC.findall((site.root / "content/topics.yaml").read_text(encoding="utf-8"))))
    return path.parts[0] if found is PageKind.TEXT else found.value


def _is_section(own: str) -> bool:
    return own.startswith(("hubs/", "materials/")) or len(own.split("/")[0]) == 2


def samples(site: Site, language: str) -> dict[str, str]:
    """The fullest page of each kind in a language: its address below the site, by kind."""
    pages = sorted((page for page in site.pages if site.language_of(page.file) == language), key=lambda page: len(page.data))
    return {kind(site, page): site.address(page.file).removeprefix(site.url) for page in pages}
