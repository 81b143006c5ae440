"""Single values of content files: which text each type takes, and which it refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from portal.model.scalars import CountryCode, Dated, Day, Decimal, Flag, Id, LanguageCode, Line, Url, Whole

GOOD: list[tuple[Any, str, object]] = [
    (Id, "gt-san-marcos", "gt-san-marcos"),
    (Id, "911", "911"),
    (CountryCode, "gt", "gt"),
    (LanguageCode, "es", "es"),
    (LanguageCode, "quc", "quc"),
    (LanguageCode, "pt-BR", "pt-BR"),
    (LanguageCode, "zh-Hant-TW", "zh-Hant-TW"),
    (Url, "https://example.org/a_b/?c=d&e=[f]#g", "https://example.org/a_b/?c=d&e=[f]#g"),
    (Url, "http://example.org", "http://example.org"),
    (Line, "Policía Nacional Civil (PNC)", "Policía Nacional Civil (PNC)"),
    (Line, "Calle 3 & 4", "Calle 3 & 4"),
    (Line, "Two lines\nfrom a block of YAML.\n", "Two lines from a block of YAML."),
    (Line, "  spaces around  ", "spaces around"),
    (Flag, "true", True),
    (Flag, "false", False),
    (Whole, "0", 0),
    (Whole, "999999999", 999_999_999),
    (Whole, "-5", -5),
    (Decimal, "14.96437", 14.96437),
    (Decimal, "-91", -91.0),
    (Day, "2026-11-21", date(2026, 11, 21)),
    (Day, "2028-02-29", date(2028, 2, 29)),
    (Dated, "2021", Dated(2021)),
    (Dated, "2021-06", Dated(2021, 6)),
    (Dated, "2021-06-18", Dated(2021, 6, 18)),
]

BAD: list[tuple[Any, str, str]] = [
    *((Id, text, "id") for text in ("", "GT", "san_marcos", "a--b", "-a", "a-", "ñandú", "a b", "a/b", "a\n")),
    *((CountryCode, text, "country") for text in ("GT", "gtm", "g", "", "g1", "gt\n")),
    *((LanguageCode, text, "language") for text in ("ES", "español", "pt-br", "e", "es_GT", "")),
    *(
        (Url, text, "url")
        for text in ("example.org", "ftp://example.org", "javascript:alert(1)", "https://", "https://a b", 'https://a"b', "//a.org", "https://a<b")
    ),
    *((Line, text, "blank") for text in ("", "   ", "\n", "\u00a0")),
    *((Line, text, "markup") for text in ("a < b", "<b>", "a > b", "JavaScript:alert(1)")),
    *((Flag, text, "flag") for text in ("yes", "no", "True", "1", "on", "")),
    *((Whole, text, "whole") for text in ("1.0", "1e3", "0502", "1_000", "0x10", "8:30", "", "٣", "9999999999", "+1", " 1")),
    *((Decimal, text, "decimal") for text in ("1e3", ".5", "5.", "nan", "inf", "1,5", "", "14.96437 N")),
    *((Day, text, "day") for text in ("2026-02-30", "2026-11", "21/11/2026", "20261121", "2026-1-1", "1700006400", "2026-11-21T10:00", "today", "0000-01-01")),
    *((Dated, text, "dated") for text in ("21", "2021-13", "2021-02-30", "June 2021", "2021-6", "2021-06-18 10:00", "", "0000")),
]


@pytest.mark.parametrize(("kind", "text", "value"), GOOD)
def test_good_text_becomes_a_value(kind: Any, text: str, value: object):
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(("kind", "text", "error"), BAD)
def test_bad_text_is_refused_by_name(kind: Any, text: str, error: str):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(text)

    assert [details["type"] for details in caught.value.errors()] == [error]


@pytest.mark.parametrize("kind", [Id, CountryCode, LanguageCode, Url, Line])
def test_words_are_not_made_from_lists_or_groups(kind: Any):
    for value in (["a"], {"a": "b"}):
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(kind).validate_python(value)

        assert caught.value.errors()[0]["type"] == "string_type"


@pytest.mark.parametrize("kind", [Line, Url])
def test_words_have_a_greatest_length(kind: Any):
    longest = "https://" + "a" * 1992

    assert TypeAdapter(kind).validate_python(longest) == longest
    with pytest.raises(ValidationError, match="at most 2000"):
        TypeAdapter(kind).validate_python(longest + "a")


@pytest.mark.parametrize(
    ("written", "exactness", "earliest"),
    [("2021", "year", date(2021, 1, 1)), ("2021-06", "month", date(2021, 6, 1)), ("2021-06-18", "day", date(2021, 6, 18))],
)
def test_a_date_is_as_old_as_the_first_day_that_it_can_mean(written: str, exactness: str, earliest: date):
    dated = Dated.parse(written)

    assert (dated.exactness, dated.earliest, str(dated)) == (exactness, earliest, written)


@settings(deadline=None, derandomize=True)
@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_every_date_is_written_as_it_was_read(day: date, length: int):
    written = day.isoformat()[:length]

    assert str(Dated.parse(written)) == written
    assert Dated.parse(written).earliest <= day


def test_dates_are_sorted_by_time_where_they_are_equally_exact():
    days = [Dated.parse(text) for text in ("2021-06-18", "2020-12-31", "2021-02-01")]

    assert [str(day) for day in sorted(days)] == ["2020-12-31", "2021-02-01", "2021-06-18"]
