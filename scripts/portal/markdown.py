"""The Markdown profile: what pages may use, their blocks with lines, and what they refer to."""

# The profile is the part of Markdown on which the web editor, exchange formats
# and Python-Markdown agree. Everything else is reported, so that nobody is
# surprised by what a page looks like.

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.model.scalars import ID

KEY = rf"(?:[a-z]{{2}}/|regional/)?{ID}"
"""A key of the ledger: ``police``, ``mx/asylum-deadline``, ``regional/ca4``."""

# Long lines of brackets must not take long: no pattern tries the same characters twice.
VALUE = re.compile(r"\{\{([^{}\n]*)\}\}")
CITATION = re.compile(r"\[\^([^\[\]\n]*)\]")
USE = re.compile(f"{VALUE.pattern}|{CITATION.pattern}")
"""A value (its key is the first group) or a citation (the second), so that sources are numbered in the order of the text."""

LINK = re.compile(r"(?<!!)\[([^\[\]\n]*)\]\( *+([^()\s<>]*) *+\)")
HEADING = re.compile(r"(#{1,6})\s++(.*)$")
ANCHOR = re.compile(rf"\{{ *+#({ID}) *+\}} *$")
ADMONITION = re.compile(r"(!!!|\?\?\?\+?)\s*(.*)$")
ITEM = re.compile(r"(?:-|\d{1,3}\.)\s+")
ITEMS = re.compile(rf"(?:{ITEM.pattern})*+")
"""The marks of an item, and of items inside it on the same line."""

TAG = re.compile(r"<(?=[A-Za-z/!?]|[^<>\s]+@)")
ADMONITION_KINDS = ("note", "warning", "danger", "tip")


PROSE_START = "<!--prose-->"
PROSE_END = "<!--/prose-->"
"""Around the authored body of a staged page; comments pass through every engine."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a page points to, where it stands in the body (counted from 1)."""

    kind: str
    """``value`` (``{{ key }}``), ``citation`` (``[^key]``), ``link`` or ``anchor`` (of a heading)."""

    target: str
    line: int
    column: int
    where: str = "text"
    """``text``, or the place where values are refused: ``heading``, ``link`` or ``title``."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A construct outside the profile. *what* is a key of the rule's table of constructs."""

    what: str
    line: int
    column: int
    shown: str = ""


def references(body: str) -> list[Reference]:
    """Values, citations, links and heading anchors of a page, in the order of the text."""
    found: list[Reference] = []
    for number, line in enumerate(body.split("\n"), start=1):
        heading = HEADING.match(line.lstrip())
        title = ADMONITION.match(line.strip())
        where = "heading" if heading else "title" if title else "text"
        links = list(LINK.finditer(line))
        starts = [link.start(1) for link in links]
        for match in VALUE.finditer(line):
            nearest = bisect_right(starts, match.start()) - 1
            inside = nearest >= 0 and match.start() < links[nearest].end(1)
            found.append(Reference("value", match[1].strip(), number, match.start() + 1, "link" if inside else where))
        for match in CITATION.finditer(line):
            found.append(Reference("citation", match[1], number, match.start() + 1, where))
        for match in links:
            found.append(Reference("link", match[2], number, match.start(2) + 1))
        if heading and (anchor := ANCHOR.search(line)):
            found.append(Reference("anchor", anchor[1], number, anchor.start(1) + 1))
    return found


def faults(body: str) -> list[Fault]:
    """Everything in the body that is outside the profile."""
    return list(_faults(body.split("\n")))


_PLAIN_LINK = re.compile(r"\[[^\[\]]*\]\(\s*+[^()\s<>]*\s*+\)")
"""Links (and pictures) whose address `LINK` sees; any other ``](`` would lead past the rules about addresses."""

_INLINE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("html", TAG),
    ("code", re.compile(r"`")),
    ("image", re.compile(r"!\[")),
    ("emphasis", re.compile(r"(?<![*\\])\*(?![*\s])[^*\n]+?(?<!\s)\*(?!\*)")),
    ("strong", re.compile(r"(?<![_\w\\])__(?!_|\s)")),
    ("reference-link", re.compile(r"\]\[")),
    ("attributes", re.compile(r"[{}]")),
    ("mark", re.compile(r"\[\^")),
    ("entity", re.compile(r"&(?:#x?[0-9a-fA-F]|[A-Za-z][A-Za-z0-9]*;)")),
    ("tab", re.compile(r"\t")),
)

_LINE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("code", re.compile(r"(?:```|~~~)")),
    ("quote", re.compile(r">")),
    ("tabs", re.compile(r"===\s")),
    ("rule", re.compile(r"(?:[-=\s]+|[_\s]+|[*\s]+)$")),
    ("abbreviation", re.compile(r"\*\[")),
    ("definition", re.compile(r":\s")),
    ("footnote", re.compile(r"\[\^[^\]]*\]:")),
    ("reference-link", re.compile(r"\[[^\[\]]*\]:")),
    ("bullet", re.compile(r"(?:[*+]\s|\d+\)\s)")),
    ("alignment", re.compile(r"\|?(?=[\s|:-]*-)(?=[^|]*\|)(?=.*:)[\s|:-]+$")),
)


_SUSPECT = re.compile(r"[<`!*_{}&\t]|\][\[(]|\[\^")
"""A line without any of these holds nothing of `_INLINE`, and no link."""

_LINE_STARTS = frozenset("`~>=-_*:[+|0123456789")
"""The first characters of everything in `_LINE`."""


