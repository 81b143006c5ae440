"""How easy a text is to read, by formulas that researchers fitted to each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.syllables import counter


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of Flesch's form: higher is easier, and from 0 to 100 for nearly all texts."""

    constant: float
    per_sentence: float
    """Taken off for each word of the average sentence."""

    per_word: float
    """Taken off for each syllable of the average word."""

    easy: int
    """The lowest score of an easy text, inclusive, on the scale that goes with the formula."""

    def score(self, words: int, sentences: int, syllables: int) -> float:
        """The score of a text with these counts, each at least 1; it may lie below 0 and above 100."""
        return self.constant - self.per_sentence * words / sentences - self.per_word * syllables / words


FORMULAS = {
    "es": Formula(206.835, 1.0, 62.3, easy=65),
    "en": Formula(206.835, 1.015, 84.6, easy=60),
    "fr": Formula(207, 1.015, 73.6, easy=60),
    "pt": Formula(248.835, 1.015, 84.6, easy=50),
}
"""By language; for one that is not here nothing is measured.

Spanish: F. Szigriszt Pazos, *Sistemas predictivos de legibilidad del mensaje
escrito: fórmula de perspicuidad*, Universidad Complutense de Madrid, 1993. Its
scale: I. M. Barrio-Cantalejo et al., «Validación de la Escala INFLESZ», Anales
del Sistema Sanitario de Navarra 31 (2008) 135–152, where 65 to 80 is «bastante
fácil». English: R. Flesch, "A new readability yardstick", Journal of Applied
Psychology 32 (1948) 221–233, where 60 to 70 is "standard". French: L. Kandel
and A. Moles, « Application de l'indice de Flesch à la langue française », Cahiers
d'études de radio-télévision 19 (1958) 253–274, on the scale of Flesch.
Portuguese: T. B. F. Martins et al., *Readability formulas applied to textbooks in
Brazilian Portuguese*, Notas do ICMSC 28, Universidade de São Paulo, 1996, which
adds 42 to Flesch's formula; 50 to 75 is «fácil».
"""

HARDEST = 3
"""How many sentences are named."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted in a text."""

    words: int
    sentences: int
    syllables: int
    score: float
    """By the formula of the language."""

    hardest: tuple[int, ...]
    """The indexes of at most `HARDEST` sentences, the hardest first."""


def formula_for(language: str) -> Formula | None:
    """The formula of a language, whatever its country or script (``pt-BR``); None where there is none."""
    return FORMULAS.get(language.partition("-")[0])


def measure(sentences: Sequence[Sequence[str]], language: str) -> Reading | None:
    """How easy a text is to read, given the words of its sentences; None without sentences, or in a language without a formula.

    Every sentence has a word. The hardest ones are those without which the
    score would rise most: because they are long, because their words are
    long, or both.
    """
    formula, syllables_of = formula_for(language), counter(language)
    if formula is None or syllables_of is None or not sentences:
        return None
    counts = [(len(sentence), sum(map(syllables_of, sentence))) for sentence in sentences]
    words, syllables = (sum(column) for column in zip(*counts, strict=True))
    # The score of the text without each sentence; without its only one, none is left.
    rest = {index: formula.score(words - own, len(counts) - 1, syllables - spoken) for index, (own, spoken) in enumerate(counts) if len(counts) > 1}
    hardest = sorted(rest, key=rest.__getitem__, reverse=True)[:HARDEST] or [0]
    return Reading(words, len(counts), syllables, formula.score(words, len(counts), syllables), tuple(hardest))
