"""The command line: ``portal check``, ``portal build``, ``portal serve``."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portal.problems import Level, Problem

if TYPE_CHECKING:  # the modules behind are slow to import, and `check` does not need them
    from portal.build import Built, Say
    from portal.prepare import Settings

DAY = click.DateTime(formats=["%Y-%m-%d"])

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path,
    show_default="this folder",
    help="The folder with content/ and hubs.yaml.",
)
today_option = click.option("--today", type=DAY, default=None, help="The day to check and build for, as 2026-11-21 [default: today].")
lang_option = click.option("--lang", type=click.Choice(["en", "es"]), default="en", show_default=True, help="Language of the messages.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="portal", message="%(version)s")
def main() -> None:
    """Check and build the portal.

    Exit code 0: all is well. 1: something in the content wants fixing. 2: the
    command was used in a wrong way, or something is missing on this machine.
    """


@main.command()
@root_option
@today_option
@lang_option
def check(root: Path, today: datetime | None, lang: str) -> None:
    """Look for mistakes in the content; build nothing.

    Mistakes that could hurt a reader give exit code 1. What only waits for an
    editor (a review date that passed) is shown, and gives 0.
    """
    _need_content(root)
    from portal.findings import remembered

    day = _day(today)

    def look() -> list[Problem]:
        from portal.prepare import examine

        return examine(root, day)[1]

    problems = remembered(root, day, look)
    _show(problems, lang)
    sys.exit(1 if any(problem.level is Level.HARM for problem in problems) else 0)


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


@main.command()
@root_option
@today_option
@lang_option
@site_option
@url_option
@links_option
@click.option("--language", "languages", multiple=True, help="Build only the pages of this language, as a part for `assemble`; may be repeated.")
@click.option("--timings", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write the seconds of each step to this file, as JSON.")
def build(
    root: Path,
    today: datetime | None,
    lang: str,
    site: Path | None,
    site_url: str | None,
    links: str,
    languages: tuple[str, ...],
    timings: Path | None,
) -> None:
    """Check the content and build the site.

    A mistake that could hurt a reader stops the build, and the previous site
    stays as it is.
    """
    from portal.build import build as build_site

    settings, place = _settings(root, today, site, site_url, links)
    _finish(lambda say: build_site(settings, place, languages, say), site, lang, timings)


@main.command()
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
    from portal.build import assemble as assemble_site

    settings, place = _settings(root, today, site, site_url, links)
    _finish(lambda say: assemble_site(settings, parts, place, say), site, lang, None)


@main.command()
@root_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to show it.")
def serve(root: Path, address: str) -> None:
    """Show the site in a browser and rebuild it at every edit.

    Mistakes in the content are shown on the pages.
    """
    _need_content(root)
    _need_configuration(root)
    from portal.engine.run import serve as serve_site

    serve_site(root.resolve(), address)


def _settings(root: Path, today: datetime | None, site: Path | None, site_url: str | None, links: str) -> tuple[Settings, Path]:
    """How the build is wanted, and where the site goes."""
    from portal.addresses import Links
    from portal.engine.run import configured_site_url
    from portal.prepare import Settings

    _need_content(root)
    _need_configuration(root)
    root = root.resolve()
    place = (site or root / "site").resolve()
    _need_place(place)
    url = _site_url(configured_site_url(root) if site_url is None else site_url)
    return Settings(root, _day(today), Links(links), url, jobs=os.cpu_count() or 1), place


def _finish(make: Callable[[Say], Built], site: Path | None, lang: str, timings: Path | None) -> None:
    """Run a build and tell how it went; exits 1 where the content stopped it."""
    from rich.console import Console

    from portal.engine.run import EngineProblem

    steps: list[tuple[str, float]] = []

    def say(words: str) -> None:
        steps.append((words, time.perf_counter()))
        if console.is_terminal:
            console.print(f"[dim]{words} …[/dim]")

    console = Console(stderr=True)
    try:
        built = make(say)
    except EngineProblem as error:
        raise click.ClickException(f"the engine could not build the site, and the previous one stays:\n{error}") from error
    except ValueError as error:
        raise click.UsageError(f"the portal has no such language, or its part is missing: {error}") from error
    _show(built.problems, lang)
    if not built.succeeded:
        click.echo("The site was not built; the previous one is as it was." if lang == "en" else "El sitio no se construyó; el anterior sigue igual.", err=True)
        sys.exit(1)
    if timings:
        ends = [*(start for _, start in steps[1:]), time.perf_counter()]
        seconds = {name: round(end - start, 3) for (name, start), end in zip(steps, ends, strict=True)}
        timings.write_text(json.dumps({"pages": built.pages, **seconds}), encoding="utf-8")
    click.echo(f"{built.pages} pages in {site or 'site'}" if lang == "en" else f"{built.pages} páginas en {site or 'site'}")


def _need_content(root: Path) -> None:
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no folder content/ in {root}; go to the repository, or name it with --root.")


def _need_configuration(root: Path) -> None:
    if not (root / "mkdocs.yml").is_file():
        raise click.UsageError(f"there is no file mkdocs.yml in {root}; go to the repository, or name it with --root.")


def _need_place(site: Path) -> None:
    """A build replaces the whole folder, so it must be new, empty, or hold a site (which has a manifest)."""
    if site.is_dir() and any(site.iterdir()) and not (site / "manifest.json").is_file():
        raise click.UsageError(f"{site} holds something else than a site, and a build would remove it; empty it, or name another folder with --site.")


def _day(today: datetime | None) -> date:
    return today.date() if today else date.today()


def _site_url(url: str) -> str:
    """The address with a slash at its end; warns where none, or a placeholder, is set."""
    if not url:
        click.echo("Without --site-url the site has no canonical addresses, no language links for search engines and no sitemap.", err=True)
        return ""
    if not url.startswith(("https://", "http://")):
        raise click.BadParameter("write the whole address, as https://example.org/portal/", param_hint="--site-url")
    if "://example." in url:
        click.echo(f"{url} is a placeholder: give the real address with --site-url before you publish.", err=True)
    return url if url.endswith("/") else f"{url}/"


def _show(problems: Iterable[Problem], lang: str) -> None:
    """Print every problem and a count of each level."""
    problems = list(problems)
    for problem in problems:
        click.echo(problem.text(lang))
    harm = sum(problem.level is Level.HARM for problem in problems)
    old = len(problems) - harm
    if lang == "es":
        click.echo(f"{harm} por corregir, {old} por actualizar." if problems else "Nada que corregir.", err=True)
    else:
        click.echo(f"{harm} to fix, {old} to bring up to date." if problems else "Nothing to fix.", err=True)
