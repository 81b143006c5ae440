"""What is true of every file of a built site, in both styles of addresses."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from tests.site import Page, Site, words

HUB = re.compile(r"^- id: (\S+)", re.MULTILINE)


def test_every_country_and_every_hub_has_a_page_in_each_language(site: Site):
    countries = [f"{path.stem}/index" for path in (site.root / "content/countries").iterdir()]
    hubs = [f"hubs/{id_}" for id_ in HUB.findall((site.root / "hubs.yaml").read_text(encoding="utf-8"))]

    wanted = {site.file(path, code) for code in site.languages for path in ("index", "hubs/index", *countries, *hubs)}

    assert len(countries) >= 2
    assert len(hubs) >= 2
    assert not wanted - set(site.html)


def test_every_link_inside_leads_to_a_file_and_to_an_anchor_that_exists(site: Site):
    broken = []
    for page in site.html.values():
        for link in page.links:
            target = site.target(page.file, link["href"])
            if urlsplit(link["href"]).scheme or target is None:
                continue
            file, anchor = target
            if file not in site.files or (anchor and anchor not in site.html[file].ids):
                broken.append(f"{page.file}: {link['href']}")

    assert not broken


def test_no_link_inside_names_a_folder_where_files_open_from_a_disk(site: Site):
    links = [link["href"] for page in site.ordinary for link in page.links if not urlsplit(link["href"]).scheme]

    assert len(links) > 100
    assert not [link for link in links if link.startswith("/")]
    if site.links == "files":
        assert not [link for link in links if urlsplit(link).path and not PurePosixPath(urlsplit(link).path).suffix]


def test_every_id_is_given_once(site: Site):
    twice = [page.file for page in site.html.values() if len(page.ids) != len(set(page.ids))]

    assert not twice


def test_the_frame_is_in_the_language_of_the_folder_and_the_text_in_its_own(site: Site):
    wrong = [page.file for page in site.html.values() if not page.is_version and page.language != site.language_of(page.file)]
    text = {page.file: page.text_language for page in site.pages}
    expected = {page.file: site.shown_language(page.file) for page in site.pages}

    assert not wrong
    assert text == expected


def test_every_page_reads_in_the_direction_of_its_language(site: Site):
    directions = {(page.language, page.one("body").attributes["dir"]) for page in site.pages}
    texts = {(page.text_language, page.one("article").attributes["dir"]) for page in site.pages}

    right = {(code, "rtl" if code == "ar" else "ltr") for code in site.languages}
    assert directions == right
    assert texts <= right


def test_every_page_has_one_heading_a_title_and_a_description(site: Site):
    wrong = [
        page.file
        for page in site.pages
        if len(page.all("h1")) != 1
        or not words(page.one("h1"))
        or not words(page.one("title"))
        or not (page.one("meta[name=description]").attributes["content"] or "").strip()
    ]

    assert not wrong


def test_titles_and_descriptions_are_escaped(site: Site):
    wrong = [
        page.file
        for page in site.pages
        if f"<title>{escape(page.one('title').text(), quote=False)}</title>" not in page.data.decode().replace("&#39;", "'").replace("&#34;", '"')
        or re.search(r"""<meta name="description" content="[^"<>]*">""", page.data.decode()) is None
    ]

    assert not wrong


def test_the_canonical_address_is_the_page_itself_or_the_page_that_a_fallback_shows(site: Site):
    wrong = [page.file for page in site.ordinary if page.canonical != [site.address(site.in_language(page.file, site.shown_language(page.file)))]]

    assert not wrong
    assert not [page.file for page in site.pages if page.is_not_found and page.canonical]


def test_language_links_for_search_engines_name_each_written_language_and_no_fallback(site: Site):
    wrong = []
    for page in site.ordinary:
        codes = [] if site.is_fallback(page.file) else site.written(page.file) or site.languages
        expected = {code: site.address(site.in_language(page.file, code)) for code in codes}
        named = page.hreflang
        if {code: address for code, address in named.items() if code != "x-default"} != expected or bool(codes) != ("x-default" in named):
            wrong.append(page.file)

    assert not wrong