def _faults(lines: list[str]) -> Iterator[Fault]:
    nested = 0
    """Spaces to which the current list or admonition may indent its text."""
    after_admonition = False
    list_mark = ""
    """The first character of the marks of the list above, until something else begins: two lists in a row would run together."""
    begins = ""
    """The line with which the paragraph, list or table around the line begins; empty where it is the line itself."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            after_admonition = False
            begins = ""
            continue
        indent = len(line) - len(line.lstrip(" "))
        text = line.strip()
        if after_admonition:
            yield Fault("admonition-gap", number, indent + 1, text[:30])
            after_admonition = False
        if indent == 0:
            nested = 0
        if indent > nested or indent % 4:
            yield Fault("indent", number, 1, text[:30])
        opens = False
        first = text[0]
        heading = HEADING.match(text) if first == "#" else None
        admonition = ADMONITION.match(text) if first in "!?" else None
        if heading:
            yield from _heading(heading, number, indent)
        elif first == "#":
            yield Fault("heading", number, indent + 1, text[:30])
        elif admonition:
            opens = True
            after_admonition = True
            kind = re.fullmatch(r"([a-z]+)\s+\"([^\"]+)\"", admonition[2])
            if not kind:
                yield Fault("admonition-title", number, indent + 1, text[:30])
            elif kind[1] not in ADMONITION_KINDS:
                yield Fault("admonition-kind", number, indent + 1, kind[1])
        else:
            marks = _end(ITEMS.match(text)) if first in _LINE_STARTS else 0
            inner = text[marks:]
            for what, pattern in _LINE if inner[:1] in _LINE_STARTS else ():
                if pattern.match(inner):
                    yield Fault(what, number, indent + marks + 1, inner[:30])
                    break
            if marks and (inner.startswith("#") or ADMONITION.match(inner)):
                yield Fault("item", number, indent + marks + 1, inner[:30])
            opens = marks > 0
            if begins and (_sticks(begins, line) or (text.startswith("|") and not begins.lstrip().startswith("|"))):
                yield Fault("gap", number, indent + 1, text[:30])
                begins = line
        if indent == 0:
            mark = ("1" if first.isdigit() else first) if opens and not admonition else ""
            if mark and list_mark and mark != list_mark:
                yield Fault("lists", number, 1, text[:30])
            list_mark = mark or (list_mark if begins and begins != line and not heading and not admonition else "")
        begins = "" if heading or admonition else begins or line
        if opens:
            nested = indent + 4
        elif indent < nested and indent:
            nested = indent
        if not _SUSPECT.search(line):
            continue
        bare = USE.sub(_blank, line)
        if HEADING.match(ITEMS.sub("", text, count=1)):
            bare = ANCHOR.sub("", bare)
        for what, pattern in _INLINE:
            if match := pattern.search(bare):
                yield Fault(what, number, match.start() + 1, bare[match.start() : match.start() + 20].strip())
        if (odd := _PLAIN_LINK.sub(_blank, bare).find("](")) >= 0:
            yield Fault("link", number, odd + 1, bare[odd : odd + 20].strip())


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _sticks(begins: str, line: str) -> bool:
    """Whether a list item continues what *begins* above it: a paragraph, or a deeper list, would swallow it."""
    above, item = begins.lstrip(), line.lstrip()
    return bool(ITEM.match(item)) and (not ITEM.match(above) or len(line) - len(item) < len(begins) - len(above))


def _heading(match: re.Match[str], number: int, indent: int) -> Iterator[Fault]:
    level = len(match[1])
    if level == 1 or level > 4:
        yield Fault("heading-level", number, indent + 1, match[1])
    if not ANCHOR.search(match[2]):
        yield Fault("heading-anchor", number, indent + 1, match[2][:30])


def prose(body: str) -> str:
    """The words that a reader reads, line by line.

    References, link targets, heading anchors and list marks are blanked out
    with spaces, so that lines and columns stay true.
    """
    text = USE.sub(_blank, body)
    text = LINK.sub(lambda match: f" {match[1]} ".ljust(len(match[0])), text)
    return _LIST_MARK.sub(_blank, _END_ANCHOR.sub(_blank, text))


_LIST_MARK = re.compile(r"^ *(?:-|\d{1,3}\.)(?= )", re.MULTILINE)
_END_ANCHOR = re.compile(ANCHOR.pattern, re.MULTILINE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def substitute(
    body: str,
    value: Callable[[str], str],
    cite: Callable[[str], str],
    remark: Callable[[list[str]], str],
) -> str:
    """The body with values and citations written out as inline HTML.

    *value* and *cite* give the HTML for a key. After each block that uses the
    ledger, *remark* gets the block's keys in order and may return one sentence
    of HTML, or ``""``; it is added once per block, as a paragraph of its own.
    """
    result: list[str] = []
    for block in blocks(body):
        keys: list[str] = []

        def write(match: re.Match[str], keys: list[str] = keys) -> str:
            is_value = match[1] is not None
            keys.append(match[1].strip() if is_value else match[2])
            return (value if is_value else cite)(keys[-1])

        result.append(USE.sub(write, block))
        if keys and (sentence := remark(keys)):
            indent = "    " if ADMONITION.match(block.split("\n", 1)[0]) else ""
            result.append(f"{indent}{sentence}")
    return "\n\n".join(result) + "\n" if result else ""


def blocks(body: str) -> list[str]:
    """Top-level blocks without the empty lines between them; a heading, a list or an admonition is one block."""
    groups: list[list[str]] = []
    empty = True
    for line in body.split("\n"):
        if not line.strip():
            if groups and not empty:
                groups[-1].append("")
            empty = True
            continue
        continues = groups and (line.startswith(" ") or (ITEM.match(line) and ITEM.match(groups[-1][0])))
        if (empty and not continues) or (not empty and (HEADING.match(line) or HEADING.match(groups[-1][-1]))):
            groups.append([line])
        else:
            groups[-1].append(line)
        empty = False
    return ["\n".join(group).rstrip() for group in groups]
