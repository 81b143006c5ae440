"""Words in several languages, and the choice of one of them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from portal.model.country import Country
from portal.model.portal import Portal
from portal.model.text import Phrase, Text
from portal.model.vocabulary import Language

TEXT = Text.model_validate({"en": "asylum", "es": "refugio", "ht": "azil"})


@pytest.mark.parametrize(
    ("chain", "phrase"),
    [
        (["es", "en"], Phrase("refugio", "es")),
        (["quc", "es", "en"], Phrase("refugio", "es")),
        (["ht"], Phrase("azil", "ht")),
        (["fr", "pt"], Phrase("asylum", "en")),
        ([], Phrase("asylum", "en")),
    ],
)
def test_the_first_language_of_the_chain_that_has_the_words_gives_them(chain: list[str], phrase: Phrase):
    assert TEXT.in_language(chain) == phrase


def test_a_text_keeps_the_order_of_its_languages():
    assert TEXT.languages == ["en", "es", "ht"]


def test_a_phrase_is_shown_as_its_words():
    assert f"{Phrase('refugio', 'es')}" == "refugio"


@pytest.mark.parametrize(
    ("data", "error"), [({}, "no_languages"), ({"es": ""}, "blank"), ({"español": "a"}, "language"), ({"es": "<b>"}, "markup"), ("refugio", "dict_type")]
)
def test_a_text_that_says_nothing_or_too_much_is_refused(data: object, error: str):
    with pytest.raises(ValidationError) as caught:
        Text.model_validate(data)

    assert caught.value.errors()[0]["type"] == error


def language(code: str, *fallback: str) -> Language:
    return Language.model_validate({"code": code, "name": code, "exit-url": "https://weather.example.org/", "fallback": list(fallback)})


BELIZE = Country.model_validate(
    {"code": "bz", "names": {"en": "Belize"}, "source-language": "en", "languages": ["en"], "timezone": "America/Belize", "paper": "letter"}
)
PORTAL = Portal(languages=(language("es"), language("en"), language("quc", "es"), language("ht", "fr", "es")), countries=(BELIZE,))


@pytest.mark.parametrize(
    ("reader", "country", "chain"),
    [
        ("es", None, ["es"]),
        ("en", None, ["en", "es"]),
        ("quc", None, ["quc", "es"]),
        ("quc", BELIZE, ["quc", "es", "en"]),
        ("ht", BELIZE, ["ht", "fr", "es", "en"]),
        ("en", BELIZE, ["en", "es"]),
        ("xx", BELIZE, ["xx", "en", "es"]),
    ],
)
def test_a_page_tries_its_language_then_the_fallbacks_then_the_country_then_the_default(reader: str, country: Country | None, chain: list[str]):
    assert PORTAL.chain(reader, country) == chain
