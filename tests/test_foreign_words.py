"""Every word of another language says so: without its mark, a voice reads Spanish as if it were Creole, and Arabic lines stand in the wrong order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest
import yaml
from selectolax.lexbor import LexborNode
from tests.conftest import ROOT
from tests.site import Site, words

from portal.language_detection import FREQUENT, detect

BETWEEN = re.compile(r"\{\{[^{}]*\}\}|\[\^[^\]]*\]|\{ #[\w-]+ \}|\*\*|(?<!\w)_|_(?!\w)|\]\([^)]*\)|\[|^\s*(?:[#>-]+|\?\?\?|!!! \w+) |\n\n", re.MULTILINE)
"""What stands between the pieces of text into which a page cuts an authored text."""

SCRIPTS = {"ar": "rtl"}
"""Languages that run from right to left; all others run from left to right."""


def pieces(text: str) -> Iterator[str]:
    """The pieces of an authored text as they stand in a page, each with a word in it."""
    for piece in BETWEEN.split(text):
        shown = " ".join(piece.split()).strip('" ')
        if len(re.findall(r"[^\W\d_]{2,}", shown)) > 1:
            yield shown


def texts(data: object, codes: set[str]) -> Iterator[tuple[str, str]]:
    """Every text of a YAML file that is written in several languages: its language and its words."""
    if isinstance(data, dict):
        if data and set(data) <= codes and all(isinstance(text, str) for text in data.values()):
            yield from data.items()
        else:
            for value in data.values():
                yield from texts(value, codes)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value, codes)


def authored(site: Site) -> Mapping[str, set[str]]:
    """Every piece of what editors wrote, with the languages in which somebody wrote exactly that.

    The names of towns and regions are the same in every language.
    """
    codes = set(site.languages)
    found: defaultdict[str, set[str]] = defaultdict(set)
    content = site.root / "content"
    for hub in yaml.safe_load((site.root / "hubs.yaml").read_text(encoding="utf-8")):
        found[hub["municipality"]] |= codes
        found[hub["admin1"]] |= codes
    for path in [*content.glob("*.yaml"), *content.glob("countries/*.yaml"), site.root / "hubs.yaml"]:
        for code, text in texts(yaml.safe_load(path.read_text(encoding="utf-8")), codes):
            for piece in pieces(text):
                found[piece].add(code)
    for code in codes:
        for path in (content / code).rglob("*.md"):
            head, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
            front = yaml.safe_load(head)
            for piece in [*pieces(body), *pieces(front["title"]), *pieces(front["summary"])]:
                found[piece].add(code)
        for text in _flat(yaml.safe_load((content / "words" / f"{code}.yaml").read_text(encoding="utf-8"))):
            for piece in pieces(text):
                found[piece].add(code)
    return found


def _flat(data: object) -> Iterator[str]:
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _flat(value)
    else:
        yield str(data)


def test_every_text_stands_in_an_element_of_its_language(site: Site):
    languages = authored(site)
    known = [(page.file, code, text, languages[text]) for page in site.pages for code, text in page.spoken if text in languages]

    assert len(known) > 10 * len(site.pages)
    assert {code for file, code, _, _ in known if code != site.language_of(file)} >= {"es", "en"}
    assert not [(file, code, text) for file, code, text, own in known if code not in own]


def test_what_is_marked_as_a_language_reads_like_it(site: Site):
    seen: set[str] = set()
    strange = []
    for page in site.pages:
        said: defaultdict[str, list[str]] = defaultdict(list)
        for code, text in page.spoken:
            if " " in text:  # single words are mostly names, as those of languages
                said[code].append(text)
        for code, parts in said.items():
            found = detect(" ".join(parts)) if code in FREQUENT else None
            if found:
                seen.add(code)
                if found.language != code:
                    strange.append((page.file, code, found.language))

    assert seen >= FREQUENT.keys() & set(site.languages)
    assert not strange


def test_every_element_of_another_language_has_its_direction(site: Site):
    wrong = []
    foreign = 0
    for page in site.pages:
        for node in page.all("body, body [lang]"):
            code = _nearest(node, "lang") or ""
            foreign += code != page.language
            # A map has its own, which is the same for all readers.
            if (_nearest(node, "direction") or _nearest(node, "dir") or "ltr") != SCRIPTS.get(code, "ltr"):
                wrong.append((page.file, (node.html or "")[:80]))

    assert foreign > len(site.pages)
    assert not wrong


def _nearest(node: LexborNode | None, attribute: str) -> str | None:
    while node is not None and node.tag not in (None, "-undef"):
        if node.attributes.get(attribute):
            return node.attributes[attribute]
        node = node.parent
    return None


@pytest.mark.parametrize("selector", ["a[href^='tel:']", "ol.src a.out"])
def test_numbers_and_addresses_never_turn_around_in_arabic(small: Site, selector: str):
    links = [node for page in small.pages if page.language == "ar" for node in page.all(selector)]

    assert links
    assert not [node.html for node in links if [each.attributes.get("dir") for each in node.css("bdi")][:1] != ["ltr"]]


def calendar(site: Site) -> dict[str, tuple[list[str], list[str]]]:
    """The months and the weekdays of each language, from its words."""
    files = {code: yaml.safe_load((site.root / f"content/words/{code}.yaml").read_text(encoding="utf-8"))["dates"] for code in site.languages}
    return {code: (dates["months"], dates["weekdays"]) for code, dates in files.items()}


def test_every_date_is_written_in_the_words_of_its_language(site: Site):
    months = {code: names for code, (names, _) in calendar(site).items()}

    dates = [
        (page.file, _nearest(node, "lang") or "", node.attributes["datetime"] or "", words(node)) for page in site.pages for node in page.all("time[datetime]")
    ]
    with_months = [(file, code, months[code][int(day.split("-")[1]) - 1], text) for file, code, day, text in dates if "-" in day]

    assert {code for _, code, _, _ in with_months} == set(site.languages)
    assert not [(file, text) for file, _, month, text in with_months if month not in text]


def test_no_language_says_the_days_and_months_of_another(site: Site):
    names = {code: {word for name in [*months, *days] for word in name.split()} for code, (months, days) in calendar(site).items()}
    foreign = {code: {name for other in names.values() for name in other if len(name) > 4} - own for code, own in names.items()}

    said = [
        (page.file, code, word) for page in site.pages for code, text in page.spoken for word in re.findall(r"[\w-]+", text) if word in foreign.get(code, ())
    ]

    assert not said


def test_a_language_takes_no_word_from_a_library():
    # Babel knows no Haitian Creole and answers in French, and no K'iche' and answers in English: it may only count.
    uses = [
        path.name
        for path in (ROOT / "scripts/portal").rglob("*.py")
        if re.search(r"^\s*(?:from|import) babel\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    taken = set(re.findall(r"_locale\.(\w+)", (ROOT / "scripts/portal/words.py").read_text(encoding="utf-8")))

    assert uses == ["words.py"]
    assert taken == {"plural_form"}
