"""What a reader can do with a page, each thing only where the device can do it; and what an old copy says of itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NewReader, Reader
from tests.conftest import TODAY, Built

TOPIC = "gt/asylum/"
ADDRESS = "https://example.org/portal/gt/asylum/"

Hosted = Callable[[str], str]

VOICES = """
window.spoken = [];
window.cancelled = 0;
window.listed = %s;
Object.defineProperty(window, "speechSynthesis", {value: {
  onvoiceschanged: null,
  getVoices: () => listed,
  speak(utterance) { window.now = utterance; spoken.push([utterance.lang, utterance.text]); if (utterance.onstart) utterance.onstart(); },
  cancel() { cancelled += 1; },
}});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
"""A device with these voices; a test says when one has ended a sentence."""


def voice(code: str, on_device: bool = True) -> dict[str, Any]:
    return {"lang": code, "localService": on_device, "name": f"A voice for {code}"}


@pytest.fixture
def small(hosted: Hosted) -> str:
    return hosted("small")


def device(visitor: Reader, *voices: dict[str, Any], path: str = TOPIC) -> Page:
    """A page on a device with these voices."""
    visitor.page.add_init_script(VOICES % json.dumps(voices))
    return visitor.open(path)


def ended(page: Page) -> None:
    """The voice has said its sentence."""
    page.evaluate("now.onend()")


@pytest.mark.parametrize(
    ("path", "voices", "offered"),
    [
        (TOPIC, [], False),
        (TOPIC, [voice("en-US")], False),
        (TOPIC, [voice("es-MX", on_device=False)], False),
        (TOPIC, [voice("en-US"), voice("es-MX")], True),
        (TOPIC, [voice("es_US")], True),
        (f"ar/{TOPIC}", [voice("es-MX")], False),
        (f"ar/{TOPIC}", [voice("ar-001")], True),
        # A page that is not translated yet is read in the language of its text.
        (f"quc/{TOPIC}", [voice("es-MX")], True),
    ],
)
def test_listening_is_offered_only_with_a_voice_on_the_device_for_the_language_of_the_text(
    small: str, reader: NewReader, path: str, voices: list[dict[str, Any]], offered: bool
):
    page = device(reader(small), *voices, path=path)

    assert page.locator("[data-listen]").is_visible() == offered


def test_a_language_that_no_device_reads_rightly_has_no_button(small: str, reader: NewReader):
    page = device(reader(small), voice("quc-GT"), path="quc/hubs/gt-sample/")
    tools = page.locator(".do")

    assert tools.count() == 1

    assert page.locator("[data-listen]").count() == 0


def test_voices_that_come_later_are_found(small: str, reader: NewReader):
    page = device(reader(small))
    before = page.locator("[data-listen]").is_visible()

    page.evaluate("voice => { listed = [voice]; speechSynthesis.onvoiceschanged(); }", voice("es-GT"))

    assert not before
    assert page.locator("[data-listen]").is_visible()


def test_the_page_is_read_sentence_by_sentence_and_shows_where(small: str, reader: NewReader):
    visitor = reader(small)
    page = device(visitor, voice("es-MX"))
    button = page.locator("[data-listen]")
    before = list(visitor.asked)

    button.click()
    expect(button).to_have_text("Parar")
    first = page.locator(".aloud").inner_text()
    ended(page)
    second = page.locator(".aloud").inner_text()

    fetched = [url for url in visitor.asked if url not in before and "/assets/" in url]
    assert len(fetched) == 1
    assert "/assets/listen." in fetched[0]
    assert page.evaluate("spoken")[0] == ["es-MX", "Pedir refugio"]
    assert first == "Pedir refugio"
    assert second != first
    assert visitor.heard == []


