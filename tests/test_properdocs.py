"""The end of MkDocs is a change of one word: ProperDocs builds the same pages from the same tree and configuration."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def built_by(engine: str, root: Path) -> dict[str, bytes]:
    """What an engine makes of the repository, without the tag in which it names itself."""
    site = root / f"site-{engine}"
    subprocess.run([sys.executable, "-m", engine, "build", "--quiet", "-f", "mkdocs.yml", "-d", str(site)], cwd=root, check=True, capture_output=True)
    pages = {path.relative_to(site).as_posix(): GENERATOR.sub(b"", path.read_bytes()) for path in sorted(site.rglob("*")) if path.is_file()}
    del pages["manifest.json"]  # hashes of the files with the tag
    return pages


def test_properdocs_makes_the_same_site(small_portal: Path):
    configuration = small_portal / "mkdocs.yml"
    configuration.write_text(configuration.read_text().replace("  - portal\n", '  - portal: {today: "2026-11-21"}\n'))

    ours, theirs = built_by("mkdocs", small_portal), built_by("properdocs", small_portal)

    assert "en/gt/index.html" in ours
    assert ours == theirs
