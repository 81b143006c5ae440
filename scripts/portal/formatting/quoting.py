"""How one text stands in a YAML file: bare, in double quotes, or as a block of lines."""

# Without quotes stand, and only these:
# - numbers, dates, true and false, where the model has one;
# - names of one to four words, which begin with a letter (or with / , as the
#   addresses of the portal do) and have no other signs in them than . ' / + @ * _ - :
#   ids, towns, initials, addresses of mail;
# - addresses on the web without commas and brackets.
# Everything else has double quotes: sentences, telephone numbers, times; words
# that some program takes for something else (no, on, null); and, whatever they
# are, words for readers in one of several languages and the hashes of the tool,
# so that they look alike.

from __future__ import annotations

import json
import re

from portal.formatting.kinds import Words

_REST = r"(?:[\w.'’/+@*-]*[\w'’/+*])?"
_NAME = re.compile(rf"(?:[^\W\d_]|/){_REST}(?: \w{_REST}){{0,3}}")
_URL = re.compile(r"https?://[^\s,\[\]{}<>\"'`|\\^]*[^\s,\[\]{}<>\"'`|\\^:]")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?|\d{4}-\d\d(?:-\d\d)?|true|false", re.ASCII)
_TAKEN = re.compile(r"null|true|false|yes|no|on|off|y|n|(?=\D*\d)[0-9a-f]{4,}", re.IGNORECASE)
"""Words that are more than words: YAML 1.1 and 1.2 read them as values, and hex digits may look like a number."""

_UNSEEN = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]")
"""Characters that nobody should have to find in a file; they are written as escapes."""

_LINES = re.compile(r"[^\s\x00-\x1f](?:[^\n\t\x00-\x1f]*\S)?(?:\n+[^\n\t\x00-\x1f]*\S)*\n?")
"""Lines that a block can hold: the first begins with a sign, and none ends with a space."""


def can_be_bare(text: str, words: Words, was_bare: bool) -> bool:
    """Whether a text goes without quotes; *was_bare* decides about numbers of which the model knows nothing."""
    if _NUMBER.fullmatch(text):
        return words is Words.NUMBER or (words is Words.UNKNOWN and was_bare)
    if text == "":
        return was_bare
    if words in (Words.READ, Words.HASH):
        return False
    return bool(_URL.fullmatch(text) or (_NAME.fullmatch(text) and not _TAKEN.fullmatch(text)))


def quoted(text: str) -> str:
    """The text in double quotes, on one line."""
    return _UNSEEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def block(text: str) -> list[str] | None:
    """The ``|`` and the lines of a text of several lines, without indentation; None where it must be quoted."""
    if "\n" not in text or _UNSEEN.search(text) or not _LINES.fullmatch(text):
        return None
    return ["|" if text.endswith("\n") else "|-", *text.removesuffix("\n").split("\n")]
