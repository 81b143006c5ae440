"""Markdown as a tree of elements for paper: data, never the source of a document."""

# The tree is that of MkDocs' own parser, so that paper and page never read a
# text in two ways. A node is a text, or a dictionary with its kind under "t"
# and what it holds under "c".

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from markdown import Markdown

from portal.markdown import USE, blocks

Node = str | dict[str, Any]

KINDS = frozenset(("p", "ul", "ol", "li", "strong", "em", "a", "br", "h3"))
"""Elements that paper knows; everything else is refused, and rules see to it that nobody writes it."""

VALUE_START, VALUE_END = "\ue000", "\ue001"
"""Around the number of a value while Markdown is read: no text of the content may hold these characters."""

_VALUE = re.compile(f"{VALUE_START}(\\d+){VALUE_END}")
_NUMBERS = re.compile(r"(?:https?://\S+|[\w-]+(?:\.[\w-]+)+/\S*|(?<![\d.,])\+?\d(?:[\d ().:/,-]*\d)?(?!\w))", re.ASCII)
"""What would turn around in a text from right to left: addresses, phones, dates, numbers."""


def elements(text: str, write: Callable[[str], Sequence[Node]], cite: Callable[[str], None]) -> list[Node]:
    """The elements of a Markdown text; *write* gives the nodes of a value by its key, *cite* is told of citations, which only the page shows.

    An element that paper does not know raises `ValueError`.
    """
    keys: list[str] = []

    def put_aside(match: re.Match[str]) -> str:
        if match[1] is None:
            cite(match[2])
            return ""
        keys.append(match[1].strip())
        return f"{VALUE_START}{len(keys) - 1}{VALUE_END}"

    def values(text: str) -> list[Node]:
        parts = _VALUE.split(text)
        return [node for index, part in enumerate(parts) for node in (write(keys[int(part)]) if index % 2 else [part] if part else [])]

    html = _parser().reset().convert("\n\n".join(blocks(USE.sub(put_aside, text))))
    root = ET.fromstring(f"<div>{html}</div>")
    return [node for node in _inside(root, values) if not isinstance(node, str) or node.strip()]


@cache
def _parser() -> Markdown:
    return Markdown(extensions=["admonition", "attr_list"], output_format="xhtml")


def _inside(element: ET.Element, values: Callable[[str], list[Node]]) -> list[Node]:
    found = values(_spaced(element.text))
    for child in element:
        found.append(_node(child, values))
        found += values(_spaced(child.tail))
    return found


def _node(element: ET.Element, values: Callable[[str], list[Node]]) -> Node:
    kind, classes = element.tag, element.get("class", "")
    if kind == "div" and classes.startswith("admonition"):
        title, *rest = element
        return {"t": "box", "title": _inside(title, values), "c": [_node(child, values) for child in rest]}
    if kind not in KINDS:
        raise ValueError(kind)
    node: dict[str, Any] = {"t": kind, "c": _inside(element, values)}
    if kind in ("ul", "ol"):
        node["c"] = [child for child in node["c"] if not isinstance(child, str)]
    if kind == "a":
        node["href"] = element.get("href", "")
    return node


def _spaced(text: str | None) -> str:
    """Line ends are spaces; those that keep words together stay."""
    return re.sub(r"[ \t\n]+", " ", text or "")


def island(text: str) -> Node:
    """A number or an address, which runs from left to right in every text."""
    return {"t": "iso", "c": text}


def isolated(nodes: Iterable[Node]) -> list[Node]:
    """The same nodes, with every number and address in running text as an `island`; words of another language are one as they are."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            last = 0
            for match in _NUMBERS.finditer(node):
                found += [part for part in (node[last : match.start()],) if part]
                found.append(island(match[0]))
                last = match.end()
            found += [node[last:]] if node[last:] else []
        elif node["t"] in ("iso", "call"):
            found.append(node)
        elif node["t"] == "lang":
            found.append({**node, "island": True})
        else:
            found.append({**node, **{key: isolated(node[key]) for key in ("c", "title") if isinstance(node.get(key), list)}})
    return found


def words(nodes: Iterable[Node]) -> str:
    """What is read in the nodes, in its order, with single spaces."""
    return re.sub(r"\s+", " ", "".join(_words(node) for node in nodes)).strip()


def _words(node: Node) -> str:
    if isinstance(node, str):
        return node
    gap = " " if node["t"] in ("p", "li", "h3", "box", "br", "field", "ul", "ol", "rule") else ""
    inner = node.get("c", "")
    text = inner if isinstance(inner, str) else "".join(map(_words, inner))
    return f"{gap}{''.join(map(_words, node.get('title', [])))}{gap}{text}{gap}"
