"""``portal assemble``: joins parts of a site."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portal.build import assemble as assemble_site
from portal.cli.building import build_settings, finish, links_option, site_option, url_option
from portal.cli.options import lang_option, root_option, today_option


@click.command()
@root_option
@today_option
@lang_option
@site_option
@url_option
@links_option
@click.argument("parts", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
def assemble(root: Path, today: datetime | None, lang: str, site: Path | None, site_url: str | None, links: str, parts: tuple[Path, ...]) -> None:
    """Join PARTS, built with `build --language`, into a whole site.

    The content, --today, --site-url and --links must be those of the parts: the
    result is then byte for byte that of one build.
    """
    settings, place = build_settings(root, today, site, site_url, links)
    finish(lambda step: assemble_site(settings, parts, place, step), site, lang, None)
