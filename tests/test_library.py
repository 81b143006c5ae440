"""The library: what there is for each country and in each language, found by links alone."""

from __future__ import annotations

import re

import pytest
from tests.conftest import Built
from tests.site import Page, Site

from portal.load import load
from portal.model.material import MaterialKind
from portal.render.leaflets.catalogue import of_material
from portal.render.leaflets.editions import papers


@pytest.fixture(scope="module", params=["real", "small"])
def either(request: pytest.FixtureRequest, built: Built) -> Site:
    """Each portal, built."""
    return built(request.param, "folders")


def section(page: Page, code: str) -> str:
    """What stands below the name of a language."""
    (found,) = (node for node in page.all("section") if node.css(f"h2#{code}"))
    return found.html or ""


def test_the_page_of_a_country_has_every_file_that_its_printers_can_print_in_the_part_of_its_language(either: Site):
    content = load(either.root)[0]
    for path in content.shelves:
        page = either.page(str(path))
        for material in content.materials:
            if path.parts[0] in material.countries:
                for offer in of_material(content, material):
                    printers = papers(next(country.paper for country in content.countries if country.code == path.parts[0]))
                    shown = {str(file): str(file) in section(page, offer.language) for _, _, file in offer.files}
                    assert shown == {str(file): paper in printers or not edition.has_paper for edition, paper, file in offer.files}
                for code in material.files:
                    assert f"files/{material.id}-{code}.pdf" in section(page, code)
                if material.kind is MaterialKind.LINK:
                    assert all(f'href="{material.source}"' in section(page, code).replace("&amp;", "&") for code in material.languages)


def test_the_page_of_all_countries_leads_to_each_country_and_names_every_material(either: Site):
    content = load(either.root)[0]
    page = either.page("materials/index")
    led = {found[0] for link in page.links if (found := either.target(page.file, link["href"]))}

    assert {either.file(str(path)) for path in content.shelves} <= led
    for material in content.materials:
        for code in material.languages:
            assert material.titles.in_language([code, content.default_language]).text in re.sub(r"&#?\w+;", "'", section(page, code))


def test_the_part_of_each_language_is_reached_by_a_link_and_the_readers_own_comes_first(either: Site):
    for page in (either.page("materials/index", code) for code in either.languages):
        anchors = [link["href"] for link in page.links if link["href"].startswith("#") and len(link["href"]) <= 4]
        parts = [node.attributes["id"] for node in page.all("section > h2")]

        assert anchors == [f"#{part}" for part in parts]
        assert page.language not in parts or parts[0] == page.language


def test_every_file_says_its_pages_and_paper_and_how_to_print_it(small: Site):
    page = small.page("gt/materials/index")
    lines = [" ".join(node.text().split()) for node in page.all("section li li")]

    assert "Folleto doblado en tres PDF, 2 páginas, papel carta" in lines
    assert "Para el teléfono PDF, 6 páginas" in lines
    assert any(re.fullmatch(r"PDF \d+ kB, 2 páginas, papel carta\. Se puede escuchar con un lector de pantalla\.", line) for line in lines)
    assert "Imprime por los dos lados, gira por el borde corto y usa el 100 %." in page.text
