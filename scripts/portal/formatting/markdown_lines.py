"""The one form of the lines of a Markdown block."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.markdown import ADMONITION, ANCHOR, HEADING, ITEM, KEY, VALUE

TITLED = re.compile(r"([a-z]+)\s+(\"[^\"]+\")")
"""What follows ``!!!`` or ``???`` in the profile: a kind and a title."""

_OTHER_BULLET = re.compile(r"( *)[*+] +(?=[^ *+_=-])")
_MARK = re.compile(r"( *)(-|\d{1,3}\.) +(?=\S)")
_NUMBER = re.compile(r"( *)(\d{1,3})(\. .*)")
_DIVIDER = re.compile(r"\|?(?: *:?-+:? *\|)*(?: *:?-+:? *)\|?")
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_KEPT = r"(?P<kept>\]\([^()\s]*\)|\{\{[^{}]*\}\}|\[\^[^\[\]]*\])"
"""Where stars and underscores are no emphasis: addresses and names of values and sources."""

_SOFT = re.compile(rf"{_KEPT}|(?<![\w*\\])\*(?![\s*])(?P<words>[^*_\\`]+)(?<!\s)\*(?![\w*])")
_LOUD = re.compile(rf"{_KEPT}|(?<![\w*\\])__(?![\s_])(?P<words>[^*_\\`]+)(?<!\s)__(?![\w*])")


def drafted(lines: list[str]) -> list[str]:
    """The lines with what has a twin in the profile turned into it.

    Tabs, as Python-Markdown counts them; other bullets; ``*`` and ``__`` for
    emphasis, where they can mean nothing else; the colons of a table.
    """
    result: list[str] = []
    for line in lines:
        line = _OTHER_BULLET.sub(r"\1- ", line.expandtabs(4), count=1) if "*" in line or "+" in line else line.expandtabs(4)
        if ":" in line and result and "|" in result[-1] and _DIVIDER.fullmatch(line.strip(" ")):
            line = line.replace(":", "-")
        result.append(_emphasis(line))
    return result


def _emphasis(line: str) -> str:
    if "__" in line:
        line = _LOUD.sub(lambda match: match["kept"] or f"**{match['words']}**", line)
    if "*" not in line:
        return line
    new = _SOFT.sub(lambda match: match["kept"] or f"_{match['words']}_", line)
    # A star that is left over could belong to one of those that were turned.
    return new if "*" not in new.replace("**", "") else line


def neat(lines: list[str]) -> list[str]:
    """The lines of a block inside the profile in their one form."""
    result: list[str] = []
    for line in (_neat_line(line.rstrip(" ")) for line in lines):
        after = result[-1] if result else ""
        if line and is_admonition(after):
            result.append("")
        if line or after:
            result.append(line)
    return _renumbered(_tables(result))


def is_admonition(line: str) -> bool:
    """Whether a line is the head of an admonition as the profile wants it."""
    match = ADMONITION.match(line.strip(" "))
    return match is not None and TITLED.fullmatch(match[2].strip(" ")) is not None


def _neat_line(line: str) -> str:
    text = line.lstrip(" ")
    indent = line[: len(line) - len(text)]
    if (heading := HEADING.match(text)) and (anchor := ANCHOR.search(heading[2])) and (title := heading[2][: anchor.start()].strip(" ")):
        return f"{indent}{heading[1]} {_values(title)} {{ #{anchor[1]} }}"
    if is_admonition(text):
        mark, kind, title = ADMONITION.match(text)[1], *TITLED.match(ADMONITION.match(text)[2]).groups()  # type: ignore[index,union-attr]
        return f"{indent}{mark} {kind} {title}"
    return _values(_MARK.sub(r"\1\2 ", line, count=1))


def _values(line: str) -> str:
    return VALUE.sub(lambda match: f"{{{{ {key} }}}}" if re.fullmatch(KEY, key := match[1].strip(" ")) else match[0], line)


def _tables(lines: list[str]) -> list[str]:
    result = list(lines)
    for number in range(len(lines) - 1):
        begins = number == 0 or not lines[number - 1]
        if begins and "|" in lines[number] and _DIVIDER.fullmatch(lines[number + 1].strip(" ")):
            end = next((index for index in range(number, len(lines)) if not lines[index]), len(lines))
            result[number:end] = _table(lines[number:end])
    return result


def _table(rows: list[str]) -> list[str]:
    """The rows of a table without padding; as they are, if they are none."""
    indents = {len(row) - len(row.lstrip(" ")) for row in rows}
    texts = [row.strip(" ") for row in rows]
    has_border = texts[0].startswith("|") or bool(_PIPE.search(texts[0][-1:])) and not texts[0].endswith("\\|")
    cells = [_cells(text, has_border) for text in texts]
    if len(indents) != 1 or len(cells[0]) != len(cells[1]) or not all(_PIPE.search(text) for text in texts) or ITEM.match(texts[0]):
        return rows
    cells[1] = ["---"] * len(cells[1])
    pad = " " * indents.pop()
    return [f"{pad}| {' | '.join(row)} |" for row in cells]


def _cells(row: str, has_border: bool) -> list[str]:
    """The cells as Python-Markdown finds them: the head of a table decides whether bars at the ends are borders."""
    bars = [match.end() - 1 for match in _PIPE.finditer(row)]
    if has_border and bars and bars[-1] == len(row) - 1:
        row, bars = row[:-1], bars[:-1]
    if has_border and bars and bars[0] == 0:
        bars = bars[1:]
        begin = 1
    else:
        begin = 0
    return [row[start:end].strip(" ") for start, end in zip([begin, *(bar + 1 for bar in bars)], [*bars, len(row)], strict=True)]


def _renumbered(lines: list[str]) -> list[str]:
    """The lines with lists counted on from their first number, where they are not."""
    result = list(lines)
    lists: dict[int, list[int]] = {}
    """The lines of the open lists, by how far in they are."""
    for number, line in enumerate([*lines, ""]):
        indent = len(line) - len(line.lstrip(" "))
        item = _NUMBER.match(line)
        is_apart = not item and (ITEM.match(line.lstrip(" ")) or number == 0 or not lines[number - 1])
        for inner in [inner for inner in lists if (line or number == len(lines)) and (inner > indent or (inner == indent and is_apart))]:
            _count(result, lists.pop(inner))
        if item:
            lists.setdefault(indent, []).append(number)
    for rest in lists.values():
        _count(result, rest)
    return result


def _count(lines: list[str], numbers: Iterable[int]) -> None:
    first = None
    for count, number in enumerate(numbers):
        indent, typed, rest = _NUMBER.match(lines[number]).groups()  # type: ignore[union-attr]
        first = int(typed) if first is None else first
        if int(typed) != first + count:
            lines[number] = f"{indent}{first + count}{rest}"
