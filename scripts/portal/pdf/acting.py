"""What in a PDF could act, or carries something along."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Dictionary, Object, Pdf

from portal.pdf.walk import dictionaries, name

ACTING = {
    *("JavaScript", "Launch", "SubmitForm", "ImportData", "ResetForm", "GoToR", "GoToE", "Rendition", "Movie", "Sound", "RichMediaExecute", "GoTo3DView"),
}
"""Kinds of action that start something, send something, or open another file."""

PLAYING = {"FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D"}
"""Kinds of annotation that hold a file or a player."""

SAFE_ADDRESSES = ("http://", "https://", "mailto:", "tel:", "sms:", "#")
"""How the address of a link may begin."""


def programs(pdf: Pdf) -> set[str]:
    """What could act when the file is opened or touched, by the names of PDF."""
    return {found for each in dictionaries(pdf) for found in _acting(each)}


def _acting(each: Object) -> Iterator[str]:
    kind = name(each.get("/S"))
    if kind in ACTING:
        yield kind
    if kind == "URI" and not is_safe(each):
        yield "URI " + re.match(r"\w*", str(each.get("/URI", "")).strip())[0].lower() + ":"  # type: ignore[index]
    if "/JS" in each or "/JavaScript" in each:
        yield "JavaScript"
    if "/XFA" in each:
        yield "XFA"
    if name(each.get("/Subtype")) in PLAYING and "/Rect" in each:
        yield name(each.get("/Subtype"))


def is_safe(action: Object) -> bool:
    """Whether an action leads to an address that a browser would open as a page, a mail or a call."""
    return str(action.get("/URI", "")).strip().lower().startswith(SAFE_ADDRESSES)


def attached(pdf: Pdf) -> set[str]:
    """The names of the files that travel inside; ``?`` for those without one."""
    all_ = list(dictionaries(pdf))
    named = {str(each.get("/UF", each.get("/F", "?"))) for each in all_ if isinstance(each.get("/EF"), Dictionary)}
    return named or {"?" for each in all_ if name(each.get("/Type")) == "EmbeddedFile"}
