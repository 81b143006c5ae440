"""What the tests look at in a built site: every page parsed once, with its links, addresses and requests."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

LANGUAGES = re.compile(r"^- code: (\S+)", re.MULTILINE)
FALLBACK = re.compile(r"^  fallback: \[([^\]]*)\]", re.MULTILINE)
SOURCE_LANGUAGE = re.compile(r"^source-language: (\S+)", re.MULTILINE)

LOADING = {
    "script": ("src", "href", "xlink:href"),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src", "srcdoc"),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "base": ("href",),
    "form": ("action",),
    "body": ("background",),
    "a": ("ping",),
}
"""Attributes that make a browser ask for something, or send something, without a reader's tap."""

LOADING_RELATIONS = {"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""")


def portal(*arguments: str | Path, environment: Mapping[str, str] | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the command line as an editor would, and waits for its end."""
    command = [sys.executable, "-m", "portal", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env={**os.environ, **(environment or {})}, capture_output=True, text=True, encoding="utf-8", timeout=120)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@dataclass(frozen=True)
class Page:
    """One HTML file of a site."""

    file: str
    """Its path below the site: ``en/gt/index.html``."""

    data: bytes = field(repr=False)

    @cached_property
    def html(self) -> LexborHTMLParser:
        """The page, parsed."""
        return LexborHTMLParser(self.data)

    @cached_property
    def elements(self) -> list[tuple[str, dict[str, str | None]]]:
        """Every element: its name and attributes."""
        return [(node.tag or "", dict(node.attributes)) for node in self.html.css("*")]

    def all(self, selector: str) -> list[LexborNode]:
        """The elements of a CSS selector."""
        return self.html.css(selector)

    def one(self, selector: str) -> LexborNode:
        """The only element of a CSS selector."""
        found = self.all(selector)
        assert len(found) == 1, f"{self.file}: {len(found)} × {selector}"
        return found[0]

    def shown(self, selector: str) -> list[str]:
        """The texts of the elements of a selector, without the raised number of a source at their end."""
        return [re.sub(r"(?<=\D)\d+$", "", words(node)) if node.css("sup") else words(node) for node in self.all(selector)]

    @property
    def sources(self) -> dict[str, str]:
        """What is said of each source at the foot, by its address."""
        entries = self.all("h2#sources ~ ol.src > li")
        found = {node.css("a")[0].attributes["href"] or "": words(node) for node in entries}
        assert len(found) == len(entries), f"{self.file}: a source is listed twice"
        return found

    @cached_property
    def text(self) -> str:
        """What a reader reads, with single spaces."""
        return words(LexborHTMLParser(SCRIPT.sub(b"", self.data)).css_first("body"))

    @cached_property
    def spoken(self) -> list[tuple[str, str]]:
        """Every piece of visible text with the language that it is marked as: the nearest ``lang`` around it."""
        return list(_spoken(self.one("body"), self.language))

    @property
    def is_stub(self) -> bool:
        """Whether it only leads to another page."""
        return bool(self.all("meta[http-equiv=refresh]"))

    @property
    def is_version(self) -> bool:
        """Whether it is what the code on a paper leads to: a few lines without the frame."""
        return self.file.startswith("v/")

    @property
    def is_not_found(self) -> bool:
        """Whether it is what hosts show at addresses that do not exist."""
        return self.file.endswith("404.html")

    @property
    def is_pattern(self) -> bool:
        """Whether it shows made-up samples of every part: no page leads there."""
        return bool(self.all("article.is-pattern"))

    @property
    def language(self) -> str:
        """The language of the frame."""
        return self.one("html").attributes["lang"] or ""

    @property
    def text_language(self) -> str:
        """The language of the text."""
        return self.one("article").attributes["lang"] or ""

    @property
    def hreflang(self) -> dict[str, str]:
        """The addresses in other languages that it names to search engines."""
        return {node.attributes["hreflang"] or "": node.attributes["href"] or "" for node in self.all("link[rel=alternate][hreflang]")}

    @property
    def canonical(self) -> list[str]:
        """The addresses that it calls its own."""
        return [node.attributes["href"] or "" for node in self.all("link[rel=canonical]")]

    @property
    def links(self) -> list[dict[str, str]]:
        """The attributes of everything that can be tapped."""
        return [{name: value or "" for name, value in attributes.items()} for tag, attributes in self.elements if tag in ("a", "area") and "href" in attributes]

    @property
    def ids(self) -> list[str]:
        """Every id, as often as it is given."""
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]

    @property
    def requests(self) -> Iterator[str]:
        """Every address that a browser asks for, or sends to, when it shows the page."""
        for tag, attributes in self.elements:
            yield from (attributes[name] or "" for name in (*LOADING.get(tag, ()), "formaction") if name in attributes)
            if tag == "link" and LOADING_RELATIONS & set((attributes.get("rel") or "").split()):
                yield attributes.get("href") or ""
        styles = [*(node.text() for node in self.all("style")), *(attributes["style"] or "" for _, attributes in self.elements if "style" in attributes)]
        yield from (found[1] or found[2] or "" for style in styles for found in IN_STYLE.finditer(style))

    @property
    def inline_scripts(self) -> list[str]:
        """Programs that stand in the page itself; a block of data is none."""
        return [node.html or "" for node in self.all("script:not([src])") if node.attributes.get("type") != "application/ld+json"]

    @property
    def structured(self) -> list[dict[str, Any]]:
        """The page's blocks of data for search engines."""
        return [json.loads(node.text()) for node in self.all('script[type="application/ld+json"]')]

    @property
    def handlers(self) -> list[str]:
        """Attributes that hold a program or a style."""
        return [f"{tag} {name}" for tag, attributes in self.elements for name in attributes if name.startswith("on") or name == "style"]


@dataclass(frozen=True)
class Site:
    """A built site, with the repository it was made from."""

    folder: Path
    root: Path
    links: str
    """``folders`` or ``files``."""

    url: str = "https://example.org/portal/"

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        return tree(self.folder)

    @cached_property
    def html(self) -> dict[str, Page]:
        """Every HTML file."""
        return {name: Page(name, data) for name, data in self.files.items() if name.endswith(".html")}

    @cached_property
    def pages(self) -> list[Page]:
        """Every page with content: no stubs."""
        return [page for page in self.html.values() if not page.is_stub and not page.is_version]

    @property
    def ordinary(self) -> list[Page]:
        """Every page that readers can be sent to: neither a stub, nor the page for lost addresses, nor that of patterns."""
        return [page for page in self.pages if not (page.is_not_found or page.is_pattern)]

    def file(self, path: str, language: str = "") -> str:
        """The file of a path like ``gt/asylum`` in a language; without one, in the default."""
        name = f"{path}.html" if self.links == "files" or path.endswith("index") else f"{path}/index.html"
        return self.in_language(name, language or self.languages[0])

    def page(self, path: str, language: str = "") -> Page:
        """The page of a path in a language."""
        return self.html[self.file(path, language)]

    @cached_property
    def languages(self) -> list[str]:
        """The codes of the languages, the default first."""
        return LANGUAGES.findall((self.root / "content/languages.yaml").read_text(encoding="utf-8"))

    def language_of(self, file: str) -> str:
        """The language of the folder of a file."""
        first = file.split("/")[0]
        return first if first in self.languages else self.languages[0]

    def written(self, file: str) -> list[str]:
        """The languages in which editors wrote the page; empty for a page that is made from data alone."""
        name = file.removeprefix(f"{self.language_of(file)}/").removesuffix(".html")
        names = {name, name.removesuffix("/index")} if name != "index" else {name}
        return [code for code in self.languages if any(self._is_written(each, code) for each in names)]

    def _is_written(self, path: str, code: str) -> bool:
        """Whether an editor wrote the page of a path in a language; the texts of leaflets stand beside their leaflets."""
        texts = [self.root / "content" / code / f"{path}.md", *([self.root / path / f"{code}.md"] if path.startswith("materials/") else [])]
        return any(text.is_file() for text in texts)

    def source_language(self, file: str) -> str:
        """The language in which the page is written first."""
        country = self.root / "content/countries" / f"{file.removeprefix(f'{self.language_of(file)}/').split('/')[0]}.yaml"
        return SOURCE_LANGUAGE.findall(country.read_text(encoding="utf-8"))[0] if country.is_file() else self.languages[0]

    def shown_language(self, file: str) -> str:
        """The language of the text that a reader gets: the first along the chain of the folder's language in which the page is written."""
        own = self.language_of(file)
        chain = [own, *self.fallbacks[own], self.source_language(file), self.languages[0]]
        return next((code for code in chain if code in self.written(file)), own)

    @cached_property
    def fallbacks(self) -> dict[str, list[str]]:
        """The languages to which each language falls back, in order."""
        text = (self.root / "content/languages.yaml").read_text(encoding="utf-8")
        return dict(zip(self.languages, (re.findall(r"[a-z]+", codes) for codes in FALLBACK.findall(text)), strict=True))

    def is_fallback(self, file: str) -> bool:
        """Whether the reader's language lacks the page."""
        return bool(self.written(file)) and self.language_of(file) not in self.written(file)

    def address(self, file: str) -> str:
        """The full address of a file."""
        return self.url + (file.removesuffix("index.html") if self.links == "folders" and file.endswith("index.html") else file)

    def in_language(self, file: str, code: str) -> str:
        """The file of the same page in another language."""
        own = file.removeprefix(f"{self.language_of(file)}/")
        return own if code == self.languages[0] else f"{code}/{own}"

    def target(self, file: str, link: str) -> tuple[str, str] | None:
        """The file and the anchor to which a link leads; None for one that leaves the site."""
        address, anchor = urldefrag(urljoin(self.address(file), link))
        if not address.startswith(self.url):
            return None
        name = unquote(urlsplit(address).path.removeprefix(urlsplit(self.url).path))
        return (f"{name}index.html" if self.links == "folders" and (not name or name.endswith("/")) else name), anchor


SCRIPT = re.compile(rb"<script[^>]*>.*?</script>", re.DOTALL)


def words(node: LexborNode) -> str:
    """The text of an element, with single spaces."""
    return " ".join(node.text(separator="").split())


def _spoken(node: LexborNode, language: str) -> Iterator[tuple[str, str]]:
    for child in node.iter(include_text=True):
        if child.is_text_node:
            if text := " ".join(child.text().split()):
                yield language, text
        elif child.tag != "script":
            yield from _spoken(child, child.attributes.get("lang") or language)
