"""Writes into translations what they were made from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from portal.problems import Place
from portal.translated_texts import TextState
from portal.translations import Fingerprint, Freshness
from portal.yamlfile import YamlFile, read_yaml, split_front_matter

HEAD = "# Written by `portal translations stamp`: the words from which each translated text was made.\n"

_NAME = PurePosixPath("l10n")
_FLOW = re.compile(r"""\[[^\]]*\]|"[^"]*"|'[^']*'|[^\s,\[\]{}#]+""")
"""A list in brackets, or one word with or without quotes."""


def stamped_page(text: str, stamp: Fingerprint) -> str:
    """The text of a translation's file with *stamp* under its ``l10n``; every other character stays.

    Raises `ValueError` where there is no ``l10n`` to write into, or it has a form
    that can't be edited in place.
    """
    front, _, _ = split_front_matter(text.removeprefix("\ufeff"))
    file = read_yaml(front or "", _NAME)
    data = file.data if isinstance(file.data, dict) else {}
    l10n = data.get("l10n")
    if front is None or not isinstance(l10n, dict):
        raise ValueError("the front matter has no l10n")
    new = front
    for start, end, words in sorted(_edits(front, file, l10n, stamp), reverse=True):
        new = new[:start] + words + new[end:]
    written = read_yaml(new, _NAME)
    if written.problems or written.data != {**data, "l10n": {**l10n, "source": stamp.source, "blocks": [*stamp.blocks]}}:
        raise ValueError("l10n has a form that can't be edited in place; write it as {status: …}")
    begins = text.index("\n") + 1
    return text[:begins] + new + text[begins + len(front) :]


def _edits(front: str, file: YamlFile, l10n: dict, stamp: Fingerprint) -> Iterable[tuple[int, int, str]]:
    """Where to put what: offsets of characters from and to, and the new words."""
    values = {"source": _quoted([stamp.source]), "blocks": f"[{_quoted(stamp.blocks)}]"}
    lacking = ""
    place = file.place("l10n")
    start = _offset(front, place)
    in_braces = front[start : start + 1] == "{"
    between = ", " if in_braces else ("\r\n" if "\r\n" in front else "\n") + " " * (place.column - 1)
    for key, value in values.items():
        if key not in l10n:
            lacking += f"{key}: {value}{between}"
        elif front[_offset(front, file.place("l10n", key))] == "-":
            # A list of lines becomes one in brackets, on the line of its key.
            last = _offset(front, file.place("l10n", key, len(l10n[key]) - 1))
            yield front.index(":", _offset(front, file.key_place("l10n", key))) + 1, _end(front, last), f" {value}"
        else:
            at = _offset(front, file.place("l10n", key))
            yield at, _end(front, at), value
    if lacking:
        yield start + in_braces, start + in_braces, lacking


def _offset(text: str, place: Place) -> int:
    return sum(len(line) + 1 for line in text.split("\n")[: place.line - 1]) + place.column - 1


def _end(text: str, start: int) -> int:
    found = _FLOW.match(text, start)
    return found.end() if found else start


def stamped_texts(states: Iterable[TextState], looked_at: Callable[[TextState], bool]) -> str:
    """The file content/translations/<language>.yaml with the present hash of every text that somebody *looked_at*.

    The others keep what was recorded. Texts that are gone, or have no
    translation in the language, are not in the file.
    """
    records: defaultdict[str, list[str]] = defaultdict(list)
    for state in states:
        if state.freshness is not Freshness.MISSING and (hash_ := state.present if looked_at(state) else state.recorded):
            records[state.written.key].append(hash_)
    lines = [f"{key}: {_quoted(hashes) if len(hashes) == 1 else f'[{_quoted(hashes)}]'}\n" for key, hashes in sorted(records.items())]
    return HEAD + "".join(lines)


def _quoted(hashes: Iterable[str]) -> str:
    return ", ".join(f'"{each}"' for each in hashes)
