"""The copy of a PDF that is published: without anything that acts, without whoever wrote it, and a picture of its first page."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from portal.pdf.acting import ACTING, PLAYING, is_safe
from portal.pdf.walk import dictionaries, name

COVER = 320
"""The longer side of the picture, in pixels."""

ACTIONS = ("/A", "/PA", "/OpenAction", "/Next")
"""Keys under which an action may stand."""

EXTRA = ("/AA", "/JS", "/JavaScript", "/XFA", "/AF", "/EF", "/EmbeddedFiles", "/PieceInfo", "/Metadata", "/Collection", "/LastModified")
"""Keys that never stay: what acts, what travels along, and what programs note for themselves."""

REMARKS = ("Text", "Popup", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Ink")
"""Kinds of annotation with which somebody commented."""


def cleaned(data: bytes, title: str, language: str) -> bytes:
    """The same pages under our title and language; the same bytes in, the same bytes out."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            _clean_annotations(page.obj)
        for each in list(dictionaries(pdf)):
            _clean(each)
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        pdf.docinfo["/Title"] = String(title)
        pdf.Root.Lang = String(language)
        hints = pdf.Root.get("/ViewerPreferences")
        pdf.Root.ViewerPreferences = hints if isinstance(hints, Dictionary) else Dictionary()
        pdf.Root.ViewerPreferences.DisplayDocTitle = True
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            said["dc:title"] = title
            said["dc:language"] = [language]
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
        return out.getvalue()


def _clean(each: Object) -> None:
    for key in EXTRA:
        if key in each:
            del each[key]
    for key in ACTIONS:
        action = each.get(key)
        if isinstance(action, Dictionary) and (name(action.get("/S")) in ACTING or (name(action.get("/S")) == "URI" and not is_safe(action))):
            del each[key]
    if isinstance(each, Stream) and name(each.get("/Filter")) == "DCTDecode":
        before = each.read_raw_bytes()
        after = without_notes(before)
        if after != before:
            each.write(after, filter=Name.DCTDecode)


def _clean_annotations(page: Object) -> None:
    """Take remarks and players away. What they say goes as well: a tree of tags may still lead to them."""
    found = page.get("/Annots")
    if not isinstance(found, Array):
        return
    kept = Array()
    for each in found:
        if not isinstance(each, Dictionary):
            continue
        kind = name(each.get("/Subtype"))
        if kind in REMARKS or kind in PLAYING:
            for key in list(each.keys()):
                if key not in ("/Type", "/Subtype", "/Rect"):
                    del each[key]
        else:
            kept.append(each)
    page.Annots = kept


def without_notes(jpeg: bytes) -> bytes:
    """A photograph without what the camera noted beside it: place, time, owner. Its picture stays bit for bit."""
    kept, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        mark, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if mark == 0xDA:  # from here on there is the picture
            break
        if mark in (0xE0, 0xE2, 0xEE) or not (0xE1 <= mark <= 0xEF or mark == 0xFE):  # its size, its colours, its tables
            kept += jpeg[at : at + 2 + length]
        at += 2 + length
    return bytes(kept + jpeg[at:])


def cover(data: bytes) -> bytes:
    """The first page in shades of grey, as WebP: some nine kilobytes."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        picture = page.render(scale=COVER / max(page.get_size())).to_pil().convert("L")
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=60, method=6)
        return out.getvalue()
