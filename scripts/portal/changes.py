"""Which pages an edit can have changed, so that a preview makes only those again."""

from __future__ import annotations

from dataclasses import fields
from pathlib import PurePosixPath

from portal.model.page import Page
from portal.model.portal import Portal

STATES = PurePosixPath("about/freshness")
"""The page that counts which translations say what their sources say."""


def changed_pages(before: Portal, after: Portal) -> frozenset[PurePosixPath] | None:
    """The paths of the pages that look different in *after*; None where that could be any.

    Only the texts of pages are looked into: a page shows the titles and dates of
    others, and everything in YAML, but of another page's text only whether its
    translations are up to date.
    """
    if any(getattr(before, each.name) != getattr(after, each.name) for each in fields(Portal) if each.name != "pages"):
        return None
    old, new = ({(page.language, page.path): page for page in portal.pages} for portal in (before, after))
    if old.keys() != new.keys():
        return None
    edited = [key for key in new if old[key] is not new[key]]
    if not all(_same_head(old[key], new[key]) for key in edited):
        return None
    return frozenset([*(path for _, path in edited), *([STATES] if edited else [])])


def _same_head(one: Page, other: Page) -> bool:
    return type(one) is type(other) and one.model_dump() == other.model_dump()