def test_language_links_for_search_engines_are_answered_by_the_pages_they_name(site: Site):
    pages = {site.address(page.file): page for page in site.ordinary}

    wrong = [page.file for page in pages.values() for address in page.hreflang.values() if pages[address].hreflang != page.hreflang]

    assert not wrong
    assert not [
        page.file
        for page in pages.values()
        if page.hreflang and page.hreflang["x-default"] not in [page.hreflang[code] for code in page.hreflang if code != "x-default"]
    ]


def test_no_page_loads_anything_from_elsewhere(site: Site):
    requests = [(page.file, address) for page in site.html.values() for address in page.requests]

    elsewhere = [(file, address) for file, address in requests if not address.startswith("data:") and site.target(file, address) is None]
    missing = [(file, address) for file, address in requests if (target := site.target(file, address)) and target[0] not in site.files]

    assert len(requests) >= len(site.pages), "every page asks for its icon at least"
    assert not elsewhere
    assert not missing


def test_no_page_holds_a_program_or_a_style_in_its_elements(site: Site):
    assert not [(page.file, script) for page in site.html.values() for script in page.inline_scripts]
    assert not [(page.file, handler) for page in site.html.values() for handler in page.handlers]


def test_every_link_is_of_a_kind_that_can_do_no_harm(site: Site):
    kinds = {urlsplit(link["href"]).scheme for page in site.html.values() for link in page.links}

    assert kinds <= {"", "http", "https", "tel", "sms", "mailto"}
    assert {"", "https", "tel"} <= kinds


def test_links_that_leave_tell_nobody_where_the_reader_comes_from(site: Site):
    links = [(page.file, link) for page in site.html.values() for link in page.links if urlsplit(link["href"]).scheme in ("http", "https")]

    assert links
    assert not [(file, link["href"]) for file, link in links if "noreferrer" not in link.get("rel", "").split()]


def test_the_security_policy_of_every_page_knows_exactly_its_stylesheet(site: Site):
    wrong = []
    for page in site.pages:
        policy = page.one("meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
        style = page.one("style").text()
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        styles = f"'self' 'sha256-{digest}'" if page.all("#hub-map") else f"'sha256-{digest}'"  # the map brings its own sheet
        if rules["default-src"] != "'none'" or rules["style-src"] != styles or rules["script-src"] != "'self'":
            wrong.append(page.file)

    assert not wrong
    assert not [
        page.file
        for page in site.html.values()
        if page.is_stub and page.one("meta[http-equiv=Content-Security-Policy]").attributes["content"] != "default-src 'none'"
    ]


def test_the_policy_stands_before_everything_that_it_governs(site: Site):
    governed = re.compile(rb"<(?:style|link|script|img|body)\b")

    late = [page.file for page in site.html.values() if (first := governed.search(page.data)) and first.start() < page.data.find(b"Content-Security-Policy")]

    assert not late


def without_data(page: Page) -> str:
    """The text of a page without its block of data, which has braces of its own."""
    text = page.one("body").text(separator=" ")
    for block in page.all("body script"):
        text = text.replace(block.text(separator=" "), "")
    return text


def test_nothing_that_should_have_been_filled_in_is_left_over(site: Site):
    marks = re.compile(r"\{\{|\}\}|\{%|\[\^|\bUndefined\b|\bNone\b|<built-in|object at 0x")

    left = [(page.file, found[0]) for page in site.html.values() for found in [marks.search(without_data(page))] if found]
    raw = [(page.file, mark) for page in site.html.values() for mark in ("{{", "[^", "{%", "&lt;span", "&lt;a ", "&amp;amp;") if mark in page.data.decode()]

    assert not left
    assert not raw


def test_every_number_to_call_reads_from_left_to_right_and_is_the_one_that_is_dialled(site: Site):
    calls = [(page.file, node) for page in site.html.values() for node in page.all("a[href^='tel:']")]

    wrong = []
    for file, node in calls:
        shown = node.css("bdi[dir=ltr]")
        digits = re.sub(r"\D", "", node.attributes["href"] or "")
        if len(shown) != 1 or re.sub(r"\D", "", shown[0].text()) != digits or re.sub(r"\D", "", node.text()) != digits:
            wrong.append((file, node.html))

    assert calls
    assert not wrong
