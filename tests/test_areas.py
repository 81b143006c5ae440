"""Departments and towns: found by the names that people use, and only judged where they are known."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from tests.conftest import ROOT

from portal.gazetteer import TOWNS, metres, town
from portal.geo.areas import OTHER_NAMES, Outside, area_called, outside
from portal.geo.basemap import basemap
from portal.geo.borders import BORDERS
from portal.load import load

BY_COUNTRY = {"mx": 32, "gt": 22, "bz": 6, "sv": 14, "hn": 18, "ni": 17, "cr": 7, "pa": 12}


def test_every_country_with_borders_has_its_departments():
    assert Counter(area.country for area in basemap().areas) == BY_COUNTRY
    assert set(BY_COUNTRY) == set(json.loads(BORDERS.read_text(encoding="utf-8")))


def test_no_two_departments_of_a_country_share_a_name():
    own = [(area.country, area.name) for area in basemap().areas]

    assert set(OTHER_NAMES) <= set(own)
    for country, name in own:
        assert {area_called(called, country) for called in (name, *OTHER_NAMES.get((country, name), ()))} == {name}


@pytest.mark.parametrize(
    ("name", "country", "known_as"),
    [
        ("Quetzaltenango", "gt", "Quetzaltenango"),
        ("QUEZALTENANGO", "gt", "Quetzaltenango"),
        ("departamento del Petén", "gt", "Petén"),
        ("Peten", "gt", "Petén"),
        ("CDMX", "mx", "Ciudad de México"),
        ("Distrito Federal", "mx", "Ciudad de México"),
        ("Estado de México", "mx", "México"),
        ("Estado de Chiapas", "mx", "Chiapas"),
        ("Kuna Yala", "pa", "Guna Yala"),
        ("Ngöbe-Buglé", "pa", "Ngäbe-Buglé"),
        ("R.A.C.C.N.", "ni", None),
        ("RACCN", "ni", "Costa Caribe Norte"),
        ("Cayo District", "bz", "Cayo"),
        ("Panamá Oeste", "pa", None),
        ("San Marcos", "xx", None),
    ],
)
def test_a_department_is_found_by_any_of_its_names(name: str, country: str, known_as: str | None):
    assert area_called(name, country) == known_as


def test_every_department_of_the_directory_is_known_and_holds_its_hubs():
    hubs = load(ROOT)[0].hubs

    assert len(hubs) > 30
    assert not [hub.id for hub in hubs if area_called(hub.admin1, hub.country) is None]
    assert not [hub.id for hub in hubs if hub.position and outside(hub.position.latitude, hub.position.longitude, hub.country, hub.admin1)]


def test_a_point_in_another_department_names_it_with_the_distance():
    found = outside(14.6349, -90.5069, "gt", "Xela")

    assert found == Outside("Quetzaltenango", "Guatemala", found.kilometres if found else 0)
    assert found is not None
    assert 80 < found.kilometres < 130


def test_a_department_that_the_borders_are_too_old_for_is_not_judged():
    assert outside(8.88, -79.78, "pa", "Panamá Oeste") is None
    assert outside(8.88, -79.78, "pa", "Panamá") is None, "its land was part of the old province"


@pytest.mark.parametrize(("beyond", "fine"), [(4.5, True), (6, False)])
def test_a_point_may_lie_five_kilometres_outside(beyond: float, fine: bool):
    """The northern border of Petén is a parallel."""
    assert (outside(17.8155 + beyond / 111, -90.5, "gt", "Petén") is None) is fine


def test_every_town_stands_in_a_department_that_exists():
    for code, areas in json.loads(TOWNS.read_text(encoding="utf-8")).items():
        assert {area_called(area, code) for area in areas} == set(areas)
        for area, towns in areas.items():
            assert not [name for name, point in towns.items() if outside(*point, code, area)]


def test_a_town_is_only_looked_up_in_its_department():
    assert town("Puerto Barrios", "Izabal", "gt") == (15.73, -88.6)
    assert town("puerto  barrios", "Izabal", "gt") == (15.73, -88.6)
    assert town("Puerto Barrios", "Petén", "gt") is None
    assert town("Puerto Barrios", "Izabal", "hn") is None


@pytest.mark.parametrize(
    ("one", "other", "far"), [((0, 0), (0, 1), 111_195), ((14, -90), (15, -90), 111_195), ((60, 10), (60, 11), 55_597), ((1, 1), (1, 1), 0)]
)
def test_the_way_between_two_points_is_that_of_a_sphere(one: tuple[float, float], other: tuple[float, float], far: float):
    assert metres(one, other) == pytest.approx(far, abs=5)
