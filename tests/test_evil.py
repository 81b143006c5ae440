"""Attacks by way of the content: each is refused by name, or becomes nothing but words."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import markdown
import pytest
import yaml
from tests.conftest import ROOT, TODAY, Built
from tests.examples import Example, examples
from tests.site import portal

from portal.html_profile import ATTRIBUTES, TAGS, was_changed
from portal.markdown import PROSE_END, PROSE_START
from portal.prepare import Settings, examine, pages, prepare
from portal.yamlfile import KEY, Keys, decode, read_yaml, split_front_matter, walk

EXAMPLES = examples("evil")
PASSING = [example for example in EXAMPLES if example.name.startswith("passes-")]
"""What looks like an attack and is let through, since it can only become words."""

ABOUT = "content/es/about.md"
EXTENSIONS = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]

SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
"""What browsers take for a scheme, once they have left out tabs and ends of line."""

STRANGE_NAMES = ["a\nb.md", "c\x1b[2Kd.md", "e\u202ef.md", "g\udcffh.md", "-rf.md", "i j.md", "con.md\u200b", "k'\"<script>.md"]

Tag = tuple[str, tuple[tuple[str, str], ...]]


class Tags(HTMLParser):
    """Collects every tag with its attributes, and whatever is neither tag nor text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Tag] = []
        self.strange: list[str] = []
        self.handle_comment = self.handle_decl = self.handle_pi = self.unknown_decl = self.strange.append  # type: ignore[method-assign]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple((name, value or "") for name, value in attrs)))


def outside_the_profile(html: str) -> list[str]:
    """Every tag, attribute and address that a page may not hold, as a browser would see it."""
    tags = Tags(html)
    found = list(tags.strange)
    for tag, attributes in tags.found:
        found += [] if tag in TAGS.split() else [tag]
        for name, value in attributes:
            if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()):
                found.append(f"{tag} {name}")
            elif name == "href" and (scheme := SCHEME.match(re.sub(r"[\t\n\r]", "", value))) and scheme[1].lower() not in ("https", "http", "tel"):
                found.append(value)
    return found


