"""The one patch of MkDocs stands on ground that has not moved."""

from __future__ import annotations

import hashlib
import inspect

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from tests.conftest import ROOT

from portal.engine.rendering import PATCHED, parser_for

QUICK, PATIENT = (parser_for(load_config(str(ROOT / "mkdocs.yml"))) for _ in range(2))
PATIENT.treeprocessors.deregister("plain")

ORIGINAL = Page.render
"""As MkDocs has it: taken before any build of this process replaces it."""


def digest(source: object) -> str:
    return hashlib.sha256(inspect.getsource(source).encode()).hexdigest()[:12]


def test_what_is_replaced_is_what_it_was_written_for():
    found = {"mkdocs.structure.pages.Page.render": digest(ORIGINAL), "mkdocs.structure.pages._RelativePathTreeprocessor": digest(_RelativePathTreeprocessor)}

    assert found == PATCHED, "MkDocs changed: read its new source, adapt portal.engine.rendering, then write the new digests there"


@given(
    st.lists(
        st.sampled_from(
            ["uno", " ", "  \n", "\n\n", "\n- ", "\n| a | b |\n|---|---|\n| ", "&", "&amp;", "**", "_", "[", "](x.md)", "\\", "!", "<", "`", "{ #a }", "\n## "]
        )
    )
)
def test_texts_out_of_reach_of_the_patterns_come_out_the_same(pieces: list[str]):
    text = "".join(pieces)

    assert QUICK.reset().convert(text) == PATIENT.reset().convert(text)
