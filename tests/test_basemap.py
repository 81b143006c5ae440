"""What maps are drawn from: whole, small, quick to read, and at one with the outlines that positions are checked against."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from tests.conftest import ROOT

from portal.geo import misplaced
from portal.geo.basemap import BASEMAP, basemap, mercator, stitched
from portal.load import load

COUNTRIES = ("mx", "gt", "bz", "sv", "hn", "ni", "cr", "pa")
MOST_BYTES = 300_000


def test_every_country_of_the_portal_has_its_departments_and_its_capital():
    departments = [(area.country, area.name) for area in basemap().areas]

    assert {country for country, _ in departments} == set(basemap().towns) == {path.stem for path in (ROOT / "content/countries").glob("*.yaml")}
    assert len(set(departments)) == len(departments) == 128
    assert all(name for _, name in departments)
    assert [basemap().towns[code][0].name for code in ("gt", "bz", "ni")] == ["Ciudad de Guatemala", "Belmopan", "Managua"]


def test_every_department_that_a_hub_names_is_drawn():
    departments = {(area.country, area.name) for area in basemap().areas}
    hubs = load(ROOT)[0].hubs

    assert len(hubs) > 30
    assert not [hub.id for hub in hubs if (hub.country, hub.admin1) not in departments]


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_town_lies_in_its_country(country: str):
    towns = basemap().towns[country]

    assert 2 <= len(towns) <= 12
    assert not [town.name for town in towns if misplaced(town.latitude, town.longitude, country)]


def test_neighbours_share_their_border():
    pairs = {frozenset((one.country, other.country)) for one, other in basemap().shared.values() if one.country != other.country}

    neighbours = ("mx us", "mx gt", "mx bz", "gt bz", "gt sv", "gt hn", "sv hn", "hn ni", "ni cr", "cr pa", "pa co")
    assert {frozenset(each.split()) for each in neighbours} <= pairs
    assert frozenset(("gt", "ni")) not in pairs


def test_areas_are_joined_into_closed_rings_without_their_inner_borders():
    honduras = [area for area in basemap().areas if area.country == "hn"]

    together = stitched(honduras, basemap().arcs)
    apart = [ring for area in honduras for ring in stitched([area], basemap().arcs)]

    assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in together)
    assert sum(map(area_of, together)) == pytest.approx(sum(map(area_of, apart)))
    assert sum(map(len, together)) < sum(map(len, apart)) / 2


def test_mercator_keeps_the_equator_and_stretches_the_north():
    assert mercator(0) == pytest.approx(0)
    assert mercator(15) == pytest.approx(15.1743, abs=0.0001)
    assert mercator(60) == pytest.approx(75.4561, abs=0.0001)


def test_the_basemap_is_small():
    sizes = {path.name: path.stat().st_size for path in BASEMAP.iterdir()}

    assert set(sizes) == {"region.json", "towns.json", "PROVENANCE.md"}
    assert sum(sizes.values()) < MOST_BYTES


def test_where_the_basemap_comes_from_is_written_beside_it():
    provenance = (BASEMAP / "PROVENANCE.md").read_text(encoding="utf-8")

    assert {"Natural Earth", "public domain", "GeoNames", "CC BY 4.0"} <= {
        word for word in ("Natural Earth", "public domain", "GeoNames", "CC BY 4.0") if word in provenance
    }


def test_the_basemap_is_read_only_when_a_map_is_drawn():
    program = "import portal.geo, portal.geo.drawing, portal.geo.basemap as b; print(b.basemap.cache_info().currsize)"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout == "0\n"


def area_of(ring: list[tuple[float, float]]) -> float:
    """The area inside a ring, whichever way it runs."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2