def skeleton(html: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """The tags with the names of their attributes: what stays the same whatever the words are."""
    return Counter((tag, tuple(name for name, _ in attributes)) for tag, attributes in Tags(html).found)


def same_structure(name: str, html: str, before: str) -> bool:
    """Whether only words changed on the page of that name; the list of all pages got entries, and nothing else."""
    if "search" in name:
        entry = {("li", ()), ("a", ("class", "href")), ("a", ("class", "href", "lang", "dir"))}
        return set(skeleton(html) - skeleton(before)) <= entry and not skeleton(before) - skeleton(html)
    return skeleton(html) == skeleton(before)


def to_html(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


def staged(root: Path) -> dict[str, str]:
    """The staged pages of a portal as HTML."""
    prepared = prepare(Settings(root, TODAY), *examine(root, TODAY))
    docs = {f"{code}/{name}": data for code in prepared.languages for name, data in pages(prepared, TODAY, code).items()}
    return {name: to_html(split_front_matter(data.decode())[1]) for name, data in docs.items()}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_attack_is_refused_by_the_rule_that_is_named(example: Example, small_portal: Path):
    example.apply(small_portal)

    assert example.found(small_portal) == example.expected
    assert (example.expected["found"] == "") == (example in PASSING)


@pytest.mark.parametrize("example", [each for each in EXAMPLES if ("write", ABOUT) in [section[:2] for section in each.sections]], ids=lambda each: each.name)
def test_behind_the_rules_a_second_wall_stands(example: Example, small_portal: Path):
    example.apply(small_portal)
    text, _ = decode((small_portal / ABOUT).read_bytes(), PurePosixPath(ABOUT))
    assert text is not None

    html = to_html(split_front_matter(text)[1])

    assert was_changed(html) or not outside_the_profile(html)


@pytest.mark.parametrize("example", PASSING, ids=lambda example: example.name)
def test_what_passes_becomes_words_and_no_structure(example: Example, small_portal: Path):
    before = staged(small_portal)
    example.apply(small_portal)

    after = staged(small_portal)

    assert set(before) <= set(after)
    for name, html in after.items():
        prose = html.partition(PROSE_START)[2].partition(PROSE_END)[0]
        assert outside_the_profile(prose) == []
        assert not was_changed(prose)
        if name in before:
            assert same_structure(name, html, before[name])


def test_what_passes_becomes_words_in_the_whole_page_too(built: Built, small_portal: Path, tmp_path: Path):
    for example in PASSING:
        example.apply(small_portal)
        if (small_portal / ABOUT).exists():
            (small_portal / ABOUT).rename(small_portal / f"content/es/{example.name}.md")

    done = portal("build", "--root", small_portal, "--site", tmp_path / "site", "--site-url", "https://example.org/portal/", "--today", str(TODAY))

    assert done.returncode == 0, done.stderr
    for name, page in built("small", "folders").html.items():
        if page.is_version:  # its name changes with every word that is printed
            continue
        assert same_structure(name, (tmp_path / "site" / name).read_text(encoding="utf-8"), page.data.decode())
    for path in (tmp_path / "site").rglob("*.html"):
        assert not [name for _, attributes in Tags(path.read_text(encoding="utf-8")).found for name, _ in attributes if name.startswith("on")]


HOSTILE = [
    *(example.sections[0][2].partition('"Qué es esto."\n---\n')[2] for example in EXAMPLES if example.name.startswith("html-")),
    "<p onclick=alert(1)>x</p>",
    "<p onclick='alert(1)'>x</p>",
    "<p/onclick=alert(1)>x</p>",
    '<p class="a" onclick="alert(1)">x</p>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="mailto:office@example.org">x</a>',
    '<a href="https://example.org/" target="_blank">x</a>',
    '<em><em><script src="x"></script>',
    "<em><em><b></b>",
    "<p autofocus>x</p>",
    '<p style="">x</p>',
    '<img src="x" alt="">',
    "<h1>x</h1>",
    "<pre><code>x</code></pre>",
    "<blockquote>x</blockquote>",
    "<hr />",
    "x <!-- y -->",
    "x <",
    "<p>x",
    "x</p>",
]


@pytest.mark.parametrize("html", HOSTILE)
def test_the_second_wall_sees_hostile_html(html: str):
    assert was_changed(html)


def test_the_second_wall_lets_every_page_of_the_small_portal_through(small_portal: Path):
    prose = [html.partition(PROSE_START)[2].partition(PROSE_END)[0] for html in staged(small_portal).values()]

    assert len([each for each in prose if each]) > 10
    assert not [each for each in prose if was_changed(each)]


def text_files(root: Path) -> list[Path]:
    return [path for path in sorted(root.rglob("*")) if path.suffix in (".yaml", ".md") and "overrides" not in path.parts]


def values_of(root: Path) -> dict[tuple[str, Keys], tuple[Path, int, int]]:
    """One value of each kind in the content, with its file, line and column; interface words once."""
    found: dict[tuple[str, Keys], tuple[Path, int, int]] = {}
    for path in text_files(root):
        text = path.read_text(encoding="utf-8")
        front, _, _ = split_front_matter(text)
        file = read_yaml(text if front is None else front, PurePosixPath(path.name), 1 if front is None else 2)
        for keys, _ in walk(file.data):
            kind = tuple(key for key in keys if isinstance(key, str))
            place = file.place(*keys)
            found.setdefault((path.parent.name, kind[:1] if path.parent.name == "words" else kind), (path, place.line, place.column))
    return found


def test_markup_is_refused_in_every_field_of_every_file(small_portal: Path):
    fields = values_of(small_portal)
    let_through = []

    for path, line, column in fields.values():
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        start = column - 1 + (lines[line - 1][column - 1] in "\"'")
        lines[line - 1] = f"{lines[line - 1][:start]}<svg/onload=x>{lines[line - 1][start:]}"
        path.write_text("\n".join(lines), encoding="utf-8")
        if line not in [problem.place.line for problem in examine(small_portal, TODAY)[1] if (small_portal / problem.place.file) == path]:
            let_through.append(f"{path.name}:{line}: {lines[line - 1]}")
        path.write_text(text, encoding="utf-8")

    assert len(fields) > 120
    assert let_through == []


def test_strange_file_names_are_refused_in_words_that_can_be_shown(small_portal: Path):
    for name in STRANGE_NAMES:
        (small_portal / "content/es" / name).write_text("x", encoding="utf-8")

    problems = [problem for problem in examine(small_portal, TODAY)[1] if problem.rule == "file-name"]
    done = portal("check", "--root", small_portal, "--today", str(TODAY))

    assert len(problems) == len(STRANGE_NAMES)
    for problem in problems:
        assert len(problem.text("es").split("\n")) == 2
        assert problem.text("en").replace("\n", "").isprintable()
        assert problem.text("en") in done.stdout
    assert done.returncode == 1


def test_a_link_in_the_place_of_the_content_is_not_followed(small_portal: Path):
    (small_portal / "content").rename(small_portal / "elsewhere")
    (small_portal / "content").symlink_to("/")

    done = portal("check", "--root", small_portal, "--today", str(TODAY))

    assert done.returncode == 1
    assert "content:1:1: this is a link to another place" in done.stdout


def test_no_key_can_be_taken_for_that_of_the_reader():
    file = read_yaml('"\\0key": x\na: b\n', PurePosixPath("a.yaml"))

    assert KEY == "\0key"
    assert file.key_place("a").line == 2
    assert [problem.rule for problem in file.problems] == ["file-hidden-character"]
