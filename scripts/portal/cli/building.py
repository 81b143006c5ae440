"""What the verbs that make a site share."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from portal.addresses import Links
from portal.build import Built, Step
from portal.cli.options import day_of, need_configuration, need_content, need_place, show, site_url_of
from portal.engine.run import EngineProblem, configured_site_url
from portal.prepare import Settings
from portal.publish.fulltext import FullTextProblem

site_option = click.option("--site", type=click.Path(file_okay=False, path_type=Path), default=None, show_default="site", help="Where to put the site.")
url_option = click.option(
    "--site-url", default=None, help="The address at which it will be published, as https://example.org/portal/ [default: site_url in mkdocs.yml]."
)
links_option = click.option(
    "--links",
    type=click.Choice(["folders", "files"]),
    default="folders",
    show_default=True,
    help="Addresses for a web server, or for opening the files from a disk.",
)


def build_settings(root: Path, today: datetime | None, site: Path | None, site_url: str | None, links: str) -> tuple[Settings, Path]:
    """How the build is wanted, and where the site goes."""
    need_content(root)
    need_configuration(root)
    root = root.resolve()
    place = (site or root / "site").resolve()
    need_place(place)
    url = site_url_of(configured_site_url(root) if site_url is None else site_url)
    return Settings(root, day_of(today), Links(links), url, jobs=os.cpu_count() or 1), place


def finish(make: Callable[[Step], Built], site: Path | None, lang: str, timings: Path | None) -> None:
    """Run a build and tell how it went; exits 1 where the content stopped it."""
    steps: list[tuple[str, float]] = []

    def step(name: str) -> None:
        steps.append((name, time.perf_counter()))
        if console.is_terminal:
            console.print(f"[dim]{name} …[/dim]")

    console = Console(stderr=True)
    try:
        built = make(step)
    except EngineProblem as error:
        raise click.ClickException(f"the engine could not build the site, and the previous one stays:\n{error}") from error
    except FullTextProblem as error:
        raise click.ClickException(f"the texts could not be indexed, and the previous site stays:\n{error}") from error
    except ValueError as error:
        raise click.UsageError(f"the portal has no such language, or its part is missing: {error}") from error
    show(built.problems, lang)
    if not built.succeeded:
        click.echo("The site was not built; the previous one is as it was." if lang == "en" else "El sitio no se construyó; el anterior sigue igual.", err=True)
        sys.exit(1)
    if timings:
        ends = [*(start for _, start in steps[1:]), time.perf_counter()]
        seconds = {name: round(end - start, 3) for (name, start), end in zip(steps, ends, strict=True)}
        timings.write_text(json.dumps({"pages": built.pages, **seconds}), encoding="utf-8")
    click.echo(f"{built.pages} pages in {site or 'site'}" if lang == "en" else f"{built.pages} páginas en {site or 'site'}")
