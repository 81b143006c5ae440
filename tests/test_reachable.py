"""Every page that helps leads to a person: a number, an office, or the plain sentence that none is known."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from tests.conftest import Built
from tests.repository import COUNTRIES
from tests.site import Page, Site


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return built("real", "folders")


def helping(site: Site) -> list[Page]:
    """The pages of countries and situations, in all languages, without the lists of hubs and papers."""
    path = re.compile(rf"(?:(?:{'|'.join(site.languages)})/)?(?:(?:{'|'.join(COUNTRIES)})(?:/(?!hubs|materials)[^/]+)?|help/[^/]+)/index\.html")
    return [page for page in site.html.values() if path.fullmatch(page.file) and not page.is_stub]


def numbers(page: Page) -> list[str]:
    return [node.attributes["href"] or "" for node in page.all("article a[href^='tel:'], article a[href^='https://wa.me/'], article a[href^='sms:']")]


def led(site: Site, page: Page) -> list[Page]:
    """The pages to whose numbers it leads."""
    addresses = [link["href"] for link in page.links if link["href"].endswith("#call")]
    files = [urljoin(f"https://example.org/{page.file}", address).split("#")[0].removeprefix("https://example.org/") for address in addresses]
    return [site.html[file if file.endswith(".html") else f"{file}index.html"] for file in files]


def test_every_page_that_helps_gives_a_number_or_leads_to_those_of_its_country(site: Site):
    read = helping(site)

    alone = [page.file for page in read if not any(numbers(each) for each in (page, *led(site, page)))]

    assert len(read) == len(site.languages) * (len(COUNTRIES) * 18 + 10)
    assert not alone
