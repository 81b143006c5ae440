"""Translations and their sources: what counts as a change, what is stamped, and what a stamp leaves alone."""

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

from portal.load import load
from portal.model.page import TranslationStatus
from portal.model.portal import Portal
from portal.rules.all_rules import check
from portal.stamps import stamped_page, stamped_texts
from portal.translated_texts import DIGITS, TextState, text_hash, text_states, written
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
from portal.yamlfile import read_yaml

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
    assert made == Fingerprint("6b1ad5a3cbd4", ("3b6a", "b9ae", "2c4e", "0f2c", "3a8a", "5a5a", "5a5a"))


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


def portal_of(root: Path) -> Portal:
    portal, problems = load(root)
    assert problems == []
    return portal


def state_of(root: Path, page: str, language: str) -> State:
    return next(each.state for each in states(portal_of(root)) if (str(each.source.path), each.language) == (page, language))


def stamp(root: Path, page: str, language: str) -> None:
    source = portal_of(root).source_of(PurePosixPath(page))
    assert source is not None
    path = root / f"content/{language}/{page}.md"
    path.write_text(stamped_page(path.read_text(encoding="utf-8"), fingerprint(units_of(source))), encoding="utf-8")


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new), encoding="utf-8")


SOURCE = "content/es/gt/asylum.md"


@pytest.fixture
def stamped_portal(small_portal: Path) -> Path:
    """The small portal with everything stamped."""
    for each in states(portal_of(small_portal)):
        if each.page:
            stamp(small_portal, str(each.source.path), each.language)
    stamp_texts(small_portal)
    return small_portal


def stamp_texts(root: Path, keys: tuple[str, ...] | None = None) -> None:
    """Stamp the texts of these keys, or all."""
    portal = portal_of(root)
    folder = root / "content/translations"
    folder.mkdir(exist_ok=True)
    for language in portal.languages:
        found = [each for each in text_states(portal) if each.language == language.code]
        text = stamped_texts(found, lambda each: keys is None or each.written.key in keys)
        (folder / f"{language.code}.yaml").write_text(text, encoding="utf-8")


def test_a_page_that_is_not_written_is_missing(small_portal: Path):
    assert state_of(small_portal, "gt/asylum", "en") == State(Freshness.MISSING, None, (), 12)


def test_a_page_that_says_nothing_about_its_source_is_unstamped(write: Write, small_portal: Path):
    write("content/ar/gt/asylum.md", '---\ntitle: "طلب"\nsummary: "من."\nl10n: {status: draft}\n---\n\nنص.\n')

    assert state_of(small_portal, "gt/asylum", "ar") == State(Freshness.UNSTAMPED, TranslationStatus.DRAFT, (), 12)


def test_a_stamped_page_is_current_until_a_word_of_its_source_changes(small_portal: Path):
    stamp(small_portal, "gt/asylum", "ar")
    before = state_of(small_portal, "gt/asylum", "ar")

    edit(small_portal, SOURCE, "Nadie puede devolverte.", "_Nadie_ puede  devolverte hoy.")
    after = state_of(small_portal, "gt/asylum", "ar")

    assert before == State(Freshness.CURRENT, TranslationStatus.MACHINE, (), 12)
    assert after == State(
        Freshness.OUTDATED,
        TranslationStatus.MACHINE,
        (Change(2, 2, "Puedes quedarte {{ stay }} mientras esperas. [^appeal] …"),),
        12,
    )
    assert after.percent == 9


def test_a_new_form_of_the_source_leaves_its_translations_current(small_portal: Path):
    stamp(small_portal, "gt/asylum", "ar")

    edit(small_portal, SOURCE, "mientras esperas.", "mientras\nesperas.")
    edit(small_portal, SOURCE, "| Permiso |", "|Permiso|")
    edit(small_portal, SOURCE, "read: 2026-11-21", "read: 2026-11-20")

    assert state_of(small_portal, "gt/asylum", "ar").freshness is Freshness.CURRENT


def test_an_edit_of_the_translation_does_not_make_it_current(small_portal: Path):
    stamp(small_portal, "gt/asylum", "ar")
    edit(small_portal, SOURCE, "Nadie puede", "Nunca pueden")

    edit(small_portal, "content/ar/gt/asylum.md", "## ", "### ")

    assert state_of(small_portal, "gt/asylum", "ar").freshness is Freshness.OUTDATED


def test_without_the_old_blocks_every_block_may_have_changed(small_portal: Path):
    edit(small_portal, "content/ar/gt/asylum.md", "l10n: {", 'l10n: {source: "000000000000", blocks: [], ')
    found = state_of(small_portal, "gt/asylum", "ar")

    assert (found.percent, len(found.changes), found.blocks) == (100, 12, 12)


