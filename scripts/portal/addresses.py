"""Every address of the site, in two styles: folders for web servers, files for a disk or a USB stick."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit


class Links(StrEnum):
    """How the addresses of pages end."""

    FOLDERS = "folders"
    """``gt/asylum/``: short, for any web server."""

    FILES = "files"
    """``gt/asylum.html``: opens from ``file://`` as well."""


@dataclass(frozen=True)
class Addresses:
    """Makes addresses. A *url* is relative to the root of the site, without a leading slash."""

    links: Links
    default_language: str
    site_url: str = ""
    """Where the site will be published, with a slash at the end; empty: not known."""

    def slug(self, path: PurePosixPath) -> str:
        """The part of a page's url that is the same in every language: ``gt/asylum/``; home is empty in style folders.

        Hosts look for ``404.html`` in both styles.
        """
        text = path.as_posix()
        if self.links is Links.FILES or text == "404":
            return f"{text}.html"
        folder = path.parent if path.name == "index" else path
        return "" if folder == PurePosixPath(".") else f"{folder}/"

    def prefix(self, language: str) -> str:
        """The folder of a language: empty for the default one, else ``en/``."""
        return "" if language == self.default_language else f"{language}/"

    def feed(self, language: str) -> PurePosixPath:
        """Where the feed of the news in a language stands."""
        return PurePosixPath(f"{self.prefix(language)}news/feed.xml")

    def url(self, language: str, path: PurePosixPath) -> str:
        """The url of a page in a language: ``en/gt/asylum/``."""
        return self.prefix(language) + self.slug(path)

    def file(self, language: str, path: PurePosixPath) -> PurePosixPath:
        """The file of a page below the site's root: ``en/gt/asylum/index.html``."""
        url = self.url(language, path)
        return PurePosixPath(url if url.endswith(".html") else f"{url}index.html")

    def root(self, language: str, path: PurePosixPath) -> str:
        """The way from a page to the root of the site, with a slash at the end: ``../../``.

        The page for addresses that don't exist is served at any depth: its way
        begins at the host, below the site's own path.
        """
        if path.as_posix() == "404":
            return self.base
        return "../" * (len(self.file(language, path).parts) - 1) or "./"

    @property
    def base(self) -> str:
        """The path of the site on its host, ``/`` or ``/portal/``."""
        return urlsplit(self.site_url).path or "/"

    def link(self, language: str, source: PurePosixPath, target: PurePosixPath, to: str | None = None) -> str:
        """The relative link from one page to another, in the same language or *to* another."""
        url = self.url(to or language, target)
        if source.as_posix() == "404":
            return self.base + url
        folder = self.file(language, source).parent.as_posix()
        if folder == ".":
            return url or "./"
        way = posixpath.relpath(url or ".", folder)
        return f"{way}/" if not url.endswith(".html") else way

    def absolute(self, language: str, path: PurePosixPath) -> str:
        """The full address of a page; only where the site's address is known."""
        assert self.site_url, "the address of the site is not known"
        return self.site_url + self.url(language, path)
