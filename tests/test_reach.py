"""Numbers that are called and numbers to which one only writes: nobody is sent to a phone that nobody answers."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from tests.conftest import TODAY
from tests.leaflets import edition, made, pages, sheets_of
from tests.site import Site, words

from portal.html_profile import was_changed
from portal.load import load
from portal.model.contact import Phone
from portal.render.leaflets.editions import Edition
from portal.render.reach import chat, reach
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


def test_a_chat_has_the_code_of_the_country_and_no_extension():
    assert chat(Phone.model_validate({"number": "800 5533 000"}), "mx") == "https://wa.me/528005533000"
    assert chat(Phone.model_validate({"number": "+502 5555 0102 ext. 12"}), "gt") == "https://wa.me/50255550102"
    assert reach(Phone.model_validate({"number": "5555-0102 ext. 12", "calls": False}), "gt").uri == "sms:+50255550102"


@pytest.mark.parametrize("used", [{}, {"whatsapp": True, "calls": False}, {"calls": False}])
def test_the_link_of_every_way_may_stand_in_a_text(small_portal: Path, used: dict[str, bool]):
    portal, _ = load(small_portal)
    link = Values(portal, "es", portal.country("gt"), TODAY).phone_link(Phone.model_validate({"number": "5555-0101", **used}))

    assert not was_changed(f"<p>{link}</p>")


def test_the_number_of_a_contact_is_one_that_can_be_called_where_there_is_one(small_portal: Path):
    portal, _ = load(small_portal)
    office = portal.look_up("office", "gt")
    written, called = Phone.model_validate({"number": "5555-0109", "calls": False}), office.phones[0]

    assert office.model_copy(update={"phones": [written, called]}).first_phone is called
    assert office.model_copy(update={"phones": [written]}).first_phone is written


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


def test_cards_offer_to_write_and_not_to_call(small: Site):
    (page,) = (page for page in small.pages if page.is_pattern and page.file.startswith("en/"))
    buttons = [(each.attributes["href"], words(each).partition(":")[0]) for each in page.all("#main > .after > div > p > a.write")]

    assert buttons == [("https://wa.me/12025550143", "Write on WhatsApp"), ("sms:+12025550143", "By SMS")]


def test_the_header_of_hosts_allows_every_style_of_the_site(site: Site):
    allowed = site.files["_headers"].decode()
    styles = {style for page in site.html.values() for style in re.findall(r"<style>(.+?)</style>", page.data.decode(), re.DOTALL)}

    assert len(styles) > 5
    assert not [style for style in styles if base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() not in allowed]