def test_reading_stops_and_goes_on_with_the_same_sentence(small: str, reader: NewReader):
    page = device(reader(small), voice("es-MX"))
    button = page.locator("[data-listen]")
    button.click()
    expect(button).to_have_text("Parar")
    ended(page)

    button.click()
    stopped = button.inner_text(), page.evaluate("cancelled")
    page.evaluate("now.onend && now.onend()")
    button.click()

    spoken = page.evaluate("spoken")
    assert stopped[0] == "Seguir"
    assert stopped[1] > 0
    assert len(spoken) == 3
    assert spoken[2] == spoken[1] != spoken[0]
    assert button.inner_text() == "Parar"


def test_everything_is_read_once_but_for_marks_addresses_and_tools(small: str, reader: NewReader):
    page = device(reader(small), voice("es-MX"))
    page.locator("[data-listen]").click()
    expect(page.locator(".aloud")).to_be_visible()

    while page.locator(".aloud").count():
        ended(page)

    said = " ".join(text for _, text in page.evaluate("spoken"))
    headings = page.locator("article h2:not(#sources)").all_inner_texts()
    assert len(headings) > 2
    assert not [heading for heading in headings if heading.rstrip("0123456789") not in said]
    assert page.locator(".src li").first.inner_text() not in said
    assert "Leída" not in said
    tools = [" ".join(label.split()) for label in page.locator("[data-send]").all_inner_texts()]
    assert len(tools) == 2
    assert not [label for label in tools if label in said]
    assert "Salir ya" not in said
    assert page.locator("[data-listen]").inner_text() == "Escuchar"


def test_the_digits_of_a_phone_are_said_one_by_one(small: str, reader: NewReader):
    page = device(reader(small), voice("es-MX"), path="gt/")
    page.locator("[data-listen]").click()
    expect(page.locator(".aloud")).to_be_visible()

    while page.locator(".aloud").count():
        ended(page)

    assert "1 1 0" in " ".join(text for _, text in page.evaluate("spoken"))


def test_a_voice_that_fails_is_not_offered_again_and_the_reader_is_told(small: str, reader: NewReader):
    page = device(reader(small), voice("es-MX"))
    page.locator("[data-listen]").click()
    expect(page.locator(".aloud")).to_be_visible()

    page.evaluate("now.onerror()")

    expect(page.get_by_text("Este aparato no puede leer en voz alta.")).to_be_visible()
    expect(page.locator("[data-listen]")).to_be_hidden()
    assert page.locator(".aloud").count() == 0


def test_a_voice_that_says_nothing_counts_as_one_that_fails(small: str, reader: NewReader):
    visitor = reader(small)
    visitor.page.clock.install()
    page = device(visitor, voice("es-MX"))
    page.evaluate("speechSynthesis.speak = () => {}")
    page.locator("[data-listen]").click()
    expect(page.locator(".aloud")).to_be_visible()

    page.clock.run_for(8_001)

    expect(page.locator("[data-listen]")).to_be_hidden()


def test_leaving_silences_the_voice(small: str, reader: NewReader):
    page = device(reader(small), voice("es-MX"))
    page.locator("[data-listen]").click()
    expect(page.locator(".aloud")).to_be_visible()

    before, after = page.evaluate("[cancelled, (document.querySelector('a.exit').click(), cancelled)]")

    assert after > before


def links(page: Page) -> dict[str, str]:
    """The visible links that send the page, by their kind."""
    found = [node.get_attribute("href") or "" for node in page.locator("[data-send]").all() if node.is_visible()]
    return {urlsplit(href).scheme: href for href in found}


def buttons(page: Page) -> list[str]:
    """The visible buttons of the row of tools."""
    return [node.inner_text() for node in page.locator(".do button").all() if node.is_visible()]


def test_without_javascript_two_links_send_the_page_and_no_button_is_there(small: str, reader: NewReader):
    page = reader(small, javascript=False).open(TOPIC)

    sent = links(page)

    assert sorted(sent) == ["https", "sms"]
    assert urlsplit(sent["https"]).netloc == "wa.me"
    assert parse_qs(urlsplit(sent["https"]).query) == {"text": [f"Pedir refugio {ADDRESS}"]}
    assert parse_qs(urlsplit(sent["sms"]).query) == {"body": [f"Pedir refugio {ADDRESS}"]}
    assert "(sale de este portal)" in page.locator("[data-send]").first.text_content()  # type: ignore[operator]
    assert buttons(page) == []


