"""Which files have one form, and what it is."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath

from portal.formatting.kinds import kind_of_file, kind_of_front_matter
from portal.formatting.markdown_text import format_body
from portal.formatting.yaml_text import format_yaml
from portal.problems import Place, Problem
from portal.yamlfile import split_front_matter

SUFFIXES = (".yaml", ".md")
"""The endings of files that have one form."""


def formatted(text: str, name: PurePosixPath) -> tuple[str, list[Problem]]:
    """The text of the file *name* in its one form, and what keeps parts of it as they are.

    *name* is the path from the root of the repository, with one of `SUFFIXES`;
    *text* has Unix line ends. A page without front matter comes back as it was.
    """
    if name.suffix == ".yaml":
        return format_yaml(text, name, lambda data: kind_of_file(name))
    front, body, line = split_front_matter(text)
    if front is None and (text.startswith("---") or name.parts[0] in ("content", "materials")):
        return text, []
    head, problems = ("", []) if front is None else format_yaml(f"{front}\n", name, partial(kind_of_front_matter, name), 2)
    if problems:
        return text, problems
    new, problems = format_body(body, lambda number, column: Place(name, line + number - 1, column))
    if front is None:
        return new, problems
    # A body that comes back as it was brings its own empty line.
    between = "" if not new or new.startswith("\n") else "\n"
    return f"---\n{head}---\n{between}{new}", problems
