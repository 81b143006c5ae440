"""What a phone fetches for a page stays within the budgets, on every page of both portals."""

from __future__ import annotations

import pytest
from tests.conftest import Built
from tests.site import Site

from measure.weights import Sent, Weight, sent, table, weigh

HUBS_IN_A_LIST = 200
"""A list of hubs has the budget of a page for so many."""


@pytest.fixture(scope="module", params=["real", "small"])
def weighed(request: pytest.FixtureRequest, built: Built) -> tuple[Site, list[Weight]]:
    """A built site with the weights of all its pages."""
    site = built(request.param, "folders")
    return site, weigh(site.folder)


def test_every_page_is_weighed(weighed: tuple[Site, list[Weight]]):
    site, weights = weighed

    assert {weight.page for weight in weights} == {page.file for page in site.html.values() if not page.is_stub}
    assert all(weight.html.raw == len(site.files[weight.page]) for weight in weights)


def test_every_page_with_all_it_loads_before_a_tap_is_light(weighed: tuple[Site, list[Weight]]):
    _, weights = weighed

    heavy = [f"{weight.page}: {fault}" for weight in weights for fault in weight.faults]

    assert not heavy, "\n" + table(weights[:10])


def test_what_a_page_loads_before_a_tap_is_what_a_browser_would_ask_for(weighed: tuple[Site, list[Weight]]):
    site, weights = weighed

    asked = {page.file: len({address for address in page.requests if not address.startswith("data:")}) for page in site.html.values()}

    assert {weight.page: weight.requests - 1 for weight in weights}.items() <= asked.items()


def test_a_list_holds_no_more_hubs_than_its_budget_is_for(weighed: tuple[Site, list[Weight]]):
    site, _ = weighed

    hubs = [name for name in site.html if name.startswith("hubs/") and name != "hubs/index.html"]

    assert 2 <= len(hubs) <= HUBS_IN_A_LIST


def test_a_page_that_is_too_heavy_is_named_with_its_bytes():
    heavy = Sent(raw=90_000, gzip=14_400, brotli=14_000)
    script = Sent(raw=9_000, gzip=3_200, brotli=3_001)
    icon = Sent(300, 200, 190)

    faults = Weight("gt/index.html", heavy, Sent(10_241, 3_100, 3_073), (script, script), (icon, icon)).faults

    assert faults == [
        "page with all it loads: 21,200 of at most 14,336",
        "script: 6,002 of at most 3,072",
        "scripts: 2 of at most 1",
        "other files than one icon: 2 of at most 1",
        "stylesheet: 10,241 of at most 10,240",
        "stylesheet, compressed: 3,073 of at most 3,072",
    ]


def test_bytes_are_counted_as_both_compressions_send_them():
    data = b"Guatemala " * 500

    weight = sent(data)

    assert weight.raw == 5_000
    assert weight.brotli < weight.gzip == weight.most < 100
