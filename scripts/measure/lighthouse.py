"""Lets Lighthouse mark four pages as a phone on a slow network would load them, and prints its marks.

``make lighthouse`` takes the best of three: another program on the machine makes marks worse, never better.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.browser.conftest import ARGUMENTS

from measure.host import hosting
from measure.portals import build, templates

PROGRAM = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
KINDS = ("home", "topic", "hubs", "hub")
CATEGORIES = {"performance": "performance", "accessibility": "accessibility", "best-practices": "best practices", "seo": "search engines"}
TIMES = 3


def marks(address: str) -> dict[str, Any]:
    """One report of Lighthouse about a page."""
    options = [f"--chrome-flags={' '.join(ARGUMENTS)}", "--output=json", "--quiet", "--no-enable-error-reporting"]
    environment = {**os.environ, "CHROME_PATH": os.environ.get("PORTAL_BROWSER") or shutil.which("chromium") or ""}
    done = subprocess.run(["node", str(PROGRAM), address, *options], capture_output=True, text=True, encoding="utf-8", env=environment)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def points(report: dict[str, Any]) -> list[int]:
    """Its marks, each of 100."""
    return [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]


def faults(report: dict[str, Any]) -> list[str]:
    """What cost a page some of its marks."""
    counted = {each["id"] for category in report["categories"].values() for each in category["auditRefs"] if each["weight"]}
    return [f"{audit['id']}: {audit['title']}" for audit in report["audits"].values() if audit["id"] in counted and (audit["score"] or 0) < 0.9]


def main() -> int:
    """Prints the table; 1 when a page has less than all marks."""
    rows, complaints = [], []
    with tempfile.TemporaryDirectory() as folder, hosting(Path(folder, "site")) as address:
        pages = templates(build("real", Path(folder, "site"), address), "es")
        for kind in KINDS:
            report = max((marks(pages[kind]) for _ in range(TIMES)), key=lambda each: sum(points(each)))
            shown = [report["audits"][name]["displayValue"] for name in ("first-contentful-paint", "largest-contentful-paint", "total-byte-weight")]
            rows.append(f"| {kind} | {' | '.join(map(str, points(report)))} | {' | '.join(shown).replace('Total size was ', '')} |")
            complaints += [f"{kind}: {fault}" for fault in faults(report)] if min(points(report)) < 100 else []
    head = f"| page | {' | '.join(CATEGORIES.values())} | first contentful paint | largest contentful paint | bytes |"
    sys.stdout.write("\n".join([head, "| --- |" + " ---: |" * (len(CATEGORIES) + 3), *rows, *complaints]) + "\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
