"""Every template fits: on the narrowest phone, with large letters, with wide spacing, under a thumb."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.conftest import NewReader, Reader
from tests.browser.samples import samples
from tests.conftest import Built

FINGER = 44
"""The least height and width of a target, in CSS pixels (WCAG 2.5.5; a link within a sentence may be smaller, 2.5.8)."""

SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
"""
"""What a reader may ask of a page's letters without losing anything (WCAG 1.4.12)."""

CUT = """() => {
    const shown = element => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, parent = text.parentElement;
        if (!text.data.trim() || !shown(parent) || parent.closest('.skip')) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        if (box.width < 1) continue;
        for (let around = parent; around; around = around.parentElement) {
            const style = getComputedStyle(around), edge = around.getBoundingClientRect();
            if (style.clipPath !== 'none' || style.clip !== 'auto' || edge.width <= 1) break;  // meant for screen readers alone
            const outside = box.left < edge.left - 1.5 || box.right > edge.right + 1.5 || box.top < edge.top - 1.5 || box.bottom > edge.bottom + 1.5;
            const hides = ['hidden', 'clip'].some(each => style.overflowX === each || style.overflowY === each) || style.textOverflow === 'ellipsis';
            if (hides && outside) { found.push('cut: ' + text.data.trim().slice(0, 40)); break }
            if (['auto', 'scroll'].includes(style.overflowX)) break;  // can be scrolled by itself
            if (around === document.documentElement && (box.left < -1.5 || box.right > innerWidth + 1.5)) found.push('off: ' + text.data.trim().slice(0, 40));
        }
    }
    return found
}"""
"""The texts that stand outside of the screen or are cut off by something around them."""

TARGETS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button], [tabindex]')]
    .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.matches('.skip') && each.tabIndex >= 0)
    .map(each => {
        const boxes = [each, ...each.querySelectorAll('*')].map(part => part.getBoundingClientRect()).filter(box => box.width && box.height);
        const whole = getComputedStyle(each, '::after').position === 'absolute' ? each.closest('.card, li, article').getBoundingClientRect() : null;
        const width = Math.max(...boxes.map(box => box.width), whole ? whole.width : 0);
        const height = Math.max(...boxes.map(box => box.height), whole ? whole.height : 0);
        let block = each.parentElement;
        while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
        const sentence = block.textContent.replace(/\\s+/g, ' ').trim().length > each.textContent.replace(/\\s+/g, ' ').trim().length;
        const inline = each.localName === 'a' && getComputedStyle(each).display === 'inline' && sentence;
        return { name: each.outerHTML.slice(0, 120), text: each.innerText, width, height, inline }
    })"""
"""Everything that can be tapped, with the size of its largest part and whether it is a link within other words."""

KINDS = {"home", "country", "topic", "hubs", "hub", "404"}

Hosted = Callable[[str], str]


def each_template(visitor: Reader, pages: dict[str, str]) -> list[str]:
    """The kinds of page, each opened in turn and unfolded."""
    assert set(pages) >= KINDS
    for kind, address in pages.items():
        visitor.open(address)
        visitor.unfold()
        yield kind


@pytest.mark.parametrize(("width", "height"), [(320, 512), (360, 640)])
@pytest.mark.parametrize(("which", "code"), [("small", "es"), ("small", "ar"), ("real", "es"), ("real", "en")])
def test_nothing_is_cut_or_off_the_screen(built: Built, hosted: Hosted, reader: NewReader, which: str, code: str, width: int, height: int):
    visitor = reader(hosted(which), width, height)

    wrong = []
    for kind in each_template(visitor, samples(built(which, "folders"), code)):
        wrong += [f"{kind}, plain: {each}" for each in visitor.page.evaluate(CUT)]
        plain = visitor.is_scrolled_sideways
        visitor.dress(SPACED)
        wrong += [f"{kind}, spaced: {each}" for each in visitor.page.evaluate(CUT)]
        spaced = visitor.is_scrolled_sideways
        visitor.dress("")
        visitor.enlarge()
        wrong += [f"{kind}, large: {each}" for each in visitor.page.evaluate(CUT)]
        wrong += [f"{kind}: scrolls sideways {plain=} {spaced=}"] if plain or spaced or visitor.is_scrolled_sideways else []

    assert not wrong, "\n".join(wrong)


def test_a_text_that_is_cut_or_off_the_screen_would_be_found(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("small"), 320, 640)
    page = visitor.open("gt/")

    visitor.dress("h1 { width: 2rem; overflow: hidden; white-space: nowrap } .crumb { position: relative; left: -9rem }")

    assert {each.split(":")[0] for each in page.evaluate(CUT)} == {"cut", "off"}


@pytest.mark.parametrize(("width", "height"), [(320, 640), (360, 640), (1280, 800)])
@pytest.mark.parametrize(("which", "code"), [("small", "es"), ("small", "ar"), ("real", "en")])
def test_everything_that_can_be_tapped_is_large_enough_for_a_finger(
    built: Built, hosted: Hosted, reader: NewReader, which: str, code: str, width: int, height: int
):
    visitor = reader(hosted(which), width, height)

    small = []
    for kind in each_template(visitor, samples(built(which, "folders"), code)):
        targets = visitor.page.evaluate(TARGETS)
        assert len(targets) > 5
        small += [
            f"{kind}: {each['width']:.0f} × {each['height']:.0f}: {each['name']}"
            for each in targets
            if min(each["width"], each["height"]) < FINGER - 0.5 and not each["inline"]
        ]

    assert not small, "\n".join(small)


def test_a_target_that_is_too_small_would_be_found(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("small"))
    page = visitor.open("gt/")

    page.evaluate("document.querySelector('h1').innerHTML = '<a href=\"#main\"><small>x</small></a>'")

    [target] = [each for each in page.evaluate(TARGETS) if each["text"] == "x"]
    assert not target["inline"]
    assert min(target["width"], target["height"]) < FINGER
