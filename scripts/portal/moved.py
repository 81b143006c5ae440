"""Addresses that moved: what content/moved.yaml says."""

from __future__ import annotations

import re

from portal.problems import Place, Problem
from portal.schema import FORM, SHAPE, shown
from portal.yamlfile import YamlFile

Moved = tuple[tuple[str, str, Place], ...]
"""Old address, new address, and where it is written."""


def read_moved(file: YamlFile) -> tuple[Moved, list[Problem]]:
    """Old and new addresses, as ``/gt/refugio/: /gt/asylum/``; lines that are no addresses are problems, the others survive."""
    if file.data is None:
        return (), []
    if not isinstance(file.data, dict):
        shape = {"shape_en": "lines 'old: new'", "shape_es": "líneas 'antigua: nueva'"}
        return (), [SHAPE(Place(file.name), field="moved", value=shown(file.data), **shape)]
    moved, problems = [], []
    for old, new in file.data.items():
        place = file.key_place(old)
        wrong = next((each for each in (old, new) if not isinstance(each, str) or not re.fullmatch(r"/(?:[a-z0-9-]+/)*", each)), None)
        if wrong is None:
            moved.append((old, new, place))
        else:
            form = {"form_en": "an address inside the portal", "form_es": "una dirección dentro del portal"}
            problems.append(FORM(place, value=str(wrong), example="/gt/asylum/", **form))
    return tuple(moved), problems
