"""Translated pages: what counts as a change of the source, and how far behind it a translation is."""

from __future__ import annotations

import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import TODAY, Write
from tests.translated import SOURCE, SPANISH, edit, portal_of

from portal.model.page import TranslationStatus
from portal.rules.all_rules import check
from portal.stamps import stamped_page
from portal.translations import (
    Change,
    Fingerprint,
    Freshness,
    State,
    changes,
    fingerprint,
    first_words,
    normalised,
    state,
    states,
    units,
    units_in,
    units_of,
)

BODY = """\
You can _stay_ {{ stay }} while you wait. [^appeal] Nobody may send you back — "never" — or
to [another office](../mx/permits.md#door).

## Papers { #papers }

- You get the {{ card }}.
    - It is yours.
- **Keep** it.

| What | How much |
| --- | --- |
| A permit | {{ fee }} |

!!! warning "Take care"

    The time is short. Don't wait.

    Ask.
"""

SAME = {
    "wrapping": ("while you wait. [^appeal] Nobody", "while you\nwait. [^appeal]\nNobody"),
    "spacing": ("Nobody may", "Nobody  may"),
    "a space at the end of a line": ("may send", "may  \nsend"),
    "a space before a citation": (" [^appeal]", "[^appeal]"),
    "spaces in a reference": ("{{ stay }}", "{{stay}}"),
    "the sign of emphasis": ("_stay_", "*stay*"),
    "the sign of strong words": ("**Keep**", "__Keep__"),
    "the target of a link": ("(../mx/permits.md#door)", "(https://example.org/a_b/)"),
    "an anchor": ("{ #papers }", "{ #documents }"),
    "an anchor that is missing": (" { #papers }", ""),
    "the gap below a heading": ("{ #papers }\n\n- You", "{ #papers }\n- You"),
    "the padding of a table": ("| A permit | {{ fee }} |", "|  A permit  |{{ fee }}|"),
    "the rule of a table": ("| --- | --- |", "|:-----|-----:|"),
    "a table without its outer lines": ("| What | How much |\n| --- | --- |\n| A permit | {{ fee }} |", "What | How much\n--- | ---\nA permit | {{ fee }}"),
    "typographic quotes": ('"never"', "“never”"),
    "quotes of another country": ('"never"', "«\xa0never\xa0»"),
    "an apostrophe": ("Don't", "Don’t"),
    "a dash": (" — or", " – or"),
    "a dash without spaces": (' — "never" — ', '--"never"--'),
    "empty lines": ("\n\n## Papers", "\n\n\n\n## Papers"),
    "an empty line in a list": ("yours.\n- **Keep", "yours.\n\n- **Keep"),
    "a comment in a line": ("Nobody may", "Nobody <!-- who? --> may"),
    "a comment on lines of its own": ("\n\n## Papers", "\n\n<!-- a note\n\nwith a gap -->\n\n## Papers"),
    "a comment between the lines of a paragraph": ("or\nto", "or\n<!-- here -->\nto"),
    "an invisible hyphen": ("another", "an\xadother"),
}

DIFFERENT = {
    "a word": ("Nobody", "Somebody"),
    "a letter in capitals": ("nobody".title(), "NOBODY"),
    "an accent": ("Papers", "Pápers"),
    "two words for one": ("another", "an other"),
    "a reference": ("{{ stay }}", "{{ stays }}"),
    "a citation": ("[^appeal]", "[^regional/appeal]"),
    "the words of a link": ("[another office]", "[another door]"),
    "a number": ("{{ fee }}", "25"),
    "a cell": ("| A permit |", "| A permit | |"),
    "the kind of a box": ("!!! warning", "!!! danger"),
    "the title of a box": ("Take care", "Be careful"),
    "the level of a heading": ("## Papers", "### Papers"),
    "emphasis": ("_stay_", "stay"),
}


def plain(body: str) -> list[str]:
    return [normalised(text) for text in units("A title", "A summary.", body)]


