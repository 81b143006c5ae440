"""Words that guides use and not everybody knows."""

from __future__ import annotations

from pydantic import Field

from portal.model.claim import Claim
from portal.model.scalars import Flag, Id, LanguageCode, Line
from portal.model.text import Text


class Term(Claim):
    """A word with its plain meaning."""

    id: Id
    names: Text
    """The word itself, in each language that has a sourced one."""

    forms: dict[LanguageCode, list[Line]] = Field(default_factory=dict)
    """How it is written in running text, by language; a language without: as its name."""

    meaning: Text
    """One or two plain sentences."""

    common: Flag = False
    """Whether everybody knows it: it stands in the glossary, and pages do not explain it."""

    def forms_in(self, language: str) -> list[str]:
        """By what it is recognised in a text; empty in a language that has no word for it."""
        return list(self.forms.get(language, ())) or ([self.names.root[language]] if language in self.names.root else [])
