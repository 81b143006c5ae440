"""Builds the portals that are looked at, and chooses the pages that stand for all."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.samples import samples
from tests.conftest import ROOT, TODAY, copy_small_portal
from tests.site import Site

PROGRAM = [sys.executable, "-m", "portal", "build"]


def build(which: str, site: Path, address: str) -> Site:
    """Builds the ``real`` or the ``small`` portal for an address."""
    day = [] if which == "real" else ["--today", str(TODAY)]
    with tempfile.TemporaryDirectory() as folder:
        root = ROOT if which == "real" else copy_small_portal(Path(folder))
        done = subprocess.run([*PROGRAM, "--root", root, "--site", site, "--site-url", address, *day], capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return Site(site, ROOT if which == "real" else ROOT / "tests/small_portal", "folders", address)


def templates(site: Site, language: str) -> dict[str, str]:
    """The fullest page of each kind in a language: its whole address, by kind."""
    return {kind: site.url + address for kind, address in samples(site, language).items()}