def test_one_state_is_that_of_the_whole_list(small_portal: Path):
    for each in states(portal_of(small_portal)):
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
            path.parent.mkdir(exist_ok=True)
            path.write_text(f'---\ntitle: "Page {number}"\nsummary: "S."\n{head}\n---\n\n{body}\n', encoding="utf-8")
    for number in range(300):
        stamp_like = fingerprint(units(f"Page {number}", "S.", body))
        for language in ("en", "ar", "quc"):
            path = small_portal / f"content/{language}/about/page-{number}.md"
            path.write_text(stamped_page(path.read_text(encoding="utf-8"), stamp_like), encoding="utf-8")
    portal = portal_of(small_portal)
    fingerprint.cache_clear()

    begin = time.process_time()
    found = [each for each in states(portal) if each.state.freshness is Freshness.CURRENT]
    took = time.process_time() - begin

    assert len(found) == 900
    assert took < 1


# Stamps in front matter.

STAMP = Fingerprint("71f83fac1796", ("45c5", "0e10", "1234"))
WRITTEN = 'source: "71f83fac1796", blocks: ["45c5", "0e10", "1234"]'

FORMS = {
    "on one line": ("l10n: {status: machine}", f"l10n: {{{WRITTEN}, status: machine}}"),
    "with spaces and a comment": ("l10n:  { status: draft }  # by hand", f"l10n:  {{{WRITTEN},  status: draft }}  # by hand"),
    "with an old stamp": (
        'l10n: {source: "000000000000", blocks: ["0000"], status: machine}',
        f"l10n: {{{WRITTEN}, status: machine}}",
    ),
    "with an old stamp without quotes": (
        "l10n: {status: machine, blocks: [aaaa, 0000], source: aaaaaaaaaaaa} # old",
        'l10n: {status: machine, blocks: ["45c5", "0e10", "1234"], source: "71f83fac1796"} # old',
    ),
    "with a source and no blocks": (
        "l10n: {source: 'aaaaaaaaaaaa', status: reviewed}",
        'l10n: {blocks: ["45c5", "0e10", "1234"], source: "71f83fac1796", status: reviewed}',
    ),
    "on several lines": (
        "l10n:\n  # who?\n  status: machine  # nobody\n",
        'l10n:\n  # who?\n  source: "71f83fac1796"\n  blocks: ["45c5", "0e10", "1234"]\n  status: machine  # nobody\n',
    ),
    "with blocks on lines": (
        'l10n:\n    source: "000000000000"\n    blocks:\n      - "0000"\n      - "1111"  # last\n    status: machine',
        'l10n:\n    source: "71f83fac1796"\n    blocks: ["45c5", "0e10", "1234"]  # last\n    status: machine',
    ),
    "with blocks on lines as far out as their key": (
        "l10n:\n  blocks:\n  - aaaa\n  status: machine\n  source: aaaaaaaaaaaa",
        'l10n:\n  blocks: ["45c5", "0e10", "1234"]\n  status: machine\n  source: "71f83fac1796"',
    ),
    "in braces on several lines": ("l10n: {\n  status: machine\n  }", f"l10n: {{{WRITTEN}, \n  status: machine\n  }}"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("around", ["{}\n", 'title: "A «título»"\n{}\nsummary: >\n  Ça\n  va\n# the end\n'], ids=["alone", "among others"])
def test_a_stamp_is_written_where_l10n_stands_and_nowhere_else(form: str, around: str):
    before, after = FORMS[form]
    file = "---\n" + around + "---\n\n" + BODY

    assert stamped_page(file.replace("{}", before), STAMP) == file.replace("{}", after)


@pytest.mark.parametrize("form", FORMS)
def test_stamping_twice_changes_nothing(form: str):
    once = stamped_page(f"---\n{FORMS[form][0]}\n---\n\n{BODY}", STAMP)

    assert stamped_page(once, STAMP) == once


@pytest.mark.parametrize("form", FORMS)
def test_a_file_from_windows_stays_one(form: str):
    before, after = FORMS[form]

    stamped = stamped_page(f"\ufeff---\n{before}\n---\n\n{BODY}".replace("\n", "\r\n"), STAMP)

    assert stamped == f"\ufeff---\n{after}\n---\n\n{BODY}".replace("\n", "\r\n")


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters='"\\'), max_size=30),
    st.sampled_from(sorted(FORMS)),
)
def test_whatever_a_page_holds_keeps_every_byte(body: str, title: str, form: str):
    before, after = FORMS[form]
    file = '---\ntitle: "' + title + '"\n{}\n---\n' + body

    stamped = stamped_page(file.replace("{}", before, 1), STAMP)

    assert stamped.encode() == file.replace("{}", after, 1).encode()


