"""The one patch of MkDocs stands on ground that has not moved."""

from __future__ import annotations

import hashlib
import inspect

from mkdocs.structure.pages import Page, _RelativePathTreeprocessor

from portal.engine.rendering import PATCHED

ORIGINAL = Page.render
"""As MkDocs has it: taken before any build of this process replaces it."""


def digest(source: object) -> str:
    return hashlib.sha256(inspect.getsource(source).encode()).hexdigest()[:12]


def test_what_is_replaced_is_what_it_was_written_for():
    found = {"mkdocs.structure.pages.Page.render": digest(ORIGINAL), "mkdocs.structure.pages._RelativePathTreeprocessor": digest(_RelativePathTreeprocessor)}

    assert found == PATCHED, "MkDocs changed: read its new source, adapt portal.engine.rendering, then write the new digests there"
