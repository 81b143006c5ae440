"""The index of all texts of a language, which a reader can ask for: Pagefind's, made from the finished pages."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from pagefind_bin import get_executable

from portal.addresses import Links
from portal.marks import mark_of
from portal.prepare import Prepared, Settings
from portal.stage import Tree, stage

SHOWN = 5
"""So many results of the full text are fetched and shown at once; overrides/scripts/search.js has the same number."""

LEFT_OUT = "nav, form, sup, svg, .src, #sources, .do, .notice, [data-due]"
"""What stands in a text and is none: ways, tools, marks of sources, dates of reviews."""

ARTICLE = re.compile(rb"<article[^>]*>(.*)</article>", re.DOTALL)
PROGRAMS = ("pagefind.js", "pagefind-worker.js")
PLACE = b'data-text="" data-cost=""'
"""What the search page has for the address and the two costs, in kilobytes, of the first search and of each further one."""


class FullTextProblem(Exception):
    """Pagefind did not make an index; its text is what it said."""


def fulltext(site: Path, prepared: Prepared, settings: Settings) -> None:
    """Add the full text of every language to *site*, and say on its search page where it is and what it costs.

    Nothing where the site is made for a disk: browsers don't let a page from a
    disk fetch. What has not changed since the last build is taken from there.
    """
    if settings.links is Links.FILES:
        return
    for language in prepared.languages:
        texts = _texts(site, prepared, language)
        files = _index(texts, language, settings.stage / "fulltext" / language)
        folder = f"text-{language}-{_mark(files)[:8]}"
        for name, data in files.items():
            path = site / "assets" / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        page = site / prepared.addresses.file(language, PurePosixPath("search"))
        html = page.read_bytes()
        assert html.count(PLACE) == 1, f"{page} has no place for the full text"
        first, further = costs(files)
        page.write_bytes(html.replace(PLACE, f'data-text="{folder}/" data-cost="{first} {further}"'.encode()))


def costs(files: Tree) -> tuple[int, int]:
    """What a first search takes from the network at most, and each further one, in kilobytes rounded up to tens.

    With the longest part of the index and the longest results; the programs
    compressed by gzip, as even modest hosts send them.
    """
    sizes = {name: len(gzip.compress(data, 6)) if name.suffix in (".js", ".json") else len(data) for name, data in files.items()}
    longest = {kind: sorted((size for name, size in sizes.items() if name.parts[0] == kind), reverse=True) for kind in ("index", "fragment")}
    each = sum(longest["index"][:1]) + sum(longest["fragment"][:SHOWN])
    once = sum(size for name, size in sizes.items() if len(name.parts) == 1)
    return _tens(once + each), _tens(each)


def _tens(size: int) -> int:
    return -(-size // 10_000) * 10


def _texts(site: Path, prepared: Prepared, language: str) -> Tree:
    """The articles of the pages that are written in the language, or made in it from data, each as a page of its own."""
    portal = prepared.portal
    found = {}
    for path in portal.paths:
        if not portal.kind(path).is_searched or (portal.source_of(path) and not portal.page(language, path)):
            continue
        file = prepared.addresses.file(language, path)
        article = ARTICLE.search((site / file).read_bytes())
        assert article is not None, f"{file} has no article"
        name = PurePosixPath(file.as_posix().removeprefix(prepared.addresses.prefix(language)))
        found[name] = b'<!doctype html><html lang="%b"><title></title><body>%b</body></html>' % (language.encode(), article[1])
    return found


def _index(texts: Tree, language: str, folder: Path) -> Tree:
    """What Pagefind makes of the texts: the files that a browser may ask for. Kept in *folder* for the next build."""
    mark = f"{version('pagefind_bin')} {LEFT_OUT} {_mark(texts)}"
    source, made, noted = folder / "texts", folder / "index", folder / "mark"
    if not (noted.is_file() and noted.read_text(encoding="utf-8") == mark):
        shutil.rmtree(folder, ignore_errors=True)
        stage(texts, source)
        command = [str(get_executable()), "--site", str(source), "--output-path", str(made), "--exclude-selectors", LEFT_OUT, "--silent"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise FullTextProblem(f"Pagefind could not index the texts in '{language}': {done.stderr or done.stdout}")
        noted.write_text(mark, encoding="utf-8")
    entry = json.loads((made / "pagefind-entry.json").read_bytes())
    wanted = {*PROGRAMS, "pagefind-entry.json"}
    for each in entry["languages"].values():
        wanted |= {f"wasm.{each['wasm'] or 'unknown'}.pagefind", f"pagefind.{each['hash']}.pf_meta"}
    files = {PurePosixPath(path.relative_to(made).as_posix()): path for path in sorted(made.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if len(name.parts) > 1 or name.name in wanted}


def _mark(files: Tree) -> str:
    return mark_of((str(name).encode(), files[name]) for name in sorted(files))
