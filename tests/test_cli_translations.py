"""The verb ``translations``: what it counts, what it shows of a change, and what it stamps."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import Write
from tests.translated import SOURCE, SPANISH, edit

from portal.cli import main

COUNTRY = "content/countries/gt.yaml"
HUB = re.compile(r"^- id: (\S+)", re.MULTILINE)
UNSTAMPED = '---\ntitle: "طلب"\nsummary: "من."\nl10n: {status: draft}\n---\n\nنص.\n'


def translations(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["translations", "--root", str(root), *arguments])


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file() and ".git" not in path.parts}


@pytest.fixture
def stamped(small_portal: Path, write: Write) -> Path:
    """The small portal with a Spanish page of eight blocks and its Arabic translation, and everything stamped."""
    write(SOURCE, SPANISH)
    write("content/ar/gt/asylum.md", UNSTAMPED.replace("draft", "machine"))
    assert translations(small_portal, "stamp", "--all").exit_code == 0
    return small_portal


@pytest.fixture
def remembered(stamped: Path) -> Path:
    """The same, in the history of git, with changes since: of the Arabic page's source, and of two texts."""

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(stamped), *identity, *arguments], check=True, capture_output=True, timeout=60)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "First")
    edit(stamped, SOURCE, "Nadie puede devolverte.", "Nunca pueden devolverte.")
    edit(stamped, SOURCE, "Llama a {{ office }} o a {{ bz/helpline }}.", "Llama a {{ office }}.\n\nY espera.")
    edit(stamped, COUNTRY, "Policía de ejemplo", "Policía Nacional")
    git("add", ".")
    git("commit", "--quiet", "-m", "Second")
    edit(stamped, COUNTRY, 'es: "Espera."', 'es: "Espera en casa."')
    return stamped


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.splitlines()]


def test_every_language_and_country_has_a_row_of_counts(stamped: Path):
    edit(stamped, SOURCE, "Nadie puede", "Nunca pueden")

    result = translations(stamped)

    pages, texts = result.output.split("Texts in YAML")
    assert result.exit_code == 0
    assert rows(pages)[:2] == [["Pages"], ["language", "country", "current", "outdated", "unstamped", "missing", "machine", "draft", "reviewed"]]
    # On the page about asylum in Arabic and on the first one of Guatemala, which is missing.
    assert ["ar", "gt", "1", "1", "1"] in rows(pages)
    assert list(dict.fromkeys(row[0] for row in rows(pages)[2:] if row)) == ["es", "en", "quc", "ar"]
    assert ["language", "country", "current", "outdated", "unstamped", "missing"] in rows(texts)


def test_one_language_can_be_asked_for_and_the_words_be_spanish(stamped: Path):
    result = translations(stamped, "--language", "ar", "--lang", "es")

    assert result.exit_code == 0
    assert {row[0] for row in rows(result.output) if row} == {"Páginas", "Textos", "idioma", "ar"}


def test_programs_get_every_translation_as_json(stamped: Path):
    edit(stamped, SOURCE, "Nadie puede", "Nunca pueden")
    edit(stamped, COUNTRY, "Policía de ejemplo", "Policía Nacional")

    data = json.loads(translations(stamped, "--format", "json").output)

    assert set(data) == {"pages", "texts"}
    page = next(page for page in data["pages"] if (page["page"], page["language"]) == ("gt/asylum", "ar"))
    words = "Puedes quedarte {{ stay }} mientras esperas. [^appeal] …"
    assert page == {
        "page": "gt/asylum",
        "language": "ar",
        "state": "outdated",
        "status": "machine",
        "percent": 13,
        "blocks": 8,
        "changes": [{"kind": "changed", "block": 2, "was": 2, "words": words}],
    }
    assert {"key": "countries/gt/contacts/police/name", "country": "gt", "language": "en", "state": "outdated"} in data["texts"]


def test_the_old_words_of_a_page_come_from_the_history(remembered: Path):
    result = translations(remembered, "show", "gt/asylum", "--language", "ar")

    assert result.output == (
        "gt/asylum (ar, machine): 3 of 9 blocks of the source changed, 34 %\n"
        "  block 1, changed\n"
        "    now:\n"
        "      Puedes quedarte {{ stay }} mientras esperas. [^appeal] Nunca pueden devolverte. [^regional/no-pushback]\n"
        "    before:\n"
        "      Puedes quedarte {{ stay }} mientras esperas. [^appeal] Nadie puede devolverte. [^regional/no-pushback]\n"
        "  block 6, changed\n"
        "    now:\n"
        "      Llama a {{ office }}.\n"
        "    before:\n"
        "      Llama a {{ office }} o a {{ bz/helpline }}.\n"
        "  block 7, added\n"
        "    now:\n"
        "      Y espera.\n"
        "\n"
    )


