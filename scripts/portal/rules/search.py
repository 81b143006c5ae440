"""The words of the search: each leads somewhere and can be found."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from portal.model.portal import Portal
from portal.problems import Level, nearest
from portal.rules.registry import Findings, rule

_WORD = re.compile(r"[^\W_]+")


@rule(
    Level.HARM,
    en=("there is no topic, country or page '{name}'", "Did you mean '{nearest}'?"),
    es=("no existe el tema, país o página '{name}'", "¿Quisiste escribir '{nearest}'?"),
    across=True,
)
def search_target_is_known(portal: Portal, today: date) -> Findings:
    """Words of the search lead to a topic, a country or a page that exists."""
    pages = {page.path.as_posix() for page in portal.pages} | {path.as_posix() for path in portal.composed}
    known = {*portal.topic_ids, *(country.code for country in portal.countries), *pages}
    for search in portal.search.values():
        for index, lead in enumerate(search.leads):
            if lead.to not in known:
                yield search.at("leads", index, "to"), {"name": lead.to, "nearest": nearest(lead.to, known)}


@rule(
    Level.HARM,
    en=("nobody can find anything by '{word}': all of it is skipped", "Take its words out of 'skip', or take the line out."),
    es=("nadie puede encontrar nada con '{word}': todo se salta", "Quita sus palabras de 'skip', o quita la línea."),
)
def search_word_is_not_skipped(portal: Portal, today: date) -> Findings:
    """Not all words of a phrase by which something can be found are skipped."""
    for search in portal.search.values():
        skipped = {word for skip in search.skip for word in _plain(skip)}
        for index, lead in enumerate(search.leads):
            for number, text in enumerate(lead.words):
                if not set(_plain(text)) - skipped:
                    yield search.at("leads", index, "words", number), {"word": text}


@rule(
    Level.OLD,
    en=("'{word}' stands here twice", "One is enough: accents and capitals don't matter."),
    es=("'{word}' está aquí dos veces", "Con una basta: los acentos y las mayúsculas no importan."),
)
def search_word_stands_once(portal: Portal, today: date) -> Findings:
    """No list of the search has a word twice."""
    for search in portal.search.values():
        for keys, words in ((("skip",), search.skip), *((("leads", index, "words"), lead.words) for index, lead in enumerate(search.leads))):
            seen: set[tuple[str, ...]] = set()
            for number, text in enumerate(words):
                if (form := tuple(_plain(text))) in seen:
                    yield search.at(*keys, number), {"word": text}
                seen.add(form)


def _plain(text: str) -> list[str]:
    """The words without accents and capitals, as the search compares them."""
    letters = unicodedata.normalize("NFKD", text.lower())
    return _WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter)))
