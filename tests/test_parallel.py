"""Work that is done side by side is done in copies of the process, and none of them outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import ROOT

from portal.parallel import side_by_side

PROGRAM = """
import os, sys, time
from portal.parallel import side_by_side

def work(language):
    os.write(1, b"%d\\n" % os.getpid())
    if language == "es":
        time.sleep(600)

side_by_side(work, ["es", "en"], 2)
"""
"""One child works for ten minutes, the other waits for more work. Each tells its number in one write: ``print`` may take two
where output is not buffered, and then the numbers run into each other."""


def is_running(process: int) -> bool:
    """Whether a process is there and not only waits to be buried."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_results_come_in_the_order_of_the_names():
    assert side_by_side(str.upper, ["es", "en", "quc"], 2) == ["ES", "EN", "QUC"]
    assert side_by_side(str.upper, ["es", "en", "quc"], 1) == ["ES", "EN", "QUC"]


def test_the_work_is_done_in_other_processes():
    found = set(side_by_side(lambda language: os.getpid(), ["es", "en"], 2))

    assert os.getpid() not in found


def test_a_failure_in_a_child_is_a_failure_here_and_the_next_work_is_done():
    def fail(language: str) -> None:
        raise ValueError(language)

    with pytest.raises(ValueError, match="es"):
        side_by_side(fail, ["es", "en"], 2)

    assert side_by_side(str.upper, ["es", "en"], 2) == ["ES", "EN"]


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=["told-to-end", "killed"])
def test_no_child_outlives_its_parent(end: signal.Signals):
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    ) as parent:
        assert parent.stdout is not None
        children = [int(parent.stdout.readline()) for _ in range(2)]
        parent.send_signal(end)
        parent.wait(timeout=10)

        patience = time.monotonic() + 10
        while any(map(is_running, children)) and time.monotonic() < patience:
            time.sleep(0.05)

        assert not any(map(is_running, children))