def test_a_changed_title_is_named(remembered: Path):
    edit(remembered, SOURCE, "Pedir refugio", "Pedir asilo")

    result = translations(remembered, "show", "gt/asylum", "--language", "ar")

    assert "  title, changed\n    now:\n      Pedir asilo\n    before:\n      Pedir refugio\n  block 1, changed\n" in result.output


def test_the_history_knows_the_old_blocks_where_the_stamp_does_not(remembered: Path):
    path = remembered / "content/ar/gt/asylum.md"
    path.write_text(re.sub(r"blocks: \[.*?\], ", "", path.read_text(encoding="utf-8")), encoding="utf-8")

    result = translations(remembered, "show", "gt/asylum", "--language", "ar")

    assert [line for line in result.output.splitlines() if line.startswith("  block")] == ["  block 1, changed", "  block 6, changed", "  block 7, added"]


def test_the_old_words_of_a_text_come_from_the_history(remembered: Path):
    result = translations(remembered, "show", "countries/gt/contacts/police/name", "--language", "en")

    assert result.output == (
        "countries/gt/contacts/police/name (en) is outdated.\n"
        "    now:\n      Policía Nacional\n"
        "    translation:\n      Sample police\n"
        "    before:\n      Policía de ejemplo\n\n"
    )


def test_everything_outdated_is_shown_when_nothing_is_named(remembered: Path):
    result = translations(remembered, "show", "--lang", "es")

    named = [line for line in result.output.splitlines() if line and not line.startswith(" ")]
    assert named == [
        "gt/asylum (ar, machine): cambiaron 3 de 9 bloques del original, 34 %",
        "countries/gt/contacts/police/name (en) está atrasada.",
        "countries/gt/procedures/asylum-request/steps/do (en) está atrasada.",
    ]


def test_it_is_said_where_the_history_does_not_have_the_old_words(stamped: Path):
    edit(stamped, SOURCE, "Nadie puede", "Nunca pueden")
    edit(stamped, SOURCE, "## Papeles { #papers }\n", "")
    edit(stamped, COUNTRY, "Policía de ejemplo", "Policía Nacional")

    page = translations(stamped, "show", "gt/asylum", "--language", "ar").output
    text = translations(stamped, "show", "countries/gt/contacts/police", "--language", "en").output

    assert page.startswith("gt/asylum (ar, machine): 2 of 8 blocks of the source changed, 25 %\n  block 1, changed\n    now:\n")
    assert page.endswith("  block 2, removed\n  The old words are not in this history.\n\n")
    assert text.endswith("  The old words are not in this history.\n\n")


def test_a_page_that_has_not_changed_is_said_to_be_current(stamped: Path):
    assert translations(stamped, "show").output == "Nothing is outdated.\n"
    assert translations(stamped, "show", "gt/asylum").output == (
        "gt/asylum (en) is not written.\ngt/asylum (quc) is not written.\ngt/asylum (ar, machine) is current.\n"
    )


def test_only_what_has_no_stamp_is_stamped_without_names(stamped: Path, write: Write):
    edit(stamped, SOURCE, "Nadie puede", "Nunca pueden")
    edit(stamped, COUNTRY, "Policía de ejemplo", "Policía Nacional")
    edit(stamped, COUNTRY, 'name: {es: "Nochebuena", en: "Christmas Eve"}', 'name: {es: "Nochebuena", en: "Christmas Eve", ar: "عيد"}')
    write("content/ar/gt/index.md", UNSTAMPED)
    before = tree(stamped)

    result = translations(stamped, "stamp")

    after = tree(stamped)
    assert result.output == (
        "Stamped pages: 1, texts: 1.\n"
        "Left as they are, because their sources changed: 2. Look at them with `portal translations show`, then stamp them by name.\n"
    )
    assert sorted(name for name in after if before.get(name) != after[name]) == ["content/ar/gt/index.md", "content/translations/ar.yaml"]
    assert b"countries/gt/holidays/name: " in after["content/translations/ar.yaml"]


def test_what_is_named_is_stamped_though_its_source_changed(stamped: Path):
    edit(stamped, SOURCE, "Nadie puede", "Nunca pueden")
    edit(stamped, COUNTRY, "Policía de ejemplo", "Policía Nacional")
    edit(stamped, COUNTRY, 'es: "Espera."', 'es: "Espera en casa."')

    page = translations(stamped, "stamp", "gt/asylum").output
    text = translations(stamped, "stamp", "countries/gt/contacts").output

    assert (page, text) == ("Stamped pages: 1, texts: 0.\n", "Stamped pages: 0, texts: 1.\n")
    assert translations(stamped, "show").output.startswith("countries/gt/procedures/asylum-request/steps/do (en) is outdated.")


