"""Whatever stands in the files, a check ends with problems that point into them, and never with a traceback."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.conftest import TODAY, copy_small_portal

from portal.model.scalars import Dated
from portal.prepare import Settings, examine, pages, prepare
from portal.problems import MESSAGE_LANGUAGES
from portal.yamlfile import read_yaml, split_front_matter

FILES = [
    *("hubs.yaml", "content/countries/gt.yaml", "content/regional.yaml", "content/words/quc.yaml", "content/languages.yaml", "content/topics.yaml"),
    *("content/pathways.yaml", "content/statistics.yaml", "content/alerts.yaml", "content/moved.yaml", "materials/sample/material.yaml"),
    *("content/es/gt/asylum.md", "content/es/index.md", "content/ar/gt/asylum.md", "content/aggregates/gt-sample.csv"),
]
"""One of each kind; the small portal is otherwise as it is."""

each_file = pytest.mark.parametrize("name", FILES)
calm = settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

SCRAPS = st.sampled_from(
    [
        *(
            "- ",
            "? ",
            ": ",
            "# ",
            "\n",
            "  ",
            "\t",
            "{",
            "}",
            "[",
            "]",
            ",",
            '"',
            "'",
            "|\n",
            ">\n",
            "&a",
            "*a",
            "!!str",
            "---\n",
            "...\n",
            "%",
            "@",
            "`",
            "\\",
        ),
        *("<b>", "{{ x }}", "[^x]", "id: ", "- id: a\n", "kind: phone\n", "code: es\n", "es: ", "facts:\n", "value: {", "days: 0"),
        *("null", "~", "0502", "8:30", "1e9", "9999-12-31", "no"),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.one_of(SCRAPS, st.text(max_size=8)), max_size=40).map("".join))


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """One small portal for all examples of this module: each puts its file back."""
    with tempfile.TemporaryDirectory() as folder:
        yield copy_small_portal(Path(folder))


def check(root: Path, name: str, data: bytes) -> None:
    """Checks the portal with *data* as one of its files, and each problem that is found; what has none can be rendered."""
    path = root / name
    before = path.read_bytes()
    path.write_bytes(data)
    try:
        portal, problems = examine(root, TODAY)
        prepared = prepare(Settings(root, TODAY), portal, problems)
        assert prepared.harmful or all(pages(prepared, TODAY, language) for language in prepared.languages)
    finally:
        path.write_bytes(before)
    lines = re.split(rb"\r\n|\r|\n", data)
    for problem in problems:
        assert problem.place.line >= 1 <= problem.place.column
        if problem.place.file == PurePosixPath(name):
            assert problem.place.line <= len(lines) + 1
        for language in MESSAGE_LANGUAGES:
            first, second, *more = problem.text(language).split("\n")
            assert first.startswith(f"{problem.place}: ")
            assert second.strip()
            assert not more


@each_file
def test_any_bytes_can_be_checked(name: str, root: Path):
    @calm
    @example(b"")
    @example(b"\xef\xbb\xbf")
    @example(b"\n\n\n")
    @example(b"---\n---\n")
    @example(b"---\n[]\n---\n")
    @example(b"a\r\rb\r\n")
    @given(st.binary(max_size=300))
    def holds(data: bytes) -> None:
        check(root, name, data)

    holds()


@each_file
def test_any_text_that_looks_like_content_can_be_checked(name: str, root: Path):
    @calm
    @given(TEXTS, st.booleans())
    def holds(text: str, as_page: bool) -> None:
        check(root, name, (f"---\n{text}\n---\n\n{text}" if as_page else text).encode())

    holds()


def swapped(data: st.DataObject, text: str) -> str:
    at = data.draw(st.integers(0, max(0, len(text) - 2)))
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def replaced(data: st.DataObject, text: str) -> str:
    at = data.draw(st.integers(0, len(text)))
    return text[:at] + data.draw(st.one_of(SCRAPS, st.characters(codec="utf-8"))) + text[at + data.draw(st.integers(0, 3)) :]


def without_a_line(data: st.DataObject, text: str) -> str:
    lines = text.split("\n")
    del lines[data.draw(st.integers(0, len(lines) - 1))]
    return "\n".join(lines)


def with_a_block_twice(data: st.DataObject, text: str) -> str:
    lines = text.split("\n")
    start = data.draw(st.integers(0, len(lines)))
    block = lines[start : start + data.draw(st.integers(1, 8))]
    at = data.draw(st.integers(0, len(lines)))
    return "\n".join([*lines[:at], *block, *lines[at:]])


def with_another_indentation(data: st.DataObject, text: str) -> str:
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = " " * data.draw(st.integers(0, 6)) + lines[at].lstrip()
    return "\n".join(lines)


def with_another_value(data: st.DataObject, text: str) -> str:
    """One value replaced by another one of the same file, as a slip of copy and paste does it."""
    values = list(re.finditer(r"(?<=: )[^\n{\[,}\]]+", text))
    if not values:
        return text
    target, source = data.draw(st.sampled_from(values)), data.draw(st.sampled_from(values))
    return text[: target.start()] + source[0] + text[target.end() :]


MUTATIONS: list[Callable[[st.DataObject, str], str]] = [swapped, replaced, without_a_line, with_a_block_twice, with_another_indentation, with_another_value]


@each_file
def test_a_good_file_with_slips_can_be_checked(name: str, root: Path):
    text = (root / name).read_text(encoding="utf-8")

    @settings(calm, max_examples=40)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        changed = text
        for mutation in data.draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3)):
            changed = mutation(data, changed)
        check(root, name, changed.encode())

    holds()


PLAIN = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9 .:/+~-]{0,20}[A-Za-z0-9]", fullmatch=True).filter(lambda text: ": " not in text)


@settings(calm, max_examples=300)
@example("8:30")
@example("no")
@example("0502")
@example("2026-11-21")
@example("1e3")
@example("null")
@given(PLAIN)
def test_a_plain_value_stays_the_text_that_was_typed(typed: str):
    file = read_yaml(f"a: {typed}\nb: [{typed}]\n", PurePosixPath("a.yaml"))

    assert (file.data, file.problems) == ({"a": typed, "b": [typed]}, ())


@settings(calm, max_examples=300)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="\u2028\u2029"), min_size=1))
def test_a_quoted_value_stays_the_text_that_was_typed(typed: str):
    file = read_yaml("a: '" + typed.replace("'", "''") + "'\n", PurePosixPath("a.yaml"))

    assert (file.data, file.problems) == ({"a": typed}, ())
    assert (file.place("a").line, file.place("a").column) == (1, 4)


@settings(calm, max_examples=200)
@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_every_dated_is_read_as_it_is_written(day: date, length: int):
    written = day.isoformat()[:length]

    dated = Dated.parse(written)

    assert str(dated) == written
    assert Dated.parse(str(dated)) == dated


@settings(calm, max_examples=300)
@example("21")
@example("2021-13")
@example("٢٠٢١")
@given(st.text(st.sampled_from("0123456789-٢ \n"), max_size=12))
def test_no_dated_is_read_that_would_be_written_otherwise(text: str):
    try:
        dated = Dated.parse(text)
    except ValueError:
        return

    assert str(dated) == text


@settings(calm, max_examples=300)
@example("---\n---")
@example("---\na: b\n---\n\nc\n")
@example("---\na: b\n")
@given(
    st.lists(
        st.one_of(st.sampled_from(["---", "--- ", "", "a: b", "----", " ---"]), st.text(st.characters(exclude_characters="\n"), max_size=5)), max_size=8
    ).map("\n".join)
)
def test_front_matter_and_body_are_the_whole_page(text: str):
    front, body, line = split_front_matter(text)

    lines = text.split("\n")
    assert body == "\n".join(lines[line - 1 :])
    if front is None:
        assert line == 1
    else:
        assert lines[: line - 1] == [lines[0], *(front.split("\n") if line > 3 else []), lines[line - 2]]
        assert lines[0].rstrip() == lines[line - 2].rstrip() == "---"
