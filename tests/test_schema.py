"""From text to entities: every way to be wrong has a message."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from pydantic import field_validator
from pydantic_core import PydanticCustomError
from tests.conftest import ROOT, TESTS

from portal.model.country import Region
from portal.model.entity import Entity
from portal.model.material import Release
from portal.model.scalars import Id
from portal.publish.schemas import SCHEMAS
from portal.schema import FORMS, SHAPES, TOGETHER, validate
from portal.yamlfile import Keys, YamlFile, read_yaml, split_front_matter

SMALL = TESTS / "small_portal"
MODEL = ROOT / "scripts/portal/model"
LISTS = {"languages": "language", "topics": "topic", "services": "service", "pathways": "pathway", "alerts": "alert", "statistics": "statistic"}
KINDS: dict[str, type[Entity]] = {**SCHEMAS, "region": Region, "release": Release}

WRONG: list[Any] = [
    *("", " ", "none", "true", "low", "zz ZZ!", "<b>", "-1", "0", "1.5", "99999999999", "200", "2026-02-31", "everyone", "x" * 2001),
    *([], {}, [[]], [{}], ["<"], ["ok"], [{"unknown": "x"}]),
    *({"es": "a"}, {"es": ""}, {"es": []}, {"!!": "a"}, {"unknown": "x"}),
    *({"days": "1", "weeks": "1"}, {"free": "true", "fact": "a"}, {"amount": "1"}, {"always": "maybe"}, {"mon": []}, {"latitude": "200", "longitude": "-200"}),
]
"""Values of every shape; each is wrong in most places."""


def files(root: Path) -> Iterator[tuple[str, YamlFile, Keys, Any]]:
    """Every entry of a portal: its kind, its file, its keys there and its data as text."""

    def read(name: str) -> YamlFile:
        return read_yaml((root / name).read_text(encoding="utf-8"), PurePosixPath(name))

    for name, kind in LISTS.items():
        file = read(f"content/{name}.yaml") if (root / f"content/{name}.yaml").is_file() else YamlFile(PurePosixPath(name), [])
        yield from ((kind, file, (index,), item) for index, item in enumerate(file.data))  # type: ignore[arg-type]
    hubs = read("hubs.yaml")
    yield from (("hub", hubs, (index,), item) for index, item in enumerate(hubs.data))  # type: ignore[arg-type]
    for path in sorted((root / "content/countries").glob("*.yaml")):
        file = read(f"content/countries/{path.name}")
        data: dict[str, Any] = file.data  # type: ignore[assignment]
        lists = {key: data.pop(key, []) for key in ("contacts", "facts", "procedures")}
        yield "country", file, (), data
        for key, entries in lists.items():
            for index, item in enumerate(entries):
                yield (f"fact-{item['kind']}" if key == "facts" else key.rstrip("s")), file, (key, index), item
    for path in sorted((root / "content").glob("*/**/*.md")):
        front, _, _ = split_front_matter(path.read_text(encoding="utf-8"))
        file = read_yaml(str(front), PurePosixPath("page.md"))
        yield ("translation" if "l10n" in file.data else "page"), file, (), file.data  # type: ignore[operator]
    for path in sorted((root / "materials").glob("*/material.yaml")):
        file = read(path.relative_to(root).as_posix())
        yield "material", file, (), file.data
    for path in sorted((root / "content/search").glob("*.yaml")):
        file = read(path.relative_to(root).as_posix())
        yield "search", file, (), file.data


ENTRIES = list(files(SMALL))
RELEASE = {"id": "sample", "language": "es", "version": "0a1b2c", "released": "2026-11-21", "facts": {"gt/stay": "30 días"}}
ENTRIES += [("release", YamlFile(PurePosixPath("materials/versions.yaml"), RELEASE), (), RELEASE), ("region", YamlFile(PurePosixPath("r.yaml"), {}), (), {})]


def nodes(data: Any, keys: Keys = ()) -> Iterator[Keys]:
    """The keys of every value inside *data*."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield (*keys, key)
        yield from nodes(value, (*keys, key))


def variants(data: Any) -> Iterator[Any]:
    """The data with one thing wrong: a value replaced, a line missing, a line too many."""
    yield from WRONG
    for keys in nodes(data):
        for wrong in (*WRONG, None):
            changed = copy.deepcopy(data)
            inner = changed
            for key in keys[:-1]:
                inner = inner[key]
            if wrong is None:
                del inner[keys[-1]]
            else:
                inner[keys[-1]] = copy.deepcopy(wrong)
                yield changed
                continue
            yield changed
            if isinstance(inner, dict):
                yield {**changed, "unknown-field": "x"}


