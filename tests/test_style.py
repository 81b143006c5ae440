"""Words to avoid: the list of each language, and where its words are found."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from tests.conftest import ROOT, TODAY, Write

from portal.load import load
from portal.model.style import AvoidedWords
from portal.problems import Problem
from portal.rules.all_rules import check
from portal.schema import validate
from portal.yamlfile import YamlFile

LIST = """\
- avoid: [mediante, a fin de, y/o, interpon*]
  say: con
  because: es palabra de oficina
- avoid: [indocumentad*, los ilegales]
  say: persona sin papeles
  because: reduce a la persona
  hurts: true
"""

Found = list[tuple[str, str, str]]


def found_in(root: Path) -> Found:
    """Rule, place and word of every word to avoid."""
    problems = [problem for problem in check(load(root)[0], TODAY) if problem.rule in ("wording-is-plain", "word-does-not-hurt")]
    return [(problem.rule, str(problem.place), dict(problem.values)["word"]) for problem in problems]


def page(body: str, title: str = "Derechos", summary: str = "Un resumen.") -> str:
    return f'---\ntitle: "{title}"\nsummary: "{summary}"\nread: 2026-11-21\n---\n\n{body}\n'


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param("Hazlo mediante carta.", [("wording-is-plain", "7:7", "mediante")], id="word"),
        pytest.param("MEDIANTE carta.", [("wording-is-plain", "7:1", "MEDIANTE")], id="any-case"),
        pytest.param("Hoy.\n\nVe a fin\nde pedir.", [("wording-is-plain", "9:4", "a fin de")], id="over-the-end-of-a-line"),
        pytest.param("Un papel y/o dos.", [("wording-is-plain", "7:10", "y/o")], id="with-a-stroke"),
        pytest.param("Puedes interponerlo.", [("wording-is-plain", "7:8", "interponerlo")], id="any-ending"),
        pytest.param("- Si eres indocumentada.", [("word-does-not-hurt", "7:11", "indocumentada")], id="hurts"),
        pytest.param("Mediante y mediante.", [("wording-is-plain", "7:1", "Mediante"), ("wording-is-plain", "7:12", "mediante")], id="twice"),
        pytest.param("Un cobro ilegal. Al fin, de pedir. Medianteca. Mediánte.", [], id="parts-other-words-and-accents"),
        pytest.param("Usa {{ mediante }} y [esto](mediante.md).[^mediante]", [], id="names-are-not-text"),
    ],
)
def test_a_word_is_found_where_it_stands(small_portal: Path, write: Write, body: str, found: Found):
    write("content/style/es.yaml", LIST)
    write("content/es/gt/rights.md", page(body))

    assert found_in(small_portal) == [(rule, f"content/es/gt/rights.md:{place}", word) for rule, place, word in found]


def test_titles_and_summaries_are_read_too(small_portal: Path, write: Write):
    write("content/style/es.yaml", LIST)
    write("content/es/gt/rights.md", page("Hoy.", title="Los ilegales", summary="Mediante carta."))

    assert found_in(small_portal) == [
        ("word-does-not-hurt", "content/es/gt/rights.md:2:8", "Los ilegales"),
        ("wording-is-plain", "content/es/gt/rights.md:3:10", "Mediante"),
    ]


def test_outside_guides_only_words_that_hurt_count(small_portal: Path, write: Write):
    write("content/style/es.yaml", LIST)
    write("content/es/about/us.md", page("Mediante una carta a los ilegales."))

    assert found_in(small_portal) == [("word-does-not-hurt", "content/es/about/us.md:7:22", "los ilegales")]


def test_each_language_has_its_own_words(small_portal: Path, write: Write):
    write("content/style/es.yaml", LIST)
    write("content/style/en.yaml", "- {avoid: [prior to], say: before, because: a short word says the same}\n")
    write("content/en/bz/index.md", page("Mediante what, prior to that?"))

    assert found_in(small_portal) == [("wording-is-plain", "content/en/bz/index.md:7:16", "prior to")]


def test_the_message_says_why_and_what_to_say(small_portal: Path, write: Write):
    write("content/style/es.yaml", LIST)
    write("content/es/gt/rights.md", page("Hazlo mediante carta, si eres indocumentado."))

    problems: list[Problem] = [problem for problem in check(load(small_portal)[0], TODAY) if problem.rule.startswith("wording") or "hurt" in problem.rule]

    assert [problem.sentences("es") for problem in problems] == [
        ("«mediante» no es una palabra sencilla: es palabra de oficina", "Di: con."),
        ("«indocumentado» hiere o confunde a las personas: reduce a la persona", "Di: persona sin papeles."),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {avoid: [ilegal], say: irregular}\n", "content/style/es.yaml:1:3: 'because' is missing here [schema-missing]"),
        ("- {avoid: [], say: a, because: b}\n", "content/style/es.yaml:1:11: avoid must have at least 1 entry [schema-length]"),
        (
            "- {avoid: ilegal, say: a, because: b}\n",
            "content/style/es.yaml:1:11: avoid should be a list ('- …' or '[…]'), but 'ilegal' stands here [schema-shape]",
        ),
        ("- {avoid: ['*'], say: a, because: b}\n", "content/style/es.yaml:1:12: '*' is not a word or a phrase [schema-form]"),
        ("- {avoid: ['*gal'], say: a, because: b}\n", "content/style/es.yaml:1:12: '*gal' is not a word or a phrase [schema-form]"),
        ("- {avoid: [a], say: a, because: b, hurts: yes}\n", "content/style/es.yaml:1:43: 'yes' is not true or false [schema-form]"),
        ("- {avoid: [a], say: a, becuase: b}\n", "content/style/es.yaml:1:24: 'becuase' is not a known field here [schema-unknown-field]"),
        ("avoid: [a]\n", "content/style/es.yaml:1:1: es.yaml should be a list ('- …'), but 'avoid' stands here [schema-shape]"),
    ],
)
def test_a_mistake_in_a_list_is_named_where_it_stands(small_portal: Path, write: Write, text: str, message: str):
    write("content/style/es.yaml", text)

    _, problems = load(small_portal)

    assert [problem.text().partition("\n")[0] for problem in problems] == [message]


def test_a_broken_entry_does_not_hide_the_others(small_portal: Path, write: Write):
    write("content/style/es.yaml", f"- {{avoid: [ilegal]}}\n{LIST}")

    portal, problems = load(small_portal)

    assert len(problems) == 2
    assert [entry.hurts for entry in portal.style["es"]] == [False, True]


def test_a_list_for_a_language_that_the_portal_lacks_is_reported(small_portal: Path, write: Write):
    write("content/style/pt.yaml", LIST)

    assert [problem.rule for problem in load(small_portal)[1]] == ["file-home"]


@pytest.mark.parametrize("wording", ["a", "a fin de", "y/o", "horda*", "wheelchair-bound", "he/she", "d'accord"])
def test_a_wording_is_words_with_perhaps_an_open_ending(wording: str):
    entity, problems = validate(AvoidedWords, {"avoid": [wording], "say": "a", "because": "b"}, YamlFile(PurePosixPath("a.yaml"), {}))

    assert problems == []
    assert entity is not None


REAL = load(ROOT)[0].style


def test_the_portal_has_a_list_for_each_source_language():
    assert {"es", "en"} <= set(REAL)


@pytest.mark.parametrize("language", REAL)
def test_no_word_stands_twice_in_a_list_and_none_says_itself(language: str):
    wordings = [wording.lower() for entry in REAL[language] for wording in entry.avoid]

    assert sorted(set(wordings)) == sorted(wordings)
    assert not [entry for entry in REAL[language] if entry.say.lower() in (wording.lower() for wording in entry.avoid)]


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("es", "Ayuda a los migrantes ilegales.", "word-does-not-hurt"),
        ("es", "Es víctima de tráfico de personas.", "word-does-not-hurt"),
        ("es", "Si un policía te cobra de forma ilegal, comete un delito.", None),
        ("es", "El tráfico ilícito de migrantes no es lo mismo que la trata de personas.", None),
        ("es", "Puedes ir sin papeles.", None),
        ("es", "Hay refugios para dormir.", "wording-is-plain"),
        ("es", "Puedes pedir refugio.", None),
        ("en", "Help for illegal immigrants.", "word-does-not-hurt"),
        ("en", "It is illegal to ask for money.", None),
        ("en", "The smuggling of migrants is not trafficking in persons.", None),
        ("en", "This is trafficking of migrants.", "word-does-not-hurt"),
        ("en", "Go in order to ask.", "wording-is-plain"),
    ],
)
def test_the_lists_know_what_hurts_and_what_is_only_said_badly(small_portal: Path, write: Write, language: str, text: str, rule: str | None):
    write(f"content/style/{language}.yaml", (ROOT / f"content/style/{language}.yaml").read_text(encoding="utf-8"))
    write(f"content/{language}/{'gt/rights' if language == 'es' else 'bz/rights'}.md", page(text))

    assert [found for found, _, _ in found_in(small_portal)] == ([rule] if rule else [])


def test_the_pages_of_the_portal_use_none_of_the_words():
    assert found_in(ROOT) == []
