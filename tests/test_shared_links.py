"""What a messenger shows of a shared link: the page's title and sentence, nothing of a sensitive topic, no picture."""

from __future__ import annotations

import json
import re

from tests.site import Page, Site, words


def graph(page: Page) -> dict[str, list[str]]:
    """The page's Open Graph properties: what messengers show of a shared link."""
    found: dict[str, list[str]] = {}
    for node in page.all("meta[property]"):
        found.setdefault(node.attributes["property"] or "", []).append(node.attributes["content"] or "")
    return found


def test_a_shared_link_shows_the_title_the_site_and_the_address(site: Site):
    wrong = []
    for page in site.ordinary:
        shared = graph(page)
        kind = "website" if page.file in {site.file("index", code) for code in site.languages} else "article"
        expected = {"og:type": [kind], "og:title": [words(page.one("title"))], "og:url": page.canonical, "og:locale": [page.text_language.replace("-", "_")]}
        others = [code.replace("-", "_") for code in page.hreflang if code not in ("x-default", page.text_language)]
        if {**shared, **expected} != shared or not shared["og:site_name"][0] or sorted(shared.get("og:locale:alternate", [])) != sorted(others):
            wrong.append((page.file, shared))

    assert not wrong
    assert not [page.file for page in site.pages if page.is_not_found and graph(page)]


def test_a_shared_link_brings_no_picture_from_anywhere(site: Site):
    assert not [page.file for page in site.pages for name in graph(page) if name.startswith(("og:image", "og:video", "og:audio", "twitter:"))]


def test_a_shared_link_to_a_sensitive_topic_says_nothing_of_it(site: Site):
    neutral = {page.file: page for page in site.ordinary if words(page.one("h1")) not in words(page.one("title"))}
    sensitive = [page for file, page in neutral.items() if re.search(r"/(asylum|women|lgbtiq|risks|children)(/|\.)", f"/{file}")]

    told = [page.file for page in sensitive if graph(page)["og:description"] == [page.one("meta[name=description]").attributes["content"]]]
    assert sensitive
    assert not told
    assert not [page.file for page in sensitive if words(page.one("h1")).lower() in json.dumps(graph(page), ensure_ascii=False).lower()]
