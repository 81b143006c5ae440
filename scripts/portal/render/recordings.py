"""Recordings of pages, with their places on the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from portal.addresses import Addresses
from portal.model.page import Page
from portal.model.portal import Portal


@dataclass(frozen=True)
class Recording:
    """A recording of one page."""

    file: PurePosixPath
    """Where it is in the repository."""

    url: str
    """Its address below the site's root: ``en/gt/asylum.ogg``."""

    size: int
    """In bytes."""


def recording_of(page: Page | None, portal: Portal, addresses: Addresses) -> Recording | None:
    """The recording of an authored page, in the language of its text; None where there is none."""
    if page is None or page.recording is None:
        return None
    url = addresses.prefix(page.language) + (page.path.parent / page.recording.name).as_posix()
    return Recording(page.recording, url, portal.recordings[page.recording])
