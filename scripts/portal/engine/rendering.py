"""Renders the authored part of a page, once: the one permitted patch of MkDocs."""

# MkDocs makes a new Markdown parser for every page and renders every page at
# every build, fragments of finished HTML included; that is more than half of the
# time of a build. Here one parser is reused, only the authored part goes through
# it, and what it made is remembered under a hash of everything it depends on:
# the text, the configuration of the parser, and where its links lead. Adding a
# page therefore leaves the others remembered.

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url

from portal.html_profile import ALLOWED, was_changed
from portal.markdown import LINK, PROSE_END, PROSE_START

PATCHED = {
    "mkdocs.structure.pages.Page.render": "320529348f7a",
    "mkdocs.structure.pages._RelativePathTreeprocessor": "523b46edca94",
}
"""What is replaced and what is called inside, with the beginning of the SHA-256 of its source when this was written."""

UNUSED_EXTENSIONS = ("toc", "fenced_code")
"""What MkDocs adds to every configuration: the profile has fixed anchors and no code."""

UNUSED_PATTERNS = ("backtick", "reference", "image_link", "image_reference", "short_reference", "short_image_ref", "autolink", "automail", "html")
"""Inline constructs outside the profile; pages that hold them are never built."""

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the number of a value that is put aside: two characters of private use, which no content file may hold."""

_ELEMENT = re.compile(r"<(\w+)\b[^<>]*>(?:(?!</?\1\b).)*</\1>")
"""A value of the ledger, written as HTML while staging; Markdown has no business in it."""

_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


@dataclass
class Renderer:
    """Renders pages for one run of the engine, and remembers the HTML in *folder*."""

    folder: Path
    known: dict[str, dict[str, str]] = field(default_factory=dict)
    """Remembered HTML by language and key; a language is read when its first page comes."""

    used: dict[str, dict[str, str]] = field(default_factory=dict)
    """What this run rendered or remembered: all that is kept."""

    parser: markdown.Markdown | None = None
    fingerprint: bytes = b""

    def install(self) -> None:
        """From now on, MkDocs renders pages with this renderer."""
        Page.render = lambda page, config, files: self.render(page, config, files)  # type: ignore[method-assign]

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Give *page* its content. The parts around the authored text are finished HTML and stay as they are."""
        assert page.markdown is not None
        before, start, rest = page.markdown.partition(PROSE_START)
        prose, _, after = rest.partition(PROSE_END)
        page.content = before.rstrip("\n") + "\n"
        if start:
            page.content += self._html(prose.strip("\n"), page.file, config, files) + "\n" + after.strip("\n") + "\n"
        page.toc = TableOfContents([])
        page.present_anchor_ids = set()
        page.links_to_anchors = {}

    def _html(self, prose: str, file: File, config: MkDocsConfig, files: Files) -> str:
        language = str(file.page.meta["reader"]) if file.page else ""
        if language not in self.known:
            self.known[language] = _read(self.folder / f"{language}.json")
            self.used[language] = {}
        key = self._key(prose, file, config, files)
        html = self.known[language].get(key)
        if html is None:
            html = self._convert(prose, file, config, files)
            if was_changed(html):
                raise PluginError(f"{file.src_uri} holds HTML that the Markdown profile can't produce")
        self.used[language][key] = html
        return html

    def _key(self, prose: str, file: File, config: MkDocsConfig, files: Files) -> str:
        if not self.fingerprint:
            parts = (config.markdown_extensions, sorted(config.mdx_configs.items()), ALLOWED, *map(version, ("markdown", "pymdown-extensions", "nh3")))
            self.fingerprint = repr(parts).encode()
        digest = hashlib.sha256(self.fingerprint)
        digest.update(prose.encode())
        for match in LINK.finditer(prose):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), match[2].partition("#")[0]))
            found = files.get_file_from_path(target)
            digest.update(b"\0" + (get_relative_url(found.url, file.url) if found else "").encode())
        return digest.hexdigest()[:32]

    def _convert(self, prose: str, file: File, config: MkDocsConfig, files: Files) -> str:
        if self.parser is None:
            self.parser = parser_for(config)
        # MkDocs' own resolver of links: it knows the page it works for from its fields.
        if "relpath" in self.parser.treeprocessors:
            self.parser.treeprocessors.deregister("relpath")
        _RelativePathTreeprocessor(file, files, config)._register(self.parser)
        values: list[str] = []

        def put_aside(match: re.Match[str]) -> str:
            values.append(match[0])
            return f"{_OPEN}{len(values) - 1}{_CLOSE}"

        html = self.parser.reset().convert(_ELEMENT.sub(put_aside, prose))
        return _PLACE.sub(lambda match: values[int(match[1])], html)

    def remember(self) -> None:
        """Keep what this run used; files that would not change are not written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for language, used in self.used.items():
            if used != self.known[language]:
                (self.folder / f"{language}.json").write_text(json.dumps(used, ensure_ascii=False), encoding="utf-8")


def parser_for(config: MkDocsConfig) -> markdown.Markdown:
    """Python-Markdown with the configured extensions, without the parts that read what the profile has not."""
    extensions = [name for name in config.markdown_extensions if name not in UNUSED_EXTENSIONS]
    parser = markdown.Markdown(extensions=extensions, extension_configs={name: config.mdx_configs[name] for name in extensions if name in config.mdx_configs})
    parser.preprocessors.deregister("html_block")
    for name in UNUSED_PATTERNS:
        parser.inlinePatterns.deregister(name)
    parser.treeprocessors.register(_PlainTexts(parser), "plain", 25)  # before the inline patterns, which have 20
    parser.treeprocessors.register(_WaysOut(parser), "ways-out", 15)
    return parser


class _WaysOut(Treeprocessor):
    """Marks links that leave the portal, and lets them tell nobody where the reader comes from."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").startswith(("https://", "http://")):
                link.set("class", "out")
                link.set("rel", "noreferrer")


class _PlainTexts(Treeprocessor):
    """Puts texts without any markup out of reach of the inline patterns, each of which would be tried on them."""

    MARKUP = re.compile(r"[\\`*_\[\]!&<]| \n")

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not self.MARKUP.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not self.MARKUP.search(element.tail):
                element.tail = AtomicString(element.tail)


def _read(path: Path) -> dict[str, str]:
    """Remembered HTML; nothing where there is no memory, or not one of ours."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
