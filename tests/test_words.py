"""Interface words: strict about what exists, with the plurals of each language."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from portal.words import Words
from portal.yamlfile import YamlFile

WORDS = {"hello": "Hola", "page.read": "Leímos el {date}.", "days.one": "{n} día", "days.other": "{n} días", "only.other": "{n} cosas de {whom}"}


def test_nested_words_get_names_with_dots_and_lists_get_numbers():
    data = {"site": "Rumbo", "dates": {"months": ["enero", "febrero"], "of": {"day": "del"}}}

    assert YamlFile(PurePosixPath("es.yaml"), data).flat == {"site": "Rumbo", "dates.months.0": "enero", "dates.months.1": "febrero", "dates.of.day": "del"}


@pytest.mark.parametrize("data", [None, [], {}])
def test_a_file_without_names_holds_no_words(data: object):
    assert YamlFile(PurePosixPath("es.yaml"), data).flat == {}


def test_a_word_is_returned_with_its_gaps_filled():
    words = Words("es", WORDS)

    assert words("hello") == "Hola"
    assert words("page.read", date="2 de mayo") == "Leímos el 2 de mayo."


def test_a_word_that_is_missing_is_named_with_its_language():
    with pytest.raises(KeyError, match=r"there is no word 'page\.title' in 'quc'"):
        Words("quc", WORDS)("page.title")


def test_a_plural_that_is_missing_is_named_too():
    with pytest.raises(KeyError, match=r"there is no word 'weeks\.other' in 'es'"):
        Words("es", WORDS).count("weeks", 2)


def test_a_gap_that_nothing_fills_is_an_error():
    with pytest.raises(KeyError, match="whom"):
        Words("es", WORDS).count("only", 2)


def test_a_word_of_another_language_never_stands_in():
    spanish, english = Words("es", WORDS), Words("en", {"hello": "Hello"})

    assert spanish.has("page.read")
    assert not english.has("page.read")
    with pytest.raises(KeyError, match="in 'en'"):
        english("page.read", date="2 May")


@pytest.mark.parametrize(
    ("language", "singular"),
    [
        ("es", [1]),
        ("en", [1]),
        ("fr", [0, 1]),
        ("pt-BR", [0, 1]),
        ("ht", [0, 1]),
        # CLDR has a file for K'iche' but no plurals, and none at all for Mam: both get the common rule.
        ("quc", [1]),
        ("mam", [1]),
    ],
)
def test_the_singular_is_used_for_the_numbers_that_the_language_says(language: str, singular: list[int]):
    words = Words(language, WORDS)

    assert [n for n in range(102) if words.count("days", n) == f"{n} día"] == singular


def test_arabic_has_six_forms_and_takes_the_last_where_one_is_missing():
    forms = ("zero", "one", "two", "few", "many", "other")
    full = Words("ar", {f"days.{form}": form for form in forms})
    poor = Words("ar", {"days.one": "one", "days.other": "other"})

    assert [full.count("days", n) for n in (0, 1, 2, 3, 11, 100)] == list(forms)
    assert [poor.count("days", n) for n in (0, 1, 2, 3, 11, 100)] == ["other", "one", "other", "other", "other", "other"]
