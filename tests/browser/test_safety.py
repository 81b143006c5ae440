"""Leaving at once: with a finger, with a keyboard, without script, on a network that never answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Request
from tests.browser.conftest import NewReader, Reader

ELSEWHERE = "https://weather.example.org/**"
TARGET = "https://weather.example.org/es/"
TOPIC = "gt/asylum/"

Hosted = Callable[[str], str]


@pytest.fixture
def small(hosted: Hosted) -> str:
    return hosted("small")


def answered(visitor: Reader) -> Page:
    """A reader on a sensitive page, with a network that brings the other place at once."""
    visitor.page.route(ELSEWHERE, lambda route: route.fulfill(body="<title>El tiempo</title>Sol", content_type="text/html"))
    visitor.open("gt/")
    return visitor.open(TOPIC)


LOOK = """
window.look = () => {
  const shown = [...document.body.querySelectorAll("*")].filter(each =>
    each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) > 1 && !each.matches(".unseen"));
  const cover = document.querySelector(".blank"), box = cover && cover.getBoundingClientRect();
  return {
    shown: shown.map(each => [...each.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join("")).join("").trim(),
    title: document.title,
    icon: document.querySelector("link[rel=icon]").href,
    said: cover ? cover.getAttribute("role") + ": " + cover.textContent : "",
    covered: cover ? [box.x, box.y, box.width - innerWidth, box.height - innerHeight, getComputedStyle(cover).backgroundColor] : [],
  };
};
new MutationObserver(() => console.debug(JSON.stringify(look()))).observe(document.body, {attributeFilter: ["class"]});
"""
"""What somebody sees who looks over the shoulder; told by the page itself, as a browser that waits for another page answers no questions."""


class Waiting:
    """A reader on a sensitive page whose network never answers, and what is on the screen meanwhile."""

    def __init__(self, visitor: Reader, path: str = TOPIC) -> None:
        self.asked: list[Request] = []
        self.page = visitor.page
        self.page.route(ELSEWHERE, lambda route: self.asked.append(route.request))
        visitor.open(path)
        self.page.evaluate(LOOK)
        self.before = self.page.evaluate("look()")

    def leave(self, *keys: str, tap: str = "") -> dict[str, Any]:
        """Taps a link or presses keys; what is on the screen when the other page is asked for."""
        box = self.page.locator(tap).first.bounding_box() if tap else None
        with self.page.expect_request(ELSEWHERE) as request, self.page.expect_console_message() as told:
            if box:
                self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            self.press(*keys)
        assert [each.url for each in self.asked or [request.value]] == [request.value.url]
        return {**json.loads(told.value.text), "asked": request.value.url, "referer": request.value.headers.get("referer")}

    def press(self, *keys: str) -> None:
        """Presses keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def said(self) -> str | None:
        """What a screen reader said last of the keys."""
        return self.page.locator("[data-twice]").text_content()

    @property
    def stayed(self) -> bool:
        """Whether everything is as it was."""
        return self.page.evaluate("look()") == self.before and not self.asked


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_leaving_hides_the_page_before_the_other_one_answers(small: str, reader: NewReader, scheme: str):
    waiting = Waiting(reader(small, scheme=scheme))

    left = waiting.leave(tap="a.exit")

    assert "Pedir refugio" in waiting.before["shown"]
    assert (left["shown"], left["title"], left["icon"], left["said"]) == ("", "Cargando", "data:,", "alert: Cargando")
    assert left["covered"] == [0, 0, 0, 0, "rgb(255, 255, 255)"]
    assert left["asked"] == TARGET


def test_the_other_page_takes_the_place_of_the_one_that_was_left(small: str, reader: NewReader):
    visitor = reader(small)
    page = answered(visitor)

    page.locator("a.exit").first.click()
    page.wait_for_url(TARGET)
    page.go_back()

    assert page.url == f"{small}gt/"
    assert visitor.heard == []


def test_leaving_without_a_network_shows_nothing_of_the_page(small: str, reader: NewReader):
    page = reader(small).open(TOPIC)
    page.route(ELSEWHERE, lambda route: route.abort("internetdisconnected"))

    page.locator("a.exit").first.click()
    page.wait_for_url("chrome-error://**")

    assert page.locator("h1", has_text="refugio").count() == 0


def test_the_link_leads_out_without_javascript(small: str, reader: NewReader):
    page = answered(reader(small, javascript=False))

    page.locator("a.exit").first.click()
    page.wait_for_url(TARGET)

    assert page.title() == "El tiempo"


def test_nobody_is_told_where_the_reader_comes_from(small: str, reader: NewReader):
    left = Waiting(reader(small)).leave(tap="a.exit")

    assert left["referer"] is None


def test_somebody_who_comes_back_finds_the_page_as_it_was(small: str, reader: NewReader):
    waiting = Waiting(reader(small))
    script = "[document.querySelector('a.exit').click(), look(), dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})), look()]"

    _, left, _, back = waiting.page.evaluate(script)

    assert left["shown"] == ""
    assert back == waiting.before


def test_shift_three_times_leaves_and_each_time_is_said(small: str, reader: NewReader):
    waiting = Waiting(reader(small))

    waiting.press("Shift")
    first = waiting.said
    waiting.press("Shift")
    second, stayed = waiting.said, waiting.stayed
    left = waiting.leave("Shift")

    assert (first, second) == ("Pulsa Mayús dos veces más para salir.", "Pulsa Mayús una vez más para salir.")
    assert stayed
    assert left["shown"] == ""


@pytest.mark.parametrize("keys", [["Shift", "Shift", "a", "Shift"], ["Shift+A", "Shift+B", "Shift+C"], ["Shift+Tab"] * 3, ["Alt+Shift"] * 3, ["Escape"] * 3])
def test_what_people_type_does_not_leave(small: str, reader: NewReader, keys: list[str]):
    waiting = Waiting(reader(small))

    waiting.press(*keys)

    assert waiting.stayed


def test_shift_is_forgotten_after_five_seconds(small: str, reader: NewReader):
    visitor = reader(small)
    visitor.page.clock.install()
    waiting = Waiting(visitor)

    waiting.press("Shift", "Shift")
    waiting.page.clock.run_for(5_001)
    late = waiting.said
    waiting.press("Shift")

    assert late == "Sigues en esta página."
    assert waiting.said == "Pulsa Mayús dos veces más para salir."
    assert waiting.stayed


def test_a_keyboard_reaches_the_way_out_second_and_sees_it(small: str, reader: NewReader):
    waiting = Waiting(reader(small, 1280, 800))

    waiting.press("Tab", "Tab")
    link = waiting.page.locator(":focus")
    box = link.bounding_box()
    marked = link.get_attribute("data-exit")
    left = waiting.leave("Enter")

    assert marked is not None
    assert box is not None
    assert box["x"] >= 0
    assert box["height"] >= 44
    assert left["shown"] == ""


@pytest.mark.parametrize("code", ["ar", "en"])
def test_each_language_leaves_to_its_own_place(small: str, reader: NewReader, code: str):
    waiting = Waiting(reader(small), f"{code}/{TOPIC}")

    left = waiting.leave(tap=".leave a")

    assert left["shown"] == ""
    assert left["asked"] == f"https://weather.example.org/{code}/"
