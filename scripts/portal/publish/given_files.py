"""Files that the portal was given: their cleaned copies, each with the picture of its first page."""

from __future__ import annotations

from pathlib import Path

from portal.model.portal import Portal
from portal.pdf.examined import copy_of
from portal.render.given_files import file_of
from portal.stage import Tree


def given_files(root: Path, portal: Portal) -> Tree:
    """The copy of every file to which a page leads; see `portal.render.given_files`."""
    tree: Tree = {}
    for material in portal.materials:
        for code, file in material.files.items():
            found = portal.given.get(file)
            if found and found.copy:
                name = file_of(material, code)
                tree[name], tree[name.with_suffix(".webp")] = copy_of(root, found)
    return tree
