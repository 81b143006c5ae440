"""Brings a YAML text into its one form, or leaves it as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from portal.formatting.kinds import Kind
from portal.formatting.yaml_layout import write
from portal.formatting.yaml_tree import comments, has_directive, read_tree
from portal.problems import Level, Message, Place, Problem
from portal.yamlfile import Keys, read_yaml

FORMAT_WOULD_CHANGE = Message(
    "format-would-change-data",
    Level.HARM,
    en=("this file was left as it is: in its usual form it would not say the same", "Write what stands here in a plainer way, like the entries around it."),
    es=(
        "este archivo quedó como está: en su forma habitual no diría lo mismo",
        "Escribe lo que está aquí de una manera más sencilla, como las entradas de alrededor.",
    ),
)


def format_yaml(text: str, name: PurePosixPath, kind_for: Callable[[object], Kind], first_line: int = 1) -> tuple[str, list[Problem]]:
    """The text in its one form; *kind_for* says what is known of the data that was read.

    The data and the comments are the same as before, and formatting again
    changes nothing: where that can't be kept, or the text can't be read, it comes
    back as it was, with the reasons as problems. *first_line* is the line of the
    file on which it begins.
    """
    file = read_yaml(text, name, first_line)
    if file.problems:
        return text, list(file.problems)
    kind = kind_for(file.data)
    new, remarks = _written(text, kind)
    if new == text:
        return text, []
    again = read_yaml(new, name)
    if has_directive(text) or again.problems or again.data != file.data or _written(new, kind) != (new, remarks):
        return text, [FORMAT_WOULD_CHANGE(Place(name, first_line))]
    return new, []


def _written(text: str, kind: Kind) -> tuple[str, list[tuple[Keys, str]]]:
    """The text in its one form, and its comments with what they belong to."""
    root = read_tree(text)
    if root is None:
        lines = "\n".join(line.strip(" \t") for line in text.split("\n")).strip("\n")
        while "\n\n\n" in lines:
            lines = lines.replace("\n\n\n", "\n\n")
        return (f"{lines}\n" if lines else ""), [((), line) for line in lines.split("\n") if line]
    new = write(root, kind)
    return new, comments(root)
