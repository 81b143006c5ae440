"""Recordings of pages: each is offered to readers."""

from __future__ import annotations

from datetime import date

from portal.model.portal import Portal
from portal.problems import Level, Place
from portal.rules.registry import Findings, rule


@rule(
    Level.OLD,
    en=("no page offers the recording {name}", "Write 'audio: {name}' into the head of its page, or remove the file."),
    es=("ninguna página ofrece la grabación {name}", "Escribe 'audio: {name}' en el encabezado de su página, o quita el archivo."),
    across=True,
)
def recording_is_used(portal: Portal, today: date) -> Findings:
    """Every recording beside a page is that of a page: it was made with effort, and weighs."""
    used = {page.recording for page in portal.pages}
    for name in sorted(portal.recordings):
        if name.parts[0] == "content" and name not in used:
            yield Place(name), {"name": name.name}
