"""Numbers that are called and numbers to which one only writes: nobody is sent to a phone that nobody answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import TODAY
from tests.leaflets import edition, made, pages, sheets_of
from tests.site import Site

from portal.load import load
from portal.model.contact import Phone
from portal.render.leaflets.editions import Edition
from portal.render.reach import reach
from portal.render.sources import Sources
from portal.render.values import Values


@pytest.mark.parametrize(
    ("used", "uri", "by"),
    [
        ({}, "tel:+50255550101", ""),
        ({"whatsapp": True}, "tel:+50255550101", ""),
        ({"whatsapp": True, "calls": False}, "https://wa.me/50255550101", "WhatsApp"),
        ({"calls": False}, "sms:+50255550101", "SMS"),
    ],
)
def test_a_number_is_reached_as_it_is_answered(used: dict[str, bool], uri: str, by: str):
    dialled = reach(Phone.model_validate({"number": "5555-0101", **used}), "gt")

    assert (dialled.display, dialled.uri, dialled.by) == ("+502 5555 0101", uri, by)


def only_written(root: Path) -> None:
    """The number of the office and that of the hub are for messages alone from now on."""
    for name, before in (("content/countries/gt.yaml", "        whatsapp: true\n        hours"), ("hubs.yaml", "      whatsapp: true\n")):
        file = root / name
        text = file.read_text(encoding="utf-8")
        after = before.replace("whatsapp: true", f"whatsapp: true\n{re.match(' +', before)[0]}calls: false")
        assert text.count(before) == 1
        file.write_text(text.replace(before, after), encoding="utf-8")


def test_in_a_sentence_it_opens_a_chat_and_says_so(small_portal: Path):
    only_written(small_portal)
    portal, _ = load(small_portal)
    spanish = Values(portal, "es", portal.country("gt"), TODAY)

    html = spanish.html("office", Sources())

    assert '<a href="https://wa.me/50255550101" rel="noreferrer">WhatsApp <bdi class="n" dir="ltr">+502 5555 0101</bdi></a>' in html
    assert spanish.plain("office") == "Oficina de ejemplo (ODE), WhatsApp +502 5555 0101"


def test_on_paper_it_says_with_what_one_writes(small_portal: Path):
    only_written(small_portal)

    text = " ".join(" ".join(pages(made(edition(sheets_of(small_portal), "gt-sample", "es", Edition.PHONE)))).split())

    assert "Oficina de ejemplo (ODE), WhatsApp +502 5555 0101" in text
    assert "WhatsApp +502 5555 0102" in text


def test_a_card_offers_to_write_and_not_to_call(small: Site):
    (page,) = (page for page in small.pages if page.is_pattern and page.file.startswith("en/"))
    (button,) = (each for each in page.html.css("#main > .after a.btn") if "WhatsApp" in each.text() and "555-0143" in each.text() and each.parent.tag == "div")

    assert button.attributes["href"] == "https://wa.me/12025550143"
    assert button.attributes["rel"] == "noreferrer"
