"""Counts the syllables of words in Spanish, English, French and Portuguese by rules of spelling."""

# Each counter takes a word of small letters and counts vowels that are spoken
# as a centre of their own. None looks words up, so names and new words count
# like any other; what a rule gets wrong is measured in tests/test_readability.py.

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

Counter = Callable[[str], int]
"""Syllables of a word of small letters; 0 where it has no vowel."""

_LETTERS = re.compile(r"[^\W\d_]+")
_VALUE = re.compile(r"\{\{[^{}\n]*\}\}")
_AROUND = '.,;:!?…()[]*_"«»“”¿¡'
"""Marks that stand beside words."""


@cache
def counter(language: str) -> Counter | None:
    """Counts the syllables of a word as it stands in a text of *language*, at least 1; None where no rules are known.

    Of a word with a hyphen or an apostrophe the parts are added. Figures,
    signs, values (``{{police}}``) and abbreviations without a vowel count 1,
    as in Flesch (1948).
    """
    base = language.partition("-")[0]
    count, elided = _COUNTERS.get(base), _ELIDED.get(base, _NOTHING)
    if count is None:
        return None

    @cache
    def of_letters(word: str) -> int:
        if word.isalpha():
            return count(word) or 1
        parts = _LETTERS.findall(elided.sub("", _VALUE.sub("", word).replace("’", "'")))
        return sum(map(count, parts)) or 1

    @cache
    def syllables(word: str) -> int:
        return of_letters(word.strip(_AROUND).lower())

    return syllables


_SILENT_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_VOWEL_H = re.compile(r"(?<=[aeiouáéíóúü])h(?=[aeioáéíóú]|u[^aeioáéíó]|u$|ú)")
_FINAL_Y = re.compile(r"y(?![aeiouáéíóúü])")
_RUN_ES = re.compile(r"[aeiouáéíóúü]+")
_CENTRE_ES = re.compile(r"[aeoáéíóú]")
_TWICE = re.compile(r"ii|uu")


def spanish(word: str) -> int:
    """Syllables by the rules of spelling (RAE and ASALE, *Ortografía* 2010, II 2.2).

    Open vowels (a, e, o) and closed ones with an accent (í, ú) are each a
    centre: ``pa-ís``, ``a-é-re-o``. Closed vowels without one lean on them
    (``vien-to``, ``U-ru-guay``), and two different closed ones are one centre
    (``ciu-dad``). An h between vowels changes nothing (``prohi-bir``), but
    ``hu`` before a vowel is a consonant (``a-hue-car``).
    """
    letters = _SILENT_U.sub("", _FINAL_Y.sub("i", _VOWEL_H.sub("", word)))
    return sum(len(_CENTRE_ES.findall(run)) or 1 + len(_TWICE.findall(run)) for run in _RUN_ES.findall(letters))


_SILENT_PT = re.compile(r"(?<=q)u(?=[eiéêí])|(?<=g)u(?=[eiéêí])")
_GLIDE_PT = re.compile(r"(?<=[qg])u(?=[aoáâãóôõ])")
_NASAL_PT = re.compile(r"ã[eo]|õe")
_FALLING_PT = re.compile(r"([aeoáéêóôâ])[iu](?!nh|[lmnrz](?![aeiouáéíóúâêôãõ]))|ui(?!nh|[lmnrz](?![aeiouáéíóúâêôãõ]))|iu(?![lmnrz](?![aeiouáéíóúâêôãõ]))")
_RISING_PT = re.compile(r"(?<=[áéíóúâêô])([^aeiouáéíóúâêôãõ]+)(?:[iu][aeo]|e[ao])(s?)$")
_VOWEL_PT = re.compile(r"[aeiouáéíóúâêôãõàüy]")


def portuguese(word: str) -> int:
    """Syllables by the rules of spelling (Acordo Ortográfico de 1990, bases VII to XI).

    Falling diphthongs (``pei-xe``, ``mui-to``) and nasal ones (``mãe``) are one
    centre, and so is a rising one at the end of a word with its accent before
    it (``ân-sia``, ``á-gua``); elsewhere vowels that meet are two
    (``vi-a-gem``, ``lu-a``). Before nh, or a consonant that closes the
    syllable, i and u stand alone (``ra-i-nha``, ``sa-ir``).
    """
    if word in ("ao", "aos"):
        return 1
    letters = _GLIDE_PT.sub("", _SILENT_PT.sub("", word))
    letters = _RISING_PT.sub(r"\1a\2", _FALLING_PT.sub("a", _NASAL_PT.sub("ã", letters)))
    return len(_VOWEL_PT.findall(letters))


