"""The JSON Schemas: well formed, and of one mind with the portal about what content may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.conftest import ROOT, TESTS

from portal.model.fact import FACT_CLASSES
from portal.publish.schemas import SCHEMAS, schemas
from portal.schema import json_schema
from portal.yamlfile import split_front_matter

SMALL = TESTS / "small_portal"
LISTS = {"languages": "language", "topics": "topic", "services": "service", "pathways": "pathway", "alerts": "alert", "statistics": "statistic"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_json_schema_is_one(name: str):
    Draft202012Validator.check_schema(json_schema(SCHEMAS[name]))


def test_every_kind_of_fact_has_a_json_schema():
    assert {f"fact-{kind}" for kind in FACT_CLASSES} <= set(SCHEMAS)
    assert {path.as_posix() for path in schemas()} == {f"schemas/{name}.json" for name in SCHEMAS}


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as the editors that use the schemas do: numbers, true and false are typed, days stay words."""


EditorLoader.yaml_implicit_resolvers = {}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))


def as_editors_read(root: Path) -> Iterator[tuple[str, str, Any]]:
    """Every entry that has a schema: the schema's name, the file, and the data."""

    def read(text: str) -> Any:
        return yaml.load(text, EditorLoader)

    for name, kind in {**{f"content/{name}": kind for name, kind in LISTS.items()}, "hubs": "hub"}.items():
        path = root / f"{name}.yaml"
        yield from ((kind, f"{name}.yaml", item) for item in (read(path.read_text(encoding="utf-8")) if path.is_file() else []))
    for path in sorted((root / "content/countries").glob("*.yaml")):
        yield "country", path.name, read(path.read_text(encoding="utf-8"))
    for path in sorted((root / "content").glob("*/**/*.md")):
        data = read(str(split_front_matter(path.read_text(encoding="utf-8"))[0]))
        yield ("translation" if "l10n" in data else "page"), str(path), data
    for path in sorted((root / "materials").glob("*/material.yaml")):
        yield "material", str(path), read(path.read_text(encoding="utf-8"))
    for path in sorted((root / "content/search").glob("*.yaml")):
        yield "search", str(path), read(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("root", [SMALL, ROOT], ids=["small", "real"])
def test_the_json_schemas_take_the_content_of_the_portal(root: Path):
    validators = {name: Draft202012Validator(json_schema(kind)) for name, kind in SCHEMAS.items()}
    entries = list(as_editors_read(root))

    errors = [f"{file} {list(error.absolute_path)}: {error.message[:200]}" for name, file, data in entries for error in validators[name].iter_errors(data)]

    assert len(entries) > 20
    assert errors == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("hub", {"unknown-field": "x"}),
        ("hub", {"country": "Guatemala"}),
        ("hub", {"phones": "many"}),
        ("hub", {"hours": 8}),
        ("hub", {"opened": 18}),
        ("hub", {"status": "unconfirmed"}),
        ("country", {"facts": [{"id": "a", "topic": "b", "kind": "money", "value": {"days": 3}}]}),
        ("page", {"title": ["a"]}),
    ],
)
def test_the_json_schemas_refuse_what_the_portal_refuses(name: str, change: dict[str, Any]):
    validator = Draft202012Validator(json_schema(SCHEMAS[name]))
    right = next(data for kind, _, data in as_editors_read(SMALL) if kind == name)

    assert validator.is_valid(right)
    assert not validator.is_valid({**right, **change})


@pytest.mark.parametrize("written", ["none", [], [{"number": "110"}]])
def test_the_json_schemas_know_the_words_that_editors_may_use(written: Any):
    validator = Draft202012Validator(json_schema(SCHEMAS["hub"]))
    right = next(data for kind, _, data in as_editors_read(SMALL) if kind == "hub")

    assert validator.is_valid({**right, "phones": written, "bring": "none"})
    assert validator.is_valid({**right, "hours": "Mo-Fr 08:00-16:00", "opened": "2018-04"})
    assert validator.is_valid({**right, "hours": {"always": True}, "opened": 2018})
