"""The vocabulary of schema.org, by way of schema-dts: which properties each type may have, and of what type their values are."""

# schema-dts (https://github.com/google/schema-dts) is made from the published vocabulary. A type `T` there is
# an interface `TLeaf`, which takes the properties of its ancestors' interfaces (`ThingBase`), and a union of
# itself and its subtypes. Only these three kinds of lines are read.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DECLARATIONS = Path(__file__).parent / "node_modules/schema-dts/dist/schema.d.ts"

INTERFACE = re.compile(r"^(?:export )?interface (\w+) extends ([^{]+)\{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
PROPERTY = re.compile(r'^    "([A-Za-z0-9]+)"\??: SchemaValue<(.*), "[^"]+">;$', re.MULTILINE)
UNION = re.compile(r"^export type (\w+) = (.+);$", re.MULTILINE)

FORMS = {
    "Text": r".+",
    "URL": r"https?://\S+",
    "Date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "DateTime": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{5,8}.*",
    "Time": r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?",
}
"""How values that are written as text look."""


@dataclass(frozen=True)
class Vocabulary:
    """Types, properties and subtypes."""

    parents: dict[str, list[str]]
    own: dict[str, dict[str, list[str]]]
    unions: dict[str, list[str]]

    def properties(self, interface: str) -> dict[str, list[str]]:
        """The properties of an interface and its ancestors, each with the types of its values."""
        found: dict[str, list[str]] = {}
        for parent in self.parents.get(interface, []):
            found |= self.properties(parent)
        return found | self.own.get(interface, {})

    def is_kind_of(self, type_: str, wanted: str) -> bool:
        """Whether *type_* is *wanted* or one of its subtypes."""
        members = self.unions.get(wanted, [])
        return type_ == wanted or f"{type_}Leaf" in members or any(self.is_kind_of(type_, each) for each in members if each in self.unions)

    def mistakes(self, value: Any, where: str = "$") -> Iterator[str]:
        """What is wrong with a node and everything in it: unknown types, properties of other types, values of the wrong kind."""
        type_ = value.get("@type")
        if f"{type_}Leaf" not in self.parents:
            yield f"{where}: there is no type {type_}"
            return
        known = self.properties(f"{type_}Leaf")
        for name, inner in value.items():
            if name.startswith("@"):
                continue
            if name not in known:
                yield f"{where}: {type_} has no {name}"
                continue
            for index, each in enumerate(inner if isinstance(inner, list) else [inner]):
                place = f"{where}.{name}[{index}]" if isinstance(inner, list) else f"{where}.{name}"
                if not self._fits(each, known[name]):
                    yield f"{place}: {each!r:.60} is none of {', '.join(known[name])}"
                elif isinstance(each, dict) and "@type" in each:
                    yield from self.mistakes(each, place)

    def _fits(self, value: object, types: list[str]) -> bool:
        if isinstance(value, dict):
            return set(value) == {"@id"} if "@type" not in value else any(self.is_kind_of(str(value["@type"]), each) for each in types)
        if isinstance(value, str):
            words = any(re.fullmatch(FORMS[each], value) for each in types if each in FORMS)
            return words or any(f'"{value}"' in self.unions.get(each, []) for each in types)
        return isinstance(value, int) and not isinstance(value, bool) and bool({"Integer", "Number"} & set(types))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary as it was installed with the tests."""
    if not DECLARATIONS.is_file():
        pytest.fail("the vocabulary of schema.org is missing: run `make .venv/test-ready`")
    text = DECLARATIONS.read_text(encoding="utf-8")
    interfaces = INTERFACE.findall(text)
    return Vocabulary(
        {name: re.findall(r"\w+Base", parents) for name, parents, _ in interfaces},
        {name: {key: types.split(" | ") for key, types in PROPERTY.findall(body)} for name, _, body in interfaces},
        {name: members.split(" | ") for name, members in UNION.findall(text)},
    )
