"""What is published beside the pages: site map, manifest, headers, old and lost addresses."""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as ElementTree
from importlib.util import find_spec
from pathlib import Path

from tests.conftest import TODAY, Write
from tests.site import Page, Site, portal, tree, words

from portal.model.page import PageKind

SHEETS = re.compile(r" 'sha256-[^']+'")
"""The stylesheets in a policy."""

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_nothing_of_the_theme_is_published(site: Site):
    spec = find_spec("material")
    assert spec is not None and spec.submodule_search_locations
    theirs = {hashlib.sha256(data).digest() for data in tree(Path(spec.submodule_search_locations[0], "templates", "assets")).values() if data}
    folders = {name.split("/")[0] for name in site.files if "/" in name}

    published = [name for name, data in site.files.items() if hashlib.sha256(data).digest() in theirs]

    assert theirs
    assert not published
    assert not folders & {"stylesheets", "javascripts"}
    assert [name for name in site.files if name.startswith("search/")] == (["search/index.html"] if site.links == "folders" else [])


def test_the_site_map_names_every_true_page_with_its_languages(site: Site):
    entries = ElementTree.fromstring(site.files["sitemap.xml"]).findall("s:url", SITEMAP)

    named = {
        entry.findtext("s:loc", "", SITEMAP): {link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("x:link", SITEMAP)} for entry in entries
    }

    true = {site.address(page.file): page.hreflang for page in site.ordinary if not site.is_fallback(page.file)}
    assert named == true
    assert len(entries) == len(named)
    assert f"Sitemap: {site.url}sitemap.xml" in site.files["robots.txt"].decode().splitlines()


def test_the_site_map_dates_every_page_by_its_newest_content(site: Site):
    entries = ElementTree.fromstring(site.files["sitemap.xml"]).findall("s:url", SITEMAP)
    dated = {entry.findtext("s:loc", "", SITEMAP): entry.findtext("s:lastmod", None, SITEMAP) for entry in entries}

    today = json.loads(site.files["manifest.json"])["today"]
    shown = {site.address(page.file): day for page in site.ordinary if not site.is_fallback(page.file) and (day := newest_day(page, today))}
    assert len(shown) > 10
    assert {address: dated[address] for address in shown} == shown


def newest_day(page: Page, today: str) -> str | None:
    """The newest exact day that the foot of a page names, of its reading, its review and its sources; None without sources."""
    days = [node.attributes["datetime"] or "" for node in page.all("ol.src time, p.sm[data-due] time")]
    past = [day for day in days if len(day) == 10 and day <= today]
    return max(past, default=None) if page.all("ol.src") else None


def test_the_newest_source_of_a_page_dates_it_in_the_site_map(small_portal: Path, write: Write):
    ledger = (small_portal / "content/countries/gt.yaml").read_text(encoding="utf-8")
    write("content/countries/gt.yaml", ledger.replace("read: 2026-11-21", "read: 2026-05-03").replace("read: 2026-11-20", "read: 2026-05-02"))
    write("content/alerts.yaml", "[]")

    done = portal("build", "--root", small_portal, "--today", TODAY, "--site-url", "https://example.org/")

    assert done.returncode == 0, done.stdout
    entries = ElementTree.fromstring((small_portal / "site/sitemap.xml").read_bytes()).findall("s:url", SITEMAP)
    dated = {entry.findtext("s:loc", "", SITEMAP): entry.findtext("s:lastmod", None, SITEMAP) for entry in entries}
    assert dated["https://example.org/"] == "2026-05-03"
    assert dated["https://example.org/hubs/gt-sample/"] == "2026-11-21"


def test_the_manifest_lists_every_file_with_its_hash(site: Site):
    listed = json.loads(site.files["manifest.json"])["files"]

    assert listed == {name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in site.files.items() if name != "manifest.json"}


def test_the_headers_hold_the_policy_of_the_pages_and_forbid_framing(site: Site):
    policies = {page.one("meta[http-equiv=Content-Security-Policy]").attributes["content"] or "" for page in site.pages}

    line = next(line.strip() for line in site.files["_headers"].decode().splitlines() if "Content-Security-Policy" in line)

    sheets = {sheet for policy in policies for sheet in SHEETS.findall(policy)}
    allowed = SHEETS.findall(line)
    assert sheets <= set(allowed)
    assert len(allowed) < 2 * len(PageKind)
    others = {SHEETS.sub("", policy).replace("style-src;", "style-src 'self';") for policy in policies}
    assert len(others) == 1
    pages = others.pop()
    assert "wasm" not in pages
    expected = f"Content-Security-Policy: {pages}; frame-ancestors 'none'".replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    assert SHEETS.sub("", line) == expected
    assert site.files[".nojekyll"] == b""


