"""Notes on the disk: what was worked out before from the same, by its mark."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path


def recall(file: Path, mark: str) -> object:
    """What was noted in *file* under the same *mark* (see `portal.marks`); None where that is nothing.

    A damaged note is as good as none, and so is one without a mark: then it is
    not known from what it was made.
    """
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
        return known["value"] if mark and known["mark"] == mark else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None  # no note, or not one of ours


def note(file: Path, mark: str, value: object) -> None:
    """Note a *value* that JSON can hold. Where nothing can be written, it is worked out again the next time."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"mark": mark, "value": value}, ensure_ascii=False), encoding="utf-8")
