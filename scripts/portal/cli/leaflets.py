"""``portal leaflets``: sets leaflets for print, and notes which versions were given out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

import click
from rich.console import Console

from portal.build import read_content
from portal.cli.building import build_settings, url_option
from portal.cli.format import replace_file
from portal.cli.options import lang_option, root_option, show, today_option
from portal.formatting.files import formatted
from portal.model.material import Release
from portal.prepare import Prepared, Settings
from portal.problems import nearest
from portal.publish.leaflets import LeafletProblem, some_leaflets
from portal.render.leaflets.catalogue import Offer, offers
from portal.render.leaflets.editions import Edition
from portal.render.leaflets.leaflet import compose_leaflet
from portal.render.leaflets.releases import lines_of, release_of

VERSIONS = PurePosixPath("materials/versions.yaml")


@click.command()
@root_option
@today_option
@lang_option
@url_option
@click.option("--hub", default=None, metavar="ID", help="Only the leaflets of this hub.")
@click.option("--language", default=None, metavar="CODE", help="Only those in this language.")
@click.option("--edition", type=click.Choice([each.value for each in Edition]), default=None, help="Only this edition.")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), default=None, show_default="leaflets", help="Where to put the files.")
@click.option("--release", is_flag=True, help="Note the versions in materials/versions.yaml: they are no proofs any more.")
def leaflets(
    root: Path,
    today: datetime | None,
    lang: str,
    site_url: str | None,
    hub: str | None,
    language: str | None,
    edition: str | None,
    folder: Path | None,
    release: bool,
) -> None:
    """Set leaflets for print, and note which versions are given out.

    Without --site-url they have no code. With --release they are printed without
    the word “proof”, and when all of them could be set their versions are noted,
    so that their codes lead to what is known of them for ever.
    """
    settings, _ = build_settings(root, today, None, site_url, "folders")
    prepared = read_content(settings)
    if prepared.harmful or not prepared.portal.languages:
        show(prepared.problems, lang)
        sys.exit(1)
    _need("--hub", hub, (each.id for each in prepared.portal.hubs))
    _need("--language", language, prepared.languages)
    wanted = [offer for offer in offers(prepared.portal) if (not hub or (offer.hub and offer.hub.id == hub)) and language in (None, offer.language)]
    if not wanted:
        raise click.UsageError("there is no such leaflet: its text is not written in that language, or its hub is closed, paused or planned.")
    if release and (not settings.site_url or (site_url is None and "://example." in settings.site_url)):
        raise click.UsageError("--release needs --site-url: the codes on the papers lead to that address for ever.")
    new = _new_releases(settings, prepared, wanted) if release else []
    prepared = replace(prepared, portal=replace(prepared.portal, releases=(*prepared.portal.releases, *new)))
    console = Console(stderr=True)
    step = (lambda name: console.print(f"[dim]{PurePosixPath(name).name} …[/dim]")) if console.is_terminal else (lambda name: None)
    try:
        files = some_leaflets(settings, prepared, wanted, [Edition(edition)] if edition else Edition, step)
    except LeafletProblem as error:
        show(error.problems, lang)
        sys.exit(1)
    place = folder or Path("leaflets")
    place.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (place / name.name).write_bytes(data)
    if new:
        _note(settings.root / VERSIONS, new)
    click.echo(f"{len(files)} files in {place}" if lang == "en" else f"{len(files)} archivos en {place}")


def _need(option: str, name: str | None, known: Iterable[str]) -> None:
    known = list(known)
    if name is not None and name not in known:
        raise click.BadParameter(f"there is no '{name}'; did you mean '{nearest(name, known)}'?", param_hint=option)


def _new_releases(settings: Settings, prepared: Prepared, wanted: Iterable[Offer]) -> list[Release]:
    """The versions that are not noted yet."""
    noted = {(each.id, each.language, each.version) for each in prepared.portal.releases}
    made = [compose_leaflet(prepared.portal, prepared.addresses, settings.today, offer.material, offer.page, offer.hub) for offer in wanted]
    return [release_of(leaflet, settings.today) for leaflet in made if (leaflet.id, leaflet.language, leaflet.version) not in noted]


def _note(path: Path, releases: Iterable[Release]) -> None:
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    replace_file(path, formatted(before + lines_of(releases), VERSIONS)[0].encode("utf-8"))
