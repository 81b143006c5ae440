"""Recordings of pages, beside their pages."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from portal.addresses import Addresses
from portal.model.portal import Portal
from portal.render.recordings import recording_of
from portal.stage import Tree


def recordings(root: Path, portal: Portal, addresses: Addresses) -> Tree:
    """Every recording that a page of *root* offers, at the address to which the page leads."""
    found = [recording for page in portal.pages if (recording := recording_of(page, portal, addresses))]
    return {PurePosixPath(recording.url): (root / recording.file).read_bytes() for recording in found}
