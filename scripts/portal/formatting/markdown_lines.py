"""The one form of the lines of a Markdown block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.markdown import ANCHOR, HEADING, ITEM, KEY, VALUE

_ADMONITION = re.compile(r"( *)(!!!|\?\?\?\+?)\s*([a-z]+)\s+(\"[^\"]+\") *")
"""The head of an admonition as the profile wants it, with a kind and a title."""

_OTHER_BULLET = re.compile(r"^( *)[*+] +(?=[^ *+_=-])")
_MARK = re.compile(r"^( *)(-|\d{1,3}\.) +(?=\S)")
_NUMBER = re.compile(r"( *)(\d{1,3})(\. .*)")
_DIVIDER = re.compile(r"\|?(?: *:?-+:? *\|)*(?: *:?-+:? *)\|?")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
_LAST_BAR = re.compile(rf"{_BAR.pattern}$")
_KEPT = r"(?P<kept>\]\([^()\s]*\)|\{\{[^{}]*\}\}|\[\^[^\[\]]*\])"
"""Where stars and underscores are no emphasis: addresses and names of values and sources."""

# A star or underscore inside a word, or beside another one, is left for `portal check` to report.
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
    return _ADMONITION.fullmatch(line) is not None


def _neat_line(line: str) -> str:
    text = line.lstrip(" ")
    indent = line[: len(line) - len(text)]
    if (heading := HEADING.match(text)) and (anchor := ANCHOR.search(heading[2])) and (title := heading[2][: anchor.start()].strip(" ")):
        return f"{indent}{heading[1]} {_values(title)} {{ #{anchor[1]} }}"
    if admonition := _ADMONITION.fullmatch(line):
        return f"{indent}{admonition[2]} {admonition[3]} {admonition[4]}"
    return _values(_MARK.sub(r"\1\2 ", line, count=1))


def _values(line: str) -> str:
    return VALUE.sub(lambda match: f"{{{{ {key} }}}}" if re.fullmatch(KEY, key := match[1].strip(" ")) else match[0], line)


def tables(lines: list[str]) -> Iterator[slice]:
    """Where the tables of a block are, as Python-Markdown finds them."""
    for number in range(len(lines) - 1):
        begins = number == 0 or not lines[number - 1].strip(" ")
        if begins and "|" in lines[number] and _DIVIDER.fullmatch(lines[number + 1].strip(" ")):
            rows = slice(number, next((index for index in range(number, len(lines)) if not lines[index].strip(" ")), len(lines)))
            if _is_table(lines[rows]):
                yield rows


def _is_table(rows: list[str]) -> bool:
    texts = [row.strip(" ") for row in rows]
    head, divider = (_cells(text, _has_border(texts)) for text in texts[:2])
    has_bars = len(head) > 1 or all(text.startswith("|") or _LAST_BAR.search(text) for text in texts)
    return has_bars and len(head) == len(divider) and len({len(row) - len(row.lstrip(" ")) for row in rows}) == 1


def _has_border(texts: list[str]) -> bool:
    return texts[0].startswith("|") or _LAST_BAR.search(texts[0]) is not None


def _tables(lines: list[str]) -> list[str]:
    """The lines with the cells of tables between single spaces."""
    result = list(lines)
    for rows in tables(lines):
        texts = [line.strip(" ") for line in lines[rows]]
        cells = [_cells(text, _has_border(texts)) for text in texts]
        cells[1] = ["---"] * len(cells[1])
        pad = " " * (len(lines[rows.start]) - len(lines[rows.start].lstrip(" ")))
        result[rows] = [f"{pad}| {' | '.join(row)} |" for row in cells]
    return result


def _cells(row: str, has_border: bool) -> list[str]:
    """The cells as Python-Markdown finds them: the head of the table decides whether bars at the ends of a row are borders."""
    bars = [match.end() - 1 for match in _BAR.finditer(row)]
    starts, ends = [0, *(bar + 1 for bar in bars)], [*bars, len(row)]
    if has_border and row.startswith("|"):
        starts, ends = starts[1:], ends[1:]
    if has_border and len(starts) > 1 and starts[-1] == len(row):
        starts, ends = starts[:-1], ends[:-1]
    return [row[start:end].strip(" ") for start, end in zip(starts, ends, strict=True)]


def _renumbered(lines: list[str]) -> list[str]:
    """The lines with lists counted on from their first number, where they are not."""
    result = list(lines)
    lists: dict[int, list[int]] = {}
    """The lines of the items of each open list, by how far in it is."""
    for number, line in enumerate(lines):
        if not line:
            continue
        indent = len(line) - len(line.lstrip(" "))
        is_item = _NUMBER.match(line) is not None
        ends = not is_item and (ITEM.match(line.lstrip(" ")) or number == 0 or not lines[number - 1])
        for inner in [inner for inner in lists if inner > indent or (inner == indent and ends)]:
            _count(result, lists.pop(inner))
        if is_item:
            lists.setdefault(indent, []).append(number)
    for items in lists.values():
        _count(result, items)
    return result


def _count(lines: list[str], items: list[int]) -> None:
    first = int(_NUMBER.sub(r"\2", lines[items[0]]))
    for wanted, number in enumerate(items, start=first):
        typed = int(_NUMBER.sub(r"\2", lines[number]))
        if typed != wanted:
            lines[number] = _NUMBER.sub(rf"\g<1>{wanted}\g<3>", lines[number])
