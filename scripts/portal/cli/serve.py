"""``portal serve``: shows the site while one edits."""

from __future__ import annotations

from pathlib import Path

import click

from portal.cli.options import need_configuration, need_content, root_option
from portal.engine.run import serve as serve_site


@click.command()
@root_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to show it.")
def serve(root: Path, address: str) -> None:
    """Show the site in a browser and rebuild it at every edit.

    Mistakes in the content are shown on the pages.
    """
    need_content(root)
    need_configuration(root)
    serve_site(root.resolve(), address)
