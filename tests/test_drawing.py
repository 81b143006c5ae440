"""The ground of a map: whole numbers inside the frame, as exact as its bytes allow, the same each time."""

from __future__ import annotations

import re

import pytest

from portal.geo.basemap import basemap
from portal.geo.drawing import LOWEST, TALLEST, WIDTH, Frame, area_path, frame_around, frame_of, ground, middle

COUNTRIES = ("mx", "gt", "bz", "sv", "hn", "ni", "cr", "pa")
MOST = 2400

each_country = pytest.mark.parametrize("country", COUNTRIES)


def frame(country: str) -> Frame:
    found = frame_of(country)
    assert found is not None
    return found


def points(path: str) -> list[tuple[int, int]]:
    """Every point that a path passes."""
    passed = []
    for part in filter(None, path.split("M")):
        numbers = list(map(int, re.findall(r"-?\d+", part)))
        x = y = 0
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            passed.append((x, y))
    return passed


@each_country
def test_a_country_fills_its_frame_and_all_of_its_towns_are_inside(country: str):
    sheet = frame(country)

    places = [sheet.at(town.latitude, town.longitude) for town in basemap().towns[country]]

    assert LOWEST <= sheet.height <= TALLEST
    assert all(0 < x < WIDTH and 0 < y < sheet.height for x, y in places)
    xs, ys = zip(*points(ground(sheet, frozenset([country]), MOST).own), strict=True)
    assert max(xs) - min(xs) > 0.85 * WIDTH or max(ys) - min(ys) > 0.85 * sheet.height


@each_country
def test_a_ground_is_drawn_with_whole_numbers_in_the_frame_within_its_bytes(country: str):
    sheet = frame(country)

    drawn = ground(sheet, frozenset([country]), MOST)

    assert len(drawn) <= MOST
    assert drawn.own
    assert drawn.inner
    for path in (drawn.around, drawn.own, drawn.borders, drawn.inner, drawn.lakes):
        assert re.fullmatch(r"[Mlz\d -]*", path)
        assert all(-5 <= x <= WIDTH + 5 and -5 <= y <= sheet.height + 5 for x, y in points(path))


def test_more_bytes_give_a_more_exact_ground():
    sheet = frame("cr")

    rough, fine = (ground(sheet, frozenset(["cr"]), most) for most in (1200, 6000))

    assert len(rough) <= 1200 < len(fine) <= 6000


def test_the_same_frame_gives_the_same_ground_when_nothing_is_remembered():
    sheet = frame("sv")
    first = ground(sheet, frozenset(["sv"]), MOST)
    ground.cache_clear()

    assert ground(frame_around(-90.2, 13.1, -87.6, 14.5), frozenset(["sv"]), MOST) != first
    assert ground(sheet, frozenset(["sv"]), MOST) == first


def test_the_ground_of_several_countries_has_their_borders_as_lines_and_can_leave_departments_out():
    sheet = frame_around(-92.5, 7, -77, 18.5)

    drawn = ground(sheet, frozenset(COUNTRIES), 4000, departments=False)

    assert drawn.inner == ""
    assert drawn.borders.count("M") >= 5
    assert drawn.around


def test_a_point_is_drawn_where_the_projection_puts_it():
    sheet = Frame(west=-90.0, top=15.0, scale=100.0, height=200)

    assert sheet.on(-89.0, 14.0) == pytest.approx((100, 100))
    assert sheet.at(0.0, -90.0) == pytest.approx((0, 1500))


def test_a_department_is_drawn_by_its_name():
    sheet = frame("gt")

    petén = points(area_path(sheet, "gt", "Petén"))

    x, y = sheet.at(16.9, -89.9)
    assert min(x for x, _ in petén) < x < max(x for x, _ in petén)
    assert min(y for _, y in petén) < y < max(y for _, y in petén)
    assert area_path(sheet, "gt", "Atlantis") == ""


@each_country
def test_the_middle_of_a_country_is_on_its_land(country: str):
    found = middle(frame(country), country)

    assert found is not None
    assert 0 < found[0] < WIDTH
    assert 0 < found[1] < frame(country).height


def test_a_country_that_is_not_in_the_frame_has_no_middle_there():
    assert middle(frame("pa"), "mx") is None
    assert middle(frame("pa"), "xx") is None


def test_a_country_that_the_basemap_does_not_know_has_no_frame():
    assert frame_of("xx") is None
