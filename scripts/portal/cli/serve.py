"""``portal serve``: shows the site while one edits."""

from __future__ import annotations

import os
import socket
import sys
from datetime import datetime
from pathlib import Path

import click

from portal.build import make, read_content
from portal.cli.options import day_of, lang_option, need_configuration, need_content, root_option, show, today_option
from portal.engine.preview import serve as serve_site
from portal.engine.run import EngineProblem
from portal.file_memory import FileMemory
from portal.inventory import TOPS
from portal.model.portal import Portal
from portal.prepare import Prepared, Settings, with_problems


@click.command()
@root_option
@today_option
@lang_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to show it.")
def serve(root: Path, today: datetime | None, lang: str, address: str) -> None:
    """Show the site in a browser and rebuild it at every edit.

    A mistake in an edit is shown on the pages, above what was there before it.
    """
    need_content(root)
    need_configuration(root)
    host, port = _need_address(address)
    root = root.resolve()
    site = root / ".build" / "preview"
    settings = Settings(root, day_of(today), jobs=os.cpu_count() or 1, preview=True)
    memory = FileMemory()
    right: list[Prepared] = []
    """The last content without harmful problems, once there is one."""

    staged: list[Portal] = []
    """The content of which the staged pages were made; empty where that is not certain."""

    def rebuild() -> None:
        prepared = read_content(settings, memory)
        show(prepared.problems, lang, aside=True)
        if prepared.harmful and not right:
            sys.exit(1)
        if not prepared.harmful:
            right[:] = [prepared]
        try:
            shown = with_problems(right[0], prepared) if prepared.harmful else prepared
            before = staged.pop() if staged else None
            make(settings, shown, site, shown.languages, staged=before)
            staged.append(shown.portal)
        except EngineProblem as error:
            click.echo(f"the engine could not build the site, and the last one stays:\n{error}", err=True)

    watched = [path for name in (*TOPS, "overrides") if (path := root / name).exists()]
    serve_site(rebuild, site, watched, host, port, lambda words: click.echo(words, err=True))


def _need_address(address: str) -> tuple[str, int]:
    """Host and port; ends with a clear sentence where nothing can be shown there."""
    host, _, port = address.rpartition(":")
    try:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a preview that was just closed is no obstacle
            trial.bind((host, int(port)))
    except (OSError, OverflowError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not a host and a port"
        raise click.BadParameter(f"nothing can be shown at {address} ({reason}); name another one, as 127.0.0.1:8001", param_hint="--address") from error
    return host, int(port)