def test_where_the_device_can_share_its_own_sheet_takes_the_place_of_the_links(small: str, reader: NewReader):
    visitor = reader(small)
    visitor.page.add_init_script("navigator.share = data => { window.shared = data; return Promise.reject(new Error('closed')); };")
    page = visitor.open(TOPIC)

    page.get_by_role("button", name="Compartir").click()

    assert page.evaluate("shared") == {"title": "Pedir refugio", "url": ADDRESS}
    assert links(page) == {}
    assert visitor.heard == []


def test_where_the_device_can_not_share_the_links_stay(small: str, reader: NewReader):
    visitor = reader(small)
    visitor.page.add_init_script("Object.defineProperty(Navigator.prototype, 'share', {value: undefined});")
    page = visitor.open(TOPIC)

    assert sorted(links(page)) == ["https", "sms"]
    assert buttons(page) == ["Imprimir"]


def test_a_tap_prints(small: str, reader: NewReader):
    visitor = reader(small)
    visitor.page.add_init_script("window.print = () => { window.printed = true; };")
    page = visitor.open(TOPIC)

    page.get_by_role("button", name="Imprimir").click()

    assert page.evaluate("printed") is True


def on(visitor: Reader, day: date, path: str = TOPIC) -> Page:
    """A page on a device whose clock shows that day."""
    visitor.page.clock.set_fixed_time(day.isoformat() + "T12:00:00")
    return visitor.open(path)


@pytest.mark.parametrize(
    ("day", "old"), [(date(1970, 1, 2), False), (TODAY, False), (date(2027, 1, 31), False), (date(2027, 2, 1), True), (date(2031, 6, 1), True)]
)
def test_a_copy_says_that_it_is_old_when_it_is_months_old(small: str, reader: NewReader, day: date, old: bool):
    page = on(reader(small), day)

    notice = page.get_by_text("Esta copia se hizo en noviembre de 2026. Puede estar desactualizada.")

    assert notice.is_visible() == old


def test_a_claim_says_that_its_review_was_due_since_the_copy_was_made(small: str, reader: NewReader):
    visitor = reader(small)
    page = on(visitor, TODAY)
    dues = sorted({node.get_attribute("data-due") or "" for node in page.locator("[data-due]").all()})
    fresh = page.locator("[data-due] small.caution").count()

    page = on(visitor, date.fromisoformat(dues[0]))
    last_day = page.locator("[data-due] > small.caution").count()
    page = on(visitor, date(2035, 1, 1))
    marked = page.locator("[data-due] > small.caution")

    assert len(dues) >= 1
    assert fresh == last_day == 0
    assert marked.count() == page.locator("[data-due]").count()
    assert set(marked.all_inner_texts()) == {"Esto ya debía revisarse. Puede haber cambiado."}
    assert visitor.heard == []


def test_words_that_a_script_adds_have_the_language_of_the_reader(small: str, reader: NewReader):
    page = on(reader(small), date(2035, 1, 1), f"ar/{TOPIC}")

    words = page.locator("[data-due] > small.caution").first

    assert (words.get_attribute("lang"), words.get_attribute("dir")) == ("ar", "rtl")


def test_without_javascript_a_copy_says_nothing_of_its_age(small: str, reader: NewReader):
    page = reader(small, javascript=False).open(TOPIC)

    assert page.locator("[data-from]").count() == 1
    assert not page.locator("[data-from]").is_visible()


def test_the_tools_work_from_a_disk(built: Built, reader: NewReader):
    folder: Path = built("small", "files").folder
    visitor = reader(f"file://{folder}/")
    page = device(visitor, voice("es-MX"), path="gt/asylum.html")

    page.locator("[data-listen]").click()

    expect(page.locator(".aloud")).to_have_text("Pedir refugio")
    assert visitor.heard == []
