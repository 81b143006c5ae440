"""The language of texts: that of the folder in which they stand."""

from __future__ import annotations

from datetime import date
from functools import cache

from portal.language_detection import detect
from portal.model.portal import Portal
from portal.problems import Level
from portal.rules.prose import cached_prose
from portal.rules.registry import Findings, rule


@rule(
    Level.OLD,
    en=("the page stands in the folder of '{language}', but its text seems to be in '{found}'", "Translate it, or move it to content/{found}/."),
    es=("la página está en la carpeta de '{language}', pero su texto parece estar en '{found}'", "Tradúcela, o pásala a content/{found}/."),
)
def text_is_in_its_language(portal: Portal, today: date) -> Findings:
    """Every page is in the language of its folder, as far as its frequent words tell."""
    for page in portal.pages:
        found = _language_of(page.body)
        if found and found != page.language.partition("-")[0]:
            yield page.body_place(1), {"language": page.language, "found": found}


@cache
def _language_of(body: str) -> str | None:
    """The language of a body; None where that can't be told."""
    found = detect(cached_prose(body))
    return found.language if found else None
