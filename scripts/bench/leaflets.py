"""Measures how fast the leaflets of a portal are set, how heavy they are, and how much memory that takes; writes a table.

The whole set is made by the command that hubs use, in a copy of the repository:
first without a memory, then with nothing changed. The speed of one processor is
that of single folded leaflets, from the content to the finished file. Run it
with ``make bench-leaflets``.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from portal.addresses import Addresses, Links
from portal.load import load
from portal.render.leaflets.catalogue import offers
from portal.render.leaflets.editions import Edition
from portal.render.leaflets.press import sheets

REAL = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
URL = "https://example.org/portal/"
MOST = 60
"""How many folded leaflets are set one after another: enough for a steady figure."""

LIMITS = {"rate": 12, "cold": 90, "warm": 2, "largest": 60 * 1024, "memory": 400}
"""What may be, by the names of `Measured`: at least so many a second; at most so many seconds, bytes, megabytes."""


@dataclass(frozen=True)
class Measured:
    """The figures of one portal."""

    rate: float
    """Folded leaflets that one processor sets in a second, all in."""

    cold: float
    """Seconds for the whole set, by the command."""

    warm: float
    """The same with nothing changed."""

    files: int
    total: int
    """Bytes of the whole set."""

    largest: int
    """Bytes of the largest file."""

    memory: float
    """Megabytes of the largest process."""

    @property
    def faults(self) -> list[str]:
        """The names of what is not within its limit."""
        return [name for name, limit in LIMITS.items() if (getattr(self, name) < limit) == (name == "rate")]


def rate(root: Path) -> float:
    """Sets folded leaflets in this process; the first, which reads the fonts, is not counted."""
    portal, _ = load(root)
    addresses = Addresses(Links.FOLDERS, portal.default_language, URL)
    folded = (each for each in sheets(portal, addresses, DAY, offers(portal)) if each.edition is Edition.TRIFOLD)
    next(folded).made()
    start = time.process_time()
    count = sum(isinstance(each.made(), bytes) for each in islice(folded, MOST))
    return count / (time.process_time() - start)


def whole(root: Path, to: Path) -> tuple[float, float]:
    """Seconds and megabytes of the command for all leaflets."""
    command = [sys.executable, "-m", "portal", "leaflets", "--root", str(root), "--site-url", URL, "--today", str(DAY), "--to", str(to)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed:\n{output.decode()}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def measure(real: Path, rounds: int) -> Measured:
    """All figures of a copy of the repository *real*; times are the median of some rounds."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        root, to = Path(folder) / "portal", Path(folder) / "leaflets"
        for name in ("content", "materials", "overrides"):
            shutil.copytree(real / name, root / name)
        for name in ("hubs.yaml", "mkdocs.yml"):
            shutil.copy(real / name, root)
        runs: dict[str, list[tuple[float, float]]] = {"cold": [], "warm": []}
        for _ in range(rounds):
            shutil.rmtree(root / ".build", ignore_errors=True)
            runs["cold"].append(whole(root, to))
            runs["warm"].append(whole(root, to))
        sizes = [path.stat().st_size for path in to.glob("*.pdf")]
        seconds = {kind: statistics.median(time_ for time_, _ in made) for kind, made in runs.items()}
        speed = rate(root)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    memory = max(own, *(megabytes for made in runs.values() for _, megabytes in made))
    return Measured(speed, seconds["cold"], seconds["warm"], len(sizes), sum(sizes), max(sizes), memory)


def table(found: Measured) -> str:
    """The figures as a Markdown table, beside what may be."""
    rows = [
        ("folded leaflets a second and processor, from content to file", f"{found.rate:.0f}", f"≥ {LIMITS['rate']}"),
        (f"whole set ({found.files:,} files, {found.total / 1e6:.1f} MB), cold", f"{found.cold:.1f} s", f"≤ {LIMITS['cold']} s"),
        ("… nothing changed", f"{found.warm:.1f} s", f"≤ {LIMITS['warm']} s"),
        ("largest file", f"{found.largest:,} bytes", f"≤ {LIMITS['largest']:,} bytes"),
        ("peak memory of a process", f"{found.memory:.0f} MB", f"≤ {LIMITS['memory']} MB"),
    ]
    return "\n".join(["| | measured | may be |", "| --- | ---: | ---: |", *(f"| {name} | {value} | {limit} |" for name, value, limit in rows)])


def main() -> None:
    """Measure and write the table to standard output and, if asked, to a file; ends with 1 where a limit is not held."""
    parser = argparse.ArgumentParser(description="Measure how leaflets are set.")
    parser.add_argument("--rounds", type=int, default=3, help="how often the whole set is made (default: 3)")
    parser.add_argument("--write", type=Path, help="also write the table to this file")
    options = parser.parse_args()
    found = measure(REAL, options.rounds)
    text = f"{os.cpu_count()} processors, Python {platform.python_version()}, median of {options.rounds} runs.\n\n{table(found)}\n"
    sys.stdout.write(text)
    if options.write:
        options.write.parent.mkdir(parents=True, exist_ok=True)
        options.write.write_text(text, encoding="utf-8")
    if found.faults:
        sys.exit(f"not within the limits: {', '.join(found.faults)}")


if __name__ == "__main__":
    main()
