"""Measures builds of generated portals beside stock MkDocs with Material and beside Hugo, and writes a table.

Whole processes are timed, several times and in turn, and the median is taken:
machines are noisy. Everything happens in a folder of its own; run it with
``make bench``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import others
import portals
import serving

REAL = Path(__file__).parents[2]
SIZES = {"300": 4, "1,200": 16, "4,800": 64}
"""Countries of the made-up portals, by about how many pages they have."""

STOCK_SIZES = ("300", "1,200")
"""Stock Material grows with the square of the pages: 4,800 would take five minutes a run."""

STEPS = ("content", "staging", "engine", "publishing", "full text", "manifest")


@dataclass
class Run:
    """One finished process."""

    seconds: float
    megabytes: float
    """Peak memory of the largest process."""

    steps: dict[str, float] = field(default_factory=dict)


def timed(command: list[str], folder: Path) -> Run:
    """Run a command to its end; a failure ends the benchmark with what it printed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)} failed:\n{output.decode()}")
    return Run(seconds, usage.ru_maxrss / 1024)


def build(root: Path) -> Run:
    """Build a portal with the command that editors use, and read the seconds of each step."""
    timings = root / "timings.json"
    made = timed([sys.executable, "-m", "portal", "build", "--timings", str(timings), "--today", "2026-11-21"], root)
    made.steps = json.loads(timings.read_text())
    return made


def cold(root: Path) -> Run:
    """A build with no memory of an earlier one."""
    shutil.rmtree(root / ".build", ignore_errors=True)
    return build(root)


def without_full_text(root: Path) -> Run:
    """The pages of all languages as a part of a site: everything but what is published beside them."""
    shutil.rmtree(root / ".build", ignore_errors=True)
    languages = [argument for language in portals.LANGUAGES for argument in ("--language", language)]
    return timed([sys.executable, "-m", "portal", "build", "--site", str(root / "part"), *languages, "--today", "2026-11-21"], root)


def edited(root: Path, number: int) -> Run:
    """A build after one page got another sentence."""
    page = root / "content" / "es" / portals.first_country() / "health.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nFrase {'a' * (number + 1)}.\n", encoding="utf-8")
    return build(root)


def added(root: Path, number: int) -> Run:
    """A build after a page was added."""
    text = (root / "content" / "es" / portals.first_country() / "health.md").read_text(encoding="utf-8")
    page = root / "content" / "es" / "about" / f"page-{'x' * (number + 1)}.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(text.split("\n\n")[0] + "\n\nTexto.\n", encoding="utf-8")
    return build(root)


def median(values: list[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def measure(name: str, folder: Path, rounds: int) -> dict[str, object]:
    """All figures of one size."""
    root = folder / name.replace(",", "")
    pages = portals.make(root, SIZES[name], REAL)
    timed([sys.executable, "-m", "portal", "translations", "stamp"], root)
    build(root)
    hugo = others.hugo_site(root, portals.LANGUAGES)
    stock = others.stock_site(root, portals.LANGUAGES) if name in STOCK_SIZES else None
    runs: dict[str, list[Run]] = {"cold": [], "hugo": [], "stock": []}
    for number in range(rounds):  # in turn, so that a slow minute of the machine hits all of them
        runs["cold"].append(cold(root))
        runs["hugo"].append(timed(others.HUGO, hugo))
        if stock and number < max(1, rounds // 2):
            runs["stock"].append(timed(others.STOCK, stock))
    runs["warm"] = [build(root) for _ in range(rounds)]
    runs["edit"] = [edited(root, number) for number in range(rounds)]
    runs["add"] = [added(root, number) for number in range(rounds)]
    html = [path.stat().st_size for path in (root / "site").rglob("*.html")]
    result: dict[str, object] = {"size": name, "pages": pages, "bytes": round(statistics.mean(html))}
    for kind, made in runs.items():
        if made:
            result[kind] = median([run.seconds for run in made])
            result[f"{kind} memory"] = max(run.megabytes for run in made)
    result["own memory"] = without_full_text(root).megabytes
    result["serve"] = median(serving.edits_seen(root, rounds))
    for kind in ("cold", "warm", "edit", "add"):
        result[f"{kind} steps"] = {step: median([run.steps[step] for run in runs[kind]]) for step in STEPS}
    return result


def table(results: list[dict]) -> str:
    """The figures as a Markdown table."""
    head = "| | " + " | ".join(f"{each['pages']:,} pages" for each in results) + " |\n| --- |" + " ---: |" * len(results)
    rows = [head]

    def row(label: str, show) -> None:
        rows.append(f"| {label} | " + " | ".join(show(each) for each in results) + " |")

    def seconds(kind: str):
        return lambda each: f"{each[kind]:.2f} s" if kind in each else "–"

    row("whole build, cold", seconds("cold"))
    for step in STEPS:
        row(f"… {step}", lambda each, step=step: f"{each['cold steps'][step]:.2f} s")
    row("whole build, warm (nothing changed)", seconds("warm"))
    row("after one edit", seconds("edit"))
    row("after one added page", seconds("add"))
    row("one edit, until `portal serve` shows it", seconds("serve"))
    row("Hugo, the same staged pages", seconds("hugo"))
    row("stock MkDocs + Material + static-i18n", seconds("stock"))
    row("engine step, cold, against Hugo", lambda each: f"{each['cold steps']['engine'] / each['hugo']:.1f} ×")
    row("stock, against our engine step, cold", lambda each: f"{each['stock'] / each['cold steps']['engine']:.1f} ×" if "stock" in each else "–")
    row("stock, against our whole build, cold", lambda each: f"{each['stock'] / each['cold']:.1f} ×" if "stock" in each else "–")
    row("peak memory of our own processes, cold", lambda each: f"{each['own memory']:.0f} MB")
    row("peak memory of a process, cold, with Pagefind's", lambda each: f"{each['cold memory']:.0f} MB")
    row("peak memory of Hugo", lambda each: f"{each['hugo memory']:.0f} MB")
    row("bytes of a page (mean, not compressed)", lambda each: f"{each['bytes']:,}")
    if len(results) == len(SIZES):
        growth = results[2]["cold"] / results[1]["cold"]
        small, large = results[1]["pages"], results[2]["pages"]
        rows.append(f"\nFrom {small:,} to {large:,} pages (× {large / small:.1f}) a cold build takes × {growth:.1f}.")
    return "\n".join(rows)


def main() -> None:
    """Measure and write the table to standard output and, if asked, to a file."""
    parser = argparse.ArgumentParser(description="Measure builds of generated portals.")
    parser.add_argument("--rounds", type=int, default=3, help="how often each command runs (default: 3)")
    parser.add_argument("--sizes", nargs="*", choices=list(SIZES), default=list(SIZES))
    parser.add_argument("--write", type=Path, help="also write the table to this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        results = [measure(name, Path(folder), options.rounds) for name in options.sizes]
    text = f"{os.cpu_count()} processors, Python {platform.python_version()}, median of {options.rounds} runs.\n\n{table(results)}\n"
    sys.stdout.write(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