def print_of(body: str) -> Fingerprint:
    return fingerprint(units("A title", "A summary.", body))


@pytest.mark.parametrize("what", SAME)
def test_what_needs_no_new_translation_changes_nothing(what: str):
    old, new = SAME[what]
    assert old in BODY

    assert plain(BODY.replace(old, new)) == plain(BODY)


@pytest.mark.parametrize("what", DIFFERENT)
def test_what_a_reader_reads_changes_its_block_and_no_other(what: str):
    old, new = DIFFERENT[what]
    assert old in BODY

    before, after = plain(BODY), plain(BODY.replace(old, new))

    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_letters_with_accents_count_however_they_are_composed():
    text = "Cómo pedir protección en la oficina de atención"

    assert normalised(unicodedata.normalize("NFD", text)) == normalised(text)


def test_a_fingerprint_has_twelve_digits_and_four_for_each_block_of_which_the_first_are_title_and_summary():
    made = print_of(BODY)

    assert len(made.source) == 12
    assert [len(block) for block in made.blocks] == [4] * 7
    assert fingerprint(units("Another title", "A summary.", BODY)).blocks[1:] == made.blocks[1:]
    assert fingerprint(units("A title", "Another summary.", BODY)).blocks[2:] == made.blocks[2:]


def test_a_fingerprint_is_the_same_for_ever():
    # Were it to change, every translation of every portal would look outdated.
    assert print_of(BODY) == Fingerprint("dd8ce6aa28a9", ("0a9a", "489c", "fee2", "17ae", "32a4", "46d3", "8931"))


def test_a_page_is_recognised_in_the_text_of_its_old_file():
    file = f'---\ntitle: "A title"\nsummary: |\n  A\n  summary.\nread: 2020-01-01\n---\n{BODY}'
    texts = units_in(file)

    assert texts is not None
    assert fingerprint(texts) == print_of(BODY)
    assert units_in("No page at all.") is None
    assert units_in("---\ntitle: [a\n---\n") is None


# Pages of any shape, written in any style.

LETTERS = st.text("abcdefghijklmnñopqrstuvwxyzáéíóúü", min_size=1, max_size=9)
WORDS = st.lists(LETTERS, min_size=1, max_size=12).map(tuple)
KEYS = st.sampled_from(["stay", "mx/fee", "regional/no-pushback", "papers-2"])


@dataclass(frozen=True)
class Block:
    kind: str
    words: tuple[str, ...]
    key: str


@dataclass(frozen=True)
class Style:
    emphasis: str = "_"
    target: str = "asylum.md"
    anchor: str = " { #part }"
    gap: str = "\n\n"
    wrap: str = " "
    padding: str = " "
    quotes: str = '""'
    dash: str = "-"
    form: str = "NFC"
    comment: str = ""


BLOCKS = st.builds(Block, st.sampled_from(["paragraph", "heading", "list", "table", "box"]), WORDS, KEYS)
PAGES = st.lists(BLOCKS, min_size=1, max_size=8)
STYLES = st.builds(
    Style,
    emphasis=st.sampled_from("*_"),
    target=st.sampled_from(["asylum.md", "#part", "https://example.org/a_b/?c=d"]),
    anchor=st.sampled_from(["", " { #part }", "{#other-part}"]),
    gap=st.sampled_from(["\n\n", "\n\n\n", "\n  \n", "\n\n<!-- a\n\nnote -->\n\n"]),
    wrap=st.sampled_from([" ", "  ", "\n", " \n"]),
    padding=st.sampled_from(["", " ", "   "]),
    quotes=st.sampled_from(['""', "“”", "«»", "„“"]),
    dash=st.sampled_from("-–—"),
    form=st.sampled_from(["NFC", "NFD"]),
    comment=st.sampled_from(["", "<!-- a note -->"]),
)