def test_the_page_for_lost_addresses_works_at_any_depth(site: Site):
    wrong = []
    for code in site.languages:
        page = site.html[site.in_language("404.html", code)]
        for link in page.links:
            if link["href"].startswith("#") or "data-exit" in link:
                continue
            shallow, deep = (site.target(place, link["href"]) for place in ("lost", "en/lost/far/away/index.html"))
            if not link["href"].startswith("/portal/") or shallow is None or shallow != deep or shallow[0] not in site.files:
                wrong.append((page.file, link["href"]))

    assert not wrong


def test_old_addresses_lead_to_the_new_ones_in_each_language(site: Site):
    moved = site.root / "content/moved.yaml"
    pairs = [line.split(": ") for line in moved.read_text(encoding="utf-8").splitlines()] if moved.is_file() else []
    stubs = {name: page for name, page in site.html.items() if page.is_stub}

    led = {}
    for name, page in stubs.items():
        refresh = page.one("meta[http-equiv=refresh]").attributes["content"] or ""
        target = site.target(name, refresh.removeprefix("0; url="))
        led[name] = target[0] if target else None
        assert page.one("a").attributes["href"] == refresh.removeprefix("0; url=")
        assert page.one("meta[name=robots]").attributes["content"] == "noindex"

    ending = "/index.html" if site.links == "folders" else ".html"
    expected = {
        site.in_language(old.strip("/") + ending, code): site.in_language(new.strip("/") + ending, code) for old, new in pairs for code in site.languages
    }
    assert led == expected


def test_redirects_for_hosts_lead_from_the_stubs_to_files(site: Site):
    lines = [line.split(" ") for line in site.files.get("_redirects", b"").decode().splitlines()]
    stubs = {name for name, page in site.html.items() if page.is_stub}

    sources = {target[0] for old, _, _ in lines if (target := site.target("index.html", old.lstrip("/")))}
    targets = {target[0] for _, new, _ in lines if (target := site.target("index.html", new.lstrip("/")))}

    assert sources == stubs
    assert targets <= set(site.html)
    assert {code for _, _, code in lines} <= {"301"}


def test_without_an_address_nothing_is_said_to_search_engines_and_the_editor_is_told_once(small_portal: Path):
    done = portal("build", "--root", small_portal, "--today", TODAY, "--site-url", "")

    site = Site(small_portal / "site", small_portal, "folders")
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if "--site-url" in line] == [
        "Without --site-url the site has no canonical addresses, no language links for search engines and no sitemap."
    ]
    assert done.stderr.splitlines()[1:] == ["0 to fix, 1 to bring up to date."]
    assert len(site.pages) > 30
    assert not [page.file for page in site.pages if page.canonical or page.hreflang]
    assert "sitemap.xml" not in site.files
    assert "Sitemap" not in site.files["robots.txt"].decode()
    assert not [name for name, data in site.files.items() if b"https:///" in data or b'href="/portal' in data]


def test_the_address_of_the_site_gets_its_slash(small_portal: Path):
    portal("build", "--root", small_portal, "--today", TODAY, "--site-url", "https://rumbo.example.org/a")

    site = Site(small_portal / "site", small_portal, "folders", url="https://rumbo.example.org/a/")
    assert site.page("gt/index").canonical == ["https://rumbo.example.org/a/gt/"]
    assert site.html["404.html"].one("link[rel=icon]").attributes["href"] == "/a/icon.svg"


def test_a_title_with_signs_of_markup_is_shown_as_it_was_written(small_portal: Path, write: Write):
    head = """---\ntitle: 'Water & "salt" &amp; {more}'\nsummary: 'It''s "salt" & water.'\nl10n: {status: reviewed}\n---\n"""
    write("content/en/gt/index.md", head + "\n## First { #first }\n\nCall the {{ police }}.\n")

    done = portal("build", "--root", small_portal, "--today", TODAY)

    assert done.returncode == 0, done.stdout
    page = Site(small_portal / "site", small_portal, "folders").page("gt/index", "en")
    assert words(page.one("title")) == 'Water & "salt" &amp; {more} · Rumbo'
    assert words(page.one("h1")) == 'Water & "salt" &amp; {more}'
    assert page.one("meta[name=description]").attributes["content"] == 'It\'s "salt" & water.'
