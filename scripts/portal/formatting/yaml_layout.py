"""Writes the tree of a YAML text in its one form."""

# Two spaces for each level; the items of a list are as far in as the keys of a
# map would be. Texts stand in brackets behind their key where they fit the line
# and the group can't grow (see `Kind.grows`); of what the model does not know,
# only where they were written so. The items of a list have lines of their own,
# words in several languages apart. One empty line may stand between the
# outermost entries, and between the items of the outermost lists; nowhere else.

from __future__ import annotations

from collections.abc import Iterable

from portal.formatting.kinds import TEXT, Kind, Words
from portal.formatting.quoting import block, can_be_bare, quoted
from portal.formatting.yaml_tree import Entry, Node

WIDTH = 120
"""Characters that a line with brackets may have, inclusive; a comment beside it does not count."""


def write(root: Entry, kind: Kind) -> str:
    """The text of a whole tree. The entries and comments of the tree are put in the order of the text."""
    _part_head(root)
    _arrange(root, kind, 0)
    _part_head(root)
    lines = _collapsed(root.above)
    lines += _entries(root.value, 0, 0) if _has_lines(root.value) else [_with(_inline(root.value), root.beside), *_collapsed(root.value.below, True)]
    return "\n".join(lines).strip("\n") + "\n"


def _part_head(root: Entry) -> None:
    """Leave the comments at the head of the file with the file, whatever comes first below them.

    Only what stands right above the first entry, apart from the rest, belongs to that entry.
    """
    if not root.value.entries:
        return
    first = root.value.entries[0]
    head = _collapsed([*root.above, *filter(None, [root.beside])])
    lines = _collapsed([*head, *([""] if head and any(first.above) else []), *first.above])
    cut = len(lines) - lines[::-1].index("") if "" in lines and lines[-1] else len(lines)
    root.above, first.above, root.beside = lines[:cut], lines[cut:], ""


def _arrange(entry: Entry, kind: Kind, indent: int) -> None:
    """Decide how a value is written, and bring its keys and comments in order."""
    node = entry.value
    if node.kind == "text":
        node.shown = _shown(node, kind.words, entry.parent is not None)
        return
    if node.kind == "map":
        named = next((inner.value.text for inner in node.entries if inner.name == "kind"), None)
        kind = kind.variant(named)
        order = {key: number for number, key in enumerate(kind.keys)}
        node.entries.sort(key=lambda inner: order.get(str(inner.name), len(order)))
    for inner in node.entries:
        if inner.key:
            inner.key.shown = _shown(inner.key, Words.UNKNOWN, may_have_lines=False)
        _arrange(inner, kind.under(str(inner.name)) if inner.key else kind.item(), indent + 2 if entry.parent else 0)
    _quote_alike(node)
    if not node.entries:
        entry.above += filter(None, node.below)
        node.below = []
    node.style = "{" if _fits_a_line(entry, kind, indent) else ""
    if node.style == "" and entry.parent and entry.key is None:
        # Beside a hyphen there is no room for them.
        first = node.entries[0]
        entry.above = [*entry.above, *filter(None, [entry.beside]), *filter(None, first.above)]
        first.above, entry.beside = [], ""


def _shown(node: Node, words: Words, may_have_lines: bool) -> list[str]:
    if can_be_bare(node.text, words, not node.style):
        return [node.text]
    return (block(node.text) if may_have_lines else None) or [quoted(node.text)]


def _quote_alike(node: Node) -> None:
    """In a list of words, all have quotes if one needs them."""
    texts = [inner.value for inner in node.entries]
    if node.kind == "list" and all(text.kind == "text" for text in texts) and any(text.shown[0][:1] == '"' for text in texts):
        for text in texts:
            if len(text.shown) == 1 and text.text:
                text.shown = [quoted(text.text)]


def _fits_a_line(entry: Entry, kind: Kind, indent: int) -> bool:
    """Whether a map or list is written in brackets."""
    node = entry.value
    if not node.entries:
        return True
    if node.below or any(inner.beside or any(inner.above) or inner.value.kind != "text" for inner in node.entries):
        return False
    if any(len(inner.value.shown) > 1 or not inner.value.shown[0] for inner in node.entries):
        return False
    if not (kind.is_known if node.kind == "map" else kind.items) and node.style != "{":
        return False
    if entry.parent is None or kind.grows or (node.kind == "map" and entry.key is None and kind.is_known and kind != TEXT):
        return False
    before = len(_shown_key(entry)) if entry.key else 1
    return kind.item().words is Words.HASH or indent + before + 1 + len(_inline(node)) <= WIDTH


def _inline(node: Node) -> str:
    if node.kind == "text":
        return node.shown[0]
    if node.kind == "list":
        return f"[{', '.join(_inline(inner.value) for inner in node.entries)}]"
    return f"{{{', '.join(f'{_shown_key(inner)} {_inline(inner.value)}' for inner in node.entries)}}}"


def _shown_key(entry: Entry) -> str:
    return f"{entry.key.shown[0]}:" if entry.key else ""


def _entries(node: Node, indent: int, level: int) -> list[str]:
    """The lines of a map or list without brackets; *level* is that of its entries, 0 for the outermost ones."""
    pad = " " * indent
    may_be_apart = level == 0 or (level == 1 and node.kind == "list")
    lines: list[str] = []
    for inner in node.entries:
        above = _collapsed(inner.above, bool(lines)) if may_be_apart else filter(None, inner.above)
        lines += _padded(above, pad)
        head = pad + (_shown_key(inner) or "-")
        value = inner.value
        if value.kind == "text":
            lines += [_with(f"{head} {value.shown[0]}", inner.beside), *_padded(value.shown[1:], f"{pad}  ")]
        elif value.style == "{":
            lines.append(_with(f"{head} {_inline(value)}", inner.beside))
        elif inner.key:
            lines += [_with(head, inner.beside), *_entries(value, indent + 2, level + 1 if node.kind == "map" else MANY)]
        else:
            first, *others = _entries(value, indent + 2, MANY)
            lines += [f"{head} {first.lstrip()}", *others]
    return lines + _padded(_collapsed(node.below, True) if level == 0 else filter(None, node.below), pad)


MANY = 2
"""A level on which no empty lines are kept."""


def _has_lines(node: Node) -> bool:
    return node.kind != "text" and node.style != "{"


def _with(line: str, comment: str) -> str:
    return f"{line.rstrip()}  {comment}" if comment else line.rstrip()


def _padded(lines: Iterable[str], pad: str) -> list[str]:
    return [f"{pad}{line}" if line else "" for line in lines]


def _collapsed(lines: Iterable[str], may_begin_empty: bool = False) -> list[str]:
    """The lines with at most one empty one in a row."""
    result: list[str] = []
    for line in lines:
        if line or (result[-1] if result else may_begin_empty):
            result.append(line)
    return result
