"""Hubs that are written twice are found, and those that are two are left alone."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import ROOT

from portal.load import load
from portal.model.hub import Hub
from portal.rules.duplicates import NEAR, hub_is_listed_once, twins

DEGREE = 111_195
"""Metres of a degree of latitude."""


def hub(id_: str, name: str, latitude: float | None = None, precision: str = "exact", language: str = "es") -> Hub:
    position = {"position": {"latitude": float(latitude), "longitude": -91.5, "precision": precision}} if latitude is not None else {}
    evidence = [{"source": "https://example.org/", "read": date(2026, 11, 21)}]
    return Hub.model_validate({"id": id_, "country": "gt", "name": {language: name}, "municipality": "A", "admin1": "B", "evidence": evidence, **position})


def why(one: Hub, other: Hub) -> list[str]:
    return [reason for _, _, reason, _ in twins([one, other])]


def test_no_hub_of_the_directory_is_written_twice():
    portal = load(ROOT)[0]

    assert list(hub_is_listed_once.problems(portal, date(2026, 11, 21))) == []


@pytest.mark.parametrize("name", ["Ventanilla municipal", "VENTANILLA  Municipal", "Ventanila municipal"])
def test_names_that_differ_by_a_letter_are_alike(name: str):
    assert why(hub("gt-a", "Ventanilla municipal"), hub("gt-b", name)) == ["name"]


def test_names_in_different_languages_are_not_compared():
    assert why(hub("gt-a", "Ventanilla", language="es"), hub("gt-b", "Ventanilla", language="en")) == []


def test_an_id_with_a_number_is_like_the_one_without():
    assert why(hub("gt-san-marcos", "Casa"), hub("gt-sanmarcos-2", "Ventanilla")) == ["id"]


@pytest.mark.parametrize(("apart", "reasons"), [(0, ["position"]), (NEAR - 5, ["position"]), (NEAR + 5, [])])
def test_exact_positions_within_150_metres_are_one_door(apart: int, reasons: list[str]):
    assert why(hub("gt-a", "Casa", 15), hub("gt-b", "Ventanilla", 15 + apart / DEGREE)) == reasons


def test_exact_positions_that_are_apart_make_two_of_one_name():
    assert why(hub("gt-a", "Ventanilla", 15), hub("gt-a-2", "Ventanilla", 15.01)) == []


def test_two_hubs_that_stand_at_the_centre_of_their_town_are_not_one_for_that():
    assert why(hub("gt-a", "Casa", 15, "municipality"), hub("gt-b", "Ventanilla", 15, "municipality")) == []