def test_everything_can_be_stamped_and_then_nothing_is_left_to_do(stamped: Path):
    edit(stamped, SOURCE, "Nadie puede", "Nunca pueden")
    edit(stamped, COUNTRY, "Policía de ejemplo", "Policía Nacional")

    first = translations(stamped, "stamp", "--all")
    files = tree(stamped)
    second = translations(stamped, "stamp", "--all")

    assert first.output == "Stamped pages: 1, texts: 1.\n"
    assert second.output == "Stamped pages: 0, texts: 0.\n"
    assert tree(stamped) == files
    assert translations(stamped, "show").output == "Nothing is outdated.\n"


def test_a_page_comes_before_texts_of_its_name(stamped: Path, write: Write):
    hub = HUB.search((stamped / "hubs.yaml").read_text(encoding="utf-8"))
    assert hub is not None
    write(f"content/es/hubs/{hub[1]}.md", '---\ntitle: "A"\nsummary: "B"\n---\n\nNo.\n')
    write(f"content/ar/hubs/{hub[1]}.md", UNSTAMPED)
    (stamped / "content/translations/en.yaml").unlink()

    page = translations(stamped, "stamp", f"hubs/{hub[1]}").output
    texts = translations(stamped, "stamp", f"hubs/{hub[1]}/").output

    assert page == "Stamped pages: 1, texts: 0.\n"
    assert re.fullmatch(r"Stamped pages: 0, texts: [1-9]\d*\.\n", texts)


def test_a_stamp_in_one_language_leaves_the_others(stamped: Path, write: Write):
    write("content/ar/gt/index.md", UNSTAMPED)
    write("content/quc/gt/index.md", UNSTAMPED)

    result = translations(stamped, "stamp", "gt/index", "--language", "quc")

    assert result.output == "Stamped pages: 1, texts: 0.\n"
    assert (stamped / "content/ar/gt/index.md").read_text(encoding="utf-8") == UNSTAMPED


def test_a_language_without_texts_gets_no_file(small_portal: Path):
    shutil.rmtree(small_portal / "content/translations", ignore_errors=True)

    translations(small_portal, "stamp")

    assert sorted(path.name for path in (small_portal / "content/translations").iterdir()) == ["ar.yaml", "en.yaml", "es.yaml"]


def test_nothing_is_stamped_while_something_can_not_be_read(stamped: Path, write: Write):
    write("content/ar/gt/index.md", UNSTAMPED)
    edit(stamped, COUNTRY, "kind: authority", "kind: office")
    before = tree(stamped)

    result = translations(stamped, "stamp", "--all")

    assert result.exit_code == 1
    assert "[schema-choice]" in result.output
    assert "Nothing was stamped" in result.output
    assert tree(stamped) == before


def test_a_page_that_can_not_be_stamped_in_place_is_named_and_nothing_is_written(stamped: Path, write: Write):
    write("content/ar/gt/index.md", UNSTAMPED)
    write("content/quc/gt/index.md", UNSTAMPED.replace("{status", '{blocks: ["aaaa", # ]\n  "bbbb"], status'))
    before = tree(stamped)

    result = translations(stamped, "stamp")

    assert result.exit_code == 1
    assert "content/quc/gt/index.md:4:7: l10n has a form that can't be edited in place" in result.output
    assert tree(stamped) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "gt/asylun"], "nothing to translate is called 'gt/asylun'; did you mean 'gt/asylum'?"),
        (["stamp", "countries/gt/contact"], "nothing to translate is called 'countries/gt/contact'; did you mean"),
        (["stamp", "gt/asylum", "--language", "quc"], "gt/asylum: there is no translation to stamp."),
        (["show", "--language", "fr"], "there is no language 'fr'; did you mean"),
        (["stamp", "gt/asylum", "--all"], "name translations, or say --all, not both"),
    ],
)
def test_a_wrong_name_is_answered_with_a_suggestion(stamped: Path, arguments: list[str], words: str):
    result = translations(stamped, *arguments)

    assert result.exit_code == 2
    assert words in " ".join(result.output.split())


def test_the_folder_can_be_given_before_or_after_the_verb(stamped: Path):
    one = CliRunner().invoke(main, ["translations", "--root", str(stamped), "--lang", "es", "show"])
    other = CliRunner().invoke(main, ["translations", "show", "--root", str(stamped), "--lang", "es"])

    assert one.output == other.output == "Nada está atrasado.\n"


def test_a_folder_without_content_is_said_to_be_none(tmp_path: Path):
    for verb in ([], ["show"], ["stamp"]):
        result = translations(tmp_path, *verb)

        assert result.exit_code == 2
        assert "there is no folder content/" in result.output