def written_in(style: Style, page: list[Block]) -> str:
    """The Markdown of a page in a style. Lists follow each other as one list, so a paragraph stands between."""

    def one(block: Block) -> str:
        words, pad = style.wrap.join(block.words), style.padding
        line = " ".join(block.words)
        if block.kind == "heading":
            return f"##{' ' + pad}{line}{style.anchor}"
        if block.kind == "list":
            return f"- {line} {{{{{pad}{block.key}{pad}}}}}\n- {style.emphasis}{line}{style.emphasis}"
        if block.kind == "table":
            return f"|{pad}{line}{pad}|{pad}a{pad}|\n|{pad}---{pad}|{pad}---{pad}|\n|{pad}[{line}]({style.target}){pad}|{pad}b{pad}|"
        if block.kind == "box":
            return f'!!! note "{line}"\n\n    {line} {style.quotes[0]}{line}{style.quotes[1]}{style.comment}'
        return f"{words} {style.dash} {style.emphasis * 2}{words}{style.emphasis * 2}{style.wrap}[{line}]({style.target}){style.comment}[^{block.key}]"

    return unicodedata.normalize(style.form, style.gap.join(text for block in page for text in (one(block), "Between.")))


@settings(max_examples=150, deadline=None)
@given(PAGES, STYLES, STYLES)
def test_the_style_of_a_page_never_changes_its_fingerprint(page: list[Block], one: Style, other: Style):
    assert plain(written_in(one, page)) == plain(written_in(other, page))
    assert print_of(written_in(one, page)) == print_of(written_in(other, page))


@settings(max_examples=150, deadline=None)
@given(PAGES, STYLES, st.data())
def test_another_word_changes_exactly_its_block(page: list[Block], style: Style, data: st.DataObject):
    index = data.draw(st.integers(0, len(page) - 1))
    words = page[index].words
    position = data.draw(st.integers(0, len(words) - 1))
    word = data.draw(LETTERS.filter(lambda word: word != words[position]))
    edited = [*page[:index], replace(page[index], words=(*words[:position], word, *words[position + 1 :])), *page[index + 1 :]]

    before, after = plain(written_in(style, page)), plain(written_in(style, edited))

    assert [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if one != other] == [2 + 2 * index]
    assert print_of(written_in(style, page)).source != print_of(written_in(style, edited)).source


HASHES = st.lists(st.sampled_from(["00aa", "11bb", "22cc", "33dd", "44ee"]), max_size=9)


@settings(max_examples=200, deadline=None)
@given(HASHES, HASHES)
def test_the_changes_lead_from_the_old_blocks_to_the_new_ones(before: list[str], now: list[str]):
    found = changes(before, now, now)

    touched = {change.block for change in found if change.block is not None}
    gone = {change.was for change in found if change.was is not None}
    kept = [block for index, block in enumerate(before) if index not in gone]
    assert kept == [block for index, block in enumerate(now) if index not in touched]
    assert bool(found) == (before != now)
    assert len(touched) + sum(change.block is None for change in found) == len(found)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("abc", "aXc", [Change(1, 1, "X")]),
        ("abc", "aXbc", [Change(1, None, "X")]),
        ("abc", "ac", [Change(None, 1)]),
        ("abc", "aXYc", [Change(1, 1, "X"), Change(2, None, "Y")]),
        ("abcd", "aXd", [Change(1, 1, "X"), Change(None, 2)]),
        ("abc", "abc", []),
    ],
)
def test_a_block_is_changed_added_or_removed(before: str, now: str, expected: list[Change]):
    assert list(changes(before, now, now)) == expected


def test_changes_say_what_they_are():
    kinds = [change.kind for change in (Change(1, 1), Change(1, None), Change(None, 1))]

    assert kinds == ["changed", "added", "removed"]


def test_the_share_of_what_changed_is_rounded_up_and_never_more_than_all():
    assert State(Freshness.CURRENT, blocks=12).percent == 0
    assert State(Freshness.OUTDATED, changes=(Change(1, 1),), blocks=300).percent == 1
    assert State(Freshness.OUTDATED, changes=(Change(1, 1), Change(2, None)), blocks=3).percent == 67
    assert State(Freshness.OUTDATED, changes=(Change(0, 0), Change(None, 1)), blocks=2).percent == 100


