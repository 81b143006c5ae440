"""The one form of YAML files: what it looks like, and that nothing that somebody wrote is ever lost."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path, PurePosixPath
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from portal.formatting.files import formatted
from portal.formatting.kinds import MODELS, TEXT, UNKNOWN, Kind, kind_of_file, kind_of_front_matter
from portal.formatting.yaml_text import format_yaml
from portal.load import VOCABULARIES
from portal.yamlfile import read_yaml

HUBS = "hubs.yaml"
COUNTRY = "content/countries/gt.yaml"
WORDS = "content/words/es.yaml"
STAMPS = "content/translations/en.yaml"
OWN = "content/own/es.yaml"
"""A file of which the model knows nothing."""


def form(text: str, name: str = OWN) -> str:
    new, problems = formatted(text, PurePosixPath(name))
    assert problems == []
    return new


FORMS = {
    "two spaces for each level, and for the items of a list": (
        OWN,
        "a:\n- b:\n     c: d\n- e\n",
        "a:\n  - b:\n      c: d\n  - e\n",
    ),
    "a list in a list begins on the line of its item": (
        OWN,
        "a:\n  -\n    - b: c\n      d: e\n    - f\n",
        "a:\n  - - b: c\n      d: e\n    - f\n",
    ),
    "a group that the model knows stands in brackets": (
        HUBS,
        "- position:\n    latitude: 15.5\n    longitude: -91.25\n    precision: exact\n  services:\n    - rights\n    - work\n",
        "- position: {latitude: 15.5, longitude: -91.25, precision: exact}\n  services: [rights, work]\n",
    ),
    "words in two languages stand in brackets, also in a list": (
        HUBS,
        "- name:\n    es: Uno\n    en: 'One'\n  bring:\n    - es: Papel\n",
        '- name: {es: "Uno", en: "One"}\n  bring:\n    - {es: "Papel"}\n',
    ),
    "brackets hold no group that may have more groups in it": (
        COUNTRY,
        'code: gt\nhub-name: {short: VIM, full: {es: "Uno"}}\n',
        'code: gt\nhub-name:\n  full: {es: "Uno"}\n  short: VIM\n',
    ),
    "the items of a list have lines of their own": (
        HUBS,
        '- phones: [{number: "110"}, {number: "120", whatsapp: true}]\n',
        '- phones:\n    - number: "110"\n    - number: "120"\n      whatsapp: true\n',
    ),
    "sections of interface words have lines of their own, forms of a word have brackets": (
        WORDS,
        "numbers: {decimal: '.'}\ndays:\n  one: '{n} día'\n  other: '{n} días'\nmonths:\n  names:\n    - enero\n    - febrero\n",
        'numbers:\n  decimal: "."\ndays:\n  one: "{n} día"\n  other: "{n} días"\nmonths:\n  names: [enero, febrero]\n',
    ),
    "what the model does not know keeps its brackets and its lines": (
        OWN,
        "a: {b: c,   d: e}\nf:\n  g: h\ni: [ j ]\nk:\n    - l\n",
        "a: {b: c, d: e}\nf:\n  g: h\ni: [j]\nk:\n  - l\n",
    ),
    "hashes stay on their line, however long it gets": (
        STAMPS,
        "a/b: [" + ", ".join(["'00112233'"] * 12) + "]\nc: deadbeef\n",
        "a/b: [" + ", ".join(['"00112233"'] * 12) + ']\nc: "deadbeef"\n',
    ),
    "a text over several lines is joined where it has no line ends": (
        HUBS,
        "- note: >-\n    One\n    sentence.\n  municipality: San\n    Marcos\n  name: {es: 'Dos\n    palabras'}\n",
        '- name: {es: "Dos palabras"}\n  municipality: San Marcos\n  note: "One sentence."\n',
    ),
    "a text with line ends is a block": (
        OWN,
        'a: "one\\ntwo\\n"\nb: |+\n     three\n     four\nc: "\\n five"\n',
        'a: |\n  one\n  two\nb: |\n  three\n  four\nc: "\\n five"\n',
    ),
    "one empty line may stand between entries and items, and nowhere else": (
        COUNTRY,
        "\n\ncode: gt\n\n\n\nfacts:\n\n  - id: a\n\n    topic: work\n\n\n  - id: b\n\n\n",
        "code: gt\n\nfacts:\n  - id: a\n    topic: work\n\n  - id: b\n",
    ),
    "an empty list and an empty map stay": (OWN, "a: [ ]\nb: {\n  }\n", "a: []\nb: {}\n"),
    "an item that is not there yet stays away": (OWN, "a:\n-  \n-   b\n", "a:\n  -\n  - b\n"),
    "the beginning and the end of a document are not written": (OWN, "--- # one\na: b\n...\n# two\n", "# one\na: b\n# two\n"),
    "a file of one text": (OWN, "'a b: c'   # d", '"a b: c"  # d\n'),
    "a file of comments": (OWN, "\n  # a   \n\n\n# b\n\n", "# a\n\n# b\n"),
    "a file without anything": (OWN, " \n\n", ""),
}


@pytest.mark.parametrize(("name", "text", "wanted"), FORMS.values(), ids=FORMS)
def test_a_file_has_one_form(name: str, text: str, wanted: str):
    assert form(text, name) == wanted
    assert form(wanted, name) == wanted


def test_brackets_end_where_the_line_would_be_too_long():
    fits = f'- name: {{es: "{"x" * 40}", en: "{"y" * 56}"}}\n'

    assert len(fits) == 120 + len("\n")
    assert form(fits, HUBS) == fits
    assert form(fits.replace("yy", "yyy", 1), HUBS) == f'- name:\n    es: "{"x" * 40}"\n    en: "{"y" * 57}"\n'


def test_the_line_of_brackets_may_have_a_comment_beside_it():
    text = f'- name: {{es: "{"x" * 98}"}}  # why it is so long\n'

    assert form(text, HUBS) == text


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("'police'", "police"),
        ("'gt/asylum-2'", "gt/asylum-2"),
        ("'/gt/asylum/'", "/gt/asylum/"),
        ("'K''iche'''", "K'iche'"),
        ("'San Cristóbal Totonicapán'", "San Cristóbal Totonicapán"),
        ("'sample@example.org'", "sample@example.org"),
        ("'https://example.org/a_b?c=d#e'", "https://example.org/a_b?c=d#e"),
        ("https://example.org/a,b", '"https://example.org/a,b"'),
        ("https://example.org/:", None),
        ("Una frase.", '"Una frase."'),
        ("Una frase, corta", '"Una frase, corta"'),
        ("cinco palabras son ya demasiadas", '"cinco palabras son ya demasiadas"'),
        ("5555-0101", '"5555-0101"'),
        ("+502 5555 0101", '"+502 5555 0101"'),
        ("08:00-16:00", '"08:00-16:00"'),
        ("0155", '"0155"'),
        ("1e3", '"1e3"'),
        ("12_000", '"12_000"'),
        ("cafe1", '"cafe1"'),
        ("no", '"no"'),
        ("On", '"On"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ('"say \\"yes\\""', '"say \\"yes\\""'),
        ('"a\\tb"', '"a\\tb"'),
        ("'  a'", '"  a"'),
        ("'# a'", '"# a"'),
        ("''", '""'),
    ],
)
def test_quotes_stand_where_something_could_be_misread(written: str, wanted: str | None):
    text = f"- a: {written}\n"
    if wanted is None:
        assert read_yaml(text, PurePosixPath(OWN)).problems
    else:
        assert form(text) == f"- a: {wanted}\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (HUBS, "- opened: 2018\n"),
        (HUBS, "- mobile: true\n"),
        (HUBS, "- position: {latitude: 15.5, longitude: -91.0, precision: exact}\n"),
        (HUBS, '- phones:\n    - number: "110"\n'),
        (HUBS, '- hours: {mon-fri: "08:00-16:00", sat: closed}\n'),
        (COUNTRY, "facts:\n  - kind: duration\n    value: {days: 30, working: false}\n"),
        (COUNTRY, "facts:\n  - kind: date\n    value: 2026-12-31\n"),
        (COUNTRY, 'facts:\n  - kind: address\n    value: {es: "12"}\n'),
        (OWN, "a: 12\nb: 2026-12-31\nc: true\n"),
        (OWN, 'a: "12"\nb: "2026-12-31"\nc: "true"\n'),
    ],
)
def test_numbers_and_dates_are_bare_where_the_model_has_them_or_knows_nothing(name: str, text: str):
    assert form(text, name) == text


def test_all_words_of_a_list_have_quotes_if_one_needs_them():
    assert form("a: [x, no, 'z']\nb: [x, 'z']\n") == 'a: ["x", "no", "z"]\nb: [x, z]\n'


def test_keys_are_quoted_like_texts():
    assert form("'a': b\n'no': c\n\"d e\": f\n'#g': h\n") == 'a: b\n"no": c\nd e: f\n"#g": h\n'


def test_keys_stand_in_the_order_of_the_model_and_the_unknown_ones_last():
    text = "- evidence: []\n  colour: red\n  country: gt\n  animal: cat\n  id: gt-a\n"

    assert form(text, HUBS) == "- id: gt-a\n  country: gt\n  evidence: []\n  colour: red\n  animal: cat\n"


def test_what_a_claim_rests_on_stands_behind_what_it_says():
    keys = list(kind_of_file(PurePosixPath(COUNTRY)).under("facts").item().variant("money").keys)

    assert keys[:6] == ["id", "topic", "kind", "value", "source", "source-date"]
    assert list(kind_of_file(PurePosixPath(COUNTRY)).keys)[-3:] == ["contacts", "facts", "procedures"]
    assert list(kind_of_file(PurePosixPath(COUNTRY)).under("contacts").item().keys)[:3] == ["id", "kind", "name"]


def test_languages_and_words_keep_the_order_in_which_they_were_written():
    assert form('z: {one: "b", a: "c"}\na: "d"\n', WORDS) == 'z:\n  one: "b"\n  a: "c"\na: "d"\n'
    assert form('- name: {quc: "b", es: "c"}\n', HUBS) == '- name: {quc: "b", es: "c"}\n'


def test_a_fact_of_a_kind_that_does_not_exist_is_written_all_the_same():
    assert form("facts:\n  - kind: colour\n    topic: work\n    id: a\n", COUNTRY) == "facts:\n  - id: a\n    topic: work\n    kind: colour\n"


def test_the_front_matter_of_a_translation_has_its_own_keys():
    text = "---\nl10n: {status: draft, source: '00aa00aa00aa', blocks: ['00aa', beef]}\nsummary: B\ntitle: A\n---\n"

    wanted = '---\ntitle: "A"\nsummary: "B"\nl10n:\n  source: "00aa00aa00aa"\n  blocks: ["00aa", "beef"]\n  status: draft\n---\n'
    assert form(text, "content/en/index.md") == wanted
    assert list(kind_of_front_matter(PurePosixPath("content/es/index.md"), {}).keys)[:4] == ["title", "summary", "audio", "for"]
    assert kind_of_front_matter(PurePosixPath("materials/a/es.md"), {}) == kind_of_front_matter(PurePosixPath("content/es/index.md"), {})
    assert kind_of_front_matter(PurePosixPath("README.md"), {}) == UNKNOWN


def test_every_list_of_the_portal_has_its_model():
    assert {name.removeprefix("content/").removesuffix(".yaml"): model for name, model in MODELS.items() if name.count("/") == 1} == {
        **{name: list[model] for name, model in VOCABULARIES.items()},
        "regional": MODELS["content/regional.yaml"],
        "materials/versions": MODELS["materials/versions.yaml"],
    }
    assert all(kind_of_file(PurePosixPath(name.replace("*", "a"))) != UNKNOWN for name in MODELS)
    assert kind_of_file(PurePosixPath(COUNTRY)).under("names") == TEXT
    assert kind_of_file(PurePosixPath(OWN)) == UNKNOWN


COMMENTS = {
    "above and beside": (
        "# The head.\n- a: b # one\n  # two\n  c: [d, e]# three\n# four\n- f\n# five\n",
        "# The head.\n- a: b  # one\n  # two\n  c: [d, e]  # three\n# four\n- f\n# five\n",
    ),
    "beside a key whose value is below": ("a:    # one\n  # two\n  b: c\n", "a:  # one\n  # two\n  b: c\n"),
    "beside a hyphen, where it goes above": ("- # one\n  a: b\n-   # two\n  - c\n", "# one\n- a: b\n# two\n- - c\n"),
    "inside brackets, which then have lines": (
        "a: [ # one\n  b, # two\n  # three\n  c # four\n  # five\n  ] # six\n",
        "# six\na:  # one\n  - b  # two\n  # three\n  - c  # four\n  # five\n",
    ),
    "between a key and its text": ("a:\n  # one\n  b\n", "# one\na: b\n"),
    "behind the mark of a block": ("a: |  # one\n  b\n  c\n  # no comment\n# two\n", "a: |  # one\n  b\n  c\n  # no comment\n# two\n"),
    "at the end of an entry": (
        "a:\n  - b:\n      c: d\n      # of c\n    # of b\n  # of a\n# of e\ne: f\n",
        "a:\n  - b:\n      c: d\n      # of c\n    # of b\n  # of a\n# of e\ne: f\n",
    ),
    "at odd places": ("a:\n  - b\n   # one\n      # two\n # three\nc: d\n", "a:\n  - b\n  # one\n  # two\n# three\nc: d\n"),
    "with empty lines": ("# one\n\n\n# two\na: b\n\n# three\n\n# four\nc: d\n", "# one\n\n# two\na: b\n\n# three\n\n# four\nc: d\n"),
    "that look like text": ('a: "b # c" # d "e"\nf: g#h #i: j\n', 'a: "b # c"  # d "e"\nf: "g#h"  #i: j\n'),
}


@pytest.mark.parametrize(("text", "wanted"), COMMENTS.values(), ids=COMMENTS)
def test_comments_keep_their_place(text: str, wanted: str):
    assert form(text) == wanted
    assert form(wanted) == wanted


def test_comments_move_with_their_key_and_the_head_of_the_file_stays():
    text = "# The file.\npaper: letter\n# Of the names.\nnames: {es: A} # beside\n# Of the code.\ncode: gt\n"

    wanted = '# The file.\n\n# Of the code.\ncode: gt\n# Of the names.\nnames: {es: "A"}  # beside\npaper: letter\n'
    assert form(text, COUNTRY) == wanted
    assert form(wanted, COUNTRY) == wanted


def test_a_comment_apart_from_the_head_belongs_to_the_first_entry():
    text = "# The file.\n\n# Of the paper.\npaper: letter\ncode: gt\n"

    assert form(text, COUNTRY) == "# The file.\n\ncode: gt\n# Of the paper.\npaper: letter\n"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: b: c\n", "yaml-syntax"),
        ("a: &x b\n", "yaml-plain"),
        ("a: !!str b\n", "yaml-plain"),
        ("a: b\na:   c\n", "yaml-repeated-key"),
        ("a:   b\nc:\n", "yaml-empty-value"),
        ("? [a]\n:   b\n", "yaml-plain"),
        ("%YAML 1.1\n---\na:   b\n", "format-would-change-data"),
    ],
)
def test_what_cannot_be_written_in_another_way_is_left_alone_with_a_reason(text: str, rule: str):
    new, problems = formatted(text, PurePosixPath(OWN))

    assert new == text
    assert [problem.rule for problem in problems] == [rule]
    assert problems[0].text("en") != problems[0].text("es")


def test_a_reason_stands_where_the_front_matter_has_it():
    _, problems = formatted("---\ntitle: A\na: b: c\n---\n\nText.\n", PurePosixPath("content/es/index.md"))

    assert [str(problem.place) for problem in problems] == ["content/es/index.md:3:5"]


KINDS = [UNKNOWN, *(kind_of_file(PurePosixPath(name)) for name in (HUBS, COUNTRY, WORDS, STAMPS, "content/moved.yaml", "content/topics.yaml"))]
WORDS_TO_QUOTE = (
    "a police no null 12 1e5 0155 2026-11-21 true 16:30 << = [a] {b} 'q' &b !c %d @e `f | x: - ? word# ab12cd é😀 الشرطة https://a.b/c,d https://a.b/?q=1#f"
)
LINES = [
    "",
    "# no",
    "- a",
    "x: y",
    "Una frase, con coma.",
    "a b",
    "a b c d e",
    "  x",
    "x ",
    "\n",
    "a\nb",
    "a\n\nb\n",
    "  a\nb",
    "a\n# b\n\n\n",
    "\ta",
    "\u00a0",
]
TEXTS = [*WORDS_TO_QUOTE.split(), *LINES]
KEYS = ["id", "kind", "name", "for", "steps", "facts", "es", "en", "no", "12", "a b", "source", "phones", "x: y", "#k"]

data = st.recursive(
    st.sampled_from(TEXTS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


class Typist:
    """Types data as YAML in one of the many ways in which people and programs do, with comments anywhere."""

    def __init__(self, random: Random, is_quiet: bool = False) -> None:
        self.random = random
        self.is_quiet = is_quiet
        self.comments: list[str] = []

    def comment(self) -> str:
        self.comments.append(f"# comment {len(self.comments)}")
        return self.comments[-1]

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    def text(self, text: str) -> str:
        ways = [json.dumps(text, ensure_ascii=self.chance(0.3))]
        if re.fullmatch(r"[^\W\d_](?:[\w /.-]*\w)?|[\d.-]+|https:[^,#]+", text):
            ways += [text, text]
        if not re.search(r"[\n\t]", text):
            ways.append("'" + text.replace("'", "''") + "'")
        return self.random.choice(ways)

    def beside(self) -> str:
        if self.is_quiet:
            return ""
        return f"{self.random.choice(['  ', ' ', '     '])}{self.comment()}" if self.chance(0.2) else self.random.choice(["", "", " "])

    def between(self, indent: int) -> list[str]:
        if self.is_quiet:
            return []
        lines = [f"{' ' * self.random.choice([indent, self.random.randrange(9)])}{self.comment()}"] if self.chance(0.15) else []
        return lines + [self.random.choice(["", "   "])] * self.random.choice([0, 0, 0, 1, 2])

    def brackets(self, value: object) -> str:
        def gap() -> str:
            if not self.chance(0.12):
                return ""
            form = self.random.choice([" {}\n      ", "\n  {}\n   ", "\n      ", " "])
            return (" " if self.is_quiet else form.format(self.comment())) if "{}" in form else form

        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return f"[{gap()}{', '.join(self.brackets(item) + gap() for item in value)}]"
        return f"{{{gap()}{', '.join(f'{self.text(key)}: {self.brackets(item)}{gap()}' for key, item in value.items())}}}"

    def lines(self, value: list | dict, indent: int) -> list[str]:
        pad = " " * indent
        result: list[str] = []
        for head, item in value.items() if isinstance(value, dict) else enumerate(value):
            result += self.between(indent)
            result += self.entry(f"{pad}{self.text(head)}:" if isinstance(value, dict) else f"{pad}-", item, indent)
        return result

    def entry(self, head: str, value: object, indent: int) -> list[str]:
        is_item = head.endswith("-")
        if isinstance(value, str):
            if re.fullmatch(r"[\w# ]+(?:\n+[\w# ]+)*\n?", value) and "\n" in value and value[0] not in " \n" and self.chance(0.6):
                step = " " * (indent + self.random.choice([1, 2, 4]))
                mark = "|" if value.endswith("\n") else "|-"
                return [f"{head} {mark}{self.beside()}", *(step + line if line else "" for line in value.removesuffix("\n").split("\n"))]
            return [f"{head} {self.text(value)}{self.beside()}"]
        if not value or self.chance(0.3):
            return [f"{head} {self.brackets(value)}{self.beside()}"]
        if is_item and self.chance(0.5):
            first, *others = self.lines(value, indent + 2)
            if first.startswith(" " * (indent + 2)) and not first.strip().startswith("#") and first.strip():
                return [f"{head} {first.lstrip()}", *others]
            return [head, first, *others]
        inner = indent if isinstance(value, list) and not is_item and self.chance(0.3) else indent + self.random.choice([1, 2, 2, 4])
        return [head + self.beside(), *self.lines(value, inner)]

    def file(self, value: object) -> str:
        if isinstance(value, str) or not value:
            return f"{self.brackets(value)}{self.beside()}\n"
        return "\n".join([*self.lines(value, 0), *self.between(0)]) + self.random.choice(["\n", "\n\n\n"])


@settings(deadline=None, derandomize=True, max_examples=400)
@given(data, st.randoms(use_true_random=False), st.sampled_from(KINDS))
def test_however_data_is_typed_it_gets_one_form_with_every_comment(value: object, random: Random, kind: Kind):
    typist = Typist(random)
    text = typist.file(value)
    name = PurePosixPath(OWN)
    before = read_yaml(text, name)
    assume(not before.problems and before.data == value)

    new, problems = format_yaml(text, name, lambda _: kind)

    assert problems == []
    assert read_yaml(new, name).data == value
    assert sorted(re.findall(r"# comment \d+", new)) == sorted(typist.comments)
    assert format_yaml(new, name, lambda _: kind) == (new, [])
    assert not re.search(r"[ \t]\n|\A\n|\n\n\Z|\t", new)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.randoms(use_true_random=False))
def test_a_hub_gets_the_same_form_however_it_was_typed(random: Random):
    hub = random.choice(real_hubs())
    keys = list(hub)
    random.shuffle(keys)

    new = form(Typist(random, is_quiet=True).file([{key: hub[key] for key in keys}]), HUBS)

    assert new == form(json.dumps([hub]), HUBS)


@cache
def real_hubs() -> list[dict]:
    return read_yaml((ROOT / HUBS).read_text(encoding="utf-8"), PurePosixPath(HUBS)).data  # type: ignore[return-value]


@cache
def real_lines() -> list[tuple[str, list[str]]]:
    files = [*sorted((ROOT / "content").rglob("*.yaml")), ROOT / "hubs.yaml"]
    return [(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8").split("\n")) for path in files]


SIGNS = [*"#\"'[]{},:-|>&*%@!?\\ \n", "  ", " # c", "- ", ": "]


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.randoms(use_true_random=False))
def test_a_real_file_with_slips_is_formatted_with_equal_data_or_left_alone(random: Random):
    name, lines = random.choice(real_lines())
    start = random.randrange(max(1, len(lines) - 40))
    part = lines[start : start + 40]
    for _ in range(random.randrange(1, 5)):
        number = random.randrange(len(part))
        cut = random.randrange(len(part[number]) + 1)
        part[number] = part[number][:cut] + random.choice(SIGNS) + part[number][cut + random.randrange(2) :]
    text = "\n".join(part)
    before = read_yaml(text, PurePosixPath(name))

    new, problems = formatted(text, PurePosixPath(name))

    assert read_yaml(new, PurePosixPath(name)).data == before.data
    assert new == text if problems else formatted(new, PurePosixPath(name)) == (new, [])
    assert not before.problems or problems


@pytest.mark.parametrize("path", [*sorted((ROOT / "content").rglob("*.yaml")), ROOT / "hubs.yaml"], ids=lambda path: path.name)
def test_the_real_content_says_the_same_in_its_form(path: Path):
    name = PurePosixPath(path.relative_to(ROOT).as_posix())
    text = path.read_text(encoding="utf-8")

    new, problems = formatted(text, name)

    assert problems == []
    assert read_yaml(new, name).data == read_yaml(text, name).data
