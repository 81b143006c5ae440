"""How easy a text is to read: sentences, syllables, formulas, and the two rules that rest on them.

The English sentences and their scores are the published examples of the
encyclopedia's article on Flesch's tests. No worked example with its text was
found for the other formulas: they are tested on given counts, and the counters
of syllables on words that grammars and school books divide in print.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY, Write

from portal.load import load
from portal.problems import Problem
from portal.readability import FORMULAS, formula_for, measure
from portal.rules.all_rules import check
from portal.rules.readability import LEAST_WORDS, LONGEST_SENTENCE
from portal.sentences import sentences
from portal.syllables import counter


def divided(*words: str) -> list[tuple[str, int]]:
    """Words and their syllables, from words written with hyphens between them."""
    return [(word.replace("-", ""), word.count("-") + 1) for line in words for word in line.split()]


SPANISH = divided(
    # School books on diphthongs and hiatuses.
    "ga-to ma-ri-po-sa vien-to po-e-ta pa-ís a-é-re-o sa-lí-a yo no tres luz co-che es-tre-lla bo-de-ga re-par-ti-dor u-ni-ver-si-dad",
    "a-vión cuer-po viu-do re-hén al-de-a le-ón ba-hí-a o-í-do fan-ta-sí-a a-griáis trans-gre-sor vi-cio can-ción llu-via",
    # Ortografía de la lengua española (2010): closed vowels, h, y, gü, double letters.
    "guion ciu-dad cui-da-do cons-truir huís a-ho-ra co-he-te bú-ho prohi-bir de-sahu-cio a-hue-car ley muy rey Pa-ra-guay chi-i-ta",
    "pin-güi-no an-ti-güe-dad a-ve-ri-guáis gue-rra quien",
)
PORTUGUESE = divided(
    # Grammars on what is divided and what is not.
    "he-rói mãe pei-xe i-a-te pa-ís ra-i-nha cau-le ân-sia di-nhei-ro trei-no des-mai-a-do U-ru-guai sa-guão Pa-ra-guai a-ve-ri-guou quais-quer",
    "lu-a ru-a mui-to ao",
    "re-fú-gio vi-a-gem a-ções sa-ir á-gua",
)
FRENCH = divided(
    # A school book on spoken syllables.
    "ci-né-ma py-ja-ma i-né-dit é-car-ter es-car-got ven-teux con-ter prin-temps tu-nnel e-nne-mi a-chat té-lé-pho-ner ma-ra-thon oi-gnons",
    "é-bran-lé a-ta-blé re-trait ta-nière pu-naise canne pomme lionne homme cha-peau pa-ra-sol",
    "po-é-sie ma-ïs pa-ys vo-yage peuvent sou-vent qui",
)
ENGLISH = divided(
    # The encyclopedia's sentence has 24 syllables; then a teachers' list.
    "The Aus-tra-lian plat-y-pus is seem-ing-ly a hy-brid of a mam-mal and rep-ti-lian crea-ture",
    "cat dog sky light tree ta-ble wa-ter hap-py moun-tain teach-er beau-ti-ful ba-na-na el-e-phant un-be-liev-a-ble",
    "win-dow spi-der re-mem-ber ed-u-ca-tion vi-o-lence so-ci-e-ty i-de-a cre-ate asked treat-ed hand-led hou-ses times safe-ly cen-tre rac-is-m",
)


@pytest.mark.parametrize(
    ("language", "word", "syllables"),
    [
        (language, word, syllables)
        for language, words in {"es": SPANISH, "pt": PORTUGUESE, "fr": FRENCH, "en": ENGLISH}.items()
        for word, syllables in dict(words).items()
    ],
)
def test_a_word_has_the_syllables_that_grammars_print(language: str, word: str, syllables: int):
    count = counter(language)

    assert count is not None
    assert count(word) == syllables


@pytest.mark.parametrize(
    ("language", "word", "syllables"),
    [
        ("es", "¿País?", 2),
        ("es", "(DPI),", 1),
        ("es", "18", 1),
        ("es", "{{police}}.", 1),
        ("es", "RENAP", 2),
        ("es", "PGN", 1),
        ("en", "civil-society", 6),
        ("en", "you're", 1),
        ("fr", "l'asile", 2),
        ("fr", "l’asile", 2),
        ("pt-BR", "você,", 2),
    ],
)
def test_marks_figures_values_and_parts_are_counted_as_flesch_did(language: str, word: str, syllables: int):
    count = counter(language)

    assert count is not None
    assert count(word) == syllables


def words_of(text: str) -> list[list[str]]:
    return [sentence.words for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "words", "syllables", "score"),
    [
        ("The cat sat on the mat.", 6, 6, 116.1),
        ("This sentence, taken as a reading passage unto itself, is being used to prove a point.", 16, 23, 69),
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 13, 24, 37.5),
        ("Go.", 1, 1, 121.22),
    ],
)
def test_published_english_sentences_have_their_published_scores(text: str, words: int, syllables: int, score: float):
    reading = measure(words_of(text), "en")

    assert reading is not None
    assert (reading.words, reading.sentences, reading.syllables) == (words, 1, syllables)
    assert reading.score == pytest.approx(score, abs=0.1)


@pytest.mark.parametrize(
    ("language", "score"),
    [
        ("es", 206.835 - 62.3 * 180 / 100 - 100 / 10),
        ("en", 206.835 - 1.015 * 10 - 84.6 * 1.8),
        ("fr", 207 - 1.015 * 10 - 0.736 * 180),
        ("pt", 206.835 + 42 - 1.015 * 10 - 84.6 * 1.8),
    ],
)
def test_a_formula_gives_what_its_authors_wrote_for_100_words_in_10_sentences_with_180_syllables(language: str, score: float):
    assert FORMULAS[language].score(100, 10, 180) == pytest.approx(score)


def test_easy_begins_where_the_scale_of_each_formula_says():
    assert {language: formula.easy for language, formula in FORMULAS.items()} == {"es": 65, "en": 60, "fr": 60, "pt": 50}


@pytest.mark.parametrize("language", ["ht", "quc", "mam", "ar"])
def test_no_formula_is_invented_for_a_language_without_one(language: str):
    assert formula_for(language) is None
    assert measure([["Ale"]], language) is None


def test_the_country_of_a_language_changes_nothing():
    assert formula_for("pt-BR") is FORMULAS["pt"]
    assert measure([["Vá", "lá."]], "pt-BR") == measure([["Vá", "lá."]], "pt")


def test_a_text_without_words_has_no_score():
    assert measure([], "es") is None


def test_the_hardest_sentences_are_those_that_are_long_or_have_long_words():
    easy = "Ve a la oficina y di lo que te pasa. " * 4
    long = "Si vives cerca de la frontera, ve primero a la oficina, espera tu turno, lleva los papeles que tengas y di todo lo que te pasa. "

    reading = measure(words_of(f"{easy}{long}{easy}La institución garantizará confidencialidad."), "es")

    assert reading is not None
    assert reading.hardest[:2] == (9, 4)
    assert len(reading.hardest) == 3


def test_a_text_of_one_sentence_names_it():
    reading = measure([["Ve", "ya."]], "es")

    assert reading is not None
    assert reading.hardest == (0,)


BODY = """\
Llama a la {{ police }}. Contestan a toda
hora.[^answered] Di:
dónde estás.

