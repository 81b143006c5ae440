"""Telephone numbers of the eight countries: what is shown, what is dialled, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.phones import Dialled, digits_of, foreign, read_phone


@pytest.mark.parametrize(
    ("country", "number", "shown", "dialled"),
    [
        ("gt", "2424-1717", "+502 2424 1717", "tel:+50224241717"),
        ("mx", "55 1309 9024", "+52 55 1309 9024", "tel:+525513099024"),
        ("bz", "223-9500", "+501 223-9500", "tel:+5012239500"),
        ("sv", "2133-0000", "+503 2133 0000", "tel:+50321330000"),
        ("hn", "2232-8970", "+504 2232-8970", "tel:+50422328970"),
        ("ni", "2222-5155", "+505 2222 5155", "tel:+50522225155"),
        ("pa", "6378-3466", "+507 6378-3466", "tel:+50763783466"),
        ("pa", "500-9800", "+507 500-9800", "tel:+5075009800"),
        ("gt", "(502) 2424-1717", "+502 2424 1717", "tel:+50224241717"),
        ("gt", "+503 7070-1071", "+503 7070 1071", "tel:+50370701071"),
        ("mx", "+1 470 751-9077", "+1 470-751-9077", "tel:+14707519077"),
    ],
)
def test_a_number_is_shown_and_dialled_with_the_code_of_its_country(country: str, number: str, shown: str, dialled: str):
    assert read_phone(number, country) == Dialled(shown, dialled)


@pytest.mark.parametrize(
    ("country", "number"),
    [
        *(("mx", number) for number in ("911", "079")),
        *(("gt", number) for number in ("110", "123", "1546", "1555")),
        *(("bz", number) for number in ("911", "90")),
        *(("sv", number) for number in ("911", "132", "913")),
        *(("hn", number) for number in ("911", "198", "145")),
        *(("ni", number) for number in ("118", "128", "133")),
        *(("cr", number) for number in ("911", "1311", "1147")),
        *(("pa", number) for number in ("911", "104", "182")),
        ("regional", "911"),
    ],
)
def test_a_short_number_stays_as_it_is(country: str, number: str):
    assert read_phone(number, country) == Dialled(number, f"tel:{number}")


@pytest.mark.parametrize(
    ("country", "number", "dialled"),
    [("bz", "0-800-922-8477", "08009228477"), ("mx", "800 5533 000", "8005533000"), ("cr", "800-258-7474", "8002587474"), ("cr", "800-8000-645", "8008000645")],
)
def test_a_free_line_is_shown_and_dialled_as_it_is_written(country: str, number: str, dialled: str):
    assert read_phone(number, country) == Dialled(number, f"tel:{dialled}")


def test_an_extension_is_dialled_after_the_number():
    assert read_phone("222 309 4600 ext. 5473", "mx") == Dialled("+52 222 309 4600 ext. 5473", "tel:+522223094600;ext=5473")
    assert read_phone("+502 2424 1717 ext. 5", "regional") == Dialled("+502 2424 1717 ext. 5", "tel:+50224241717;ext=5")


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("gt", "2424-171"),
        ("gt", "2424-17177"),
        ("gt", "123456"),
        ("gt", "0"),
        ("gt", "00"),
        ("gt", "1"),
        ("bz", "123-456"),
        ("mx", "5512 3456"),
        ("mx", "55 1309 90244"),
        ("gt", "+999 123"),
        ("gt", "+502"),
        ("regional", "2424-1717"),
        ("regional", "+502 1"),
        ("regional", "("),
        ("xx", "1234 5678 9012 3456"),
        ("xx", "12345678 ext. 9"),
        ("gt", "1555 ext. 2"),
        ("gt", "2424-1717 x5"),
        ("gt", "2424-1717 / 2424-1718"),
        ("gt", "call us"),
        ("gt", ""),
        ("gt", "+"),
        ("gt", "("),
        ("gt", "٢٤٢٤١٧١٧"),
        ("gt", "2424-1717\n"),
    ],
)
def test_a_number_that_nobody_could_call_is_refused(country: str, number: str):
    assert read_phone(number, country) is None


def test_a_made_up_country_takes_every_number_of_a_possible_length():
    assert read_phone("12 34 56 78", "xx") == Dialled("12 34 56 78", "tel:12345678")
    assert read_phone("123", "xx") == Dialled("123", "tel:123")


def test_a_number_with_the_code_of_a_country_is_checked_wherever_it_stands():
    everywhere = {read_phone("+502 2424 1717", country) for country in ("gt", "mx", "xx", "regional")}

    assert everywhere == {Dialled("+502 2424 1717", "tel:+50224241717")}


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.text("+0123456789 ()-./ext", max_size=24), st.sampled_from(["gt", "mx", "bz", "xx", "regional"]))
def test_whatever_is_typed_is_refused_or_can_be_dialled(number: str, country: str):
    dialled = read_phone(number, country)

    assert dialled is None or dialled.uri.startswith(("tel:+", *(f"tel:{digit}" for digit in range(10))))
    assert dialled is None or len(digits_of(dialled.uri.partition(";")[0])) >= 2


def test_a_chat_is_opened_with_digits_alone():
    assert digits_of("tel:+502 5555-0101") == "50255550101"


@pytest.mark.parametrize(
    ("number", "country", "other"),
    [
        ("+503 2222 0102", "gt", "sv"),
        ("+502 5555 0102", "gt", None),
        ("5555 0102", "gt", None),
        ("1566", "gt", None),
        ("+1 305 555 0102", "gt", "us"),
        ("+800 1234 5678", "gt", None),
        ("+502 5555 0102", "xx", None),
        ("+", "gt", None),
    ],
)
def test_a_number_of_another_country_is_told_from_one_of_its_own(number: str, country: str, other: str | None):
    assert foreign(number, country) == other
