"""A new hub among those that are written: its lines, and the place where they belong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from portal.formatting.files import formatted
from portal.problems import Problem
from portal.spelling import plain
from portal.yamlfile import decode, read_yaml

HUBS = PurePosixPath("hubs.yaml")


def id_for(country: str, municipality: str) -> str:
    """The usual id of a hub: ``gt-san-marcos``."""
    return "-".join([country, *re.findall(r"[a-z0-9]+", plain(municipality))])


def lines_of(fields: Mapping[str, object]) -> tuple[str, list[Problem]]:
    """The lines of an entry in their one form, with what keeps them from it; *fields* are its texts, maps and lists by their YAML keys."""
    raw = "".join(f"{'- ' if number == 0 else '  '}{key}: {json.dumps(value, ensure_ascii=False)}\n" for number, (key, value) in enumerate(fields.items()))
    return formatted(raw, HUBS)


def inserted(data: bytes, lines: str) -> tuple[bytes | None, list[Problem]]:
    """The file *data* with the *lines* of one more hub: behind the hubs of its country with smaller ids.

    A country that has none yet comes last. Every other byte stays as it is. None
    where that can't be done: with the reasons, or, for a file that is written in
    an unusual way, without any.
    """
    text, problems = decode(data, HUBS)
    file = read_yaml(text or "", HUBS)
    new = read_yaml(lines, HUBS)
    problems = [*problems, *file.problems, *new.problems]
    written = file.data if file.data is not None else []
    if problems or not isinstance(written, list) or not all(isinstance(hub, dict) for hub in written):
        return None, problems
    (hub,) = new.data  # type: ignore[misc]
    index = _index(written, hub)
    rows = re.findall(rb"[^\n]*\n|[^\n]+", data)
    row = _row(rows, file.place(index).line - 1, index) if index < len(written) else len(rows)
    end = b"\r\n" if rows and rows[0].endswith(b"\r\n") else b"\n"
    before = b"".join(rows[:row])
    gap = end if before and not before.endswith(b"\n") else b""
    result = before + gap + lines.encode().replace(b"\n", end) + b"".join(rows[row:])
    again, found = decode(result, HUBS)
    expected = [*written[:index], hub, *written[index:]]
    return (result, []) if again is not None and not found and read_yaml(again, HUBS).data == expected else (None, list(found))


def _index(written: list[dict[str, object]], hub: dict[str, object]) -> int:
    """Where a hub stands among those that are *written*."""
    own = [number for number, other in enumerate(written) if other.get("country") == hub["country"]]
    larger = [number for number in own if str(written[number].get("id", "")) > str(hub["id"])]
    return larger[0] if larger else own[-1] + 1 if own else len(written)


def _row(rows: list[bytes], row: int, index: int) -> int:
    """The first row of the entry of that *index*, which begins in *row*: that of the comments right above it.

    What stands above the first entry speaks of the whole file.
    """
    while index and rows[row - 1].startswith(b"#"):
        row -= 1
    return row
