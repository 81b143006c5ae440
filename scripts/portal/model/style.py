"""Words to avoid in the texts of a language, and what to say instead."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from portal.model.entity import Entity
from portal.model.scalars import Flag, Line

_WORD = r"\w[\w'’./-]*\*?"
WORDING = rf"{_WORD}(?: {_WORD})*"


def _wording(value: str) -> str:
    if not re.fullmatch(WORDING, value):
        raise PydanticCustomError("wording", "{value}", {"value": value})
    return value


Wording = Annotated[Line, AfterValidator(_wording), WithJsonSchema({"type": "string"})]
"""A word or a phrase as it stands in texts, in any case; ``*`` at the end of a word is any ending: ``horde*``."""


class AvoidedWords(Entity):
    """Words that mean the same and are all better said in another way."""

    avoid: list[Wording] = Field(min_length=1)
    """The words, each in every form that counts."""

    say: Line
    """What to say instead."""

    because: Line
    """Why, as the second half of a sentence."""

    hurts: Flag = False
    """Whether they hurt or endanger people, so that no page is published with them."""
