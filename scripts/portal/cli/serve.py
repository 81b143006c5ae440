"""``portal serve``: shows the site while one edits."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from portal.build import build
from portal.cli.options import day_of, need_configuration, need_content, root_option, show, today_option
from portal.engine.preview import serve as serve_site
from portal.engine.run import EngineProblem
from portal.inventory import TOPS
from portal.prepare import Settings


@click.command()
@root_option
@today_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to show it.")
def serve(root: Path, today: datetime | None, address: str) -> None:
    """Show the site in a browser and rebuild it at every edit.

    Mistakes in the content are shown on the pages.
    """
    need_content(root)
    need_configuration(root)
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise click.BadParameter("write it as 127.0.0.1:8000", param_hint="--address")
    root = root.resolve()
    site = root / ".build" / "preview"
    settings = Settings(root, day_of(today), jobs=os.cpu_count() or 1, preview=True)

    def rebuild() -> None:
        try:
            show(build(settings, site).problems, "en")
        except EngineProblem as error:
            click.echo(f"the engine could not build the site, and the last one stays:\n{error}", err=True)

    watched = [path for name in (*TOPS, "overrides") if (path := root / name).exists()]
    serve_site(rebuild, site, watched, host, int(port), lambda words: click.echo(words, err=True))