def test_first_words_fit_on_one_line():
    assert first_words("one\ntwo  three", 8) == "one two three"
    assert first_words("one two three", 2) == "one two …"


# The states of a portal.

ARABIC = '---\ntitle: "طلب"\nsummary: "من."\nl10n: {status: machine}\n---\n\nنص.\n'


@pytest.fixture
def asylum(small_portal: Path, write: Write) -> Path:
    """The small portal with a Spanish page of eight blocks and its Arabic translation, which has no stamp."""
    write(SOURCE, SPANISH)
    write("content/ar/gt/asylum.md", ARABIC)
    return small_portal


def state_of(root: Path, page: str, language: str) -> State:
    return next(each.state for each in states(portal_of(root)) if (str(each.source.path), each.language) == (page, language))


def stamp(root: Path, page: str, language: str) -> None:
    source = portal_of(root).source_of(PurePosixPath(page))
    assert source is not None
    path = root / (f"{page}/{language}.md" if page.startswith("materials/") else f"content/{language}/{page}.md")
    path.write_text(stamped_page(path.read_text(encoding="utf-8"), fingerprint(units_of(source))), encoding="utf-8")


@pytest.fixture
def stamped_portal(asylum: Path) -> Path:
    """The small portal with all its pages stamped."""
    for each in states(portal_of(asylum)):
        if each.page:
            stamp(asylum, str(each.source.path), each.language)
    return asylum


def test_a_leaflet_about_one_country_is_written_first_in_the_language_of_that_country(small_portal: Path, write: Write):
    edit(small_portal, "materials/visit/material.yaml", "countries: [gt]", "countries: [bz]")
    edit(small_portal, "materials/visit/material.yaml", "languages: [es]", "languages: [en, es]")
    write("materials/visit/en.md", (small_portal / "materials/visit/es.md").read_text(encoding="utf-8"))
    edit(small_portal, "materials/visit/es.md", "for: [everyone]\nread: 2026-11-21\n", "l10n: {status: machine}\n")

    portal = portal_of(small_portal)

    source = portal.source_of(PurePosixPath("materials/visit"))
    assert source is not None
    assert source.language == "en"
    assert state_of(small_portal, "materials/visit", "es").freshness is Freshness.UNSTAMPED


def test_a_page_that_is_not_written_is_missing(asylum: Path):
    assert state_of(asylum, "gt/asylum", "en") == State(Freshness.MISSING, None, (), 8)


def test_a_page_that_says_nothing_about_its_source_is_unstamped(asylum: Path):
    assert state_of(asylum, "gt/asylum", "ar") == State(Freshness.UNSTAMPED, TranslationStatus.MACHINE, (), 8)


def test_a_stamped_page_is_current_until_a_word_of_its_source_changes(asylum: Path):
    stamp(asylum, "gt/asylum", "ar")
    before = state_of(asylum, "gt/asylum", "ar")

    edit(asylum, SOURCE, "Nadie puede devolverte.", "_Nadie_ puede  devolverte hoy.")
    after = state_of(asylum, "gt/asylum", "ar")

    assert before == State(Freshness.CURRENT, TranslationStatus.MACHINE, (), 8)
    assert after == State(
        Freshness.OUTDATED,
        TranslationStatus.MACHINE,
        (Change(2, 2, "Puedes quedarte {{ stay }} mientras esperas. [^appeal] …"),),
        8,
    )
    assert after.percent == 13


def test_a_new_form_of_the_source_leaves_its_translations_current(asylum: Path):
    stamp(asylum, "gt/asylum", "ar")

    edit(asylum, SOURCE, "mientras esperas.", "mientras\nesperas.")
    edit(asylum, SOURCE, "| Permiso |", "|Permiso|")
    edit(asylum, SOURCE, "read: 2026-11-21", "read: 2026-11-20")

    assert state_of(asylum, "gt/asylum", "ar").freshness is Freshness.CURRENT


