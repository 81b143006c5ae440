"""What several verbs share: their options, what they need, and how they speak."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from portal.problems import Level, Problem
from portal.reports import FORMATS

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


def need_content(root: Path) -> None:
    """Ends with a clear sentence where the folder holds no content."""
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no folder content/ in {root}; go to the repository, or name it with --root.")


def need_configuration(root: Path) -> None:
    """Ends with a clear sentence where the engine's configuration is missing."""
    if not (root / "mkdocs.yml").is_file():
        raise click.UsageError(f"there is no file mkdocs.yml in {root}; go to the repository, or name it with --root.")


def need_place(site: Path) -> None:
    """A build replaces the whole folder, so it must be new, empty, or hold a site (which has a manifest)."""
    if site.is_dir() and any(site.iterdir()) and not (site / "manifest.json").is_file():
        raise click.UsageError(f"{site} holds something else than a site, and a build would remove it; empty it, or name another folder with --site.")


def day_of(today: datetime | None) -> date:
    """The day that was asked for, or the calendar's."""
    return today.date() if today else date.today()


def site_url_of(url: str) -> str:
    """The address with a slash at its end; warns where none, or a placeholder, is set."""
    if not url:
        click.echo("Without --site-url the site has no canonical addresses, no language links for search engines and no sitemap.", err=True)
        return ""
    if not url.startswith(("https://", "http://")):
        raise click.BadParameter("write the whole address, as https://example.org/portal/", param_hint="--site-url")
    if "://example." in url:
        click.echo(f"{url} is a placeholder: give the real address with --site-url before you publish.", err=True)
    return url if url.endswith("/") else f"{url}/"


def show(problems: Iterable[Problem], lang: str, form: str = "text", *, aside: bool = False) -> None:
    """Print every problem in one of the forms, *aside* to standard error, and a count of each level for people."""
    problems = list(problems)
    if text := FORMATS[form](problems, lang):
        click.echo(text, err=aside)
    harm = sum(problem.level is Level.HARM for problem in problems)
    old = len(problems) - harm
    if lang == "es":
        click.echo(f"{harm} por corregir, {old} por actualizar." if problems else "Nada que corregir.", err=True)
    else:
        click.echo(f"{harm} to fix, {old} to bring up to date." if problems else "Nothing to fix.", err=True)
