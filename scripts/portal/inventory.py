"""Which files the content consists of, and which have no business there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from portal.model.scalars import LANGUAGE
from portal.problems import Level, Message, Place, Problem
from portal.yamlfile import FILE_SIZE

TOPS = ("content", "hubs.yaml", "materials")
"""What is content, from the repository root."""

SUFFIXES = {".md", ".yaml", ".csv", ".pdf", ".png", ".jpg", ".jpeg", ".webp", ".opus", ".ogg", ".mp3"}
"""Kinds of file that content may hold."""

RECORDINGS = {".opus", ".ogg", ".mp3"}
"""Kinds of file that a browser plays."""

MAX_FILE_BYTES = 5_000_000
"""Size of one file of content in bytes, inclusive: what a phone should never have to fetch."""

NAME = re.compile(rf"[a-z0-9][a-z0-9.-]*|{LANGUAGE}(?:\.[a-z0-9]+)?")
"""Names that are the same on every disk; only those of languages (``pt-BR``) have capitals."""

FILE_NAME = Message(
    "file-name",
    Level.HARM,
    en=("'{name}' can't be the name of a file here", "Use small letters without accents, digits and hyphens, and one of: {suffixes}."),
    es=("'{name}' no puede ser el nombre de un archivo aquí", "Usa minúsculas sin acentos, números y guiones, y una de estas: {suffixes}."),
)
FOLDER_NAME = Message(
    "folder-name",
    Level.HARM,
    en=("'{name}' can't be the name of a folder here", "Use small letters without accents, digits and hyphens."),
    es=("'{name}' no puede ser el nombre de una carpeta aquí", "Usa minúsculas sin acentos, números y guiones."),
)
FILE_INSIDE = Message(
    "file-inside",
    Level.HARM,
    en=("this is a link to another place, not a file", "Put the file itself here."),
    es=("esto es un enlace a otro lugar, no un archivo", "Pon aquí el archivo mismo."),
)


def inventory(root: Path) -> tuple[list[PurePosixPath], list[Problem]]:
    """Every proper file of the content, sorted by path from *root*; the others are problems and left out."""
    names: list[PurePosixPath] = []
    problems: list[Problem] = []
    for top in TOPS:
        path = root / top
        if path.is_symlink():
            problems.append(FILE_INSIDE(Place(PurePosixPath(top))))
        elif path.is_file():
            names.append(PurePosixPath(top))
        elif path.is_dir():
            for found in _below(path, root):
                (problems if isinstance(found, Problem) else names).append(found)  # type: ignore[attr-defined]
    return names, problems


def _printable(name: str) -> str:
    """A file's name as it can stand in a message: on one line, and without what no terminal can show."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)


def _below(folder: Path, root: Path) -> Iterator[PurePosixPath | Problem]:
    for entry in sorted(os.scandir(folder), key=lambda item: item.name):
        name = PurePosixPath(folder.relative_to(root).as_posix()) / _printable(entry.name)
        if entry.is_symlink():
            yield FILE_INSIDE(Place(name))
        elif entry.name.startswith("."):
            continue
        elif entry.is_dir() and not NAME.fullmatch(entry.name):
            yield FOLDER_NAME(Place(name), name=name.name)
        elif entry.is_dir():
            yield from _below(folder / entry.name, root)
        elif not NAME.fullmatch(entry.name) or name.suffix not in SUFFIXES:
            yield FILE_NAME(Place(name), name=name.name, suffixes=" ".join(sorted(SUFFIXES)))
        elif (size := entry.stat().st_size) > MAX_FILE_BYTES:
            yield FILE_SIZE(Place(name), bytes=size, limit=MAX_FILE_BYTES)
        else:
            yield name


def recordings(root: Path, names: Iterable[PurePosixPath]) -> dict[PurePosixPath, int]:
    """The size in bytes of each recording among the files below *root*."""
    return {name: (root / name).stat().st_size for name in sorted(names) if name.suffix in RECORDINGS}
