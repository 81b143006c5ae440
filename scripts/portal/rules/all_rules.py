"""Reads every module of rules, so that `portal.rules.registry` knows them all."""

from portal.rules import (
    aggregates,
    contacts,
    dates,
    duplicates,
    identity,
    language,
    markdown_profile,
    parity,
    places,
    prose,
    readability,
    recordings,
    references,
    search,
    style,
    translations,
    words,
)
from portal.rules.registry import RULES, check

__all__ = [
    "RULES",
    "aggregates",
    "check",
    "contacts",
    "dates",
    "duplicates",
    "identity",
    "language",
    "markdown_profile",
    "parity",
    "places",
    "prose",
    "readability",
    "recordings",
    "references",
    "search",
    "style",
    "translations",
    "words",
]
