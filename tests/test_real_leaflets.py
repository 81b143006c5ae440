"""The leaflets of the real content print right: of one hub for each country, and of all that are not for hubs."""

from __future__ import annotations

import pytest
from tests.conftest import ROOT
from tests.leaflets import DAY, URL, colours, copied_code, made_of, missed, pages, strayed, violations, words_of

from portal.addresses import Addresses, Links
from portal.load import load
from portal.render.leaflets.catalogue import offers
from portal.render.leaflets.editions import Edition
from portal.render.leaflets.press import Sheets, sheets

LIMIT = 60 * 1024
"""Bytes of one file, inclusive."""

Files = list[tuple[Sheets, bytes]]


@pytest.fixture(scope="module")
def real() -> Files:
    """The sheets, and their files."""
    portal, problems = load(ROOT)
    hubs: dict[str, str] = {}
    for offer in offers(portal):
        if offer.hub:
            hubs.setdefault(offer.hub.country, offer.hub.id)
    chosen = [offer for offer in offers(portal) if not offer.hub or offer.hub.id in hubs.values()]
    found = list(sheets(portal, Addresses(Links.FOLDERS, portal.default_language, URL), DAY, chosen))
    assert not problems
    return list(zip(found, made_of(found), strict=True))


def test_every_country_with_hubs_has_their_leaflet_in_every_language_of_its_text(real: Files):
    portal, _ = load(ROOT)
    countries = {hub.id: hub.country for hub in portal.hubs}
    printed = {(countries[each.leaflet.id], each.leaflet.language) for each, _ in real if each.leaflet.place}

    assert printed == {(country, language) for country in countries.values() for language in ("es", "en", "fr", "ht")}


def test_they_are_files_for_archives_and_for_listeners(real: Files):
    assert not {each.file.name: found for each, data in real if (found := violations(data))}


def test_they_are_light(real: Files):
    assert not {each.file.name: len(data) for each, data in real if len(data) > LIMIT}


@pytest.mark.parametrize("which", [Edition.TRIFOLD, Edition.SINGLE, Edition.PHONE])
def test_every_word_of_a_panel_is_printed_in_its_order(real: Files, which: Edition):
    wrong: dict[str, str] = {}
    for each, data in real:
        if each.edition is which:
            sides = [words_of(text) for text in pages(data)]
            places = {Edition.TRIFOLD: (0, 1, 1, 1, 0, 0), Edition.SINGLE: (0,) * 6, Edition.PHONE: range(6)}[which]
            wrong |= {
                f"{each.file.name}, panel {number}": found for number in range(1, 7) if (found := missed(each.leaflet, number, sides[places[number - 1]]))
            }

    assert not wrong


def test_nothing_runs_off_a_page_or_into_a_fold(real: Files):
    assert not {each.file.name: found for each, data in real if (found := strayed(each, data))}


def test_they_have_no_colour_and_no_grey(real: Files):
    assert not {each.file.name: found for each, data in real if (found := list(colours(data)))}


def test_their_codes_are_read_from_bad_copies(real: Files):
    wrong = {
        each.file.name: code
        for each, data in real
        if (code := copied_code(data)) != f"{URL}v/{each.leaflet.id}-{each.leaflet.language}/{each.leaflet.version}/"
    }

    assert not wrong


def test_they_are_the_same_bytes_when_made_again_in_another_order(real: Files):
    again = made_of([each for each, _ in reversed(real)])

    assert [each.file.name for (each, data), other in zip(reversed(real), again, strict=True) if data != other] == []
