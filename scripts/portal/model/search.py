"""The words by which people look for things, beside those that stand on the pages."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from portal.model.entity import Entity, Part
from portal.model.scalars import ID, Line

TARGET = rf"{ID}(?:/{ID})?"


def _one_word(value: str) -> str:
    if re.search(r"\s", value):
        raise PydanticCustomError("word", "{value}", {"value": value})
    return value


def _target(value: str) -> str:
    if not re.fullmatch(TARGET, value):
        raise PydanticCustomError("target", "{value}", {"value": value})
    return value


Word = Annotated[Line, AfterValidator(_one_word), WithJsonSchema({"type": "string", "pattern": r"^\S+$"})]
"""One word, without spaces."""

Target = Annotated[str, AfterValidator(_target), WithJsonSchema({"type": "string", "pattern": f"^{TARGET}$"})]
"""A topic (``asylum``: its page in every country), a country (``gt``), or one page (``mx/asylum``, ``hubs/index``)."""


class SearchWords(Part):
    """What people type when they look for one thing."""

    to: Target
    """What they look for."""

    words: list[Annotated[Line, Field(max_length=80)]] = Field(min_length=1)
    """Words and short phrases, also official names and initials in other languages. Accents and capitals don't matter."""


class Search(Entity):
    """How readers of one language search."""

    skip: list[Word] = Field(default_factory=list)
    """Words that say nothing about what is looked for: *how, do, I, the*. So whole questions can be typed."""

    leads: list[SearchWords] = Field(default_factory=list)
    """Other words for the things on the pages."""
