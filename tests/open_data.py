"""The open data of a built site, as plain Python reads it; and which fields of the documentation it has."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from tests.site import Site

FOLDER = "data/v1"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def of(site: Site, name: str) -> bytes:
    """A file of the open data."""
    return site.files[f"{FOLDER}/{name}"]


def as_json(site: Site, name: str) -> Any:
    """The same as JSON."""
    return json.loads(of(site, name))


def rows(site: Site) -> list[dict[str, str]]:
    """The rows of the table below its tags."""
    return list(csv.DictReader(io.StringIO(of(site, "hubs.csv").decode("utf-8-sig"))))[1:]


def properties(site: Site) -> dict[str, dict[str, Any]]:
    """What hubs.geojson says of each hub, by id."""
    return {feature["id"]: feature["properties"] for feature in as_json(site, "hubs.geojson")["features"]}


def unfolded(data: bytes) -> list[str]:
    """The content lines of a vCard or calendar."""
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


def paths(value: object, path: str = "") -> Iterator[str]:
    """The path of every field, as the documentation writes it: ``features[].id``. A text by language is one field."""
    if isinstance(value, list):
        for each in value:
            yield from paths(each, f"{path}[]")
    elif isinstance(value, dict) and not is_text(value):
        for name, each in value.items():
            yield from paths(each, f"{path}.{name}" if path else name)
    else:
        yield path


def is_text(value: dict[str, object]) -> bool:
    """Whether it is words by language."""
    return bool(value) and all(LANGUAGE.fullmatch(name) and isinstance(words, str) for name, words in value.items())
