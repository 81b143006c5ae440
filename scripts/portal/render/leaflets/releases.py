"""The lines of materials/versions.yaml: what was printed, so that a code can say what changed since."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from portal.render.leaflets.leaflet import Leaflet


def lines_of(leaflets: Iterable[Leaflet], released: date) -> str:
    """An entry for each leaflet, as YAML; texts are quoted as JSON, which YAML reads alike."""
    return "".join(_entry(leaflet, released) for leaflet in leaflets)


def _entry(leaflet: Leaflet, released: date) -> str:
    facts = "".join(f"    {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in sorted(leaflet.facts.items()))
    head = f'- id: {leaflet.id}\n  language: {leaflet.language}\n  version: "{leaflet.version}"\n  released: {released}\n'
    return head + (f"  facts:\n{facts}" if facts else "")
