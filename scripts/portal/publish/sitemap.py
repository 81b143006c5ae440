"""sitemap.xml and robots.txt: which pages exist in which language, for search engines."""

from __future__ import annotations

from pathlib import PurePosixPath
from xml.sax.saxutils import escape, quoteattr

from portal.addresses import Addresses
from portal.model.portal import Portal
from portal.stage import Tree


def sitemap(portal: Portal, addresses: Addresses) -> Tree:
    """The map of all true pages (no fallbacks), each with its other languages; nothing without the site's address."""
    if not addresses.site_url:
        return {PurePosixPath("robots.txt"): b"User-agent: *\nDisallow:\n"}
    entries = []
    paths = sorted({page.path for page in portal.pages} | set(portal.composed))
    for path in paths:
        if path.as_posix() == "404":
            continue
        written = portal.translated(path) or [language.code for language in portal.languages]
        alternates = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(addresses.absolute(code, path))}/>' for code in written)
        for code in written:
            entries.append(f"<url><loc>{escape(addresses.absolute(code, path))}</loc>{_last_change(portal, path)}{alternates}</url>")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return {
        PurePosixPath("sitemap.xml"): (head + "\n".join(entries) + "\n</urlset>\n").encode(),
        PurePosixPath("robots.txt"): f"User-agent: *\nDisallow:\n\nSitemap: {addresses.site_url}sitemap.xml\n".encode(),
    }


def _last_change(portal: Portal, path: PurePosixPath) -> str:
    source = portal.source_of(path)
    days = [day for day in (source.read, source.reviewed.date if source.reviewed else None) if day] if source else []
    return f"<lastmod>{max(days)}</lastmod>" if days else ""