## Un título sin punto { #title }

!!! warning "Otro título"

    ¿Estás en peligro? ¡Vete! Lee [cómo pedir ayuda](help.md)
    hoy.

- **Una niña.** Avisa – ya
- un niño

| Qué | Dónde vas |
| --- | --- |
| Un papel. Otro | – |
"""


def test_a_body_has_these_sentences_and_they_stand_on_these_lines():
    found = [(sentence.line, sentence.text) for sentence in sentences(BODY)]

    assert found == [
        (1, "Llama a la {{ police }}."),
        (1, "Contestan a toda hora."),
        (2, "Di: dónde estás."),
        (9, "¿Estás en peligro?"),
        (9, "¡Vete!"),
        (9, "Lee cómo pedir ayuda hoy."),
        (12, "Una niña."),
        (12, "Avisa ya"),
        (13, "un niño"),
        (15, "Qué"),
        (15, "Dónde vas"),
        (17, "Un papel."),
        (17, "Otro"),
    ]


def test_a_value_is_one_word():
    assert words_of("Llama a la {{ police }}.") == [["Llama", "a", "la", "{{police}}."]]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("El Sr. Pérez vive en EE. UU. con su madre.", 1),
        ("Lo dice el art. 5 de la ley.", 1),
        ("Te dicen que no. Vete.", 2),
        ("Mide 3.5 metros.", 1),
        ("Espera… y ve.", 1),
        ("¿Sí? ¿No?", 2),
        ("Dijo «ven». Fui.", 2),
        ("Ve. {{ office }} te ayuda.", 2),
        ("انتظر. ثم اذهب.", 2),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_a_reader_stops(text: str, count: int):
    assert len(sentences(text)) == count


def page(body: str, summary: str = "Un resumen.") -> str:
    return f'---\ntitle: "Derechos"\nsummary: "{summary}"\nread: 2026-11-21\n---\n\n{body}\n'


def found_by(root: Path, rule: str) -> list[Problem]:
    portal, _ = load(root)
    return [problem for problem in check(portal, TODAY) if problem.rule == rule]


HARD = "Las autoridades competentes garantizarán la confidencialidad de las informaciones proporcionadas."
EASY = "Ve a la oficina y di lo que te pasa."
SHORT = "\n\n".join([*[HARD] * 9, "Ve a la oficina y di lo que quieres"])


def test_a_hard_guide_is_reported_at_its_hardest_sentence(small_portal: Path, write: Write):
    write("content/es/gt/rights.md", page("\n\n".join([EASY, *[HARD] * 9, HARD.replace("Las autoridades", "Todas las autoridades gubernamentales")])))

    problems = found_by(small_portal, "page-is-easy-to-read")

    assert [str(problem.place) for problem in problems] == ["content/es/gt/rights.md:27:1"]
    what, remedy = problems[0].sentences()
    assert what.startswith("the page has ")
    assert "needs 65; this is its hardest sentence: «Todas las autoridades gubernamentales" in what
    assert remedy.endswith("then look at line 9 «Las autoridades competentes garantizarán la…» · 11 «Las autoridades competentes garantizarán la…».")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param("content/es/gt/rights.md", "\n\n".join([EASY] * 20), id="easy"),
        pytest.param("content/es/gt/rights.md", SHORT, id="short"),
        pytest.param("content/es/about/us.md", "\n\n".join([HARD] * 20), id="no-guide"),
    ],
)
def test_easy_pages_short_pages_and_pages_that_are_no_guides_are_left_alone(small_portal: Path, write: Write, path: str, body: str):
    write(path, page(body))

    assert found_by(small_portal, "page-is-easy-to-read") == []


def test_a_page_is_judged_from_its_hundredth_word_on(small_portal: Path, write: Write):
    write("content/es/gt/rights.md", page(f"{SHORT} hoy"))

    assert sum(map(len, words_of(SHORT))) == LEAST_WORDS - 1
    assert len(found_by(small_portal, "page-is-easy-to-read")) == 1


def test_a_sentence_is_reported_only_above_the_limit(small_portal: Path, write: Write):
    longest = " ".join(["Ve", *["ya"] * (LONGEST_SENTENCE - 1)])
    write("content/es/gt/rights.md", page(f"{longest}.\n\n- Uno.\n- {longest} hoy."))

    problems = found_by(small_portal, "sentence-is-short")

    assert [(str(problem.place), dict(problem.values)["words"]) for problem in problems] == [("content/es/gt/rights.md:10:1", "26")]


def test_the_guides_of_the_portal_are_easy_to_read():
    assert found_by(ROOT, "page-is-easy-to-read") == []
    assert found_by(ROOT, "sentence-is-short") == []
