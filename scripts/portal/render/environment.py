"""The portal's own Jinja environment: strict, escaping, and full of small filters."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from portal.geo import silhouette
from portal.icons import picture
from portal.phones import digits_of
from portal.render.reach import chat, reach
from portal.render.sources import host_of

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The environment of all fragments: an undefined name is an error, and every value is escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.globals |= {"icon": icon, "silhouette": silhouette, "dial": reach, "chat": chat, "digits": digits_of}
    made.filters["lead"] = lead
    made.filters["host"] = host_of
    return made


def compiled_once(made: Environment, folder: Path) -> Environment:
    """An environment that keeps its compiled templates in *folder*, and does not look for changes while it is used."""
    folder.mkdir(parents=True, exist_ok=True)
    made.auto_reload = False
    made.bytecode_cache = FileSystemBytecodeCache(str(folder))
    return made


@cache
def icon(name: str) -> Markup:
    """The picture of that name (``material/phone``) from Material's set, as inline SVG that readers' programs skip.

    A name that the set does not have was refused by a rule.
    """
    svg = picture(name)
    assert svg is not None, f"there is no picture {name}"
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1).replace(' xmlns="http://www.w3.org/2000/svg"', ""))


FIRST_SENTENCE = re.compile(r"(.+?[.!?؟»](?:<sup>.*?</sup>)*)(?= )")


def lead(html: Markup) -> Markup:
    """A text with its first sentence in bold: what to do, before how. A text of one sentence is bold as a whole."""
    found = FIRST_SENTENCE.match(html)
    end = found.end() if found and html[: found.end()].count("<") == 2 * html[: found.end()].count("</") else len(html)
    return Markup("<b>{}</b>{}").format(html[:end], html[end:])


def fragment(template: str, **values: object) -> str:
    """One fragment of a page: a single outer ``<div>`` without empty lines, which Markdown passes through unchanged."""
    html = environment().get_template(template).render(values)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())
