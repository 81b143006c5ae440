"""Marks and names on a map: a finger finds each mark, no name covers one, and the same hubs always give the same."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.geo.drawing import WIDTH, Frame
from portal.render.map_marks import APART, LETTER, REACH, TARGET, Box, Name, Spot, Wanted, around, marks, names

SHEET = Frame(west=-92.0, top=18.0, scale=36.0, height=300)
"""Ten degrees from side to side, and about eight from top to bottom."""

PHONE = 360 - 2 * 16
"""Pixels that a map has on a small phone, between the margins of a page."""


def spot(id_: str, x: float, y: float, country: str = "gt") -> Spot:
    """A hub that is drawn at these units of `SHEET`."""
    north = SHEET.top - y / SHEET.scale
    latitude = math.degrees(2 * math.atan(math.exp(math.radians(north))) - math.pi / 2)
    return Spot(id_, country, latitude, SHEET.west + x / SHEET.scale)


spots = st.lists(st.tuples(st.integers(20, 340), st.integers(20, 280), st.sampled_from(["gt", "mx", "bz"])), max_size=40).map(
    lambda places: tuple(spot(f"{country}-{number}", x, y, country) for number, (x, y, country) in enumerate(places))
)


def test_a_hub_alone_is_a_mark_in_its_place():
    (mark,) = marks(SHEET, (spot("one", 100, 120),))

    assert (mark.x, mark.y, mark.ids) == (100, 120, ("one",))


def test_hubs_too_close_for_fingers_become_one_mark_between_them_in_the_order_of_the_list():
    found = marks(SHEET, (spot("b", 100, 100), spot("far", 200, 200), spot("a", 110, 100)))

    assert [(mark.ids, mark.x, mark.y) for mark in found] == [(("b", "a"), 105, 100), (("far",), 200, 200)]


def test_hubs_of_two_countries_are_never_one_mark_but_moved_apart():
    found = marks(SHEET, (spot("cr", 100, 100, "cr"), spot("pa", 104, 100, "pa")))

    assert [(mark.ids, mark.country) for mark in found] == [(("cr",), "cr"), (("pa",), "pa")]
    assert found[1].x - found[0].x == APART
    assert found[0].x + found[1].x == 204


def test_hubs_in_one_place_of_two_countries_are_moved_apart_as_well():
    first, second = marks(SHEET, (spot("cr", 100, 100, "cr"), spot("pa", 100, 100, "pa")))

    assert math.dist((first.x, first.y), (second.x, second.y)) >= APART - 1


def test_a_mark_at_the_edge_is_moved_so_far_inside_that_all_of_it_can_be_tapped():
    (mark,) = marks(SHEET, (spot("edge", 2, 299),))

    assert (mark.x, mark.y) == (TARGET, SHEET.height - TARGET)


def test_a_target_is_large_enough_for_a_finger_on_a_small_phone():
    assert 2 * TARGET * PHONE / WIDTH >= 24
    assert REACH >= 2 * TARGET


@given(spots)
def test_every_hub_is_in_one_mark_of_its_country(given_spots: tuple[Spot, ...]):
    found = marks(SHEET, given_spots)

    country = {each.id: each.country for each in given_spots}
    assert sorted(id_ for mark in found for id_ in mark.ids) == sorted(country)
    assert all(country[id_] == mark.country for mark in found for id_ in mark.ids)
    assert all(TARGET <= mark.x <= WIDTH - TARGET and TARGET <= mark.y <= SHEET.height - TARGET for mark in found)


@given(spots)
def test_marks_of_one_country_leave_room_for_a_finger_each(given_spots: tuple[Spot, ...]):
    own = tuple(each for each in given_spots if each.country == "gt")

    assert all(math.dist((one.x, one.y), (other.x, other.y)) > REACH - 2 for one, other in combinations(marks(SHEET, own), 2))


@given(spots)
def test_the_same_hubs_give_the_same_marks_when_nothing_is_remembered(given_spots: tuple[Spot, ...]):
    first = marks(SHEET, given_spots)
    marks.cache_clear()

    assert marks(SHEET, given_spots) == first


def test_thousands_of_hubs_become_as_many_marks_as_a_sheet_has_room_for():
    many = tuple(spot(f"gt-{number}", 20 + number * 37 % 320, 20 + number * 101 % 260) for number in range(5000))

    found = marks(SHEET, many)

    assert sum(len(mark.ids) for mark in found) == 5000
    assert len(found) < 150


wanted = st.lists(
    st.builds(Wanted, st.text("abcdé ", min_size=1, max_size=18), st.sampled_from(sorted(LETTER)), st.integers(0, 360), st.integers(0, 300)), max_size=15
)


def covered(name: Name) -> Box:
    """The place of a name without what stays free beside it."""
    wide = len(name.wanted.text) * LETTER[name.wanted.kind]
    left = name.x - {"start": 0.0, "middle": wide / 2, "end": wide}[name.anchor]
    return Box(left, name.y - 9, left + wide, name.y + 3)


@given(wanted)
def test_no_name_covers_another_or_leaves_the_sheet(given_names: list[Wanted]):
    placed = list(names(SHEET, [], given_names))

    boxes = [covered(name) for name in placed]
    assert all(box.left > 0 and box.right < WIDTH and box.top > 0 and box.bottom < SHEET.height for box in boxes)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]


@given(wanted)
def test_no_name_covers_a_mark(given_names: list[Wanted]):
    taken = [around(100, 100, TARGET), around(200, 150, TARGET), around(300, 40, TARGET)]

    placed = list(names(SHEET, taken, given_names))

    own = [around(name.wanted.x, name.wanted.y, TARGET) for name in placed if name.wanted.kind == "hub"]
    assert not [name for name in placed for box in taken if box not in own and covered(name).meets(box)]


def test_a_name_stands_beside_its_mark_and_where_that_is_taken_on_the_other_side():
    hub = Wanted("Tacaná", "hub", 180, 100)

    (free,) = names(SHEET, [around(180, 100, TARGET)], [hub])
    (beside,) = names(SHEET, [around(180, 100, TARGET), around(220, 100, TARGET)], [hub])

    assert (free.anchor, free.x) == ("start", 191)
    assert (beside.anchor, beside.x) == ("end", 169)


def test_a_name_without_any_room_is_left_out():
    everywhere = Box(0, 0, WIDTH, SHEET.height)

    assert list(names(SHEET, [everywhere], [Wanted("Belice", "country", 180, 100)])) == []


def test_the_name_of_a_country_stays_closer_to_it_than_to_another():
    north, south = Wanted("Honduras", "country", 180, 100), Wanted("Nicaragua", "country", 180, 130)

    placed = {name.wanted.text: name for name in names(SHEET, [around(180, 130, 30)], [north, south])}

    assert placed["Nicaragua"].y > placed["Honduras"].y
    assert placed["Honduras"].y < 115


@pytest.mark.parametrize(("other", "met"), [(Box(9, 9, 20, 20), True), (Box(10, 0, 20, 10), False), (Box(-5, 2, 30, 4), True)])
def test_boxes_meet_where_they_cover_a_common_place(other: Box, met: bool):
    assert Box(0, 0, 10, 10).meets(other) is met
    assert other.meets(Box(0, 0, 10, 10)) is met
