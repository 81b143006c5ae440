"""Weighs what a phone fetches for each page of a built site, beside what it may.

``make weights`` prints the heaviest pages as a table; the tests hold the limits.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
from selectolax.lexbor import LexborHTMLParser

KILOBYTE = 1024

MOST_PAGE = 14 * KILOBYTE
"""Bytes of a page with all that it loads before a tap, by either compression: ten packets of a new connection carry it with its headers."""

FOR_EDITORS = "pattern/"
"""The page with every part in every state: no reader is led to it, so it may be heavier."""

MOST_SCRIPT = 3 * KILOBYTE
"""Bytes of all scripts that a page loads by itself, by brotli."""

MOST_SCRIPTS = 1
"""How many scripts a page may load by itself; beside them only its icon."""

MOST_STYLE = 10 * KILOBYTE
"""Bytes of the stylesheet as it stands in each page."""

MOST_STYLE_SENT = 3 * KILOBYTE
"""Bytes of the stylesheet by brotli."""


@dataclass(frozen=True)
class Sent:
    """Bytes of something: as it is, by ``gzip -6`` and by ``brotli -11``."""

    raw: int = 0
    gzip: int = 0
    brotli: int = 0

    @property
    def most(self) -> int:
        """What a host sends that knows only the worse of both compressions."""
        return max(self.gzip, self.brotli)

    def __add__(self, other: Sent) -> Sent:
        return Sent(self.raw + other.raw, self.gzip + other.gzip, self.brotli + other.brotli)


@cache
def sent(data: bytes) -> Sent:
    """How many bytes travel for *data*."""
    return Sent(len(data), len(gzip.compress(data, 6)), len(brotli.compress(data, quality=11)))


@dataclass(frozen=True)
class Weight:
    """What a phone fetches for one page before any tap."""

    page: str
    """Its file below the site: ``en/gt/index.html``."""

    html: Sent
    style: Sent
    """The stylesheet, which is a part of the page."""

    scripts: tuple[Sent, ...]
    others: tuple[Sent, ...]
    """Everything else that it loads by itself: its icon."""

    @property
    def script(self) -> Sent:
        """All its scripts together."""
        return sum(self.scripts, Sent())

    @property
    def all(self) -> Sent:
        """The page with everything that it loads by itself, on a first visit."""
        return sum((*self.scripts, *self.others), self.html)

    @property
    def requests(self) -> int:
        """How often the phone asks."""
        return 1 + len(self.scripts) + len(self.others)

    @property
    def faults(self) -> list[str]:
        """What is more than it may be."""
        limits = {
            "page with all it loads": (0 if FOR_EDITORS in self.page else self.all.most, MOST_PAGE),
            "script": (self.script.brotli, MOST_SCRIPT),
            "scripts": (len(self.scripts), MOST_SCRIPTS),
            "other files than one icon": (len(self.others), 1),
            "stylesheet": (0 if FOR_EDITORS in self.page else self.style.raw, MOST_STYLE),
            "stylesheet, compressed": (0 if FOR_EDITORS in self.page else self.style.brotli, MOST_STYLE_SENT),
        }
        return [f"{name}: {is_:,} of at most {most:,}" for name, (is_, most) in limits.items() if is_ > most]


LOADED = {"script[src]": "src", "link[rel~=icon]": "href", "link[rel~=stylesheet]": "href", "link[rel~=preload]": "href", "link[rel~=manifest]": "href"} | {
    f"{tag}[src]:not([loading=lazy])": "src" for tag in ("img", "iframe", "source")
}
"""Elements for which a browser asks at once, with the attribute that says for what. Sound waits for a tap (``preload=none``)."""


def loaded(page: LexborHTMLParser, selector: str) -> Iterator[str]:
    """The addresses of one kind of element in a page."""
    for node in page.css(selector):
        address = node.attributes[LOADED[selector]] or ""
        if not address.startswith("data:"):
            yield address


def root_of(site: Path) -> str:
    """The path at which a site stands on its host: ``/portal/``. Its page for lost addresses names everything from there."""
    canonical = LexborHTMLParser((site / "index.html").read_bytes()).css_first("link[rel=canonical]")
    return urlsplit(urljoin((canonical.attributes["href"] or "") if canonical else "", ".")).path or "/"


def weigh(site: Path, pages: Collection[str] = ()) -> list[Weight]:
    """Every page of a built site, or only these of its files, the heaviest first."""
    root = root_of(site)
    weights = []
    for path in [site / page for page in pages] or sorted(site.rglob("*.html")):
        data = path.read_bytes()
        page = LexborHTMLParser(data)
        if page.css("meta[http-equiv=refresh]"):
            continue
        here = root + path.relative_to(site).as_posix()
        files = {selector: sorted({urlsplit(urljoin(here, address)).path for address in loaded(page, selector)}) for selector in LOADED}
        found = {selector: tuple(sent((site / each.removeprefix(root)).read_bytes()) for each in names) for selector, names in files.items()}
        scripts = found.pop("script[src]")
        style = sent("".join(node.text() for node in page.css("style")).encode())
        weights.append(Weight(path.relative_to(site).as_posix(), sent(data), style, scripts, tuple(each for group in found.values() for each in group)))
    return sorted(weights, key=lambda weight: -weight.all.most)


def table(weights: list[Weight]) -> str:
    """Weights as a table in Markdown, in bytes."""
    head = "| page | gzip -6 | brotli -11 | with all it loads | script | requests |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    rows = (f"| {each.page} | {each.html.gzip:,} | {each.html.brotli:,} | {each.all.most:,} | {each.script.brotli:,} | {each.requests} |" for each in weights)
    return "\n".join([head, *rows])


def report(site: Path) -> str:
    """The ten heaviest pages, what is the same for all, and what is too much."""
    weights = weigh(site)
    style = max((weight.style for weight in weights), key=lambda each: each.raw)
    middle = weights[len(weights) // 2].all.most
    faults = [f"too much: {weight.page}: {fault}" for weight in weights for fault in weight.faults]
    totals = f"{len(weights)} pages; half of them send at most {middle:,} bytes with all they load."
    return "\n".join([table(weights[:10]), "", totals, f"The stylesheet in each: {style.raw:,} bytes, {style.brotli:,} by brotli.", *faults])


if __name__ == "__main__":
    sys.stdout.write(report(Path(sys.argv[1])) + "\n")
