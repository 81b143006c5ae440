"""What changed in a source since it was translated, in words for a translator."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from textwrap import indent

from portal.cli.history import versions
from portal.translated_texts import TextState, text_hash
from portal.translations import FRONT, Freshness, PageState, changes, fingerprint, units_in, units_of
from portal.yamlfile import read_yaml, walk

WORDS = {
    "en": {
        "current": "is current",
        "outdated": "is outdated",
        "missing": "is not written",
        "unstamped": "says nothing about the text from which it was made",
        "share": "{changed} of {blocks} blocks of the source changed, {percent} %",
        "title": "title",
        "summary": "summary",
        "block": "block {number}",
        "changed": "changed",
        "added": "added",
        "removed": "removed",
        "now": "now",
        "was": "before",
        "translation": "translation",
        "no-history": "The old words are not in this history.",
    },
    "es": {
        "current": "está al día",
        "outdated": "está atrasada",
        "missing": "no está escrita",
        "unstamped": "no dice de qué texto se hizo",
        "share": "cambiaron {changed} de {blocks} bloques del original, {percent} %",
        "title": "título",
        "summary": "resumen",
        "block": "bloque {number}",
        "changed": "cambió",
        "added": "es nuevo",
        "removed": "se quitó",
        "now": "ahora",
        "was": "antes",
        "translation": "traducción",
        "no-history": "Las palabras anteriores no están en este historial.",
    },
}


def page_difference(page: PageState, root: Path, lang: str) -> str:
    """What a translator of a page must know, with the old words where git has them."""
    words = WORDS[lang]
    name = f"{page.source.path} ({', '.join(filter(None, (page.language, page.state.status)))})"
    if page.state.freshness is not Freshness.OUTDATED or not page.page:
        return f"{name} {words[page.state.freshness]}."
    present = units_of(page.source)
    past = _past(root, page.source.place.file, page.page.l10n.source)
    found = changes(fingerprint(past).blocks, fingerprint(present).blocks, present) if past else page.state.changes
    share = words["share"].format(changed=len(page.state.changes), blocks=page.state.blocks, percent=page.state.percent)
    parts = [f"{name}: {share}"]
    for change in found:
        number = change.was if change.block is None else change.block
        title = (words["title"], words["summary"])[number] if number < FRONT else words["block"].format(number=number - FRONT + 1)
        parts.append(f"  {title}, {words[change.kind]}")
        if change.block is not None:
            parts.append(_quote(words["now"], present[change.block]))
        if past and change.was is not None:
            parts.append(_quote(words["was"], past[change.was]))
    return "\n".join(parts if past else [*parts, f"  {words['no-history']}"]) + "\n"


def text_difference(text: TextState, root: Path, lang: str) -> str:
    """The same about a text of a YAML file."""
    words = WORDS[lang]
    lines = [f"{text.written.key} ({text.language}) {words[text.freshness]}.", _quote(words["now"], text.source_words)]
    if text.words:
        lines.append(_quote(words["translation"], text.words))
    if text.freshness is Freshness.OUTDATED:
        old = _past_words(root, text.written.entity.place.file).get(text.recorded or "")
        lines.append(_quote(words["was"], old) if old else f"  {words['no-history']}")
    return "\n".join(lines) + "\n"


def _quote(label: str, words: str) -> str:
    return f"    {label}:\n{indent(words, '      ')}"


def _past(root: Path, file: PurePosixPath, source: str | None) -> Sequence[str] | None:
    """The units of a page as they were when its fingerprint was *source*; None where the history does not know."""
    found = (units for text in versions(root, file) if (units := units_in(text)))
    return next((units for units in found if fingerprint(units).source == source), None)


@cache
def _past_words(root: Path, file: PurePosixPath) -> dict[str, str]:
    """Every text that a YAML file ever held, by its hash."""
    texts = (words for text in versions(root, file) for _, words in walk(read_yaml(text, file).data))
    return {text_hash(words): words for words in texts}
