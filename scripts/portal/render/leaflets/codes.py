"""Codes that a phone's camera reads."""

from __future__ import annotations

import io

import segno

QUIET = 4
"""White squares around a code, as its standard asks."""


def code(address: str) -> str:
    """An address as an SVG without measures: black squares on white, of which a tenth and a half may be lost."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=QUIET, xmldecl=False, svgns=True, omitsize=True, nl=False)
    return out.getvalue().decode()
