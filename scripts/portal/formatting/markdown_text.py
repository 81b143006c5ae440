"""Brings a Markdown body into its one form, and leaves what is outside the profile as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.formatting.markdown_lines import drafted, is_admonition, neat, tables
from portal.markdown import HEADING, ITEM, faults, references
from portal.problems import Level, Message, Place, Problem

FORMAT_LINE_BREAK = Message(
    "format-line-break",
    Level.HARM,
    en=("two spaces at the end of the line break it here", "Join the two lines, or make two paragraphs with an empty line between them."),
    es=("dos espacios al final de la línea la cortan aquí", "Junta las dos líneas, o haz dos párrafos con una línea vacía entre los dos."),
)
FORMAT_WORDS = Message(
    "format-would-change-text",
    Level.HARM,
    en=("the text was left as it is: in its usual form it would not say the same", "Write what stands here in a plainer way, like the pages beside it."),
    es=(
        "el texto quedó como está: en su forma habitual no diría lo mismo",
        "Escribe lo que está aquí de una manera más sencilla, como las páginas de al lado.",
    ),
)

_FENCE = re.compile(r"\s*(?:```|~~~|<[A-Za-z/!?])|.*<!--")
"""Lines behind which nobody can say what is text and what is not."""

_BARE = re.compile(r"\s*(?:(?:[-*+]|\d+\.)\s+)*(?:[-*+]|\d+\.)\s*|\s*[^\S ]\s*")
"""Marks of items without words, or only spaces of another width: what they become depends on every space."""


@dataclass
class Chunk:
    """A paragraph, heading, table, admonition or list, with everything in it."""

    number: int
    """Its first line in the body, counted from 0."""

    lines: list[str]
    is_admonition: bool


def format_body(body: str, place: Callable[[int, int], Place]) -> tuple[str, list[Problem]]:
    """The body in its one form; *place* makes a place of a line and column of it, counted from 1.

    Words, references and links are the same as before and in the same order,
    and formatting again changes nothing. Blocks with anything outside the
    profile come back as they were.
    """
    new, breaks = _written(body)
    problems = [FORMAT_LINE_BREAK(place(number + 1, column + 1)) for number, column in breaks]
    # An empty line between two blocks can bring the second one into the profile.
    again = new if new == body else _written(new)[0]
    if new != body and (_words(again) != _words(body) or _targets(again) != _targets(body) or _written(again)[0] != again):
        return body, [*problems, FORMAT_WORDS(place(1, 1))]
    return again, problems


def _written(body: str) -> tuple[str, list[tuple[int, int]]]:
    """The body in its one form, and the line breaks in it, by line and column counted from 0."""
    raw = body.split("\n")
    if any(_FENCE.match(line) for line in raw):
        return body, []
    draft = drafted(raw)
    odd = {fault.line - 1 for fault in faults("\n".join(draft)) if fault.what != "admonition-gap"}
    written: list[str] = []
    breaks: list[tuple[int, int]] = []
    for chunk in _chunks(draft):
        found = list(_breaks(chunk))
        breaks += found
        numbers = range(chunk.number, chunk.number + len(chunk.lines))
        if found or any(number in odd or _BARE.fullmatch(draft[number]) for number in numbers):
            written.append("\n".join(raw[number] for number in numbers))
        else:
            written.append("\n".join(neat(chunk.lines)))
    return "\n\n".join(written) + "\n" if written else "", breaks


def _chunks(lines: list[str]) -> list[Chunk]:
    """The blocks of a body, without the empty lines between them."""
    chunks: list[Chunk] = []
    empty = 0
    for number, line in enumerate(lines):
        if not line.strip(" "):
            empty += 1
            continue
        if not chunks or _begins(line, chunks[-1], empty > 0):
            chunks.append(Chunk(number, [line], is_admonition(line)))
        else:
            chunks[-1].lines += [*([""] * empty), line]
        empty = 0
    return chunks


def _begins(line: str, above: Chunk, is_apart: bool) -> bool:
    """Whether a line begins a block of its own below another one."""
    if line.startswith(" "):
        return False
    if is_apart:
        return not (ITEM.match(line) and ITEM.match(above.lines[0]))
    return bool(HEADING.match(line) or HEADING.match(above.lines[-1])) or is_admonition(line) or above.is_admonition


def _breaks(chunk: Chunk) -> Iterator[tuple[int, int]]:
    """Lines that end with two spaces and go on in the next one, where a browser would break them."""
    rows = {number for found in tables(chunk.lines) for number in range(found.start, found.stop)}
    for number, (line, following) in enumerate(zip(chunk.lines, chunk.lines[1:], strict=False)):
        text, goes_on = line.strip(" "), following.strip(" ")
        if line.endswith("  ") and text and goes_on and number not in rows and not (ITEM.match(goes_on) or HEADING.match(text) or is_admonition(text)):
            yield chunk.number + number, len(line.rstrip(" "))


def _targets(body: str) -> list[tuple[str, str, str]]:
    return [(reference.kind, reference.target, reference.where) for reference in references(body)]


_MARKS = re.compile(r"^ *(?:[ |:-]*-[ |:-]*$|(?:[-*+]|\d+\.) +)", re.MULTILINE)


def _words(body: str) -> list[str]:
    """The words with their signs, without spacing, the marks of lists and the bars of tables."""
    text = _MARKS.sub("", body.expandtabs(4)).replace("|", " ").replace("*", "_")
    return re.sub(r"([{}]|!!!|\?\?\?\+?)", r" \1 ", text).split()
