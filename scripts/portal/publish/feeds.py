"""The feeds of the news."""

from __future__ import annotations

from portal.addresses import Addresses
from portal.exports.atom import feed
from portal.model.portal import Portal
from portal.stage import Tree


def feeds(portal: Portal, addresses: Addresses) -> Tree:
    """A feed for each language in which news are written; nothing without the site's address."""
    made = {language.code: feed(portal, addresses, language.code) for language in portal.languages}
    return {addresses.feed(code): data for code, data in made.items() if data is not None}
