"""Names made comparable: without capitals, accents and marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name in small letters without accents, one space between its words: ``othon p blanco``."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.sub(r"[^\w]+", " ", "".join(letter for letter in letters if not unicodedata.combining(letter))).split())