def test_an_edit_of_the_translation_does_not_make_it_current(asylum: Path):
    stamp(asylum, "gt/asylum", "ar")
    edit(asylum, SOURCE, "Nadie puede", "Nunca pueden")

    edit(asylum, "content/ar/gt/asylum.md", "نص.", "نص آخر.")

    assert state_of(asylum, "gt/asylum", "ar").freshness is Freshness.OUTDATED


def test_without_the_old_blocks_every_block_may_have_changed(asylum: Path):
    edit(asylum, "content/ar/gt/asylum.md", "{status", '{source: "000000000000", status')

    found = state_of(asylum, "gt/asylum", "ar")

    assert (found.percent, len(found.changes), found.blocks) == (100, 8, 8)


def test_one_state_is_that_of_the_whole_list(asylum: Path):
    for each in states(portal_of(asylum)):
        assert state(each.source, each.page) == each.state


def test_every_page_has_a_state_in_every_language_but_its_own(small_portal: Path):
    portal = portal_of(small_portal)

    found = Counter((str(each.source.path), each.language) for each in states(portal))

    assert set(found.values()) == {1}
    assert {path for path, _ in found} == {str(page.path) for page in portal.pages}
    assert {language for path, language in found if path == "bz/index"} == {"es", "quc", "ar"}
    assert {language for path, language in found if path == "gt/index"} == {"en", "quc", "ar"}


def test_the_states_of_twelve_hundred_pages_take_less_than_a_second(small_portal: Path):
    body = "\n\n".join(f"{BODY}\nA sentence of part {part}. " + "More words to read. " * 20 for part in range(5))
    for number in range(300):
        for language, head in (
            ("es", "read: 2026-11-21"),
            ("en", "l10n: {status: machine}"),
            ("ar", "l10n: {status: machine}"),
            ("quc", "l10n: {status: draft}"),
        ):
            path = small_portal / f"content/{language}/about/page-{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f'---\ntitle: "Page {number}"\nsummary: "S."\n{head}\n---\n\n{body}\n', encoding="utf-8")
    for number in range(300):
        stamp_like = fingerprint(units(f"Page {number}", "S.", body))
        for language in ("en", "ar", "quc"):
            path = small_portal / f"content/{language}/about/page-{number}.md"
            path.write_text(stamped_page(path.read_text(encoding="utf-8"), stamp_like), encoding="utf-8")
    portal = portal_of(small_portal)
    fingerprint.cache_clear()

    begin = time.process_time()
    found = [each for each in states(portal) if each.state.freshness is Freshness.CURRENT and each.source.path.parent.name == "about"]
    took = time.process_time() - begin

    assert len(found) == 900
    assert took < 1


# The rules.


def found(root: Path, rule: str) -> list[str]:
    return [problem.text() for problem in check(portal_of(root), TODAY) if problem.rule == rule]


def test_stamped_pages_are_not_reported(stamped_portal: Path):
    assert found(stamped_portal, "translation-is-current") == []
    assert found(stamped_portal, "translation-is-stamped") == []


def test_an_outdated_page_is_reported_with_what_to_run(stamped_portal: Path):
    edit(stamped_portal, SOURCE, "Nadie puede", "Nunca pueden")

    assert found(stamped_portal, "translation-is-current") == [
        "content/ar/gt/asylum.md:4:7: the source changed in 1 of 8 blocks since this translation [translation-is-current]\n"
        "    Run `portal translations show gt/asylum`, translate them, then `portal translations stamp gt/asylum --language ar`."
    ]


def test_an_unstamped_page_is_reported(stamped_portal: Path, write: Write):
    write("content/ar/gt/asylum.md", ARABIC)

    assert found(stamped_portal, "translation-is-stamped") == [
        "content/ar/gt/asylum.md:4:7: nothing says from which text this translation was made [translation-is-stamped]\n"
        "    Compare it with its source, then run `portal translations stamp gt/asylum`."
    ]
