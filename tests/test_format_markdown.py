"""The one form of Markdown: what it looks like, and that words, references and what a browser shows stay the same."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path, PurePosixPath
from random import Random

import markdown
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from portal.formatting.files import formatted
from portal.formatting.markdown_text import format_body
from portal.markdown import faults, references, substitute
from portal.problems import Place, Problem

PAGE = PurePosixPath("content/es/gt/asylum.md")
HEAD = '---\ntitle: "A"\nsummary: "B"\n---\n'


def form_of(body: str) -> tuple[str, list[Problem]]:
    return format_body(body, lambda line, column: Place(PAGE, line, column))


def form(body: str) -> str:
    new, problems = form_of(body)
    assert problems == []
    return new


def shown(body: str) -> str:
    """What a browser gets of a body, without any spacing."""
    staged = substitute(body, lambda key: f"({key})", lambda key: f"[^{key}]", lambda keys: "")
    return re.sub(r"\s+", "", markdown.markdown(staged, extensions=["admonition", "attr_list", "tables", "pymdownx.details"]))


FORMS = {
    "one empty line between blocks, and none around them": ("\n\nOne.\n\n\n  \nTwo.\n\n\n", "One.\n\nTwo.\n"),
    "no spaces at the end of a line": ("One. \n\nTwo.   \n- three\t\n", "One.\n\nTwo.   \n- three\t\n"),
    "no spaces at the end of a block": ("One. \nmore.   \n\n- two  \n- three\t\n", "One.\nmore.\n\n- two\n- three\n"),
    "lines of a paragraph stay as they are": ("One\ntwo  three.\n", "One\ntwo  three.\n"),
    "an empty line around a heading": ("One.\n##   Two   {#two}\nThree.\n", "One.\n\n## Two { #two }\n\nThree.\n"),
    "an empty line around an admonition": (
        'One.\n!!!  note   "Two"\n    Three.\nFour.\n',
        'One.\n\n!!! note "Two"\n\n    Three.\n\nFour.\n',
    ),
    "admonitions in admonitions and lists": (
        '??? note "One"\n    - two\n\n\n        ???+ tip  "Three"\n            Four.\n',
        '??? note "One"\n\n    - two\n\n        ???+ tip "Three"\n\n            Four.\n',
    ),
    "one space behind the mark of an item": ("-   one\n    -  two\n\nText.\n\n1.  three\n", "- one\n    - two\n\nText.\n\n1. three\n"),
    "an item may stand apart from the next": ("- one\n\n\n- two\n- three\n", "- one\n\n- two\n- three\n"),
    "other marks become hyphens": ("* one\n+ two\n    * three\n", "- one\n- two\n    - three\n"),
    "numbers that follow each other stay": ("4. one\n5. two\n\n6. three\n", "4. one\n5. two\n\n6. three\n"),
    "numbers are counted from the first one": (
        "3. one\n3. two\n    1. in\n    1. in\n\n        Text.\n\n    7. in\n\n9. three\n\nText.\n\n2. new\n",
        "3. one\n4. two\n    1. in\n    2. in\n\n        Text.\n\n    3. in\n\n5. three\n\nText.\n\n2. new\n",
    ),
    "a table has one space around its cells": (
        "|One|  Two  |\n|---|:------:|\n|a|b|\n| c \\| d ||\n",
        "| One | Two |\n| --- | --- |\n| a | b |\n| c \\| d |  |\n",
    ),
    "a table has bars at both ends": ("One | Two\n--- | -\na | b\nc |\n", "| One | Two |\n| --- | --- |\n| a | b |\n| c |  |\n"),
    "a table in a list": ("- one\n\n    |a|\n    |-|\n    |b|\n", "- one\n\n    | a |\n    | --- |\n    | b |\n"),
    "stars and underscores": ("A *soft* and a __loud__ word, **a *b* c**.\n", "A _soft_ and a **loud** word, **a _b_ c**.\n"),
    "stars that are none stay": ("2 * 3 is 6, a_b_c and **d**.\n", "2 * 3 is 6, a_b_c and **d**.\n"),
    "one space in the braces of a value": ("Pay {{fee}} or {{  mx/fee }}.\n", "Pay {{ fee }} or {{ mx/fee }}.\n"),
    "tabs are spaces": ("- one\n\t- two\ta\n", "- one\n    - two   a\n"),
    "nothing": (" \n\n", ""),
}


@pytest.mark.parametrize(("body", "wanted"), FORMS.values(), ids=FORMS)
def test_a_body_has_one_form(body: str, wanted: str):
    assert form(body) == wanted
    assert form(wanted) == wanted


@pytest.mark.parametrize("body", [body for body, _ in FORMS.values() if "!!!  " not in body and ":---" not in body])
def test_a_browser_shows_the_form_as_it_showed_the_body(body: str):
    assert shown(form(body)) == shown(body)


OUTSIDE = [
    "a `word`",
    "see ![](a.png)",
    "in*side*  a word",
    "a *soft* or 2*3 word *",
    "a __loud_er__  word",
    "[words][id]",
    '[a](b.md  "title")',
    "words {: .big }",
    "one &nbsp;  two",
    "> said somebody",
    '=== "One"',
    "* * *",
    "Title\n-----",
    "*[IOM]:  a name",
    "Word\n:   its meaning",
    "[^appeal]:  the text",
    "1)  one",
    "-   one\n  -   two",
    "Text\n-   one",
    "Text\n|a|b|\n|---|---|",
    "##Title",
    "#  Title",
    "##  Title",
    "!!!  note\n    text",
    '!!!  bug  "One"\n    text',
    "-   one\n-\n- two",
    "a\u00a0\n\u00a0\n b",
]


@pytest.mark.parametrize("block", OUTSIDE)
def test_a_block_outside_the_profile_stays_as_it_is_and_the_others_get_their_form(block: str):
    assert form(f"-   One.  \n\n## Two {{#two}}\n{block}\n\n\nThree. \n") == f"- One.\n\n## Two {{ #two }}\n\n{block}\n\nThree.\n"


@pytest.mark.parametrize("block", ["```\na\n\n\n-   b\n```", "~~~\na", "<div>\n\n\n-   a\n\n</div>", "One. <!-- two\n\n\nthree -->"])
def test_a_page_with_code_or_html_stays_as_it_is(block: str):
    body = f"One. \n\n\n{block}\n\n\n"

    assert form(body) == body
    assert formatted(f"{HEAD}\n{body}", PAGE) == (f"{HEAD}\n{body}", [])


def test_a_line_break_of_two_spaces_is_reported_and_kept():
    body = "One.\n\nTwo  \nthree.\n\n- four  \n    five.\n\n-   six\n"

    new, problems = formatted(f"{HEAD}\n{body}", PAGE)

    assert new == f"{HEAD}\n{body}"
    assert [problem.text() for problem in problems] == [
        f"{PAGE}:{line}:{column}: two spaces at the end of the line break it here [format-line-break]\n"
        "    Join the two lines, or make two paragraphs with an empty line between them."
        for line, column in ((8, 4), (11, 7))
    ]
    assert problems[0].text("es").endswith("    Junta las dos líneas, o haz dos párrafos con una línea vacía entre los dos.")


@pytest.mark.parametrize("body", ["One.  \n\nTwo.\n", "- one  \n- two\n", "## One { #one }  \nTwo.\n", "|a|  \n|-|  \n|b|  \n", '!!! note "One"  \n    Two.\n'])
def test_two_spaces_that_break_nothing_go_without_a_word(body: str):
    assert "  \n" not in form(body)


def test_a_text_that_would_not_say_the_same_is_left_alone_with_a_reason():
    new, problems = form_of("One.   \n\n- one\n+ :\n")

    assert new == "One.   \n\n- one\n+ :\n"
    assert [(problem.rule, str(problem.place)) for problem in problems] == [("format-would-change-text", f"{PAGE}:1:1")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{HEAD}One.", f"{HEAD}\nOne.\n"),
        (f"{HEAD}\n\n\nOne.\n\n", f"{HEAD}\nOne.\n"),
        (f"{HEAD}\n\n", HEAD),
        ("---  \nsummary: B\ntitle: A\n---\t\nOne.\n", f"{HEAD}\nOne.\n"),
    ],
)
def test_an_empty_line_parts_the_front_matter_from_the_text(text: str, wanted: str):
    assert formatted(text, PAGE) == (wanted, [])


@pytest.mark.parametrize("text", ["One.  \n", "---\ntitle: A\n\nOne.  \n", ""])
def test_a_page_without_front_matter_stays_as_it_is(text: str):
    assert formatted(text, PAGE) == (text, [])


def test_a_leaflet_is_a_page_like_others():
    name = PurePosixPath("materials/a/es.md")
    assert formatted("---\nsummary: b\ntitle: 'a'\n---\n-   one\n", name) == ('---\ntitle: "a"\nsummary: "b"\n---\n\n- one\n', [])
    assert formatted("-   one\n", name) == ("-   one\n", [])  # a problem of its own says that the front matter is missing


PIECES = [
    *("palabra", "**fuerte**", "_suave_", "{{police}}", "{{mx/asylum}}", "[^appeal]", "[una](asylum.md#x)"),
    *"a_b_c 2 * 3 Q5 12. (3) 1. - !!! ??? ## número «x» x\\*y \\_ + fin. \\| : العربية < 2 & |".split(),
]


class Typist:
    """Types pages inside the profile, with the spacing that people leave."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.anchors = 0

    def words(self) -> str:
        pieces = PIECES if self.random.random() < 0.4 else PIECES[:7]
        return " ".join(self.random.choice(pieces) for _ in range(self.random.randrange(4))) + " fin"

    def space(self) -> str:
        return self.random.choice(["", "", "", " ", "   "])

    def empty(self) -> list[str]:
        return [self.random.choice(["", "", "   "]) for _ in range(self.random.choice([0, 1, 1, 1, 2, 3]))]

    def paragraph(self, indent: int, depth: int) -> list[str]:
        lines = [" " * indent + self.words() for _ in range(self.random.choice([1, 1, 2, 3]))]
        return [*lines[:-1], lines[-1] + self.space()]

    def heading(self, indent: int, depth: int) -> list[str]:
        self.anchors += 1
        mark, brace = self.random.choice(["##", "###", "####"]), self.random.choice(["{{ #a{} }}", "{{#a{}}}"]).format(self.anchors)
        return [f"{mark} {self.space()}{self.words()} {self.space()}{brace}{self.space()}"]

    def items(self, indent: int, depth: int) -> list[str]:
        number, is_numbered, is_loose = self.random.choice([1, 1, 2, 9]), self.random.random() < 0.5, self.random.random() < 0.3
        lines: list[str] = []
        for _ in range(self.random.randrange(1, 4)):
            mark = f"{number}." if is_numbered else "-"
            number += self.random.choice([1, 1, 1, 0, 2])
            lines.append(f"{' ' * indent}{mark} {self.space()}{self.words()}{self.space()}")
            if depth and self.random.random() < 0.4:
                lines += [*self.empty(), *self.block(indent + 4, depth - 1), *self.empty()]
            lines += self.empty() if is_loose else []
        return lines

    def table(self, indent: int, depth: int) -> list[str]:
        columns, has_bars = self.random.randrange(1, 4), self.random.random() < 0.8
        cells = [["a", "Qué", "**b**", "x \\| y"], ["---", "-", "------"], *[["1", "{{fee}}", "", "largo texto"]] * self.random.randrange(3)]
        rows = [f"{self.space()}|{self.space()}".join(self.random.choice(row) for _ in range(columns)) for row in cells]
        return [" " * indent + (f"|{self.space()}{row}{self.space()}|{self.space()}" if has_bars or columns == 1 else row or "1") for row in rows]

    def admonition(self, indent: int, depth: int) -> list[str]:
        head = f'{" " * indent}{self.random.choice(["!!!", "???", "???+"])} note {self.space()}"Más"{self.space()}'
        return [head, *self.empty(), *self.block(indent + 4, depth - 1), *self.empty()]

    def block(self, indent: int, depth: int) -> list[str]:
        kinds = [self.paragraph, self.paragraph, self.items, self.table, *([self.admonition] if depth > 0 else []), *([self.heading] if not indent else [])]
        return self.random.choice(kinds)(indent, depth)

    def page(self) -> str:
        blocks = [[*self.block(0, 2), *(self.empty() or [""])] for _ in range(self.random.randrange(1, 6))]
        return "\n".join(line for block in blocks for line in block) + self.random.choice(["", "\n", "\n\n"])


