"""What the frame around the pages needs: words, languages, the stylesheet and its security policy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Collection
from datetime import date
from pathlib import Path, PurePosixPath

from portal.addresses import Addresses
from portal.icons import material
from portal.localise import Localiser
from portal.model.page import PageKind
from portal.model.portal import Portal
from portal.model.scalars import Dated
from portal.render.compose import Composed
from portal.render.copies import old_from
from portal.render.environment import icon
from portal.render.interactive import basemap, map_name, towns
from portal.render.scripts import scripts
from portal.render.values import words_of
from portal.render.way import ON_THE_LINE, call, language_order, look, paper

FRAME_WORDS = ("site-name", "nav.", "exit.", "footer.", "page.problems", "page.old-copy", "page.stale", "hubs.title", "help.title", "news.title")
"""The interface words that the frame uses: exact names, or beginnings that end with a dot."""


STYLES: dict[str, Collection[PageKind]] = {
    "ground": PageKind,
    "frame": PageKind,
    "signs": PageKind,
    "page": PageKind,
    "way": ON_THE_LINE,
    "cards": PageKind,
    "hubs": (PageKind.HOME, PageKind.COUNTRY, PageKind.HUBS, PageKind.HUB, PageKind.HUB_LIST, PageKind.PATTERN),
    "maps": (PageKind.COUNTRY, PageKind.HUBS, PageKind.HUB, PageKind.PATTERN),
    "chart": (
        *(PageKind.IMPACT, PageKind.HUB_DATA, PageKind.FRESHNESS, PageKind.COMPARISON, PageKind.NEWS, PageKind.NEWS_LIST),
        *(PageKind.MATERIALS, PageKind.PATTERN),
    ),
    "facts": (*ON_THE_LINE, PageKind.HUB),
    "tiles": (PageKind.HOME, PageKind.COUNTRY, PageKind.PATHWAYS, PageKind.PATTERN),
    "lands": (PageKind.HOME, PageKind.PATHWAY, PageKind.HUBS, PageKind.MATERIALS, PageKind.NOT_FOUND, PageKind.PATTERN),
    "directory": (PageKind.HUBS, PageKind.HUB_LIST, PageKind.PATTERN),
    "text": PageKind,
    "safety": PageKind,
    "media": PageKind,
}
"""The parts of the stylesheet with the kinds of pages that get them, in the order of the cascade: what comes later wins."""


PAPER_STYLES = ("ground", "frame", "signs", "page", "cards")
"""The parts that the pages behind the codes of papers get."""


def stylesheets(overrides: Path) -> dict[PageKind, str]:
    """The stylesheet of every kind of page: its parts in ``overrides/styles/``, minified."""
    parts = {name: stylesheet(overrides, name) for name in STYLES}
    return {kind: "".join(part for name, part in parts.items() if kind in STYLES[name]) for kind in PageKind}


def stylesheet(overrides: Path, *names: str) -> str:
    """Some parts of the stylesheet one after another, minified."""
    return "".join(minified((overrides / "styles" / f"{name}.css").read_text(encoding="utf-8")) for name in names)


ICONS = {
    "menu": "material/menu",
    "search": "portal/search",
    "languages": "portal/languages",
    "call": "portal/phone",
    "hubs": "portal/pin",
    "exit": "portal/exit",
    "site": "material/sign-direction",
}
"""The pictograms of the frame, by the names that its templates use."""


def minified(css: str) -> str:
    """The stylesheet without comments and spare spaces. No rule may hold ``{#`` or ``{{``: Jinja would take it."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}").strip()


WITH_MAP = (PageKind.HUBS, PageKind.HUB_LIST)
"""The kinds of pages on which the interactive map can be opened: it brings its own sheet."""


def policy(*styles: str, sheets: bool = False, reloads: bool = False) -> str:
    """The content security policy of pages: nothing from elsewhere, no script in the page, only these stylesheets.

    With *sheets* also those of the site. A page that *reloads* itself, in a
    preview, has one script inside.
    """
    digests = sorted({base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles})
    rules = {
        "default-src": "'none'",
        "style-src": " ".join([*(["'self'"] if sheets else []), *(f"'sha256-{digest}'" for digest in digests)]),
        "script-src": "'self' 'unsafe-inline'" if reloads else "'self'",
        "img-src": "'self' data:",
        "media-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


MENU = {"help.title": PurePosixPath("help/index"), "news.title": PurePosixPath("news/index"), "nav.about": PurePosixPath("about/index")}
"""What the menu leads to beside start page, countries and hubs, where it exists: interface words and paths."""


def extra(portal: Portal, addresses: Addresses, overrides: Path, today: date, *, reloads: bool = False) -> dict[str, object]:
    """``config.extra`` for the frame's templates: the same for every page."""
    styles = stylesheets(overrides)
    interactive = map_name(overrides)
    return {
        "styles": {kind.value: style for kind, style in styles.items()},
        "policies": {kind.value: policy(style, sheets=kind in WITH_MAP, reloads=reloads) for kind, style in styles.items()},
        "policy": policy(*styles.values(), stylesheet(overrides, *PAPER_STYLES), sheets=True, reloads=reloads),
        "scripts": {script.name: script.url for script in scripts(overrides)},
        "map": {"map": f"{interactive}.js", "sheet": f"{interactive}.css", "borders": basemap().url, "towns": towns().url},
        "languages": {
            language.code: {
                "code": language.code,
                "name": language.name,
                "direction": language.direction,
                "prefix": addresses.prefix(language.code),
                "exit": language.exit_url,
            }
            for language in portal.languages
        },
        "words": {language.code: _frame_words(portal, language.code, today) for language in portal.languages},
        "old_from": old_from(today).isoformat(),
        "site_url": addresses.site_url,
        "icons": {name: str(icon(picture)) for name, picture in ICONS.items()},
        "menu": [{"slug": addresses.slug(path), "words": key} for key, path in MENU.items() if path in portal.paths],
        "home": addresses.slug(PurePosixPath("index")),
        "hubs": addresses.slug(PurePosixPath("hubs/index")),
        "search": addresses.slug(PurePosixPath("search")),
    }


def _frame_words(portal: Portal, language: str, today: date) -> dict[str, str]:
    words = words_of(portal, language)
    chosen = {key: text for key, text in words.words.items() if key.startswith(FRAME_WORDS)}
    return chosen | {"page.old-copy": words("page.old-copy", on=Localiser(words).on(Dated(today.year, today.month)))}


def front_matter(page: Composed, structured: str | None = None) -> str:
    """The head of a staged page, as YAML that every reader of YAML takes for the same text; *structured* is its block of data."""
    view = page.view
    path = view.path
    addresses = view.addresses
    meta: dict[str, str] = {
        "title": page.browser_title,
        "description": page.summary,
        "reader": view.language,
        "language": view.text_language,
        "direction": view.portal.language(view.text_language).direction,
        "root": addresses.root(view.language, path),
        "here": addresses.root(view.language, path) + addresses.prefix(view.language),
        "slug": addresses.slug(path),
        "kind": view.kind.value,
        "look": look(view),
        "call": call(view),
        "paper": paper(view),
        "languages": " ".join(language_order(view)),
    }
    if view.country:
        meta["section"] = view.country.code
    if addresses.site_url and view.kind.is_listed:
        meta["canonical"] = addresses.absolute(view.text_language, path)
        if not view.is_fallback:
            meta["written"] = " ".join(view.portal.published(path))
            meta["original"] = view.portal.original(path)
        # What a messenger shows of a shared link, beside the title.
        meta["preview"] = view.text_values.words("footer.promise") if view.is_sensitive else page.summary
        if structured:
            meta["structured"] = structured
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n"


SKELETON = ("base.html",)
"""What the frame uses of Material. Its other fourteen thousand files are never looked at, which saves half a second a language."""


SWITCHES = re.compile(rb'\n *<(?:input class="md-toggle"|label class="md-overlay")[^\n]*')
"""Material's switches for its own drawer and search: no page has these, and the way they are written is not valid HTML."""


def skeleton() -> dict[str, bytes]:
    """Material's base template, by path in the theme, without its switches; all that it imports is ours."""
    return {name: SWITCHES.sub(b"", (material() / name).read_bytes()) for name in SKELETON}


def language_partial(code: str, direction: str) -> bytes:
    """Material's ``partials/languages/<code>.html``: what its base template asks for, so that a language needs no code."""
    words = json.dumps({"language": code, "direction": direction, "action.skip": ""})
    return f"{{% macro t(key) %}}{{{{ {words}[key] or '' }}}}{{% endmacro %}}\n".encode()
