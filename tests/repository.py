"""The files of the repository as git sees them, for the tests that guard all of them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent

COUNTRIES = ("mx", "gt", "bz", "sv", "hn", "ni", "cr", "pa")
"""Those of the real content."""


@cache
def tracked() -> list[PurePosixPath]:
    """Every file that is in git or would be added to it, by its path from the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60).stdout
    return sorted(PurePosixPath(name) for name in set(listed.split("\0")) if name and (ROOT / name).is_file())


@cache
def texts() -> dict[PurePosixPath, str]:
    """The files that are text, with what is in them."""
    found = {}
    for name in tracked():
        data = (ROOT / name).read_bytes()
        if b"\0" not in data[:8000]:
            found[name] = data.decode("utf-8", errors="replace")
    return found
