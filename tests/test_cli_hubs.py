"""The verbs ``hubs`` and ``new hub``: what they show, what they write, and what they leave alone."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import ROOT, TODAY

from portal.cli import main
from portal.load import load
from portal.new_hub import id_for, inserted, lines_of

HUBS = "hubs.yaml"
OPTIONS = {
    "--country": "gt",
    "--municipality": "Ayutla",
    "--admin1": "San Marcos",
    "--name": "Casa de prueba: «Nº 1»",
    "--source": "https://example.org/new",
    "--source-date": "2026-05",
}


def hubs(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["hubs", "--root", str(root), "--today", str(TODAY), *arguments])


def new(root: Path, *arguments: str, **changed: str | None) -> Result:
    options = OPTIONS | {f"--{key.replace('_', '-')}": value for key, value in changed.items()}
    given = [part for option, value in options.items() if value is not None for part in (option, value)]
    return CliRunner().invoke(main, ["new", "hub", "--root", str(root), "--today", str(TODAY), *given, *arguments])


def ids(root: Path) -> list[str]:
    return [hub.id for hub in load(root)[0].hubs]


def test_the_table_fits_eighty_columns_and_names_every_hub(small_portal: Path):
    result = hubs(ROOT)

    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert [line.split()[0] for line in result.stdout.splitlines() if line[:3] in ("mx-", "gt-", "bz-", "sv-", "hn-", "cr-", "pa-")] == ids(ROOT)
    assert "\x1b" not in result.stdout


def test_a_hub_has_its_status_its_dates_and_what_to_ask(small_portal: Path):
    lines = hubs(small_portal).stdout.splitlines()

    assert lines[1].split() == ["gt-sample", "open", "2026-11-10", "2027-05-20", "–"]
    assert lines[2] == "  Ejemplo, San Marcos"
    assert lines[3].split() == ["bz-sample", "unconfirmed", "2018-04-20", "2027-05-20", "PAHLSDC"]
    assert lines[-1] == "Hubs: 2. Confirmed: 1. Late: 0."


def test_a_hub_that_is_late_has_a_mark(small_portal: Path):
    result = hubs(small_portal, "--today", "2028-01-01", "--country", "gt", "--lang", "es")

    assert result.stdout.splitlines()[1].split() == ["gt-sample", "abierta", "2026-11-10", "2027-05-20*", "–"]
    assert result.stdout.splitlines()[-1] == "Ventanillas: 1. Confirmadas: 1. Atrasadas: 1."


def test_programs_get_the_same_as_json(small_portal: Path):
    (only,) = json.loads(hubs(small_portal, "--format", "json", "--country", "bz").stdout)

    assert only["id"] == "bz-sample"
    assert (only["status"], only["last-news"], only["confirmed"], only["late"]) == ("unconfirmed", "2018-04-20", False, False)
    assert only["unknown"] == ["phones", "address", "hours", "languages", "services", "bring", "cost"]


def test_a_country_that_does_not_exist_is_answered_with_one_that_does(small_portal: Path):
    result = hubs(small_portal, "--country", "gtm")

    assert result.exit_code == 2
    assert "there is no country 'gtm'; did you mean 'gt'?" in result.stderr


def test_a_directory_without_hubs_says_so(small_portal: Path):
    (small_portal / HUBS).write_text("# Nothing yet.\n", encoding="utf-8")

    assert hubs(small_portal).stdout == "There are no hubs.\n"


def test_a_new_hub_stands_in_its_form_at_its_place_and_changes_nothing_else(small_portal: Path):
    before = (small_portal / HUBS).read_text(encoding="utf-8")

    result = new(small_portal)

    after = (small_portal / HUBS).read_text(encoding="utf-8")
    entry = (
        '- id: gt-ayutla\n  country: gt\n  name: {es: "Casa de prueba: «Nº 1»"}\n  municipality: Ayutla\n  admin1: San Marcos\n'
        "  evidence:\n    - source: https://example.org/new\n      source-date: 2026-05\n      read: 2026-11-21\n"
    )
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("hubs.yaml:1:3: gt-ayutla was written.")
    assert after == entry + before
    assert ids(small_portal) == ["gt-ayutla", "gt-sample", "bz-sample"]


@pytest.mark.parametrize(
    ("changed", "order"),
    [
        ({"municipality": "Zacapa", "admin1": "Zacapa"}, ["gt-sample", "gt-zacapa", "bz-sample"]),
        ({"country": "bz", "municipality": "Zion", "admin1": "Cayo"}, ["gt-sample", "bz-sample", "bz-zion"]),
        ({"country": "bz", "municipality": "Aa", "admin1": "Cayo"}, ["gt-sample", "bz-aa", "bz-sample"]),
    ],
)
def test_hubs_stay_together_by_country_and_in_the_order_of_their_ids(small_portal: Path, changed: dict[str, str], order: list[str]):
    assert new(small_portal, **changed).exit_code == 0

    assert ids(small_portal) == order


def test_the_real_directory_takes_a_hub_and_stays_right_and_in_its_form(real_copy: Path):
    before = (real_copy / HUBS).read_bytes()

    assert new(real_copy).exit_code == 0

    after = (real_copy / HUBS).read_bytes()
    start = after.index(b"- id: gt-ayutla")
    assert after[:start] + after[after.index(b"- id: gt-la-esperanza") :] == before
    for verb in (["check"], ["format", "--check"]):
        done = CliRunner().invoke(main, [*verb, "--root", str(real_copy)])
        assert done.exit_code == 0, done.output


@pytest.fixture
def real_copy(tmp_path: Path) -> Path:
    """The content of this repository without what only its translations need."""
    for name in ("content", "materials"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / HUBS, tmp_path)
    return tmp_path


def test_an_id_that_is_taken_is_refused_with_a_way_out(small_portal: Path):
    before = (small_portal / HUBS).read_bytes()

    result = new(small_portal, "--id", "gt-sample", "--lang", "es")

    assert result.exit_code == 2
    assert "«gt-sample» ya es el id de la ventanilla en hubs.yaml:1:3." in result.stderr
    assert "gt-sample-mercado" in result.stderr
    assert (small_portal / HUBS).read_bytes() == before


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"source": "example.org"}, "example.org"),
        ({"source_date": "May 2026"}, "May 2026"),
        ({"source_date": "2027-01-01"}, "lies in the future"),
        ({"name": "<b>Casa</b>"}, "<b>Casa</b>"),
        ({"id": "GT Ayutla"}, "GT Ayutla"),
        ({"name": "xx-=Casa\u202e"}, "U+202E"),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(small_portal: Path, changed: dict[str, str], says: str):
    before = (small_portal / HUBS).read_bytes()

    result = new(small_portal, **changed)

    assert result.exit_code == 1
    assert says in result.output
    assert result.stderr.endswith("Nothing was written.\n")
    assert (small_portal / HUBS).read_bytes() == before
    assert not (small_portal / ".hubs.yaml.new").exists()


def test_a_country_is_suggested(small_portal: Path):
    result = new(small_portal, country="gtx")

    assert result.exit_code == 2
    assert "there is no country 'gtx'; did you mean 'gt'?" in result.stderr


def test_a_directory_that_cannot_be_read_is_left_alone(small_portal: Path):
    broken = (small_portal / HUBS).read_bytes() + b"- id: [\n"
    (small_portal / HUBS).write_bytes(broken)

    result = new(small_portal)

    assert result.exit_code == 1
    assert "hubs.yaml:" in result.output
    assert (small_portal / HUBS).read_bytes() == broken


def test_a_hub_that_looks_like_another_is_written_with_a_warning(small_portal: Path):
    result = new(small_portal, municipality="Ejemplo", name="Ventanilla de ejemplo")

    assert result.exit_code == 0
    assert "[hub-is-listed-once]" in result.stdout
    assert ids(small_portal) == ["gt-ejemplo", "gt-sample", "bz-sample"]


def test_a_name_may_have_several_languages(small_portal: Path):
    assert new(small_portal, "--name", "en=Test = house").exit_code == 0

    assert load(small_portal)[0].hubs[0].name.root == {"es": "Casa de prueba: «Nº 1»", "en": "Test = house"}


def test_without_a_terminal_what_is_missing_is_named(small_portal: Path):
    result = new(small_portal, admin1=None, source=None)

    assert result.exit_code == 2
    assert "say --admin1, --source" in result.stderr


def test_in_a_terminal_it_asks(small_portal: Path):
    answers = b"gt\nAyutla\nSan Marcos\nCasa\nhttps://example.org/new\n\n"
    keyboard, terminal = pty.openpty()
    os.write(keyboard, answers)

    command = [sys.executable, "-m", "portal", "new", "hub", "--root", str(small_portal), "--today", str(TODAY)]
    done = subprocess.run(command, stdin=terminal, capture_output=True, text=True, timeout=60)

    os.close(keyboard)
    os.close(terminal)
    assert done.returncode == 0, done.stderr
    assert "gt-ayutla was written." in done.stdout
    assert load(small_portal)[0].hubs[0].evidence[0].source_date is None


LINES, _ = lines_of({"id": "gt-b", "country": "gt", "name": {"es": "B"}, "municipality": "B", "admin1": "B"})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", LINES),
        ("# Hubs.\n", f"# Hubs.\n{LINES}"),
        ("# Hubs.\n- id: gt-c\n  country: gt\n", f"# Hubs.\n{LINES}- id: gt-c\n  country: gt\n"),
        ("- id: gt-a\n  country: gt\n# Of C.\n- id: gt-c\n  country: gt\n", f"- id: gt-a\n  country: gt\n{LINES}# Of C.\n- id: gt-c\n  country: gt\n"),
        ("- id: gt-a\n  country:   gt", f"- id: gt-a\n  country:   gt\n{LINES}"),
        ("- id: gt-a\r\n  country: gt\r\n", "- id: gt-a\r\n  country: gt\r\n" + LINES.replace("\n", "\r\n")),
        ("\ufeff- id: mx-a\n  country: mx\n", f"\ufeff- id: mx-a\n  country: mx\n{LINES}"),
    ],
)
def test_an_entry_goes_between_the_others_and_every_other_byte_stays(before: str, after: str):
    assert inserted(before.encode(), LINES) == (after.encode(), [])


@pytest.mark.parametrize("text", ["[]\n", "[{id: gt-a, country: gt}]\n", "id: gt-a\n", "- gt-a\n"])
def test_a_file_in_an_unusual_form_is_not_touched(text: str):
    assert inserted(text.encode(), LINES) == (None, [])


def test_an_id_is_made_from_country_and_town():
    assert id_for("mx", "Othón P. Blanco") == "mx-othon-p-blanco"
