"""The pages work in a browser of another family as well: Firefox."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from tests.browser.firefox import Firefox, firefox
from tests.browser.test_accessibility import AXE, LOOK, RULES

PAGES = {"a country": "gt/", "a topic": "ar/gt/asylum/", "the hubs": "hubs/"}


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A running Firefox."""
    with firefox(tmp_path_factory.mktemp("firefox")) as running:
        yield running


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_works_in_firefox(fox: Firefox, hosted: Callable[[str], str], kind: str, width: int, height: int):
    home = hosted("small")
    fox.heard.clear()
    fox.asked.clear()

    fox.open(home + PAGES[kind], width, height)
    heading = fox.evaluate("(box => [box.x, box.y, box.right, box.bottom])(document.querySelector('h1').getBoundingClientRect())")
    wide = fox.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    styled = fox.evaluate("getComputedStyle(document.querySelector('header')).backgroundColor !== 'rgba(0, 0, 0, 0)'")
    fox.evaluate(f"(() => {{ {AXE.read_text(encoding='utf-8')} }})()")
    barriers = fox.evaluate(f"({LOOK})({json.dumps(RULES)})")

    assert 0 <= heading[0] < heading[2] <= width
    assert 0 <= heading[1] < heading[3] <= height
    assert styled
    assert not wide
    assert not barriers
    assert fox.heard == []
    assert fox.asked[0] == home + PAGES[kind]
    assert not [url for url in fox.asked if not url.startswith((home, "data:"))]
