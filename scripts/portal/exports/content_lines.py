"""Content lines, in which vCard (RFC 2426) and iCalendar (RFC 5545) are written: escaped, and folded after 75 bytes."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 75
"""Bytes of a line; a longer one goes on below, after a space."""


def escaped(text: str) -> str:
    """A text as a value: nothing in it can end the value or begin another line."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "").replace("\n", "\\n")


def lines(properties: Iterable[str]) -> bytes:
    """Properties (``NAME;PARAMETER=X:value``) as lines. None is folded inside a letter."""
    return b"".join(_folded(each.encode()) + b"\r\n" for each in properties)


def _folded(line: bytes) -> bytes:
    parts = []
    while len(line) > LONGEST:
        end = LONGEST
        while line[end] & 0xC0 == 0x80:  # the middle of a letter
            end -= 1
        parts.append(line[:end])
        line = b" " + line[end:]
    return b"\r\n".join([*parts, line])
