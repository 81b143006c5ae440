"""Stubs at old addresses: URLs never change, a moved page leaves a sign."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath

from portal.addresses import Addresses, Links
from portal.model.portal import Portal
from portal.render.environment import environment
from portal.render.values import words_of
from portal.stage import Tree


def redirects(portal: Portal, addresses: Addresses) -> Tree:
    """A small page at each old address of moved.yaml, in every language, and ``_redirects`` for hosts that read it."""
    tree: dict[PurePosixPath, bytes] = {}
    lines = []
    for old, new, _ in portal.moved:
        for language in portal.languages:
            prefix = addresses.prefix(language.code)
            file = PurePosixPath(prefix + _file(old, addresses.links).as_posix())
            new_file = prefix + _file(new, addresses.links).as_posix()
            target = _address(posixpath.relpath(new_file, file.parent.as_posix()), addresses.links)
            words = words_of(portal, language.code)
            html = environment().get_template("moved.html").render(language=language, words=words, target=target or "./")
            tree[file] = html.encode()
            lines.append(f"/{_address(file.as_posix(), addresses.links)} /{_address(new_file, addresses.links)} 301")
    if lines:
        tree[PurePosixPath("_redirects")] = ("\n".join(lines) + "\n").encode()
    return tree


def _file(address: str, links: Links) -> PurePosixPath:
    """The file at an address like ``/gt/refugio/``; sections have an ``index`` in both styles."""
    name = address.strip("/")
    section = not name or (len(name) == 2) or name.rpartition("/")[2] == "hubs"
    if links is Links.FILES:
        return PurePosixPath(f"{name}/index.html".lstrip("/") if section else f"{name}.html")
    return PurePosixPath(f"{name}/index.html".lstrip("/"))


def _address(file: str, links: Links) -> str:
    """The address of a file: hosts and browsers know a folder by its slash."""
    return file.removesuffix("index.html") if links is Links.FOLDERS else file
