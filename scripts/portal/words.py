"""Interface words, strictly: a word that a language lacks is never replaced by another language's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from babel.localedata import exists


@dataclass(frozen=True)
class Words:
    """The interface words of one language."""

    language: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The word of that name, with its gaps filled; a `KeyError` names a word that does not exist."""
        if key not in self.words:
            raise KeyError(f"there is no word '{key}' in '{self.language}'")
        return self.words[key].format(**values) if values else self.words[key]

    def count(self, key: str, n: int, **values: object) -> str:
        """The word for *n* things, in the plural form that the language uses for that number."""
        form = f"{key}.{self._plural(n)}"
        return self(form if form in self.words else f"{key}.other", n=n, **values)

    def has(self, key: str) -> bool:
        """Whether the word exists."""
        return key in self.words

    @cached_property
    def _locale(self) -> Locale | None:
        code = self.language.split("-")[0]
        return Locale(code) if exists(code) else None

    def _plural(self, n: int) -> str:
        """The plural category of CLDR; a language whose plurals CLDR does not know has one and other.

        Only the category comes from the library, never a word: Babel answers
        French for ``ht`` and English for ``quc`` without saying so.
        """
        if self._locale is not None and self._locale.plural_form.rules:
            return str(self._locale.plural_form(n))
        return "one" if n == 1 else "other"
