"""Writes the staged tree: only what changed, and nothing that is no longer wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

Tree = Mapping[PurePosixPath, bytes]
"""Files to be, by their path below a folder."""


@dataclass(frozen=True)
class Staged:
    """What writing a tree did."""

    written: int
    kept: int
    removed: int


def stage(tree: Tree, folder: Path, *, whole: bool = True) -> Staged:
    """Make *folder* hold exactly *tree*; files that are already right keep their time stamp.

    Where *tree* is not *whole*, the other files of the folder stay.
    """
    removed = _remove_strays(tree, folder) if whole else 0
    written = kept = 0
    for name in sorted(tree):
        path = folder / name
        if path.is_file() and path.read_bytes() == tree[name]:
            kept += 1
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(tree[name])
        written += 1
    return Staged(written, kept, removed)


def _remove_strays(tree: Tree, folder: Path) -> int:
    """Comes before writing, so that nothing is written through a link, and no old folder stands where a file goes."""
    removed = 0
    for path in sorted(folder.rglob("*"), reverse=True):
        name = PurePosixPath(path.relative_to(folder).as_posix())
        if path.is_symlink() or path.is_file():
            if path.is_symlink() or name not in tree:
                path.unlink()
                removed += 1
        elif not any(path.iterdir()):
            path.rmdir()
    return removed
