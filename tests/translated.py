"""A translated page of the small portal and ways to change and to read it, for the tests about translations."""

from __future__ import annotations

from pathlib import Path

from portal.load import load
from portal.model.portal import Portal

SOURCE = "content/es/gt/asylum.md"
SPANISH = """\
---
title: "Pedir refugio"
summary: "Quién puede pedirlo y cómo."
read: 2026-11-21
---

Puedes quedarte {{ stay }} mientras esperas. [^appeal] Nadie puede devolverte. [^regional/no-pushback]

## Papeles { #papers }

- Recibes el {{ card }} en {{ door }}.

| Qué | Cuánto |
| --- | --- |
| Permiso | {{ stay }} |

!!! warning "Cuidado"

    El plazo es de {{ appeal-days }}.

Llama a {{ office }} o a {{ bz/helpline }}.
"""


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace *old*, which must stand in the file."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def portal_of(root: Path) -> Portal:
    """The portal of a folder, in which nothing may be wrong."""
    portal, problems = load(root)
    assert problems == []
    return portal
