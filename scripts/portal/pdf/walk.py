"""Every dictionary of a PDF, also those inside others."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Pdf, Stream


def dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Every dictionary and stream: what stands by itself, and what stands inside it."""
    for found in [*pdf.objects, pdf.trailer]:
        waiting = [found]
        while waiting:
            here = waiting.pop()
            if isinstance(here, Stream):
                yield here
                waiting += _inside(here.stream_dict)
            elif isinstance(here, Dictionary):
                yield here
                waiting += _inside(here)
            elif isinstance(here, Array):
                waiting += [each for each in here if _is_part(each)]


def _inside(here: Object) -> list[Object]:
    return [value for _, value in here.items() if _is_part(value)]


def _is_part(value: object) -> bool:
    """Whether it stands inside, and is not only named there: what stands by itself is visited by itself."""
    return isinstance(value, (Array, Dictionary)) and not value.is_indirect


def name(value: object) -> str:
    """A name of PDF without its slash; empty where there is none."""
    return str(value).removeprefix("/") if value is not None else ""
