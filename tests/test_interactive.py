"""The files of the interactive map: light, the same every time, and as their authors wrote them."""

from __future__ import annotations

import gzip
import hashlib
import json
import re

import pytest
from tests.conftest import ROOT, TODAY, Built

from portal.prepare import Settings
from portal.publish.interactive import _call, interactive
from portal.render.directory import MAP_BYTES
from portal.render.interactive import MAP, map_name, sheet, towns

OVERRIDES = ROOT / "overrides"


def test_what_a_tap_on_the_map_costs_is_what_is_said(built: Built):
    site = built("real", "folders")
    page = site.html["hubs/index.html"].one("article")
    files = [site.files[(page.attributes[f"data-{name}"] or "").removeprefix("../")] for name in ("map", "sheet", "borders")]

    assert sum(len(gzip.compress(file, 6)) for file in files) <= MAP_BYTES


def test_folium_writes_the_same_program_every_time_and_loads_nothing():
    first, second = _call(), _call()

    assert first == second
    assert 'L.map("hub-map"' in first
    assert "http" not in first


def test_no_part_of_the_map_is_fetched_from_elsewhere():
    tree = interactive(Settings(ROOT, TODAY))

    found = [(name, address) for name, data in tree.items() for address in re.findall(rb"(?:src=|url\(|import |fetch\()[\"']?(?:https?:)?//[^\s\"')]+", data)]

    assert len(tree) == 4
    assert not found


def test_the_libraries_are_as_their_authors_wrote_them():
    sums = dict(line.split()[::-1] for line in (MAP / "SHA256SUMS").read_text(encoding="utf-8").splitlines())

    assert len(sums) == 4
    assert {name: hashlib.sha256((MAP / name).read_bytes()).hexdigest() for name in sums} == sums
    assert all((MAP / f"{name}.LICENSE").is_file() for name in ("leaflet", "markercluster"))


@pytest.mark.parametrize("country", ["bz", "cr", "gt", "hn", "mx", "ni", "pa", "sv"])
def test_every_country_has_towns_to_choose_from(country: str):
    rows = json.loads(towns().data.decode().removeprefix("portalTowns(").removesuffix(");\n"))[country]

    assert rows
    assert len({name for name, _, _ in rows}) == len(rows)
    assert all(0 < latitude < 35 and -120 < longitude < -75 for _, latitude, longitude in rows)


def test_the_name_of_the_map_changes_with_what_it_is_made_from(tmp_path):
    (tmp_path / "map").mkdir()
    names = []
    for text in ("var PortalMap = 1;", "var PortalMap = 2;", "var PortalMap = 1;"):
        (tmp_path / "map" / "map.js").write_text(text, encoding="utf-8")
        names.append(map_name(tmp_path))

    assert names[0] == names[2] != names[1]


def test_the_sheet_of_the_map_needs_no_picture_that_is_not_there():
    assert b"hub-map" in sheet(OVERRIDES)
    used = {name for name in re.findall(rb"url\(([^)]*)\)", sheet(OVERRIDES)) if not name.startswith((b"#", b"data:"))}
    assert used == {b"images/layers.png", b"images/layers-2x.png", b"images/marker-icon.png"}  # of parts of Leaflet that are not used