@pytest.mark.parametrize("front", ["title: a", "l10n: machine", "l10n: [a]", "- l10n", "l10n: {status: machine", "l10n: {status: machine, source: a b}"])
def test_what_can_not_be_stamped_in_place_is_refused(front: str):
    with pytest.raises(ValueError, match="l10n"):
        stamped_page(f"---\n{front}\n---\n", STAMP)


def test_a_page_without_front_matter_is_refused():
    with pytest.raises(ValueError, match="front matter"):
        stamped_page("l10n: {status: machine}\n", STAMP)


# Texts in YAML files.


def texts_of(root: Path, language: str = "en", where: str = "") -> dict[str, list[TextState]]:
    """The states of the texts of one language by key, of those whose key begins with *where*."""
    found: dict[str, list[TextState]] = {}
    for each in text_states(portal_of(root)):
        if each.language == language and each.written.key.startswith(where):
            found.setdefault(each.written.key, []).append(each)
    return found


def of_key(root: Path, key: str, language: str = "en") -> list[Freshness]:
    return [each.freshness for each in texts_of(root, language)[key]]


def test_every_text_has_a_key_made_of_ids(small_portal: Path):
    keys = {text.key for text in written(portal_of(small_portal))}

    assert {
        "countries/gt/names",
        "countries/gt/hub-name/full",
        "countries/gt/holidays/name",
        "countries/gt/contacts/police/name",
        "countries/gt/contacts/office/phones/name",
        "countries/gt/contacts/office/directions",
        "countries/gt/facts/word/value",
        "countries/gt/facts/card/value/names",
        "countries/gt/procedures/asylum-request/who-can",
        "countries/gt/procedures/asylum-request/steps/do",
        "countries/gt/procedures/asylum-request/papers/identity/if-missing",
        "countries/bz/contacts/helpline/name",
        "topics/asylum/neutral",
        "materials/sample/titles",
    } <= keys
    assert any(key.startswith("regional/") for key in keys)
    assert any(key.startswith("hubs/") for key in keys)


def test_no_text_of_a_content_file_is_forgotten(small_portal: Path):
    portal = portal_of(small_portal)
    codes = {language.code for language in portal.languages}
    files = [name for name in portal.files if name.suffix == ".yaml" and not {"words", "style", "search", "translations"} & set(name.parts)]

    def maps(data: object) -> int:
        if isinstance(data, dict):
            return 1 if data and set(data) <= codes else sum(map(maps, data.values()))
        return sum(map(maps, data)) if isinstance(data, list) else 0

    in_files = sum(maps(read_yaml((small_portal / name).read_text(encoding="utf-8"), name).data) for name in files)

    assert in_files > 50
    assert len(list(written(portal))) == in_files


def test_the_source_is_the_language_of_the_country_or_the_default_one_or_the_first_one(small_portal: Path):
    sources = {text.key: text.source for text in written(portal_of(small_portal))}

    assert sources["countries/gt/contacts/police/name"] == "es"
    assert sources["countries/bz/contacts/helpline/name"] == "en"
    assert sources["countries/bz/names"] == "en"
    assert sources["topics/asylum/names"] == "es"


def test_a_text_is_missing_unstamped_current_or_outdated(small_portal: Path):
    key = "countries/gt/contacts/police/name"
    seen = [of_key(small_portal, key, "quc"), of_key(small_portal, key)]

    stamp_texts(small_portal)
    seen.append(of_key(small_portal, key))
    edit(small_portal, "content/countries/gt.yaml", "Policía de ejemplo", "Policía  de ejemplo")
    seen.append(of_key(small_portal, key))
    edit(small_portal, "content/countries/gt.yaml", "Policía  de ejemplo", "Policía Nacional")
    seen.append(of_key(small_portal, key))

    assert seen == [[Freshness.MISSING], [Freshness.UNSTAMPED], [Freshness.CURRENT], [Freshness.CURRENT], [Freshness.OUTDATED]]


STEPS = "countries/gt/procedures/asylum-request/steps/do"


def test_a_step_put_before_others_leaves_their_translations_current(stamped_portal: Path):
    edit(stamped_portal, "content/countries/gt.yaml", "    steps:\n", '    steps:\n      - do: {es: "Ve.", en: "Go."}\n')

    assert of_key(stamped_portal, STEPS) == [Freshness.UNSTAMPED, Freshness.CURRENT, Freshness.CURRENT]


def test_a_step_that_changed_is_outdated_and_its_neighbours_are_not(stamped_portal: Path):
    edit(stamped_portal, "content/countries/gt.yaml", 'es: "Espera."', 'es: "Espera en casa."')

    assert of_key(stamped_portal, STEPS) == [Freshness.CURRENT, Freshness.OUTDATED]


