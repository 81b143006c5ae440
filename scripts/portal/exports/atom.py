"""The news of a language as an Atom feed (RFC 4287)."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from xml.sax.saxutils import escape, quoteattr

from portal.addresses import Addresses
from portal.model.page import SourcePage
from portal.model.portal import Portal
from portal.render.values import words_of

MOST = 30
"""Entries of a feed, inclusive."""


def feed(portal: Portal, addresses: Addresses, language: str) -> bytes | None:
    """The news that are written in the language, the newest first; None without any, and without the address of the site."""
    items = [page for page in portal.news if page.date and portal.page(language, page.path)]
    if not items or not addresses.site_url:
        return None
    words = words_of(portal, language)
    home = addresses.absolute(language, PurePosixPath("news/index"))
    own = f"{addresses.site_url}{addresses.feed(language)}"
    entries = "".join(_entry(portal, addresses, language, page) for page in items[:MOST])
    newest = max(page.date for page in items if page.date)
    title = f"{words('site-name')}: {words('news.title')}"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n'
        f"<id>{escape(home)}</id>\n<title>{escape(title)}</title>\n<updated>{_moment(newest)}</updated>\n"
        f"<author><name>{escape(words('site-name'))}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n<link rel="alternate" type="text/html" href={quoteattr(home)}/>\n'
        f"{entries}</feed>\n"
    ).encode()


def _entry(portal: Portal, addresses: Addresses, language: str, source: SourcePage) -> str:
    page = portal.page(language, source.path)
    assert page is not None and source.date is not None
    address = addresses.absolute(language, source.path)
    return (
        f"<entry>\n<id>{escape(address)}</id>\n<title>{escape(page.title)}</title>\n<updated>{_moment(source.date)}</updated>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>\n<summary>{escape(page.summary)}</summary>\n</entry>\n'
    )


def _moment(day: date) -> str:
    """The beginning of a day in the time of the meridian, as Atom wants a moment."""
    return f"{day.isoformat()}T00:00:00Z"
