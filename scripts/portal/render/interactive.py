"""The files of the interactive map, which a phone fetches only after a tap: where they are, and what is in those that need no generator."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

from portal.icons import ASSETS
from portal.marks import files_in, mark_of
from portal.render.scripts import Script, compact

MAP = ASSETS / "map"
BUNDLE = ("leaflet.js", "markercluster.js")
"""The libraries of the map, in the order in which they are joined."""

SHEETS = ("leaflet.css", "markercluster.css")


@cache
def towns() -> Script:
    """The towns that a reader can name instead of giving a place: a call of ``portalTowns`` with ``{country: [[name, latitude, longitude]]}``."""
    places = json.loads((ASSETS / "gazetteer" / "towns.json").read_text(encoding="utf-8"))
    rows = {
        country: sorted([f"{town}, {admin1}", *point] for admin1, known in departments.items() for town, point in known.items())
        for country, departments in places.items()
    }
    return Script("towns", f"portalTowns({json.dumps(rows, ensure_ascii=False, separators=(',', ':'))});\n".encode())


@cache
def basemap() -> Script:
    """Borders, lakes and towns to draw: a call of ``portalBasemap`` with TopoJSON."""
    return Script("basemap", f"portalBasemap({_small(MAP / 'basemap.json')});\n".encode())


def map_name(overrides: Path) -> str:
    """The name of the program and of the sheet of the map, without the ending: ``assets/map.0a1b2c3d``.

    The digits are a hash of what both are made from and not of themselves, so
    that pages can name them before folium has written the program.
    """
    mark = mark_of([(b"folium", version("folium").encode()), *files_in(MAP, overrides / "map", Path(__file__).parents[1] / "publish" / "interactive.py")])
    return f"assets/map.{mark[:8]}"


def sheet(overrides: Path) -> bytes:
    """The styles of the map: the libraries' own, without their pictures, then ours."""
    parts = [*((MAP / name).read_text(encoding="utf-8") for name in SHEETS), (overrides / "map" / "map.css").read_text(encoding="utf-8")]
    return "\n".join(parts).encode()


def libraries() -> str:
    """The programs of others, as they wrote them."""
    return "\n".join((MAP / name).read_text(encoding="utf-8") for name in BUNDLE)


def runtime(overrides: Path) -> str:
    """Our own part of the program."""
    return compact((overrides / "map" / "map.js").read_text(encoding="utf-8"))


def _small(file: Path) -> str:
    return json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False, separators=(",", ":"))
