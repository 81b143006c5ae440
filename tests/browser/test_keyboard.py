"""Every page can be used with keys alone, and shows where one is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.conftest import NewReader
from tests.browser.samples import samples
from tests.conftest import Built

FOCUS = """() => new Promise(ready => requestAnimationFrame(() => requestAnimationFrame(() => {
    const here = document.activeElement;
    if (here === document.body) return ready(null);
    const style = getComputedStyle(here), box = here.getClientRects()[0] || here.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    ready({
        name: here.outerHTML.slice(0, 120),
        text: here.innerText,
        href: here.getAttribute('href'),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: Boolean(top) && (here.contains(top) || top.contains(here)),
        whole: box.top >= -2 && (box.bottom <= innerHeight + 2 || box.height > innerHeight),
    })
})))"""
"""What has the focus: its name, whether it has a ring, whether nothing lies over it, whether it is on the screen."""

MOST_STEPS = 400

Hosted = Callable[[str], str]


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
@pytest.mark.parametrize("code", ["es", "ar"])
def test_the_focus_goes_through_every_template_and_is_always_seen(built: Built, hosted: Hosted, reader: NewReader, code: str, width: int, height: int):
    visitor = reader(hosted("small"), width, height)

    wrong = []
    for kind, address in samples(built("small", "folders"), code).items():
        page = visitor.open(address)
        visited = []
        for _ in range(MOST_STEPS):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            if focus is None or focus["name"] in visited[:1] * (len(visited) > 1):
                break
            visited.append(focus["name"])
            wrong += [f"{kind}: {fault}: {focus['name']}" for fault in ("ring", "seen", "whole") if not focus[fault]]
        else:
            wrong.append(f"{kind}: the focus never leaves the page")
        assert len(visited) > 5, kind
        assert 'class="skip"' in visited[0], kind

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("code", ["", "ar/"])
def test_the_first_key_leads_past_the_frame(hosted: Hosted, reader: NewReader, code: str):
    page = reader(hosted("small")).open(f"{code}gt/asylum/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.url.endswith("#main")
    assert page.evaluate("document.activeElement.closest('article') !== null")
    assert page.evaluate("document.querySelector('article').getBoundingClientRect().top") < 100


def test_escape_closes_the_menu_and_goes_back_to_what_opened_it(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("small"))
    page = visitor.open("gt/asylum/")
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    was_open = page.locator(".menu nav").is_visible()

    page.keyboard.press("Escape")

    assert was_open
    assert not page.locator(".menu nav").is_visible()
    assert page.evaluate("document.activeElement.localName") == "summary"
    assert visitor.heard == []
