"""Finishes a site: the jobs in their order, and a manifest of every file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from portal.model.portal import Portal
from portal.prepare import Prepared, Settings
from portal.publish.assets import assets, hubs, indexes
from portal.publish.data import data
from portal.publish.feeds import feeds
from portal.publish.fulltext import fulltext
from portal.publish.given_files import given_files
from portal.publish.headers import headers
from portal.publish.interactive import interactive
from portal.publish.leaflets import leaflets
from portal.publish.recordings import recordings
from portal.publish.redirects import redirects
from portal.publish.schemas import schemas
from portal.publish.sitemap import sitemap
from portal.publish.versions import versions
from portal.stage import Tree

MANIFEST = PurePosixPath("manifest.json")


def publish(site: Path, prepared: Prepared, settings: Settings, step: Callable[[str], None] = lambda name: None) -> None:
    """Add to *site* everything that is not a page. The same site and settings give the same bytes.

    A preview does without the full text; *step* is told the name of that and of what follows.
    """
    (site / ".nojekyll").unlink(missing_ok=True)  # MkDocs empties a site before it builds, but for hidden files
    _place_not_found(site, prepared.portal)
    write(site, sitemap(prepared.portal, prepared.addresses, lambda language, path: _changed(site / prepared.addresses.file(language, path))))
    write(site, redirects(prepared.portal, prepared.addresses))
    write(site, headers(str(prepared.extra["policy"])))
    write(site, schemas())
    write(site, leaflets(settings, prepared))
    write(site, given_files(settings.root, prepared.portal))
    write(site, versions(settings, prepared))
    write(site, data(prepared.portal, prepared.addresses, settings.today))
    write(site, feeds(prepared.portal, prepared.addresses))
    write(site, recordings(settings.root, prepared.portal, prepared.addresses))
    share(site, prepared, settings)
    if not settings.preview:
        step("full text")
        fulltext(site, prepared, settings)
        step("manifest")
    write(site, {MANIFEST: manifest(site, settings)})


def share(site: Path, prepared: Prepared, settings: Settings) -> None:
    """Add what pages ask for, also in a preview: the icon, the scripts, the hubs, the indexes of the search and the map."""
    overrides = settings.root / "overrides"
    icon = {PurePosixPath("icon.svg"): (overrides / "icon.svg").read_bytes()}
    write(site, {**icon, **assets(overrides), **hubs(prepared, settings.today), **indexes(prepared, settings.today), **interactive(settings)})


def write(site: Path, tree: Tree) -> None:
    """Write files; one that is already there is a mistake of the program."""
    for name, content in tree.items():
        path = site / name
        assert name == MANIFEST or not path.exists(), f"{name} is published twice"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _place_not_found(site: Path, portal: Portal) -> None:
    """Hosts look for ``404.html``, whatever the style of addresses."""
    for language in portal.languages:
        folder = site if language.code == portal.default_language else site / language.code
        page = folder / "404" / "index.html"
        if page.is_file():
            page.replace(folder / "404.html")
            page.parent.rmdir()


_CHANGED = re.compile(rb'"dateModified":"([0-9-]{10})"')
"""The day in a page's block of data: the page itself is the only place that knows all that it shows. Quotes in other texts of the head are escaped."""


def _changed(page: Path) -> str | None:
    found = _CHANGED.search(page.read_bytes())
    return found[1].decode() if found else None


def manifest(site: Path, settings: Settings) -> bytes:
    """The day of the build, and the size and SHA-256 of every file, sorted by name."""
    files = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name != MANIFEST.as_posix():
            data = path.read_bytes()
            files[name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return (json.dumps({"today": settings.today.isoformat(), "files": dict(sorted(files.items()))}, indent=0, ensure_ascii=False) + "\n").encode()
