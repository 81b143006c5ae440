"""The open data as a data set of schema.org, for catalogues of data."""

from __future__ import annotations

from portal.exports.places import Node
from portal.exports.plain import LICENCE
from portal.open_data import FILES, FOLDER, VERSION
from portal.render.view import View


def dataset(view: View) -> Node:
    """What the page of the open data says of it, with the address of each file; the site's must be known."""
    newest, folder = view.portal.newest, f"{view.addresses.site_url}{FOLDER}"
    node: Node = {
        "@type": "Dataset",
        "name": view.words("data.title"),
        "description": view.words("data.summary"),
        "license": LICENCE,
        "version": VERSION,
        "distribution": [{"@type": "DataDownload", "contentUrl": f"{folder}/{file.name}", "encodingFormat": file.kind} for file in FILES],
    }
    return node | ({"dateModified": newest.isoformat()} if newest else {})