def targets(body: str) -> list[tuple[str, str, str]]:
    return [(reference.kind, reference.target, reference.where) for reference in references(body)]


def words(body: str) -> list[str]:
    """Letters and numbers of a body, without the numbers of lists."""
    return re.findall(r"\w+", re.sub(r"^\s*(?:\d+\.\s)?", "", body.replace("_", " "), flags=re.MULTILINE))


@settings(deadline=None, derandomize=True, max_examples=250)
@given(st.randoms(use_true_random=False))
def test_a_page_inside_the_profile_gets_one_form_that_looks_the_same(random: Random):
    body = Typist(random).page()
    assume(not faults(body) and not form_of(body)[1])

    new = form(body)

    assert shown(new) == shown(body)
    assert (words(new), targets(new)) == (words(body), targets(body))
    assert form(new) == new
    assert not faults(new)
    assert not re.search(r"[ \t]\n|\n\n\n|\A\n|\n\n\Z|\t|[^\n]\Z", new)


@cache
def real_pages() -> list[tuple[Path, str]]:
    return [(path, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "content").rglob("*.md"))]


SIGNS = [*"#*_-+|>`<[]{}()!:\\ \n\t", "  ", "  \n", "\n\n\n", "- ", "* ", "1. ", "    ", "{{a}}", "[^b]", "**", "__", "| a |", '!!! note "A"']


@settings(deadline=None, derandomize=True, max_examples=250)
@given(st.randoms(use_true_random=False))
def test_a_real_page_with_slips_loses_no_word_and_no_reference(random: Random):
    _, text = random.choice(real_pages())
    body = text.split("\n---\n", 1)[1]
    for _ in range(random.randrange(1, 6)):
        cut = random.randrange(len(body))
        body = body[:cut] + random.choice(SIGNS) + body[cut + random.randrange(2) :]

    new, _ = form_of(body)

    assert (words(new), targets(new)) == (words(body), targets(body))
    assert form_of(new)[0] == new


@pytest.mark.parametrize(("path", "text"), real_pages(), ids=lambda value: value.relative_to(ROOT).as_posix() if isinstance(value, Path) else "")
def test_the_real_pages_look_the_same_in_their_form(path: Path, text: str):
    new, problems = formatted(text, PurePosixPath(path.relative_to(ROOT).as_posix()))

    assert problems == []
    assert shown(new.split("\n---\n", 1)[1]) == shown(text.split("\n---\n", 1)[1])
