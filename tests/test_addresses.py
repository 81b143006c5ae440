"""Every address of the site, in both styles: a link followed from a page's file ends at the target's file."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.addresses import Addresses, Links

SITE = "https://example.org/"
BELOW = "https://example.org/portal/"
STYLES = list(Links)

PATHS = st.sampled_from(
    ["index", "gt/index", "gt/asylum", "hubs/index", "hubs/gt-san-marcos", "help/child-alone", "about/the/hubs", "about/price-index", "404"]
).map(PurePosixPath)
LANGUAGES = st.sampled_from(["es", "en", "quc", "pt-BR"])


def addresses(links: Links, site_url: str = "") -> Addresses:
    return Addresses(links, "es", site_url)


@pytest.mark.parametrize(
    ("path", "folder", "file"),
    [
        ("index", "", "index.html"),
        ("gt/index", "gt/", "gt/index.html"),
        ("gt/asylum", "gt/asylum/", "gt/asylum.html"),
        ("hubs/index", "hubs/", "hubs/index.html"),
        ("hubs/gt-san-marcos", "hubs/gt-san-marcos/", "hubs/gt-san-marcos.html"),
        ("about/price-index", "about/price-index/", "about/price-index.html"),
        ("404", "404.html", "404.html"),
    ],
)
def test_a_page_has_one_address_in_each_style(path: str, folder: str, file: str):
    assert addresses(Links.FOLDERS).slug(PurePosixPath(path)) == folder
    assert addresses(Links.FILES).slug(PurePosixPath(path)) == file
    assert addresses(Links.FOLDERS).url("en", PurePosixPath(path)) == f"en/{folder}"
    assert addresses(Links.FILES).url("es", PurePosixPath(path)) == file


@pytest.mark.parametrize("links", STYLES)
def test_only_the_default_language_has_no_folder(links: Links):
    assert addresses(links).prefix("es") == ""
    assert addresses(links).prefix("en") == "en/"


@pytest.mark.parametrize(
    ("path", "folder", "file"),
    [
        ("index", "en/index.html", "en/index.html"),
        ("gt/asylum", "en/gt/asylum/index.html", "en/gt/asylum.html"),
        ("404", "en/404.html", "en/404.html"),
    ],
)
def test_a_page_has_one_file_in_each_style(path: str, folder: str, file: str):
    assert addresses(Links.FOLDERS).file("en", PurePosixPath(path)) == PurePosixPath(folder)
    assert addresses(Links.FILES).file("en", PurePosixPath(path)) == PurePosixPath(file)


def file_at(address: str) -> PurePosixPath:
    """The file that a web server sends for a full address below the site."""
    path = urlsplit(address).path.removeprefix(urlsplit(BELOW).path)
    return PurePosixPath(f"{path}index.html" if not path or path.endswith("/") else path)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(st.sampled_from(STYLES), PATHS, PATHS, LANGUAGES, LANGUAGES)
def test_a_link_leads_from_every_page_to_every_other_in_every_language(links: Links, source: PurePosixPath, target: PurePosixPath, own: str, other: str):
    where = addresses(links, BELOW)

    link = where.link(own, source, target, other)

    reached = urljoin(where.absolute(own, source), link)
    assert file_at(reached) == where.file(other, target)
    assert reached == where.absolute(other, target)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(PATHS.filter(lambda path: path.as_posix() != "404"), PATHS, LANGUAGES, LANGUAGES)
def test_in_the_style_for_a_disk_a_link_joined_to_the_folder_of_the_page_is_the_file_of_the_target(
    source: PurePosixPath, target: PurePosixPath, own: str, other: str
):
    where = addresses(Links.FILES)

    way = posixpath.join(where.file(own, source).parent.as_posix(), where.link(own, source, target, other))

    assert PurePosixPath(posixpath.normpath(way)) == where.file(other, target)


@settings(deadline=None, derandomize=True)
@given(st.sampled_from(STYLES), PATHS, PATHS, LANGUAGES)
def test_a_link_without_a_language_stays_in_that_of_the_page(links: Links, source: PurePosixPath, target: PurePosixPath, language: str):
    where = addresses(links, SITE)

    assert where.link(language, source, target) == where.link(language, source, target, language)


@settings(deadline=None, derandomize=True)
@given(st.sampled_from(STYLES), PATHS, LANGUAGES)
def test_the_way_to_the_root_leads_to_the_root(links: Links, path: PurePosixPath, language: str):
    where = addresses(links, BELOW)

    assert urljoin(where.absolute(language, path), where.root(language, path)) == BELOW


@pytest.mark.parametrize("links", STYLES)
@pytest.mark.parametrize(("site_url", "base"), [("", "/"), (SITE, "/"), (BELOW, "/portal/")])
def test_the_page_for_lost_addresses_links_from_the_host_because_it_is_shown_at_any_depth(links: Links, site_url: str, base: str):
    where = addresses(links, site_url)
    lost, home, asylum = PurePosixPath("404"), PurePosixPath("index"), PurePosixPath("gt/asylum")

    assert where.root("en", lost) == base
    assert where.link("en", lost, home) == base + where.url("en", home)
    assert where.link("en", lost, asylum, "es") == base + where.url("es", asylum)


def test_a_full_address_needs_the_address_of_the_site():
    assert addresses(Links.FOLDERS, BELOW).absolute("en", PurePosixPath("gt/asylum")) == f"{BELOW}en/gt/asylum/"
    with pytest.raises(AssertionError, match="the address of the site is not known"):
        addresses(Links.FOLDERS).absolute("en", PurePosixPath("gt/asylum"))
