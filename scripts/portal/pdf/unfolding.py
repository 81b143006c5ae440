"""How much the streams of a PDF grow when they are opened: a few bytes can become a machine's whole memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from pikepdf import Array, Pdf, Stream

from portal.pdf.walk import name

PIECE = 1 << 16
"""Bytes that are held at once."""

FLATE = ("FlateDecode", "Fl")


def is_bomb(pdf: Pdf, most: int) -> bool:
    """Whether all streams together become more than *most* bytes. Never holds more than a few pieces of them."""
    total = 0
    for stream in pdf.objects:
        if isinstance(stream, Stream):
            for piece in _opened(stream):
                total += len(piece)
                if total > most:
                    return True
    return False


def _opened(stream: Stream) -> Iterator[bytes]:
    """The pieces of a stream, as far as zlib has packed it; what other filters make of them is not looked at."""
    named = stream.get("/Filter")
    filters = [name(each) for each in named] if isinstance(named, Array) else [name(named)]
    pieces: Iterable[bytes] = [stream.read_raw_bytes()]
    for each in filters:
        if each not in FLATE:
            break
        pieces = _inflated(pieces)
    yield from pieces


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packed = zlib.decompressobj()
    try:
        for piece in pieces:
            rest = piece
            while rest:
                yield packed.decompress(rest, PIECE)
                rest = packed.unconsumed_tail
    except zlib.error:
        return  # whoever opens the file sees no more of it either
