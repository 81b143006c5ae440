"""The way out: on every page, in a landmark, to a harmless place; sensitive pages do not name themselves to the browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import TODAY, Write
from tests.site import Page, Site, portal, words

LANDMARKS = ("header", "nav", "main", "footer")


def exit_urls(site: Site) -> dict[str, str]:
    """Where the exit leads, by language."""
    text = (site.root / "content/languages.yaml").read_text(encoding="utf-8")
    return dict(re.findall(r"^- code: (\S+)\n(?:  .*\n)*?  exit-url: (\S+)", text, re.MULTILINE))


def sensitive(site: Site) -> list[Page]:
    """The pages of topics and of situations that their lists call sensitive."""

    def ids(name: str) -> str:
        text = (site.root / f"content/{name}.yaml").read_text(encoding="utf-8")
        return "|".join(entry.split("\n")[0] for entry in re.split(r"^- id: ", text, flags=re.MULTILINE)[1:] if "sensitive: true" in entry)

    pattern = rf"(?:^|/)(?:(?!compare/)[a-z]{{2}}/(?:{ids('topics')})|help/(?:{ids('pathways')}))(?:/index)?\.html$"
    return [page for page in site.ordinary if re.search(pattern, page.file)]


def test_every_page_has_a_way_out_that_stands_in_a_landmark_and_needs_no_script(site: Site):
    urls = exit_urls(site)

    wrong = []
    for page in site.pages:
        links = page.all("[data-exit]")
        own = {words(node) for node in page.all("a.exit")}
        inside = {node.mem_id for landmark in LANDMARKS for node in page.all(f"{landmark} [data-exit]")}
        if len(own) != 1 or "" in own or len(links) != len(inside):
            wrong.append((page.file, "place"))
        for node in links:
            if node.tag != "a" or node.attributes["href"] != urls[page.language] or node.attributes["rel"] != "nofollow noreferrer":
                wrong.append((page.file, node.html))

    assert set(urls) == set(site.languages)
    assert len(site.pages) > 30
    assert not wrong


def test_the_second_link_that_a_keyboard_reaches_leads_out(site: Site):
    wrong = [page.file for page in site.pages if "data-exit" not in page.all("a")[1].attributes]

    assert not wrong


def test_every_page_says_what_leaving_does_not_do(site: Site):
    notes = {page.language: words(page.one("footer")) for page in site.pages}

    assert "historial" in notes["es"]
    assert "history" in notes["en"]
    assert all(len(note) > 80 for note in notes.values())


def test_sensitive_pages_show_the_way_out_first_and_do_not_name_themselves(site: Site):
    pages = sensitive(site)

    wrong = []
    for page in pages:
        heading = words(page.one("h1"))
        named = [words(page.one("title")), *(node.attributes["content"] or "" for node in page.all("meta[property^='og:title'], meta[name^='twitter:title']"))]
        named += [node.text() for node in page.all("script[type='application/ld+json']")]
        if any(heading in name for name in named) or len(page.all("article .leave [data-exit]")) != 1:
            wrong.append((page.file, named))

    assert len(pages) >= len(site.languages)
    assert not wrong


def test_other_pages_have_no_second_way_out_in_their_text(site: Site):
    files = {page.file for page in sensitive(site)}

    assert not [page.file for page in site.pages if page.file not in files and page.all(".leave")]


@pytest.fixture
def made(small_portal: Path, write: Write) -> Site:
    """The small portal with a sensitive pathway, and with a sensitive topic for which nobody wrote a neutral title."""
    topics = (small_portal / "content/topics.yaml").read_text(encoding="utf-8")
    neutral = next(line for line in topics.splitlines() if line.startswith("  neutral:"))
    write("content/topics.yaml", topics.replace(f"{neutral}\n", ""))
    pathways = (small_portal / "content/pathways.yaml").read_text(encoding="utf-8")
    name = re.findall(r"^- id: (\S+)", pathways, re.MULTILINE)[0]
    write("content/pathways.yaml", re.sub(r"\n  sensitive: \w+", "", pathways).replace("\n  topics:", "\n  sensitive: true\n  topics:", 1))
    write(f"content/es/help/{name}.md", '---\ntitle: "Viajo sin mi familia"\nsummary: "Qué hacer primero."\nread: 2026-11-21\n---\n\nPide ayuda.\n')
    done = portal("build", "--root", small_portal, "--today", TODAY)
    assert done.returncode == 0, done.stdout
    return Site(small_portal / "site", small_portal, "folders")


def test_a_sensitive_page_without_a_neutral_title_shows_only_where_it_belongs(made: Site):
    titles = {page.file: words(page.one("title")) for page in made.ordinary if page.all(".leave") and page.language == "es"}

    assert titles["gt/asylum/index.html"] == "Guatemala · Rumbo"
    assert [title for file, title in titles.items() if file.startswith("help/")] == ["Rumbo"]
