"""``portal build``: makes the site."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from portal.build import build as build_site
from portal.cli.building import build_settings, finish, links_option, site_option, url_option
from portal.cli.options import lang_option, root_option, today_option


@click.command()
@root_option
@today_option
@lang_option
@site_option
@url_option
@links_option
@click.option("--language", "languages", multiple=True, help="Build only the pages of this language, as a part for `assemble`; may be repeated.")
@click.option("--no-leaflets", is_flag=True, help="Set no leaflets, as while writing: pages lead to none.")
@click.option("--timings", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write the seconds of each step to this file, as JSON.")
def build(
    root: Path,
    today: datetime | None,
    lang: str,
    site: Path | None,
    site_url: str | None,
    links: str,
    languages: tuple[str, ...],
    no_leaflets: bool,
    timings: Path | None,
) -> None:
    """Check the content and build the site.

    A mistake that could hurt a reader stops the build, and the previous site
    stays as it is.
    """
    settings, place = build_settings(root, today, site, site_url, links)
    settings = replace(settings, leaflets=not no_leaflets)
    finish(lambda step: build_site(settings, place, languages, step), site, lang, timings)