def test_every_kind_of_entry_has_an_example():
    assert {kind for kind, *_ in ENTRIES} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_are_right(kind: str):
    for own, file, keys, data in ENTRIES:
        if own == kind:
            entity, problems = validate(KINDS[kind], data, file, keys)

            assert problems == []
            assert entity is not None
            assert entity.place == file.place(*keys)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_wrong_has_a_message_in_both_languages(kind: str):
    refused = 0
    for _, file, keys, data in (entry for entry in ENTRIES if entry[0] == kind):
        for variant in variants(data):
            entity, problems = validate(KINDS[kind], variant, file, keys)

            assert (entity is None) == bool(problems)
            refused += bool(problems)
            for problem in problems:
                assert problem.rule.startswith("schema-")
                assert problem.place.file == file.name
                for language in ("en", "es"):
                    what, remedy = problem.sentences(language)
                    assert what.strip()
                    assert remedy.strip()
    assert refused > 20


def test_every_error_that_the_models_raise_themselves_has_its_words():
    raised = {
        node.args[0].value
        for path in MODEL.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "PydanticCustomError" and isinstance(node.args[0], ast.Constant)
    }
    matching = {
        node.args[1].value
        for node in ast.walk(ast.parse((MODEL / "scalars.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_matching" and isinstance(node.args[1], ast.Constant)
    }

    assert len(raised) > 8
    assert raised | matching <= {*FORMS, *SHAPES, *TOGETHER, "markup"}
    assert {*FORMS, *TOGETHER} <= raised | matching


def test_an_error_without_words_stops_the_program_and_names_the_place_to_mend():
    class Strange(Entity):
        id: Id

        @field_validator("id")
        @classmethod
        def _never(cls, value: str) -> str:
            raise PydanticCustomError("never_heard_of", value)

    with pytest.raises(LookupError, match=r"never_heard_of.*portal\.schema"):
        validate(Strange, {"id": "a"}, YamlFile(PurePosixPath("a.yaml"), {}))


HUB = """\
- id: gt-a
  country: gt
  name: {es: Ventanilla}
  municipality: A
  admin1: B
  evidence:
    - {source: https://example.org/, read: 2026-11-21}
"""


@pytest.mark.parametrize(
    ("change", "place", "rule", "words"),
    [
        (("admin1: B", "admn1: B"), "hubs.yaml:5:3", "schema-unknown-field", "'admn1' is not a known field here"),
        (("  country: gt\n", ""), "hubs.yaml:1:3", "schema-missing", "'country' is missing here"),
        (("country: gt", "country: Guatemala"), "hubs.yaml:2:12", "schema-form", "'Guatemala' is not a country code of two small letters"),
        (("name: {es: Ventanilla}", "name: Ventanilla"), "hubs.yaml:3:9", "schema-shape", "name should be words by language ({es: …})"),
        (("{es: Ventanilla}", "{es: a <b>}"), "hubs.yaml:3:14", "schema-markup", "'a <b>' holds < or >"),
        (("2026-11-21", "21/11/2026"), "hubs.yaml:7:44", "schema-form", "'21/11/2026' is not a day of the calendar"),
        (("admin1: B", "admin1: B\n  status: closd"), "hubs.yaml:6:11", "schema-choice", "status is 'closd', which is not one of the choices"),
        (
            ("admin1: B", "admin1: B\n  position: {latitude: 98.2, longitude: -91, precision: exact}"),
            "hubs.yaml:6:24",
            "schema-range",
            "latitude must be from -90 to 90, not 98.2",
        ),
        (
            ("  evidence:\n    - {source: https://example.org/, read: 2026-11-21}\n", ""),
            "hubs.yaml:1:3",
            "schema-together",
            "the hub has no evidence and was never confirmed",
        ),
    ],
)
def test_a_mistake_is_named_where_it_stands(change: tuple[str, str], place: str, rule: str, words: str):
    file = read_yaml(HUB.replace(*change), PurePosixPath("hubs.yaml"))

    _, problems = validate(KINDS["hub"], file.data[0], file, (0,))  # type: ignore[index]

    assert [(str(problem.place), problem.rule) for problem in problems] == [(place, rule)]
    assert problems[0].sentences()[0].startswith(words)


def test_a_misspelt_field_is_one_mistake_compared_with_the_fields_at_its_place():
    file = read_yaml(HUB.replace("read: 2026", "reed: 2026"), PurePosixPath("hubs.yaml"))

    _, problems = validate(KINDS["hub"], file.data[0], file, (0,))  # type: ignore[index]

    assert [(problem.rule, problem.sentences()[1]) for problem in problems] == [("schema-unknown-field", "Did you mean 'read'?")]


def test_what_has_low_confidence_is_told_to_stay_out():
    contact = next(data for kind, _, _, data in ENTRIES if kind == "contact")

    _, problems = validate(KINDS["contact"], {**contact, "confidence": "low"}, YamlFile(PurePosixPath("gt.yaml"), {}))

    assert [problem.sentences() for problem in problems] == [
        ("what has low confidence is never published", "Take the entry out until a better source is found.")
    ]


def test_a_long_value_is_shown_short():
    _, problems = validate(KINDS["service"], {"id": "a " * 100, "names": {"es": "A"}}, YamlFile(PurePosixPath("a.yaml"), {}))

    assert len(problems[0].sentences()[0]) < 140
