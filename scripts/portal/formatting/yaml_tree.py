"""A YAML text as a tree in which every comment has its place."""

# Comments are in none of PyYAML's events, but they can only stand between them:
# whatever is between two texts is spaces, brackets, hyphens, colons and comments.
# A comment on a line of its own belongs to what comes below it; where it is
# indented like something that ends there, it is the last line of that.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.yamlfile import MAX_BYTES, Keys, events


@dataclass(eq=False)
class Node:
    """A map, a list or a text, or the key of a map."""

    kind: str
    """``map``, ``list`` or ``text``."""

    text: str
    style: str
    """How it is written, as in `portal.yamlfile.events`."""

    start: int
    """The character with which it begins."""

    end: int
    """The character after its last one."""

    column: int
    """The column in which it begins, and each of its entries, if it has no brackets."""

    entries: list[Entry] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    """Comments and empty lines (``""``) behind the last entry."""

    shown: list[str] = field(default_factory=list)
    """The lines of a text in its one form; see `portal.formatting.yaml_layout`."""


@dataclass(eq=False)
class Entry:
    """An item of a list, a key of a map with its value, or the whole of a text."""

    key: Node | None
    value: Node
    name: str | int
    """The key, or the number of the item."""

    start: int
    parent: Entry | None = None
    """The entry whose value it is in; None for the whole text."""

    above: list[str] = field(default_factory=list)
    """Comments and empty lines (``""``) above it."""

    beside: str = ""
    """The comment at the end of its line."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, or an empty line."""

    start: int
    column: int
    """The column in which its line begins: with it, or with the hyphens before it."""

    text: str
    is_alone: bool
    """Whether nothing but hyphens stands before it on its line."""


def read_tree(text: str) -> Entry | None:
    """The tree of a text that `portal.yamlfile.read_yaml` can read; None where it holds only comments."""
    entries, spans = _entries(text)
    if entries:
        _place(list(_remarks(text, spans)), entries)
    return entries[0] if entries else None


def comments(entry: Entry, keys: Keys = ()) -> list[tuple[Keys, str]]:
    """Every comment of an entry with the keys of what it belongs to; the order of keys does not count."""
    found = [(keys, line) for line in (*entry.above, entry.beside, *entry.value.below) if line]
    for inner in entry.value.entries:
        found += comments(inner, (*keys, inner.name))
    return found if keys else sorted(found, key=str)


def has_directive(text: str) -> bool:
    """Whether the text begins with a line like ``%YAML 1.1``, which has no place in the tree."""
    first = next(events(text), None)
    return re.search(r"^%", text[: first[3]] if first else text, re.MULTILINE) is not None


def _entries(text: str) -> tuple[list[Entry], list[tuple[int, int]]]:
    """All entries in the order in which they begin, outer before inner, and from where to where their words go."""
    found: list[Entry] = []
    spans: list[tuple[int, int]] = []
    open_: list[Entry] = []
    key: Node | None = None
    for kind, value, style, start, end, column in events(text):
        if kind == "end":
            open_.pop().value.end = end
            continue
        node = Node(kind, value, style, start, end, column)
        if style in ("|", ">"):
            # Its first line may end with a comment, and the empty lines below it are not part of it.
            node.end = start + len(text[start:end].rstrip(" \n"))
            first = text.find("\n", start, end)
            spans.append((first, max(first, node.end)) if first >= 0 else (start, start))
        elif kind == "text":
            spans.append((start, end))
        parent = open_[-1] if open_ else None
        if parent and parent.value.kind == "map" and key is None:
            key = node
            continue
        name = key.text if key else len(parent.value.entries) if parent else 0
        entry = Entry(key, node, name, key.start if key else start, parent)
        key = None
        found.append(entry)
        if parent:
            parent.value.entries.append(entry)
        if kind != "text":
            open_.append(entry)
    return found, spans


_REMARK = re.compile(r"#[^\n]*|(?<=\n)[ \t]*\n")
_BEFORE = re.compile(r"[\s?-]*|\.\.\.\s*")


def _remarks(text: str, spans: list[tuple[int, int]]) -> Iterator[Remark]:
    """Comments and empty lines, which stand outside the *spans* of words."""
    position = 0
    for start, end in [*spans, (len(text), len(text))]:
        for match in _REMARK.finditer(text, position, start):
            line = text.rfind("\n", 0, match.start()) + 1
            column = len(text[line : match.start()]) - len(text[line : match.start()].lstrip(" "))
            yield Remark(match.start(), column, match[0].strip(), _BEFORE.fullmatch(text, line, match.start()) is not None)
        position = end


def _place(remarks: list[Remark], entries: list[Entry]) -> None:
    """Give every remark to an entry."""
    index = 0
    indent = MAX_BYTES
    """How far in a comment can stand: what follows another one that stands further out is not inside any more."""
    waits = False
    """Whether there is an empty line for what comes below it."""
    for remark in [*remarks, None]:
        if index < len(entries) and (remark is None or entries[index].start < remark.start):
            if waits:
                entries[index].above.append("")
            waits = False
            indent = MAX_BYTES
            while remark and index < len(entries) and entries[index].start < remark.start:
                index += 1
        if remark is None:
            return
        last = entries[max(0, index - 1)]
        following = entries[index] if index < len(entries) else None
        if not remark.text:
            waits = index == 0 or not _is_inside(last, remark)
        elif not remark.is_alone:
            _put_beside(last, remark)
        else:
            indent = min(indent, remark.column)
            lines = _lines(last, following, remark, indent) if index else entries[0].above
            lines += ["", remark.text] if waits else [remark.text]
            waits = False
            if following and lines is following.above:
                indent = -1


def _is_inside(last: Entry, remark: Remark) -> bool:
    """Whether a remark stands in brackets, or between a key and a value that is no block of entries."""
    return _is_before(last, remark) or any(entry.value.style == "{" and remark.start < entry.value.end for entry in _upwards(last))


def _is_before(last: Entry, remark: Remark) -> bool:
    """Whether a remark stands between a key and its text or brackets."""
    return (last.value.kind == "text" or last.value.style == "{") and remark.start < last.value.start


def _put_beside(entry: Entry, remark: Remark) -> None:
    """Give a comment to the entry, or the brackets, that end on its line."""
    while entry.parent and entry.parent.value.style == "{" and entry.parent.value.end <= remark.start:
        entry = entry.parent
    if entry.beside:
        entry.above.append(remark.text)
    else:
        entry.beside = remark.text


def _lines(last: Entry, following: Entry | None, remark: Remark, indent: int) -> list[str]:
    """The lines to which a comment between two entries belongs."""
    if _is_before(last, remark):
        return last.above
    around = list(_upwards(following))[1:] if following else []
    closing = [entry.value for entry in _upwards(last) if entry not in around and entry.value.kind != "text"]
    for node in closing:
        if node.style == "{" and remark.start < node.end:
            return node.below
    if following and any(entry.value.style == "{" for entry in around):
        return following.above
    column = following.parent.value.column if following and following.parent else -1
    fitting = [node for node in reversed(closing) if node.style != "{" and column < node.column <= indent]
    if fitting:
        return max(fitting, key=lambda node: node.column).below
    return following.above if following else list(_upwards(last))[-1].value.below


def _upwards(entry: Entry) -> Iterator[Entry]:
    """An entry and all that it is inside."""
    while True:
        yield entry
        if entry.parent is None:
            return
        entry = entry.parent
