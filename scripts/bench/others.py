"""The same staged pages for stock MkDocs with Material, and for Hugo with a frame like ours."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from portal.model.page import PageKind
from portal.render.frame import stylesheets

STOCK = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", "mkdocs.yml", "--site-dir", "site"]
HUGO = [sys.executable, "-m", "hugo", "--quiet", "--destination", "site"]

STOCK_CONFIG = """\
site_name: Stock
site_url: https://example.org/
docs_dir: docs
theme:
  name: material
  font: false
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
{languages}
markdown_extensions: [admonition, attr_list, tables, pymdownx.details]
"""

HUGO_CONFIG = """\
baseURL = "https://example.org/"
defaultContentLanguage = "{default}"
disableKinds = ["taxonomy", "term", "RSS", "404", "robotsTXT"]
[markup.goldmark.renderer]
unsafe = true
"""

HUGO_PAGE = """\
<!doctype html>
<html lang="{{ .Params.reader }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Params.title }}</title><meta name="description" content="{{ .Params.description }}"><link rel="canonical" href="{{ .Params.canonical }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}
<style>{{ site.Data.frame.style | safeCSS }}</style></head>
<body dir="{{ .Params.direction }}"><header><a href="{{ .Params.root }}">Rumbo</a><nav><ul>
{{ range .AllTranslations }}<li><a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}">{{ .Language.Lang }}</a></li>{{ end }}
</ul></nav></header><main><article id="main" lang="{{ .Params.language }}">{{ .Content }}</article></main><footer><p>Rumbo</p></footer></body></html>
"""


def stock_site(root: Path, languages: Sequence[str]) -> Path:
    """A stock MkDocs project with the staged pages of the portal at *root*; Creole, which Material does not know, is called Portuguese."""
    folder = root / "stock"
    shutil.copytree(root / ".build" / "docs", folder / "docs")
    known = {"ht": "pt"}
    for code, other in known.items():
        (folder / "docs" / code).rename(folder / "docs" / other)
    lines = (f"        - {{locale: {known.get(code, code)}, name: {code}{', default: true' if index == 0 else ''}}}" for index, code in enumerate(languages))
    (folder / "mkdocs.yml").write_text(STOCK_CONFIG.format(languages="\n".join(lines)), encoding="utf-8")
    return folder


def hugo_site(root: Path, languages: Sequence[str]) -> Path:
    """A Hugo project with the staged pages of the portal at *root*, our stylesheet and a frame like ours."""
    folder = root / "hugo"
    config = HUGO_CONFIG.format(default=languages[0])
    for weight, code in enumerate(languages, start=1):
        shutil.copytree(root / ".build" / "docs" / code, folder / "content" / code)
        for index in (folder / "content" / code).rglob("index.md"):
            index.rename(index.with_name("_index.md"))
        config += f'[languages.{code}]\nweight = {weight}\ncontentDir = "content/{code}"\n'
    (folder / "hugo.toml").write_text(config, encoding="utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(HUGO_PAGE, encoding="utf-8")
    style = stylesheets(root / "overrides")[PageKind.TOPIC].replace("'", '"')
    (folder / "data").mkdir()
    (folder / "data" / "frame.yaml").write_text(f"style: '{style}'\n", encoding="utf-8")
    return folder
