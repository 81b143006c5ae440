"""Dates, lengths of time, money and hours in three languages, each from its own words file alone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

import pytest
from pydantic import TypeAdapter
from tests.conftest import ROOT, TESTS

from portal.localise import Localiser
from portal.model.contact import Hours
from portal.model.fact import Duration, Money
from portal.model.scalars import Dated
from portal.words import Words
from portal.yamlfile import read_yaml

FILES = {**dict.fromkeys(("es", "en", "fr", "pt", "ht"), ROOT / "content"), "quc": TESTS / "small_portal/content", "ar": TESTS / "small_portal/content"}


def localiser(language: str) -> Localiser:
    name = PurePosixPath("words", f"{language}.yaml")
    file = read_yaml((FILES[language] / name).read_text(encoding="utf-8"), name)
    return Localiser(Words(language, file.flat))


def pseudo() -> Localiser:
    """A language whose words are all marks, so that a word of another language would be seen."""
    spanish = localiser("es").words.words
    return Localiser(Words("xq", {key: "·" + "·".join(re.findall(r"\{[a-z]+\}", text)) for key, text in spanish.items()}))


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("es", "18 de junio de 2021", "junio de 2021", "2021"),
        ("en", "18 June 2021", "June 2021", "2021"),
        ("quc", "quc 18 quc-6 2021", "quc quc-6 2021", "2021"),
    ],
)
def test_a_date_is_as_exact_as_its_source_prints_it(language: str, day: str, month: str, year: str):
    localise = localiser(language)

    shown = [localise.dated(Dated.parse(written)) for written in ("2021-06-18", "2021-06", "2021")]

    assert shown == [day, month, year]
    assert localise.day(date(2021, 6, 18)) == day


@pytest.mark.parametrize(
    ("language", "of", "on"),
    [
        ("es", ["del 18 de junio de 2021", "de junio de 2021", "de 2021"], ["el 18 de junio de 2021", "en junio de 2021", "en 2021"]),
        ("en", ["of 18 June 2021", "of June 2021", "of 2021"], ["on 18 June 2021", "in June 2021", "in 2021"]),
    ],
)
def test_a_date_fits_into_a_sentence(language: str, of: list[str], on: list[str]):
    localise = localiser(language)
    dates = [Dated.parse(written) for written in ("2021-06-18", "2021-06", "2021")]

    assert [localise.of(dated) for dated in dates] == of
    assert [localise.on(dated) for dated in dates] == on


@pytest.mark.parametrize(
    ("language", "first", "second", "days"),
    [
        ("es", "1 de marzo de 2026", "2 de marzo de 2026", "lunes a miércoles"),
        ("en", "1 March 2026", "2 March 2026", "Monday to Wednesday"),
        ("fr", "1er mars 2026", "2 mars 2026", "du lundi au mercredi"),
        ("pt", "1º de março de 2026", "2 de março de 2026", "segunda-feira a quarta-feira"),
        ("ht", "premye mas 2026", "2 mas 2026", "lendi rive mèkredi"),
    ],
)
def test_each_language_has_its_own_days_and_months_and_its_own_first_of_the_month(language: str, first: str, second: str, days: str):
    localise = localiser(language)

    assert [localise.day(date(2026, 3, 1)), localise.dated(Dated.parse("2026-03-01")), localise.day(date(2026, 3, 2))] == [first, first, second]
    assert localise.days("mon-wed") == days


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_own_name(month: int):
    assert localiser("quc").day(date(2026, month, 1)) == f"quc 1 quc-{month} 2026"


def duration(count: int, unit: str = "days", working: bool = False) -> Duration:
    return Duration.model_validate({unit: str(count), "working": str(working).lower()})


@pytest.mark.parametrize(
    ("language", "one", "many", "working"),
    [
        ("es", "1 día", "30 días", "10 días hábiles"),
        ("en", "1 day", "30 days", "10 working days"),
        ("quc", "quc 1 day", "quc 30 days", "quc 10 working days"),
    ],
)
def test_a_length_of_time_has_its_plural(language: str, one: str, many: str, working: str):
    localise = localiser(language)

    assert [localise.duration(duration(1)), localise.duration(duration(30)), localise.duration(duration(10, working=True))] == [one, many, working]


@pytest.mark.parametrize(("unit", "shown"), [("hours", "36 horas"), ("days", "36 días"), ("weeks", "36 semanas"), ("months", "36 meses"), ("years", "36 años")])
def test_every_unit_of_time_has_a_word(unit: str, shown: str):
    assert localiser("es").duration(duration(36, unit)) == shown


@pytest.mark.parametrize(("count", "shown"), [(1, "يوم واحد"), (2, "يومان"), (3, "3 أيام"), (10, "10 أيام"), (11, "11 يومًا"), (100, "100 يومًا")])
def test_arabic_uses_the_plural_forms_that_it_has_and_the_last_for_the_others(count: int, shown: str):
    assert localiser("ar").duration(duration(count)) == shown


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("es", {"amount": "25", "currency": "GTQ"}, "Q25"),
        ("es", {"amount": "1025.5", "currency": "GTQ"}, "Q1,025.50"),
        ("es", {"amount": "5789.76", "currency": "HNL"}, "L5,789.76"),
        ("es", {"amount": "0", "currency": "CRC"}, "₡0"),
        ("es", {"amount": "1234567", "currency": "MXN"}, "1,234,567 pesos mexicanos"),
        ("en", {"amount": "1234567", "currency": "MXN"}, "1,234,567 Mexican pesos"),
        ("quc", {"amount": "25", "currency": "GTQ"}, "quc Q25"),
        ("es", {"amount": "25", "currency": "EUR"}, "EUR 25"),
        ("es", {"free": "true"}, "gratis"),
        ("en", {"free": "true"}, "free"),
    ],
)
def test_money_is_written_as_the_language_writes_it(language: str, written: dict[str, str], shown: str):
    assert localiser(language).money(Money.model_validate(written)) == shown


def test_numbers_use_the_separators_of_the_language():
    words = {"numbers.group": ".", "numbers.decimal": ","}

    assert Localiser(Words("pt", words)).number(1234567.5) == "1.234.567,50"


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ({"always": "true"}, ["A toda hora, todos los días"]),
        ({"mon-fri": "08:00-16:00"}, ["lunes a viernes, 8:00–16:00"]),
        ({"mon-fri": "08:00-12:00, 13:00-17:00", "sat": "09:00-12:00"}, ["lunes a viernes, 8:00–12:00, 13:00–17:00", "sábado, 9:00–12:00"]),
        ({"mon-sun": "10:00-18:00"}, ["todos los días, 10:00–18:00"]),
        ({"mon": "08:00-10:00", "wed": "08:00-10:00"}, ["lunes, 8:00–10:00", "miércoles, 8:00–10:00"]),
        ({"fri": "22:00-06:00"}, ["viernes, 22:00–24:00", "sábado, 0:00–6:00"]),
        ({"mon": "closed"}, []),
    ],
)
def test_hours_are_one_line_for_each_run_of_equal_days(written: dict[str, str], lines: list[str]):
    assert localiser("es").hours(TypeAdapter(Hours).validate_python(written)) == lines


@pytest.mark.parametrize(("items", "shown"), [([], ""), (["a"], "a"), (["a", "b"], "a y b"), (["a", "b", "c"], "a, b y c")])
def test_a_list_ends_with_and(items: list[str], shown: str):
    assert localiser("es").list(items) == shown


def test_a_language_that_no_library_knows_gets_no_word_of_another():
    localise = pseudo()

    shown = [
        localise.day(date(2021, 6, 18)),
        localise.of(Dated.parse("2021-06")),
        localise.duration(duration(1)),
        localise.duration(duration(30)),
        localise.money(Money.model_validate({"amount": "1025.5", "currency": "GTQ"})),
        localise.money(Money.model_validate({"free": "true"})),
        localise.list(["1", "2"]),
        *localise.hours(TypeAdapter(Hours).validate_python({"mon-fri": "08:00-16:00"})),
    ]

    assert not [text for text in shown if set(text) - set("·0123456789–:, ")]
