"""What the tools of a list know of its hubs: each hub as in hubs.yaml, the same in all languages, small, and nothing that can be run."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.conftest import ROOT, TODAY
from tests.site import Site
from tests.test_growth import hubs as made_up

from portal.addresses import Addresses, Links
from portal.load import load
from portal.model.contact import Precision
from portal.model.hub import Hub, Status
from portal.model.hub_list import MOST_IN_DIRECTORY
from portal.model.portal import Portal
from portal.render.hub_file import DEGREE, HubFile, hub_files

MOST_SENT = 150 * 1024
"""Bytes of the interactive map with 5,000 hubs, by gzip: program, sheet, borders and hubs."""

MAP_SENT = 80 * 1024
"""What the map may take without the hubs."""

ADDRESSES = Addresses(Links.FOLDERS, "es")


@pytest.fixture(scope="module")
def real() -> Portal:
    return load(ROOT)[0]


@pytest.fixture(scope="module")
def many(real: Portal) -> Portal:
    """The real content with a thousand made-up hubs."""
    return replace(real, hubs=tuple(made_up(1000)))


def known(file: HubFile) -> list[dict[str, Any]]:
    """The file as a browser takes it: its hubs one by one."""
    text = file.script.data.decode()
    assert text.startswith("portalHubs({") and text.endswith("});\n")
    data = json.loads(text.removeprefix("portalHubs(").removesuffix(");\n"))

    def value(column: Any, number: int) -> Any:
        return column[0][column[1][number]] if column and isinstance(column[0], list) else column[number]

    return [{name: value(column, number) for name, column in data.items()} for number in range(len(data["ids"]))]


def point(hub: Hub) -> tuple[int | None, int | None]:
    if not hub.is_on_maps or not hub.position:
        return None, None
    return round(float(hub.position.latitude) * DEGREE), round(float(hub.position.longitude) * DEGREE)


def test_the_file_of_the_directory_has_every_hub_as_it_is_in_the_list(many: Portal):
    found = known(HubFile(many, ADDRESSES, TODAY))

    assert [(each["land"] if each["ids"].startswith("-") else "") + each["ids"] for each in found] == [hub.id for hub in many.hubs]
    for each, hub in zip(found, many.hubs, strict=True):
        assert (each["land"], each["place"], each["admin1"]) == (hub.country, hub.municipality, hub.admin1)
        assert each["status"] == hub.shown_status(TODAY)
        assert (each["north"], each["east"]) == point(hub)
        assert each["does"].split() == hub.services
        assert each["speaks"].split() == [spoken.code for spoken in hub.languages or ()]
        assert (each["name"], each["tongue"]) == (hub.name.root["es"], "es")
        assert bool(each["open"]) == (each["status"] == "open")


def test_with_5000_hubs_the_map_stays_light(real: Portal):
    file = HubFile(replace(real, hubs=tuple(made_up(5000))), ADDRESSES, TODAY)

    assert len(file.hubs) >= 5000
    assert file.sent == len(gzip.compress(file.script.data, 6)) <= MOST_SENT - MAP_SENT


@pytest.mark.parametrize(
    "change",
    [{"status": Status.CLOSED}, {"status": Status.PLANNED}, {"precision": Precision.PHONE_ONLY}, {"position": None}],
    ids=["closed", "planned", "phone-only", "nowhere"],
)
def test_a_hub_that_no_map_shows_has_no_point(real: Portal, change: dict[str, Any]):
    hub = next(hub for hub in real.hubs if hub.position).model_copy(update=change)

    (found,) = known(HubFile(replace(real, hubs=(hub,)), ADDRESSES, TODAY))

    assert (found["north"], found["east"]) == (None, None)


def test_a_page_with_cards_gets_nothing_that_stands_on_them(real: Portal):
    some, more = (replace(real, hubs=real.hubs * times) for times in (1, MOST_IN_DIRECTORY // len(real.hubs) + 1))

    assert {"place", "name", "status"}.isdisjoint(known(HubFile(some, ADDRESSES, TODAY))[0])
    assert {"place", "name", "status"} <= set(known(HubFile(more, ADDRESSES, TODAY))[0])


def test_a_name_that_all_hubs_of_a_country_have_is_not_repeated(real: Portal):
    more = replace(real, hubs=real.hubs * (MOST_IN_DIRECTORY // len(real.hubs) + 1))

    names = {each["name"] for each in known(HubFile(more, ADDRESSES, TODAY)) if each["land"] == "gt"}

    assert "" in names


def test_every_list_has_a_file_with_its_own_hubs(many: Portal):
    files = hub_files(many, ADDRESSES, TODAY)

    assert {file.name: len(file.hubs) for file in files} == {
        "hubs-all": len(many.hubs),
        **{"-".join(["hubs", *(part for part in path.parts if part not in ("hubs", "index"))]): len(each.hubs) for path, each in many.hub_lists.items()},
    }
    assert len({file.script.url for file in files if len(file.hubs) < 50}) == len([file for file in files if len(file.hubs) < 50])
    assert not hub_files(replace(many, hubs=()), ADDRESSES, TODAY)


def test_every_page_of_every_language_asks_for_the_same_file_which_is_there(site: Site):
    found = set()
    for code in site.languages:
        page = site.page("hubs/index", code)
        target = site.target(page.file, page.one("[data-tools]").attributes["data-hubs"] or "")
        assert target is not None
        found.add(target[0])

    (name,) = found
    assert name in site.files
    assert not LexborHTMLParser(site.files[name]).css("script, img")


def test_what_an_editor_writes_stays_text(real: Portal):
    hostile = '</script><script>alert(1)</script>");alert(2)//\u2028'
    hub = real.hubs[0].model_copy(update={"municipality": hostile})
    many = replace(real, hubs=(hub,) * (MOST_IN_DIRECTORY + 1))

    assert {each["place"] for each in known(HubFile(many, ADDRESSES, TODAY))} == {hostile}


def test_the_file_changes_its_name_with_what_is_in_it_and_only_then(real: Portal):
    first, again = (HubFile(real, ADDRESSES, TODAY).script.url for _ in range(2))
    other = HubFile(replace(real, hubs=real.hubs[1:]), ADDRESSES, TODAY).script.url

    assert first == again != other
