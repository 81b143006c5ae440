"""What a file said earlier, as far as git remembers."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath


def versions(root: Path, file: PurePosixPath) -> Iterator[str]:
    """The texts of *file* below *root* in the history, the newest first; none where git or its history is missing."""
    for commit in _git(root, "log", "--format=%H", "--", file.as_posix()).split():
        if text := _git(root, "cat-file", "blob", f"{commit}:./{file.as_posix()}"):
            yield text


def _git(root: Path, *arguments: str) -> str:
    """What git prints; nothing where it fails."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        return ""
    return "" if done.returncode else done.stdout.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
