"""``portal format``: brings content files into their one form."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click

from portal.cli.options import lang_option, need_content, root_option, show
from portal.problems import Problem

SUMMARY = {
    "en": ("Files changed: {}.", "Files to change: {}; run `portal format`.", "Nothing to change."),
    "es": ("Archivos cambiados: {}.", "Archivos por cambiar: {}; ejecuta `portal format`.", "Nada que cambiar."),
}
"""What was changed, what would be changed, and that there is nothing."""


@click.command()
@root_option
@lang_option
@click.option("--check", is_flag=True, help="Change nothing; name the files that would change.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
def format(root: Path, lang: str, check: bool, paths: tuple[Path, ...]) -> None:
    """Write content files in their one form.

    PATHS are files or folders of the content; without any, all of it. What a file
    says never changes. Exit code 1: a file can't be brought into its form, or,
    with --check, is not in it.
    """
    from portal.inventory import inventory

    need_content(root)
    names = list(_wanted(root, inventory(root)[0], paths))
    changed: list[PurePosixPath] = []
    problems: list[Problem] = []
    for name in names:
        old = (root / name).read_bytes()
        new, found = _formatted(old, name)
        problems += found
        if new != old:
            changed.append(name)
            click.echo(name)
            if not check:
                replace_file(root / name, new)
    done, waiting, nothing = SUMMARY[lang]
    if changed:
        click.echo((waiting if check else done).format(len(changed)), err=True)
    if problems:
        show(problems, lang)
    elif not changed:
        click.echo(nothing, err=True)
    sys.exit(1 if problems or (check and changed) else 0)


def _wanted(root: Path, names: list[PurePosixPath], paths: tuple[Path, ...]) -> Iterator[PurePosixPath]:
    """The files of the content that have one form and are at or below one of *paths*; all of them without any."""
    from portal.formatting.files import SUFFIXES

    places = [path.resolve() for path in paths]
    formal = [name for name in names if name.suffix in SUFFIXES]
    for path, place in zip(paths, places, strict=True):
        if not any((root / name).resolve().is_relative_to(place) for name in formal):
            raise click.UsageError(f"there is no {' or '.join(SUFFIXES)} file of the content in {path}.")
    for name in formal:
        if not places or any((root / name).resolve().is_relative_to(place) for place in places):
            yield name


def _formatted(data: bytes, name: PurePosixPath) -> tuple[bytes, list[Problem]]:
    from portal.formatting.files import formatted
    from portal.yamlfile import decode

    text, problems = decode(data, name)
    if text is None or problems:
        return data, problems
    new, problems = formatted(text, name)
    # A file that stays as it is keeps its line ends too.
    return (data, problems) if new == text and problems else (new.encode("utf-8"), problems)


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file at once: an interrupted command leaves the old one whole."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    if path.exists():
        shutil.copymode(path, beside)
    beside.replace(path)
