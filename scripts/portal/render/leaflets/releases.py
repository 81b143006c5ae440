"""What was printed and given out, so that a code can say what changed since: entries of materials/versions.yaml."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from portal.model.material import Release
from portal.render.leaflets.leaflet import Leaflet


def release_of(leaflet: Leaflet, released: date) -> Release:
    """The leaflet as it is given out on that day."""
    return Release(id=leaflet.id, language=leaflet.language, version=leaflet.version, released=released.isoformat(), facts=dict(leaflet.facts))


def lines_of(releases: Iterable[Release]) -> str:
    """An entry for each, as YAML; texts are quoted as JSON, which YAML reads alike."""
    return "".join(_entry(release) for release in releases)


def _entry(release: Release) -> str:
    facts = "".join(f"    {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in sorted(release.facts.items()))
    head = f'- id: {release.id}\n  language: {release.language}\n  version: "{release.version}"\n  released: {release.released}\n'
    return head + (f"  facts:\n{facts}" if facts else "")