_MUTE_ENT = re.compile(r"(?:ai|oi|ait|nn|iss|ul|r|tt|rl|nd|oss|euss|(?<!sou)v)ent$")
_MUTE_E = re.compile(r"(?<=[^aeiouyàâéèêëîïôùû])es?$|(?<=[aeiouyéèêîïôùû])es?$")
_APART_FR = re.compile(r"(?<=[ao])(?=[éèêïë])|(?<=é)(?=[aiouéàâîôû])|(?<=[ou])(?=ï)|(?<=[^aeiouyqg]u)(?=[aéè])")
_RUN_FR = re.compile(r"[aeiouàâäéèêëîïôöùûüœæ]+|y(?![aeiouàâéèêîôû])")


def french(word: str) -> int:
    """Syllables as they are spoken in prose: a mute e at the end is none (``ta-nière``, ``pomme``).

    Vowels written together are one centre (``oi-gnon``, ``prin-temps``)
    except around é and ï (``po-é-sie``, ``ma-ïs``). The ending ``-ent`` is
    mute after the letters that mostly end a verb (``peuvent``, ``donnent``).
    """
    word = word.replace("pays", "pa is").replace("qu", "q")
    letters = _MUTE_ENT.sub("-", word)
    if letters == word:
        letters = _MUTE_E.sub("", word)
    return _runs(_RUN_FR, _APART_FR.sub(" ", letters), word)


_SILENT_EN = re.compile(
    r"""
      (?<=[^aeiouy])(?<![^aeiouy]l)(?<![bcdt]r)e$     # wife, not table or centre
    | (?<=[aiouy])e$                                  # due
    | (?<=[^aeiouytd])(?<![^aeiouyl]l)ed$ | (?<=[aeouy])ed$   # asked, not treated or handled
    | (?<=[^aeiouyscgxzhlr])es$                       # times, not houses
    | (?<=[aeiouy][lr])es$                            # files, not tables
    | (?<=[^aeiouyl])e(?=(?:ly|less|ness|ment|ful|fully|lessly)s?$)     # safely
    | (?<=[^aeiou])e(?=(?:where|one|thing|body|times?|while|book)s?$)   # somewhere
    """,
    re.VERBOSE,
)
_APART_EN = re.compile(
    r"""
      (?<=[^tcsg]i)(?=a(?!r?ge|n)|u[mst]|e(?:nc|nt|r$|rs$|st$)) # di-al, pre-mi-um, a-li-ent; not special
    | (?<=[^tcsgl]i)(?=an)                                      # guard-i-an; not Italian
    | (?<=[^tsg]i)(?=et)                                        # so-ci-e-ty
    | (?<=[tcs]i)(?=ation|at[eio])                              # ne-go-ti-ate
    | (?<=[^tcsgxlni]i)(?=o) | (?<=[ln]i)(?=o(?!n))             # vi-o-lence; not nation or opinion
    | (?<=e)(?=o(?!us|n$|ple)|ing|um) | (?<=cre)(?=at(?!ur))    # vid-e-o, cre-ate
    | (?<=[aeiou][^aeiou]e)(?=as?$)                             # i-de-a
    | (?<=[^qg]u)(?=a|ou|ity|e(?:l$|nc|nt|t$)|ing)              # u-su-al
    | (?<=o)(?=i(?:ng|st)|e[mt])                                # go-ing, po-em
    | (?<=[^aeiouw]y)(?=[aeio])(?<!^y) | (?<=[aeo]y)(?=[aeiou]) # fly-ing, play-er
    """,
    re.VERBOSE,
)
_RUN_EN = re.compile(r"[aeiouy]+")
_SPOKEN_M = re.compile(r"(?:s|th)m$")
"""Spoken with a vowel that is not written: ``rac-ism``, ``rhythm``."""


def english(word: str) -> int:
    """Syllables by the common rules of spelling, with the silent e of endings left out.

    English spelling decides less than that of the other languages; the share
    of words counted as in a pronouncing dictionary stands in the tests.
    """
    return _runs(_RUN_EN, _APART_EN.sub(" ", _SILENT_EN.sub("'", word)), word) + len(_SPOKEN_M.findall(word))


def _runs(run: re.Pattern[str], letters: str, word: str) -> int:
    """The runs of vowels in the letters that are spoken; at least 1 where the word has a vowel at all."""
    return len(run.findall(letters)) or int(run.search(word) is not None)


_COUNTERS: dict[str, Counter] = {"es": spanish, "en": english, "fr": french, "pt": portuguese}
_NOTHING = re.compile(r"(?!)")
_ELIDED: dict[str, re.Pattern[str]] = {
    "fr": re.compile(r"^(?:[cdjlmnst]|qu)'"),
    "en": re.compile(r"'"),
}
"""What is taken off a word first: French ``l'``, and the apostrophe of English ``you're``."""
