"""The Markdown profile: what is found in a page, and what is refused."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.html_profile import sanitise, was_changed
from portal.markdown import Reference, faults, prose, references
from portal.rules.markdown_profile import CONSTRUCTS

EXTENSIONS = ["admonition", "attr_list", "tables", "pymdownx.details"]
"""As in mkdocs.yml."""

CLEAN = """\
You can stay {{ stay }} while you wait. [^appeal] Nobody may send you back. [^regional/no-pushback]
It costs Q 5 * 2 or 1 < 2; write a_b_c, _softly_, or **loudly**. Article 12. Rule (3).

## Papers { #papers }
You get the {{ card }} at {{ mx/door }}.

- One thing, with [a page](asylum.md#papers) and [a site](https://example.org/a_b/).
    - A thing inside, in {{ door }}.
        1. Deeper.

    More of the one thing.

- Another.

Then:

1. First.

2. Second.

| What | How much |
| --- | --- |
| A permit | {{ fee }} |

### A smaller heading { #smaller }

!!! warning "Take care"

    The time is {{ appeal-days }}.

    - In a list.

??? note "More"

    Closed at first. [Here](#papers)

???+ tip "Open"

    Open at first.

#### The smallest { #smallest }
- A list right below a heading.
"""

EXAMPLES = {
    "html": ["a <b>bold</b> word", "<!-- hidden -->", "<https://example.org>", "</p>", "<1@example.org>"],
    "code": ["a `word`", "```\nx\n```", "~~~"],
    "image": ["![a](b.png)", "see ![](https://example.org/x.png)"],
    "emphasis": ["a *soft* word", "in*side* a word", "**a *b* c**"],
    "strong": ["a __loud__ word"],
    "reference-link": ["[words][id]", "[id]: https://example.org", "[id]:https://example.org", "- [id]:"],
    "link": ["[a](b.md 'title')", '[a](b.md "title")', "[a [b]](c.md)", "[a\nb](c.md)", "[a](b(c).md)", "[a](javascript:alert(1))"],
    "attributes": ["words {: .big }", "{{ stay }} { .x }", "a { brace", "{{ stay", "{{ stay }"],
    "mark": ["a right [^appeal and more"],
    "entity": ["one &nbsp; two", "&#106;ust", "&#x202e;"],
    "item": ["- # Title", '- !!! note "Title"'],
    "tab": ["a\tb", "\ta"],
    "quote": ["> said somebody", "- > said somebody"],
    "tabs": ['=== "One"'],
    "rule": ["---", "***", "___", "Title\n=====", "Title\n-----", "Title\n=", "- - -"],
    "abbreviation": ["*[IOM]: a name"],
    "definition": ["Word\n: its meaning"],
    "footnote": ["[^appeal]: the text"],
    "bullet": ["* one", "+ one", "1) one"],
    "alignment": ["| a | b |\n| :-- | --: |", "a | b\n:-: | ---"],
    "indent": ["    code", "a\n    b", "- a\n  b", "- a\n\n        b", "Text\n\n    more"],
    "gap": ["Text\n- one", "Text\n1. one", "Text\n| a | b |", "- one\n\n    text\n    - two", "- one\n\n    - inside\n- swallowed"],
    "lists": ["- one\n\n1. two", "1. one\n\n- two", "- one\n\n    more\n\n1. two"],
    "heading": ["##Title"],
    "heading-level": ["# Title { #title }", "##### Title { #title }"],
    "heading-anchor": ["## Title", "## Title {#Título}"],
    "admonition-title": ["!!! note", "??? note", '!!! note ""', '!!! Note "Title"', '!!! note inline "Title"'],
    "admonition-kind": ['!!! bug "Title"'],
    "admonition-gap": ['!!! note "Title"\n    text'],
}


def html_of(body: str) -> str:
    return markdown.markdown(body, extensions=EXTENSIONS)


@pytest.mark.parametrize(("what", "body"), [(what, body) for what, bodies in EXAMPLES.items() for body in bodies])
def test_a_construct_outside_the_profile_is_found(what: str, body: str):
    found = faults(f"A good line.\n\n{body}\n")

    assert what in [fault.what for fault in found]
    assert all(3 <= fault.line <= 3 + body.count("\n") for fault in found)


def test_every_construct_has_an_example_and_a_message():
    assert set(EXAMPLES) == {*CONSTRUCTS, "html"}


def test_a_long_page_inside_the_profile_has_no_fault():
    assert faults(CLEAN) == []


def test_a_page_inside_the_profile_makes_only_what_the_sanitiser_lets_through():
    html = html_of(CLEAN)

    assert "<table>" in html
    assert '<div class="admonition warning">' in html
    assert '<details class="note">' in html
    assert not was_changed(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<script>alert(1)</script></p>",
        '<p onclick="x">a</p>',
        '<p style="color:red">a</p>',
        '<a href="javascript:alert(1)">a</a>',
        '<a href="data:text/html,x">a</a>',
        '<iframe src="https://example.org"></iframe>',
        '<img src="https://example.org/x.png" alt="">',
        "<p>a<!-- hidden --></p>",
        '<form action="https://example.org"><input name="x"></form>',
        '<svg><use href="#x"></use></svg>',
    ],
)
def test_the_sanitiser_takes_out_what_could_become_script_or_a_request(html: str):
    clean = sanitise(html)

    assert was_changed(html)
    assert not any(word in clean for word in ("script", "onclick", "style", "javascript", "data:", "iframe", "img", "hidden", "form", "svg"))


def test_a_fault_is_placed_at_its_line_and_column():
    assert [(fault.what, fault.line, fault.column, fault.shown) for fault in faults("Good.\n\nA `word` here.")] == [("code", 3, 3, "`word` here.")]


def test_references_are_found_where_they_stand():
    body = "Call {{ police }}. [^appeal]\n\nSee [the page](asylum.md#papers) and [^regional/ca4].\n\n## Papers { #papers }"

    found = references(body)

    assert found == [
        Reference("value", "police", 1, 6),
        Reference("citation", "appeal", 1, 20),
        Reference("citation", "regional/ca4", 3, 38),
        Reference("link", "asylum.md#papers", 3, 16),
        Reference("anchor", "papers", 5, 14),
    ]


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("## About {{ fee }} { #about }", "heading"),
        ('!!! note "About {{ fee }}"', "title"),
        ('    ??? note "About {{ fee }}"', "title"),
        ("Read [about {{ fee }}](a.md).", "link"),
        ("| {{ fee }} |", "text"),
        ("- It costs {{ fee }}.", "text"),
    ],
)
def test_a_value_knows_whether_it_stands_in_text(line: str, where: str):
    assert [reference.where for reference in references(line) if reference.kind == "value"] == [where]


TOKENS = st.sampled_from(["{{ police }}", "[^appeal]", "[words](a.md#b)", "[](x)", "{ #anchor }", "## ", "- ", "word ", "número", " ", "|", "الشرطة"])


@settings(deadline=None, derandomize=True)
@given(st.lists(st.lists(TOKENS, max_size=8).map("".join), max_size=5).map("\n".join))
def test_what_is_blanked_out_keeps_every_column(body: str):
    shown = prose(body)

    assert len(shown) == len(body)
    assert all(new in (" ", old) or (old in "[]()" and new != "\n") for new, old in zip(shown, body, strict=True))
    assert shown.count("\n") == body.count("\n")


def test_only_what_a_reader_reads_is_left_of_the_prose():
    body = "Call {{ police }} or read [the 2 pages](asylum-2024.md). [^law-15]\n## Title { #t-5 }"

    assert [line.split() for line in prose(body).split("\n")] == [["Call", "or", "read", "the", "2", "pages", "."], ["##", "Title"]]


def test_an_empty_body_holds_nothing():
    assert references("") == []
    assert faults("") == []
