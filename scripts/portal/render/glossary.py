"""Words that not everybody knows: explained where a page first uses them, and listed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import escape

from portal.markdown import HEADING, blocks, prose
from portal.model.glossary import Term
from portal.model.page import PageKind
from portal.render.values import in_markdown
from portal.render.view import View

MOST = 3
"""Explanations on one page, inclusive: more would be a lesson, and some hundred bytes each."""

EXPLAINED_ON = (PageKind.TOPIC, PageKind.PATHWAY)
"""Pages that people read for help; those of countries and the start page lead on quickly."""


def with_explanations(view: View, body: str) -> str:
    """The authored text with a folded explanation behind the block that first uses a term, in the language of the text alone.

    A term that the title names is what the page is about, and explained first.
    """
    if view.kind not in EXPLAINED_ON or not view.portal.glossary:
        return body
    language = view.text_language
    waiting = [term for term in view.portal.glossary if not term.common and language in term.meaning.root]
    written: list[str] = []
    explained = 0
    for block in blocks(body):
        written.append(block)
        if HEADING.match(block):
            continue
        for term in [term for term in waiting if explained < MOST and _uses(block, tuple(term.forms_in(language)))]:
            waiting.remove(term)
            explained += 1
            written.append(_explanation(view, term))
    return "\n\n".join(written) + "\n"


def in_order(view: View) -> Sequence[Term]:
    """The terms of the glossary by their name in the reader's language."""
    return sorted(view.portal.glossary, key=lambda term: view.values.phrase(term.names).text.casefold())


def _explanation(view: View, term: Term) -> str:
    words = view.text_values
    title = words.words("glossary.what", term=words.phrase(term.names).text).replace('"', "")
    meaning = in_markdown(str(escape(words.phrase(term.meaning).text)))
    return f'??? note "{in_markdown(str(escape(title)))}"\n\n    {meaning}'


def _uses(block: str, forms: tuple[str, ...]) -> bool:
    return bool(forms) and _pattern(forms).search(prose(block)) is not None


@lru_cache(maxsize=4096)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms as whole words, however they are spaced."""
    choices = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)
