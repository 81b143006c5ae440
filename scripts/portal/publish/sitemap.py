"""sitemap.xml and robots.txt: which pages exist in which language, for search engines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from xml.sax.saxutils import escape, quoteattr

from portal.addresses import Addresses
from portal.model.portal import Portal
from portal.stage import Tree

Changed = Callable[[str, PurePosixPath], str | None]
"""The day (``2026-11-21``) of the newest content on the page of a language and a path; None where it has none."""


def sitemap(portal: Portal, addresses: Addresses, changed: Changed) -> Tree:
    """The map of all true pages (no fallbacks), each with its other languages; nothing without the site's address."""
    if not addresses.site_url:
        return {PurePosixPath("robots.txt"): b"User-agent: *\nDisallow:\n"}
    entries = []
    for path in (path for path in portal.paths if portal.kind(path).is_listed):
        languages = {code: addresses.absolute(code, path) for code in portal.published(path)}
        named = [*languages.items(), ("x-default", languages[portal.original(path)])]
        alternates = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>' for code, address in named)
        for code, address in languages.items():
            day = changed(code, path)
            entries.append(f"<url><loc>{escape(address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}{alternates}</url>")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return {
        PurePosixPath("sitemap.xml"): (head + "\n".join(entries) + "\n</urlset>\n").encode(),
        PurePosixPath("robots.txt"): f"User-agent: *\nDisallow:\n\nSitemap: {addresses.site_url}sitemap.xml\n".encode(),
    }
