"""The command line: ``portal check``, ``portal build``, ``portal serve``."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from portal.problems import Level, Problem

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


@main.command()
@root_option
@today_option
@lang_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), default=None, show_default="site", help="Where to put the site.")
@click.option("--site-url", default=None, help="The address at which it will be published, as https://example.org/portal/ [default: site_url in mkdocs.yml].")
@click.option(
    "--links",
    type=click.Choice(["folders", "files"]),
    default="folders",
    show_default=True,
    help="Addresses for a web server, or for opening the files from a disk.",
)
def build(root: Path, today: datetime | None, lang: str, site: Path | None, site_url: str | None, links: str) -> None:
    """Check the content and build the site.

    A mistake that could hurt a reader stops the build, and the previous site
    stays as it is.
    """
    _need_content(root)
    _need_configuration(root)
    from rich.console import Console

    from portal.addresses import Links
    from portal.build import build as build_site
    from portal.engine.run import EngineProblem, configured_site_url
    from portal.prepare import Settings

    root = root.resolve()
    place = (site or root / "site").resolve()
    _need_place(place)
    url = _site_url(configured_site_url(root) if site_url is None else site_url)
    settings = Settings(root, _day(today), Links(links), url)
    console = Console(stderr=True)
    try:
        with console.status("starting") as status:
            built = build_site(settings, place, status.update)
    except EngineProblem as error:
        raise click.ClickException(f"the engine could not build the site, and the previous one stays:\n{error}") from error
    _show(built.problems, lang)
    if not built.succeeded:
        click.echo("The site was not built; the previous one is as it was." if lang == "en" else "El sitio no se construyó; el anterior sigue igual.", err=True)
        sys.exit(1)
    click.echo(f"{built.pages} pages in {site or 'site'}" if lang == "en" else f"{built.pages} páginas en {site or 'site'}")


@main.command()
@root_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to show it.")
def serve(root: Path, address: str) -> None:
    """Show the site in a browser and rebuild it at every edit.

    A mistake in an edit is shown on the pages, above what was there before it.
    """
    _need_content(root)
    _need_configuration(root)
    _need_address(address)
    from portal.engine.run import serve as serve_site

    serve_site(root.resolve(), address)


def _need_content(root: Path) -> None:
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no folder content/ in {root}; go to the repository, or name it with --root.")


def _need_configuration(root: Path) -> None:
    if not (root / "mkdocs.yml").is_file():
        raise click.UsageError(f"there is no file mkdocs.yml in {root}; go to the repository, or name it with --root.")


def _need_address(address: str) -> None:
    host, _, port = address.rpartition(":")
    try:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a preview that was just closed is no obstacle
            trial.bind((host, int(port)))
    except (OSError, OverflowError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not a host and a port"
        raise click.BadParameter(f"nothing can be shown at {address} ({reason}); name another one, as 127.0.0.1:8001", param_hint="--address") from error


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
