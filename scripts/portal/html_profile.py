"""What the HTML of an authored text may hold: the second wall behind the Markdown profile."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import nh3

TAGS = "h2 h3 h4 p ul ol li a strong em table thead tbody tr th td div details summary sup small bdi time span br"
ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir"},
    "a": {"href", "rel", "aria-label"},
    "time": {"datetime"},
    "ol": {"start"},
    "details": {"open"},
}

ALLOWED = f"{TAGS} {sorted((tag, sorted(names)) for tag, names in ATTRIBUTES.items())}"
"""What the authored HTML may hold, as one text: whatever was made under another one must be made again."""


def sanitise(html: str) -> str:
    """The HTML of an authored body with only what the profile can produce."""
    return nh3.clean(html, tags=set(TAGS.split()), attributes=ATTRIBUTES, url_schemes={"https", "http", "tel", "sms"}, link_rel=None)


def was_changed(html: str) -> bool:
    """Whether sanitising would take a tag or an attribute out of the HTML of an authored body.

    A second wall behind `faults`, which has already refused all that: a page
    for which this is true is not published. Tags are counted by name and by how
    much stands in them; text holds no bare ``<`` after Markdown.
    """
    return _tags(html) != _tags(sanitise(html))


def _tags(html: str) -> Counter[tuple[str, int, int]]:
    found: Counter[tuple[str, int, int]] = Counter()
    for tag, times in Counter(_TAG.findall(html)).items():  # most tags of a page are the same few
        found[_shape(tag)] += times
    return found


_TAG = re.compile(r"<[^<>]*")


@lru_cache(maxsize=10_000)
def _shape(tag: str) -> tuple[str, int, int]:
    """The name of a tag in small letters, the number of words behind it, and that of the values."""
    name = _NAME.match(tag)
    assert name is not None
    rest = tag[name.end() :]
    return name[1].lower(), len(rest.rstrip("/ ").split()), rest.count("=")


_NAME = re.compile(r"<(/?[^\s<>/]*)")
