"""The open data, below ``data/v1/``."""

from __future__ import annotations

from datetime import date

from portal.addresses import Addresses
from portal.exports.contacts import contacts
from portal.exports.facts import facts
from portal.exports.freshness import freshness_file
from portal.exports.geojson import geojson
from portal.exports.hsds import hsds
from portal.exports.hxl import table
from portal.exports.icalendar import calendar
from portal.exports.index import index
from portal.exports.shown import name_of, shown_hubs
from portal.exports.statistics import statistics_table
from portal.exports.tallies import tallies_table
from portal.exports.vcard import vcards
from portal.model.portal import Portal
from portal.open_data import FOLDER, calendar_of, card_of
from portal.render.values import words_of
from portal.stage import Tree


def data(portal: Portal, addresses: Addresses, today: date) -> Tree:
    """Every file that `portal.open_data` names, with a card for each hub and a calendar for each that has activities."""
    hubs = shown_hubs(portal, addresses, today)
    words = words_of(portal, portal.default_language)
    cards = {card_of(shown.hub.id): vcards([shown]) for shown in hubs}
    # Also where all are over: calendars subscribe to an address.
    calendars = {calendar_of(shown.hub.id): calendar([shown], name_of(shown).text) for shown in hubs if shown.hub.activities}
    files = {
        "index.json": index(portal, addresses, today),
        "hubs.geojson": geojson(portal, addresses, today),
        "hubs.csv": table(portal, addresses, today),
        "hsds.json": hsds(portal, addresses, today),
        "hubs.vcf": b"".join(cards.values()),
        "activities.ics": calendar(hubs, f"{words('site-name')}: {words('hubs.activities')}"),
        "contacts.json": contacts(portal),
        "facts.json": facts(portal),
        "statistics.csv": statistics_table(portal),
        "hub-counts.csv": tallies_table(portal, today),
        "freshness.json": freshness_file(portal, today),
    }
    return {FOLDER / name: content for name, content in files.items()} | cards | calendars
