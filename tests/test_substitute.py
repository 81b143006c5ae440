"""How facts are written into the Markdown of a page: once per block, and nothing else is touched."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.markdown import substitute

EXTENSIONS = ["admonition", "attr_list", "tables", "pymdownx.details"]
"""As in mkdocs.yml."""


def html_of(body: str) -> str:
    return markdown.markdown(body, extensions=EXTENSIONS)


def written(body: str) -> tuple[str, list[list[str]]]:
    """The body with facts written as ``<key>`` and sources as ``^key``, and the keys of each remark."""
    remarks: list[list[str]] = []

    def remark(keys: list[str]) -> str:
        remarks.append(keys)
        return f"({len(remarks)})"

    return substitute(body, lambda key: f"<{key}>", lambda key: f"^{key}", remark), remarks


def test_values_and_citations_are_written_where_they_stand():
    text, _ = written("You can stay {{ stay }} or {{mx/stay}}. [^regional/appeal]")

    assert text.startswith("You can stay <stay> or <mx/stay>. ^regional/appeal\n")


def test_a_block_gets_one_remark_about_all_its_entries():
    text, remarks = written("One {{ a }}\nand [^b] and {{ a }}.\n\nNothing here.\n\nTwo {{ c }}.")

    assert text == "One <a>\nand ^b and <a>.\n\n(1)\n\nNothing here.\n\nTwo <c>.\n\n(2)\n"
    assert remarks == [["a", "b", "a"], ["c"]]


def test_a_list_is_one_block_and_its_remark_stands_below_it():
    body = "- One {{ a }}.\n\n    More {{ b }}.\n\n    - Inside {{ c }}.\n\n- Two {{ d }}.\n\nAfter."

    text, remarks = written(body)

    assert remarks == [["a", "b", "c", "d"]]
    assert html_of(text.replace("<", "&lt;")).endswith("</ul>\n<p>(1)</p>\n<p>After.</p>")


def test_the_remark_of_a_table_stands_below_it():
    text, remarks = written("| a | b |\n| --- | --- |\n| {{ x }} | {{ y }} |\n\nAfter.")

    assert remarks == [["x", "y"]]
    assert html_of(text.replace("<", "&lt;")).endswith("</table>\n<p>(1)</p>\n<p>After.</p>")


@pytest.mark.parametrize("mark", ["!!!", "???", "???+"])
def test_the_remark_of_an_admonition_stands_inside_it(mark: str):
    body = f'{mark} warning "Title"\n\n    Text {{{{ a }}}}.\n\n    - An item {{{{ b }}}}.\n\nAfter.'

    text, remarks = written(body)

    html = html_of(text.replace("<", "&lt;"))
    assert remarks == [["a", "b"]]
    assert html.index("<p>(1)</p>") < html.index("</details>" if "?" in mark else "</div>") < html.index("<p>After.</p>")


def test_a_remark_that_says_nothing_leaves_no_trace():
    assert substitute("One {{ a }}.\n\nTwo.", str.upper, str, lambda keys: "") == "One A.\n\nTwo.\n"


BLOCKS = st.sampled_from(
    [
        "A paragraph\nof two lines.",
        "## Title { #title }",
        "## Title { #title }\nRight below it.",
        "- One\n- Two\n    - Three",
        "1. One\n\n    More of it.\n\n2. Two",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        '!!! note "Title"\n\n    Text.\n\n    - Item.',
        "نص عربي **مهم**",
    ]
)


@settings(deadline=None, derandomize=True)
@given(st.lists(BLOCKS, max_size=6).map("\n\n".join))
def test_text_without_facts_stays_as_it_is(body: str):
    text = substitute(body, lambda key: "!", lambda key: "!", lambda keys: "!")

    apart = body.replace("{ #title }\nRight", "{ #title }\n\nRight")  # a heading is a block of its own
    assert text == (f"{apart}\n" if body else "")


@settings(deadline=None, derandomize=True)
@given(st.lists(BLOCKS, max_size=6).map("\n\n\n".join))
def test_text_without_facts_gives_the_same_page(body: str):
    assert html_of(substitute(body, str, str, lambda keys: "!")) == html_of(body)


def test_a_heading_right_below_a_paragraph_begins_a_block():
    text, remarks = written("One {{ a }}.\n## Title { #title }\nTwo {{ b }}.")

    assert remarks == [["a"], ["b"]]
    assert text == "One <a>.\n\n(1)\n\n## Title { #title }\n\nTwo <b>.\n\n(2)\n"


def test_an_empty_body_stays_empty():
    assert substitute("\n\n", str, str, str) == ""
