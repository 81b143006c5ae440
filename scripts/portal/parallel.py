"""Does several pieces of work at once, in copies of this process."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

T = TypeVar("T")

_work: Callable[[str], object] | None = None
"""What the child processes find in their copy of this one."""


def side_by_side(work: Callable[[str], T], names: Sequence[str], jobs: int, *, apart: bool = False) -> list[T]:
    """Do the work for every name, *jobs* at once; the results in the order of the names.

    A child process is a copy of this one, which saves reading the content
    again, and what it remembers goes with it; where processes can't be copied,
    one piece of work follows another. No child outlives this process, however
    it ends.

    Work that is done *apart* is never done in this process, not even one piece:
    a library with threads of its own waits for them for ever in a copy of a
    process that used it.
    """
    workers = min(len(names), jobs)
    if workers < (1 if apart else 2) or "fork" not in multiprocessing.get_all_start_methods():
        return [work(name) for name in names]
    global _work
    _work = work
    gc.freeze()  # what the children share stays shared
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _end_with_parent) as pool:
            return list(pool.map(_do, names))
    finally:
        gc.unfreeze()
        _work = None


def _do(name: str) -> object:
    assert _work is not None
    return _work(name)


def _end_with_parent() -> None:
    """A child that waits for work would wait for ever when its parent was killed."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()