def test_a_stamp_of_some_texts_keeps_the_records_of_the_others(stamped_portal: Path):
    edit(stamped_portal, "content/countries/gt.yaml", 'es: "Espera."', 'es: "Espera en casa."')
    edit(stamped_portal, "content/countries/gt.yaml", "Policía de ejemplo", "Policía Nacional")

    stamp_texts(stamped_portal, ("countries/gt/contacts/police/name",))

    assert of_key(stamped_portal, STEPS) == [Freshness.CURRENT, Freshness.OUTDATED]
    assert of_key(stamped_portal, "countries/gt/contacts/police/name") == [Freshness.CURRENT]


def test_the_stamps_of_texts_are_sorted_and_quoted_and_stay_as_they_are(stamped_portal: Path):
    path = stamped_portal / "content/translations/en.yaml"
    text = path.read_text(encoding="utf-8")
    file = read_yaml(text, PurePosixPath("en.yaml"))

    stamp_texts(stamped_portal)

    assert path.read_text(encoding="utf-8") == text
    assert file.problems == ()
    assert isinstance(file.data, dict)
    assert list(file.data) == sorted(file.data)
    assert f'\ncountries/gt/contacts/police/name: "{text_hash("Policía de ejemplo")}"\n' in text
    assert f'\n{STEPS}: ["{text_hash("Pide la cita. [^appeal]")}", "{text_hash("Espera.")}"]\n' in text
    assert len(text_hash("Espera.")) == DIGITS
    assert all(each.freshness in (Freshness.CURRENT, Freshness.MISSING) for states in texts_of(stamped_portal).values() for each in states)


def test_a_stamp_of_a_text_that_is_gone_goes_too(stamped_portal: Path):
    edit(stamped_portal, "content/countries/gt.yaml", 'hub-name:\n  full: {es: "Ventanilla de ejemplo", en: "Sample window"}\n  short: VDE\n', "")

    stamp_texts(stamped_portal)

    assert "hub-name" not in (stamped_portal / "content/translations/en.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("broken", ["", "[]", "words", "[a, b]", "countries/gt/names: [[a]]", "1: {a: b}"])
def test_a_file_of_stamps_that_is_none_stamps_nothing(small_portal: Path, write: Write, broken: str):
    write("content/translations/en.yaml", broken)

    assert of_key(small_portal, "countries/gt/contacts/police/name") == [Freshness.UNSTAMPED]


# The rules.


def found(root: Path, rule: str) -> list[str]:
    return [problem.text() for problem in check(portal_of(root), TODAY) if problem.rule == rule]


def test_a_stamped_portal_has_nothing_to_bring_up_to_date(stamped_portal: Path):
    assert [problem for problem in check(portal_of(stamped_portal), TODAY) if "translat" in problem.rule] == []


def test_an_outdated_page_is_reported_with_what_to_run(stamped_portal: Path):
    edit(stamped_portal, SOURCE, "Nadie puede", "Nunca pueden")

    assert found(stamped_portal, "translation-is-current") == [
        "content/ar/gt/asylum.md:4:7: the source changed in 1 of 12 blocks since this translation [translation-is-current]\n"
        "    Run `portal translations show gt/asylum`, translate them, then `portal translations stamp gt/asylum --language ar`."
    ]


def test_an_unstamped_page_is_reported(stamped_portal: Path, write: Write):
    write("content/ar/gt/asylum.md", '---\ntitle: "طلب"\nsummary: "من."\nl10n: {status: draft}\n---\n\nنص.\n')

    assert found(stamped_portal, "translation-is-stamped") == [
        "content/ar/gt/asylum.md:4:7: nothing says from which text this translation was made [translation-is-stamped]\n"
        "    Compare it with its source, then run `portal translations stamp gt/asylum`."
    ]


def test_an_outdated_text_is_reported_where_its_translation_stands(stamped_portal: Path):
    edit(stamped_portal, "content/countries/gt.yaml", "Policía de ejemplo", "Policía Nacional")

    (problem,) = found(stamped_portal, "translated-text-is-current")

    assert "the text in 'es' changed since this translation: «Policía Nacional» [translated-text-is-current]" in problem
    assert problem.startswith("content/countries/gt.yaml:19:")
    assert problem.endswith("then run `portal translations stamp countries/gt/contacts/police/name`.")


def test_unstamped_texts_are_reported_once_for_each_language(stamped_portal: Path):
    (stamped_portal / "content/translations/ar.yaml").unlink()

    (problem,) = found(stamped_portal, "translated-texts-are-stamped")

    assert problem.startswith("content/translations/ar.yaml:1:1: texts in 'ar' that do not say from which words they were translated: ")
