"""Translated texts inside YAML files: their keys, their records, and how far behind their sources they are."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest
from tests.conftest import TODAY, Write
from tests.translated import edit, portal_of

from portal.rules.all_rules import check
from portal.stamps import stamped_texts
from portal.translated_texts import DIGITS, TextState, text_hash, text_states, written
from portal.translations import Freshness
from portal.yamlfile import read_yaml


def stamp_texts(root: Path, keys: tuple[str, ...] | None = None) -> None:
    """Stamp the texts of these keys, or all."""
    portal = portal_of(root)
    folder = root / "content/translations"
    folder.mkdir(exist_ok=True)
    for language in portal.languages:
        found = [each for each in text_states(portal) if each.language == language.code]
        text = stamped_texts(found, lambda each: keys is None or each.written.key in keys)
        (folder / f"{language.code}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def stamped_portal(small_portal: Path) -> Path:
    """The small portal with all its texts stamped."""
    stamp_texts(small_portal)
    return small_portal


def texts_of(root: Path, language: str = "en", where: str = "") -> dict[str, list[TextState]]:
    """The states of the texts of one language by key, of those whose key begins with *where*."""
    found: dict[str, list[TextState]] = {}
    for each in text_states(portal_of(root)):
        if each.language == language and each.written.key.startswith(where):
            found.setdefault(each.written.key, []).append(each)
    return found


def of_key(root: Path, key: str, language: str = "en") -> list[Freshness]:
    return [each.freshness for each in texts_of(root, language)[key]]


def test_every_text_has_a_key_made_of_ids(small_portal: Path):
    keys = {text.key for text in written(portal_of(small_portal))}

    assert {
        "countries/gt/names",
        "countries/gt/hub-name/full",
        "countries/gt/holidays/name",
        "countries/gt/contacts/police/name",
        "countries/gt/contacts/office/phones/name",
        "countries/gt/contacts/office/directions",
        "countries/gt/facts/word/value",
        "countries/gt/facts/card/value/names",
        "countries/gt/procedures/asylum-request/who-can",
        "countries/gt/procedures/asylum-request/steps/do",
        "countries/gt/procedures/asylum-request/papers/identity/if-missing",
        "countries/bz/contacts/helpline/name",
        "topics/asylum/neutral",
        "materials/sample/titles",
    } <= keys
    assert any(key.startswith("regional/") for key in keys)
    assert any(key.startswith("hubs/") for key in keys)


def test_no_text_of_a_content_file_is_forgotten(small_portal: Path):
    portal = portal_of(small_portal)
    codes = {language.code for language in portal.languages}
    files = [name for name in portal.files if name.suffix == ".yaml" and not {"words", "style", "search", "translations"} & set(name.parts)]

    def maps(data: object) -> int:
        if isinstance(data, dict):
            return 1 if data and set(data) <= codes else sum(maps(each) for name, each in data.items() if name != "sha256")
        return sum(map(maps, data)) if isinstance(data, list) else 0

    in_files = sum(maps(read_yaml((small_portal / name).read_text(encoding="utf-8"), name).data) for name in files)

    assert in_files > 40
    assert len(list(written(portal))) == in_files


def test_the_source_is_the_language_of_the_country_or_the_default_one_or_the_first_one(small_portal: Path):
    sources = {text.key: text.source for text in written(portal_of(small_portal))}

    assert sources["countries/gt/contacts/police/name"] == "es"
    assert sources["countries/bz/contacts/helpline/name"] == "en"
    assert sources["countries/bz/names"] == "en"
    assert sources["topics/asylum/names"] == "es"


def test_a_text_is_missing_unstamped_current_or_outdated(small_portal: Path):
    key = "countries/gt/contacts/police/name"
    shutil.rmtree(small_portal / "content/translations")
    seen = [of_key(small_portal, key, "quc"), of_key(small_portal, key)]

    stamp_texts(small_portal)
    seen.append(of_key(small_portal, key))
    edit(small_portal, "content/countries/gt.yaml", "Policía de ejemplo", "Policía  de ejemplo")
    seen.append(of_key(small_portal, key))
    edit(small_portal, "content/countries/gt.yaml", "Policía  de ejemplo", "Policía Nacional")
    seen.append(of_key(small_portal, key))

    assert seen == [[Freshness.MISSING], [Freshness.UNSTAMPED], [Freshness.CURRENT], [Freshness.CURRENT], [Freshness.OUTDATED]]


STEPS = "countries/gt/procedures/asylum-request/steps/do"


def test_a_step_put_before_others_leaves_their_translations_current(stamped_portal: Path):
    edit(stamped_portal, "content/countries/gt.yaml", "    steps:\n", '    steps:\n      - do: {es: "Ve.", en: "Go."}\n')

    assert of_key(stamped_portal, STEPS) == [Freshness.UNSTAMPED, Freshness.CURRENT, Freshness.CURRENT]


def test_a_step_that_changed_is_outdated_and_its_neighbours_are_not(stamped_portal: Path):
    edit(stamped_portal, "content/countries/gt.yaml", 'es: "Espera."', 'es: "Espera en casa."')

    assert of_key(stamped_portal, STEPS) == [Freshness.CURRENT, Freshness.OUTDATED]


def test_of_a_changed_step_and_a_new_one_only_the_first_has_an_old_stamp(stamped_portal: Path):
    edit(
        stamped_portal,
        "content/countries/gt.yaml",
        'do: {es: "Espera.", en: "Wait."}',
        'do: {es: "Espera más.", en: "Wait."}\n      - do: {es: "Ve.", en: "Go."}',
    )

    assert of_key(stamped_portal, STEPS) == [Freshness.CURRENT, Freshness.OUTDATED, Freshness.UNSTAMPED]


def test_a_text_without_translation_has_no_stamp(stamped_portal: Path):
    text = (stamped_portal / "content/translations/quc.yaml").read_text(encoding="utf-8")

    assert {each.freshness for states in texts_of(stamped_portal, "quc").values() for each in states} == {Freshness.MISSING}
    assert text.startswith("# ")
    assert text.count("\n") == 1


def test_a_stamp_of_some_texts_keeps_the_records_of_the_others(stamped_portal: Path):
    edit(stamped_portal, "content/countries/gt.yaml", 'es: "Espera."', 'es: "Espera en casa."')
    edit(stamped_portal, "content/countries/gt.yaml", "Policía de ejemplo", "Policía Nacional")

    stamp_texts(stamped_portal, ("countries/gt/contacts/police/name",))

    assert of_key(stamped_portal, STEPS) == [Freshness.CURRENT, Freshness.OUTDATED]
    assert of_key(stamped_portal, "countries/gt/contacts/police/name") == [Freshness.CURRENT]


def test_the_stamps_of_texts_are_sorted_and_quoted_and_stay_as_they_are(stamped_portal: Path):
    path = stamped_portal / "content/translations/en.yaml"
    text = path.read_text(encoding="utf-8")
    file = read_yaml(text, PurePosixPath("en.yaml"))

    stamp_texts(stamped_portal)

    assert path.read_text(encoding="utf-8") == text
    assert file.problems == ()
    assert isinstance(file.data, dict)
    assert list(file.data) == sorted(file.data)
    assert f'\ncountries/gt/contacts/police/name: "{text_hash("Policía de ejemplo")}"\n' in text
    assert f'\n{STEPS}: ["{text_hash("Pide la cita. [^appeal]")}", "{text_hash("Espera.")}"]\n' in text
    assert len(text_hash("Espera.")) == DIGITS
    assert all(each.freshness in (Freshness.CURRENT, Freshness.MISSING) for states in texts_of(stamped_portal).values() for each in states)


def test_a_stamp_of_a_text_that_is_gone_goes_too(stamped_portal: Path):
    edit(stamped_portal, "content/countries/gt.yaml", 'hub-name:\n  full: {es: "Ventanilla de ejemplo", en: "Sample window"}\n  short: VDE\n', "")

    stamp_texts(stamped_portal)

    assert "hub-name" not in (stamped_portal / "content/translations/en.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("broken", ["", "[]", "words", "[a, b]", "countries/gt/names: [[a]]", "1: {a: b}"])
def test_a_file_of_stamps_that_is_none_stamps_nothing(small_portal: Path, write: Write, broken: str):
    write("content/translations/en.yaml", broken)

    assert of_key(small_portal, "countries/gt/contacts/police/name") == [Freshness.UNSTAMPED]


def found(root: Path, rule: str) -> list[str]:
    return [problem.text() for problem in check(portal_of(root), TODAY) if problem.rule == rule]


def test_stamped_texts_are_not_reported(stamped_portal: Path):
    assert found(stamped_portal, "translated-text-is-current") == []
    assert found(stamped_portal, "translated-texts-are-stamped") == []


def test_an_outdated_text_is_reported_where_its_translation_stands(stamped_portal: Path):
    edit(stamped_portal, "content/countries/gt.yaml", "Policía de ejemplo", "Policía Nacional")

    (problem,) = found(stamped_portal, "translated-text-is-current")

    assert "the text in 'es' changed since this translation: «Policía Nacional» [translated-text-is-current]" in problem
    assert problem.startswith("content/countries/gt.yaml:19:")
    assert problem.endswith("then run `portal translations stamp countries/gt/contacts/police/name`.")


def test_unstamped_texts_are_reported_once_for_each_language(stamped_portal: Path):
    (stamped_portal / "content/translations/ar.yaml").unlink()

    (problem,) = found(stamped_portal, "translated-texts-are-stamped")

    assert problem.startswith("content/translations/ar.yaml:1:1: texts in 'ar' that do not say from which words they were translated: ")
