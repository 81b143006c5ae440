"""The maps show the hubs of the list, each once, and nothing that nobody should find; they read in every language and fit on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
import yaml
from selectolax.lexbor import LexborNode
from tests.conftest import ROOT, TODAY, Built
from tests.site import Page, Site

from measure.weights import sent
from portal.addresses import Addresses, Links
from portal.geo.drawing import ground
from portal.load import load
from portal.model.contact import Precision
from portal.model.hub import Hub, Status
from portal.model.page import PageKind
from portal.model.portal import Portal
from portal.render.frame import stylesheets
from portal.render.hub_file import HubFile
from portal.render.map_marks import marks
from portal.render.maps import country_map, locator, on_the_map, region_map
from portal.render.values import words_of
from portal.render.view import View

MOST_SENT = 1500
"""Bytes of one map by the worse compression: what a page can spare for it."""


def hubs_of(site: Site) -> list[dict]:
    """The directory as editors wrote it."""
    return yaml.safe_load((site.root / "hubs.yaml").read_text(encoding="utf-8"))


def with_a_place(site: Site) -> list[dict]:
    """The hubs that somebody could go to."""
    return [hub for hub in hubs_of(site) if "position" in hub and hub.get("status") not in ("closed", "planned")]


def the_map(page: Page) -> LexborNode | None:
    found = page.all("figure.map > svg")
    assert len(found) <= 1, page.file
    return found[0] if found else None


def shown_on(site: Site, page: Page) -> tuple[list[str], dict[str, int]]:
    """The hubs to which a map leads one by one, and how many its numbers stand for, by the address to which they lead."""
    map_ = the_map(page)
    assert map_ is not None, f"{page.file} has no map"
    alone, counted = [], {}
    for link in map_.css("a"):
        href, numbers = link.attributes["href"] or "", [node.text() for node in link.css("text")]
        if numbers:
            counted[href] = counted.get(href, 0) + int(numbers[0])
        else:
            target = site.target(page.file, href)
            assert target is not None
            alone.append(re.sub(r"(/index)?\.html$", "", target[0]).rpartition("/")[2])
    return alone, counted


def test_every_hub_with_a_place_is_once_on_the_map_of_the_region(site: Site):
    expected = [(hub["id"], hub["country"]) for hub in with_a_place(site)]

    for code in site.languages:
        alone, counted = shown_on(site, site.page("hubs/index", code))
        left = [country for id_, country in expected if id_ not in alone]
        assert set(alone) <= {id_ for id_, _ in expected}
        assert len(alone) == len(set(alone))
        assert counted == {f"#{country}": left.count(country) for country in left}


def test_every_hub_with_a_place_is_once_on_the_map_of_its_country(site: Site):
    for code in site.languages:
        for country in {hub["country"] for hub in with_a_place(site)}:
            expected = [hub["id"] for hub in with_a_place(site) if hub["country"] == country]
            alone, counted = shown_on(site, site.page(f"{country}/index", code))
            assert set(alone) <= set(expected)
            assert len(alone) + sum(counted.values()) == len(expected)
            assert set(counted) <= {"#list"}


def test_every_hub_with_a_place_has_it_on_its_page_and_no_other_has(site: Site):
    expected = {hub["id"]: hub in with_a_place(site) for hub in hubs_of(site)}

    wrong = [(id_, code) for id_, has in expected.items() for code in site.languages if (the_map(site.page(f"hubs/{id_}", code)) is not None) != has]

    assert not wrong


def test_a_country_without_hubs_to_show_has_no_map(site: Site):
    shown = {hub["country"] for hub in with_a_place(site)}
    countries = {path.stem for path in (site.root / "content/countries").iterdir()}

    assert countries - shown
    assert not [country for country in countries - shown if the_map(site.page(f"{country}/index"))]


def test_no_map_is_mirrored_has_ids_or_carries_styles(site: Site):
    maps = [map_ for page in site.pages if (map_ := the_map(page))]

    assert len(maps) >= 3 * len(site.languages)
    assert {map_.attributes.get("direction") for map_ in maps} == {"ltr"}
    assert not [node.tag for map_ in maps for node in [map_, *map_.css("*")] if {"id", "style"} & set(node.attributes)]


def test_everything_on_a_map_that_can_be_tapped_has_a_name_of_its_own_kind_and_a_large_target(site: Site):
    for page in site.pages:
        map_ = the_map(page)
        for link in map_.css("a") if map_ else []:
            assert (link.attributes["aria-label"] or "").strip()
            assert 2 * int(link.css("circle")[0].attributes["r"] or 0) >= 28


def test_a_map_with_links_is_a_group_and_one_without_is_a_picture(site: Site):
    for page in site.pages:
        map_ = the_map(page)
        if map_:
            assert map_.attributes["role"] == ("group" if map_.css("a") else "img")
            assert (map_.attributes["aria-label"] or "").strip()


def test_every_map_says_whose_it_is_and_takes_no_side(site: Site):
    for page in site.ordinary:
        if the_map(page):
            words = page.one("figure.map > figcaption").text()
            assert "Natural Earth" in words
            assert ("GeoNames (CC BY 4.0)" in words) or not page.all("figure.map > svg text")
            assert len(words) > 60


def test_the_caption_explains_the_shapes_that_are_on_the_map_and_no_others(site: Site):
    signs = {"circle.ring": "map.ring", "circle.yes": "map.full", "a > text": "map.number"}
    for code in site.languages:
        words = words_of(load(site.root)[0], code)
        for path in ["hubs/index", *{f"{hub['country']}/index" for hub in with_a_place(site)}]:
            page = site.page(path, code)
            shown = {word: bool(page.all(f"figure.map svg {sign}")) for sign, word in signs.items()}
            told = {word: words(word) in page.one("figure.map figcaption").text() for word in signs.values()}
            assert told == shown, page.file
            assert any(shown.values())


def test_a_map_of_one_hub_has_no_text_and_its_colours_in_it_so_that_paper_can_have_it(site: Site):
    maps = [map_ for page in site.pages if "/hubs/" in f"/{page.file}" and (map_ := the_map(page)) and map_.attributes["role"] == "img"]

    assert maps
    assert not [map_ for map_ in maps if map_.css("text, title, a") or map_.text().strip()]
    assert not [node.attributes for map_ in maps for node in map_.css("path, circle") if "fill" not in node.attributes]


def test_only_pages_that_can_have_a_map_carry_its_styles():
    carrying = {kind for kind, style in stylesheets(ROOT / "overrides").items() if ".map svg" in style}

    assert carrying == {PageKind.HUBS, PageKind.COUNTRY, PageKind.HUB, PageKind.PATTERN}


@pytest.fixture(scope="module")
def real() -> Portal:
    """The real portal."""
    return load(ROOT)[0]


def view(portal: Portal, path: str = "hubs/index", language: str = "es") -> View:
    return View(portal, Addresses(Links.FOLDERS, portal.default_language), TODAY, language, PurePosixPath(path))


def with_hubs(portal: Portal, *hubs: Hub) -> Portal:
    """The portal with other hubs."""
    return replace(portal, hubs=hubs)


def test_every_map_of_the_real_portal_is_light(real: Portal):
    for language in ("es", "fr"):
        seen = view(real, language=language)
        maps = [region_map(seen), *(country_map(seen, country, "#list") for country in real.countries), *(locator(seen, hub) for hub in real.hubs)]
        drawn = [str(getattr(map_, "svg", map_)) for map_ in maps if map_]
        assert len(drawn) > 40
        assert max(sent(map_.encode()).most for map_ in drawn) <= MOST_SENT


def test_maps_are_the_same_when_nothing_is_remembered(real: Portal):
    guatemala = real.country("gt")
    assert guatemala is not None
    first = str(region_map(view(real))), str(country_map(view(real), guatemala, "#list"))
    ground.cache_clear()
    marks.cache_clear()

    assert (str(region_map(view(real))), str(country_map(view(real), guatemala, "#list"))) == first


@pytest.mark.parametrize("status", [Status.CLOSED, Status.PLANNED])
def test_a_hub_where_nobody_can_go_is_on_no_map(real: Portal, status: Status):
    hub = real.hubs[0].model_copy(update={"status": status})

    portal = with_hubs(real, hub)

    assert on_the_map(portal.hubs) == []
    assert region_map(view(portal)) is None
    assert locator(view(portal), hub) is None


def test_a_hub_that_is_known_by_phone_alone_is_on_no_map_whatever_else_is_written(real: Portal):
    hub = real.hubs[0].model_copy(update={"precision": Precision.PHONE_ONLY})

    assert on_the_map([hub]) == []
    assert locator(view(with_hubs(real, hub)), hub) is None


@pytest.mark.parametrize("change", [{"status": Status.CLOSED}, {"status": Status.PLANNED}, {"precision": Precision.PHONE_ONLY}], ids=str)
def test_both_kinds_of_maps_show_the_same_hubs(real: Portal, change: dict):
    place = next(hub for hub in real.hubs if hub.position)
    hubs = place, place.model_copy(update=change)

    data = HubFile(with_hubs(real, *hubs), Addresses(Links.FOLDERS, "es"), TODAY).data

    assert [north is not None for north in data["north"]] == [True, False]
    assert on_the_map(hubs) == [place]


def test_a_confirmed_hub_is_filled_and_says_so(small: Site):
    page = small.page("gt/index")

    link = next(link for link in page.all("figure.map a") if "gt-sample" in (link.attributes["href"] or ""))

    assert link.attributes["aria-label"] == "Ejemplo: Abierta"
    assert len(link.css("circle.hub.yes")) == 1
    assert len(page.all("figure.map circle.ring")) == len(page.all("figure.map circle.hub")) - len(page.all("figure.map circle.yes")) - len(
        page.all("figure.map a > text")
    )


def test_names_on_a_map_are_in_the_language_of_the_reader(built: Built):
    site = built("real", "folders")

    shown = {code: [node.text() for node in site.page("hubs/index", code).all("figure.map svg g text")] for code in ("es", "en", "fr")}

    assert "Belice" in shown["es"]
    assert "Belize" in shown["en"]
    assert "Mexique" in shown["fr"]


def test_the_caption_says_how_many_hubs_of_the_list_are_not_on_the_map(small: Site):
    assert "1 ventanilla de la lista no está en el mapa." in small.page("hubs/index").one("figure.map figcaption").text()
    assert "en el mapa" not in small.page("gt/index").one("figure.map figcaption").text()
