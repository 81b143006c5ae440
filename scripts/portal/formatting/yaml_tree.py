"""A YAML text as a tree in which every comment has its place."""

# Comments are in none of PyYAML's events, but they can only stand between them:
# whatever is between two texts is spaces, brackets, hyphens, colons and comments.
# A comment on a line of its own belongs to what comes below it; where it is
# indented like something that ends there, it is the last line of that.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.yamlfile import Keys, events


@dataclass
class Node:
    """A map, a list or a text."""

    kind: str
    """``map``, ``list`` or ``text``."""

    start: int
    """The character with which it begins."""

    end: int
    """The character after its last one; known when it is complete."""

    column: int
    """The column in which it, and each of its entries, begins."""

    text: str = ""
    style: str = ""
    """How it was written, as in `portal.yamlfile.events`."""

    entries: list[Entry] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    """Comments behind the last entry."""


@dataclass
class Entry:
    """An item of a list, a key of a map with its value, or the whole of a text."""

    key: Node | None
    value: Node
    name: str | int
    """The key, or the number of the item."""

    start: int
    parent: Node | None = None
    """The map or list in which it stands."""

    above: list[str] = field(default_factory=list)
    """Comments and empty lines (``""``) above it."""

    beside: str = ""
    """The comment at the end of its line."""


@dataclass(frozen=True)
class Remark:
    """A comment, or an empty line."""

    start: int
    column: int
    text: str
    is_alone: bool
    """Whether its line holds nothing else; hyphens before it do not count."""


def read_tree(text: str) -> Entry | None:
    """The tree of a text that `portal.yamlfile.read_yaml` can read; None where it holds only comments."""
    entries, spans = _entries(text)
    if not entries:
        return None
    _Placing(text, entries).place(_remarks(text, spans))
    return entries[0]


def comments(root: Entry) -> list[tuple[Keys, str]]:
    """Every comment with the keys of what it belongs to, sorted: the order of keys does not count."""
    return sorted(_comments(root, ()), key=str)


def _comments(entry: Entry, keys: Keys) -> Iterator[tuple[Keys, str]]:
    yield from ((keys, line) for line in (*entry.above, entry.beside, *entry.value.below) if line)
    for inner in entry.value.entries:
        yield from _comments(inner, (*keys, inner.name))


def directive(text: str) -> bool:
    """Whether the text begins with a line like ``%YAML 1.1``, which has no place in the tree."""
    first = next(events(text), None)
    return re.search(r"^%", text[: first[3]] if first else text, re.MULTILINE) is not None


def _entries(text: str) -> tuple[list[Entry], list[tuple[int, int]]]:
    """All entries in the order in which they begin, outer before inner, and from where to where each text goes."""
    found: list[Entry] = []
    spans: list[tuple[int, int]] = []
    open_: list[Node] = []
    key: Node | None = None
    for kind, value, style, start, end, column in events(text):
        if kind == "end":
            node = open_.pop()
            node.end = end
            continue
        if style in ("|", ">"):
            # Empty lines below a block are not part of it.
            end = start + len(text[start:end].rstrip(" \n"))
            spans.append((start + len(re.match(r"[|>][-+0-9]*", text[start:])[0]), start))  # type: ignore[index]
        node = Node(kind, start, end, column, value, style)
        parent = open_[-1] if open_ else None
        if kind == "text":
            spans.append((start, end))
        if parent is not None and parent.kind == "map" and key is None:
            key = node
            continue
        name: str | int = key.text if key else len(parent.entries) if parent else 0
        entry = Entry(key, node, name, key.start if key else start, parent)
        key = None
        found.append(entry)
        if parent is not None:
            parent.entries.append(entry)
        if kind != "text":
            open_.append(node)
    return found, spans
