"""Finishes a PDF: panels in the order in which they are read, and hints for the printer."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TypeVar

import pikepdf
from pikepdf import Array, Dictionary, Name

from portal.render.leaflets.editions import Edition

T = TypeVar("T")

PLACED = (0, 4, 5, 1, 2, 3)
"""The panels (counted from 0) in the order in which a folded leaflet has them on its pages: outside, then inside."""


def finished(data: bytes, edition: Edition) -> bytes:
    """The same PDF for the printer and for those who listen; the same bytes in, the same bytes out.

    A folded leaflet has 5, 6 and 1 outside: its structure and its bookmarks go
    from 1 to 6. Office printers are told to use both sides, to turn on the short
    edge, and not to make the page smaller, or the folds would not fit.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        hints = root.get("/ViewerPreferences") or Dictionary()
        if edition is Edition.TRIFOLD:
            _order_structure(root)
            _order_bookmarks(root)
            hints.Duplex = Name.DuplexFlipShortEdge
        if edition.has_paper:
            hints.PrintScaling = Name("/None")
            hints.PickTrayByPDFSize = True
        root.ViewerPreferences = hints
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
        return out.getvalue()


def _order_structure(root: Dictionary) -> None:
    """Sorts the parts of the document: each begins with a heading of the second level, but for the title before the first."""
    top = root.StructTreeRoot.K
    document = top[0] if isinstance(top, Array) else top
    title: list[Dictionary] = []
    panels: list[list[Dictionary]] = []
    for element in document.K:
        if str(element.S) == "/H2":
            panels.append([])
        (panels[-1] if panels else title).append(element)
    document.K = Array([*title, *(element for panel in _sorted(panels) for element in panel)])


def _order_bookmarks(root: Dictionary) -> None:
    above = root.Outlines.First
    kids: list[Dictionary] = []
    kid = above.get("/First")
    while kid is not None:
        kids.append(kid)
        kid = kid.get("/Next")
    kids = list(_sorted(kids))
    for index, kid in enumerate(kids):
        for name, other in (("/Prev", index - 1), ("/Next", index + 1)):
            if 0 <= other < len(kids):
                kid[name] = kids[other]
            elif name in kid:
                del kid[name]
    above.First, above.Last = kids[0], kids[-1]


def _sorted(placed: Sequence[T]) -> list[T]:
    assert len(placed) == len(PLACED), f"a leaflet has six panels, not {len(placed)}"
    return [placed[PLACED.index(number)] for number in range(len(PLACED))]
