"""Words in several languages, and the choice of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, RootModel
from pydantic_core import PydanticCustomError

from portal.model.scalars import LanguageCode, Line


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words and the language they are in, so that ``lang`` can't be forgotten."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


def _some(value: Mapping[str, str]) -> Mapping[str, str]:
    if not value:
        raise PydanticCustomError("no_languages", "")
    return value


class Text(RootModel[Annotated[dict[LanguageCode, Line], AfterValidator(_some)]]):
    """The same words in one or more languages, by BCP 47 code."""

    model_config = {"frozen": True}

    @property
    def languages(self) -> list[str]:
        """The languages it is written in, in the order of the file."""
        return list(self.root)

    def in_language(self, chain: Iterable[str]) -> Phrase:
        """The words in the first language of *chain* that has them, else in the first one written."""
        for code in chain:
            if code in self.root:
                return Phrase(self.root[code], code)
        code, text = next(iter(self.root.items()))
        return Phrase(text, code)
