"""The command line: what it answers, in which language, and with which exit code."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from tests.conftest import ROOT, TODAY, Write

from portal.cli import main

OLD = "content/en/bz/index.md:2:1: the page was due for review by 2026-09-01 [page-is-fresh]"
"""The only problem of the small portal on its day: it waits for an editor and hurts nobody."""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def check(root: Path, *more: str, today: object = TODAY) -> Result:
    return run("check", "--root", root, "--today", today, *more)


def test_what_only_waits_for_an_editor_gives_exit_code_0(small_portal: Path):
    result = check(small_portal)

    assert result.exit_code == 0
    assert result.stdout == f"{OLD}\n    Read its sources again, correct what changed, and write today under 'read'.\n"
    assert result.stderr == "0 to fix, 1 to bring up to date.\n"


def test_what_could_hurt_a_reader_gives_exit_code_1(small_portal: Path, write: Write):
    write("content/es/gt/index.md", '---\ntitle: "A"\nsummary: "B"\nread: 2026-11-21\n---\n\nLlama al 5555 0101 o a la {{ police }}.\n')

    result = check(small_portal)

    assert result.exit_code == 1
    assert "content/es/gt/index.md:7:10: the phone «5555 0101» stands in the text [raw-phone]\n    Put it under contacts" in result.stdout
    assert result.stderr.startswith("1 to fix, ")


def test_a_content_without_problems_is_said_to_have_none(small_portal: Path, write: Write):
    write("content/en/bz/index.md", '---\ntitle: "Belize"\nsummary: "First."\nread: 2026-11-21\n---\n\nCall the {{ helpline }}.\n')

    result = check(small_portal)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing to fix.\n")
    assert check(small_portal, "--lang", "es").stderr == "Nada que corregir.\n"


def test_messages_come_in_spanish_as_well(small_portal: Path):
    result = check(small_portal, "--lang", "es")

    assert result.exit_code == 0
    assert result.stdout.startswith("content/en/bz/index.md:2:1: la página debía revisarse antes del 2026-09-01 [page-is-fresh]\n    Lee otra vez")
    assert result.stderr == "0 por corregir, 1 por actualizar.\n"


def test_the_day_decides_what_is_old(small_portal: Path):
    results = [check(small_portal, today=day) for day in ("2026-11-21", "2027-05-21", "2030-01-01")]

    old = [int(re.findall(r"0 to fix, (\d+) to bring", result.stderr)[0]) for result in results]
    assert [result.exit_code for result in results] == [0, 0, 0]
    assert 1 == old[0] < old[1] < old[2]


def test_a_day_before_the_content_was_read_makes_it_impossible(small_portal: Path):
    result = check(small_portal, today="2026-11-20")

    assert result.exit_code == 1
    assert "2026-11-21 lies in the future [day-has-come]" in result.stdout


def test_problems_are_sorted_by_file_and_line_and_the_same_every_time(small_portal: Path, write: Write):
    write("content/es/gt/index.md", "---\ntitle: A\nsummary: B\nread: 2026-11-21\n---\n\n# A\n\nLlama al 5555 0101 o al 5555 0102.\n\n*b*\n")
    write("content/es/strange.txt", "a")
    write("hubs.yaml", (small_portal / "hubs.yaml").read_text(encoding="utf-8").replace("country: bz", "country: bzz"))

    first = check(small_portal)
    shutil.rmtree(small_portal / ".build")
    second = check(small_portal)

    places = [
        (match[1], int(match[2]), int(match[3]))
        for line in first.stdout.splitlines()
        if not line.startswith(" ") and (match := re.match(r"(\S+?):(\d+):(\d+): .+ \[[a-z0-9-]+\]$", line))
    ]
    assert len(places) == len(first.stdout.splitlines()) / 2 > 5
    assert places == sorted(places)
    assert second.stdout == first.stdout


COMMANDS: dict[str, click.Command] = {verb: main.get_command(click.Context(main), verb) for verb in main.list_commands(click.Context(main))}  # type: ignore[misc]


@pytest.mark.parametrize("verb", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_says_what_a_command_does_and_what_each_option_means(verb: str, option: str):
    result = run(verb, option)

    shown = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert f"Usage: main {verb}" in shown
    assert len(COMMANDS[verb].get_short_help_str(200)) > 30
    for parameter in COMMANDS[verb].params:
        if isinstance(parameter, click.Argument):
            continue  # click shows arguments in the line of use; the sentence above says what they are
        assert isinstance(parameter, click.Option)
        assert parameter.opts[0] in shown
        assert parameter.help is not None
        assert parameter.help[0].isupper()
        assert "[default:" in parameter.help or "[default:" in shown
        assert parameter.help.split(" [default")[0] in shown


def test_help_names_the_commands_and_the_exit_codes():
    result = run("--help")

    assert result.exit_code == 0
    assert all(verb in result.stdout for verb in COMMANDS)
    assert "Exit code 0: all is well. 1: something in the content wants fixing. 2: the" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("frobnicate",),
        ("check", "--frobnicate"),
        ("check", "--lang", "fr"),
        ("check", "--today", "21/11/2026"),
        ("check", "--today", "2026-02-30"),
        ("check", "--root", "nowhere-at-all"),
        ("build", "--links", "slashes"),
        ("check", "superfluous"),
    ],
)
def test_a_wrong_use_gives_exit_code_2_and_says_how_to_use_it(arguments: tuple[str, ...]):
    result = run(*arguments)

    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("verb", COMMANDS)
def test_a_folder_without_content_gives_exit_code_2_and_a_sentence(tmp_path: Path, verb: str):
    words, command = [verb], COMMANDS[verb]
    while isinstance(command, click.Group):
        name, command = next(iter(command.commands.items()))
        words.append(name)
    arguments = [tmp_path for parameter in command.params if isinstance(parameter, click.Argument) and parameter.required]

    result = run(*words, "--root", tmp_path, *arguments)

    assert result.exit_code == 2
    assert f"there is no folder content/ in {tmp_path}; go to the repository, or name it with --root." in result.stderr


@pytest.mark.parametrize("verb", ["build", "serve"])
def test_a_folder_without_configuration_gives_exit_code_2_and_a_sentence(small_portal: Path, verb: str):
    (small_portal / "mkdocs.yml").unlink()

    result = run(verb, "--root", small_portal)

    assert result.exit_code == 2
    assert f"there is no file mkdocs.yml in {small_portal}" in result.stderr


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org/", "/portal/", "javascript:alert(1)"])
def test_an_address_of_the_site_needs_its_beginning(small_portal: Path, url: str):
    result = run("build", "--root", small_portal, "--today", TODAY, "--site-url", url)

    assert result.exit_code == 2
    assert "Invalid value for --site-url: write the whole address, as https://example.org/portal/" in result.stderr
    assert not (small_portal / "site").exists()


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:http"])
def test_a_preview_needs_an_address_that_can_be_used(small_portal: Path, address: str):
    result = run("serve", "--root", small_portal, "--address", address)

    assert result.exit_code == 2
    assert f"nothing can be shown at {address}" in result.stderr


def test_a_preview_at_a_place_that_is_taken_says_so(small_portal: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        result = run("serve", "--root", small_portal, "--address", f"127.0.0.1:{other.getsockname()[1]}")

    assert result.exit_code == 2
    assert "name another one, as 127.0.0.1:8001" in result.stderr


@pytest.mark.parametrize("languages", ["", "[]\n", "- code: español\n  name: Español\n"])
def test_a_portal_without_languages_is_a_mistake_in_the_content(small_portal: Path, write: Write, languages: str):
    write("content/languages.yaml", languages)

    result = check(small_portal)

    assert result.exit_code == 1
    assert result.stdout.startswith("content/languages.yaml:1:")


def test_a_build_that_the_content_forbids_says_that_nothing_changed(small_portal: Path, write: Write):
    write("content/languages.yaml", "[]\n")

    english, spanish = (run("build", "--root", small_portal, "--today", TODAY, "--lang", lang) for lang in ("en", "es"))

    assert (english.exit_code, spanish.exit_code) == (1, 1)
    assert "The site was not built; the previous one is as it was." in english.stderr
    assert "El sitio no se construyó; el anterior sigue igual." in spanish.stderr
    assert not (small_portal / "site").exists()


@pytest.mark.parametrize("command", [[sys.executable, "-m", "portal"], [str(Path(sys.executable).parent / "portal")]], ids=["module", "script"])
def test_the_command_runs_as_a_program_of_its_own(small_portal: Path, command: list[str]):
    done = subprocess.run(
        [*command, "check", "--today", str(TODAY)], cwd=small_portal, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )

    assert (done.returncode, done.stdout.splitlines()[0], done.stderr) == (0, OLD, "0 to fix, 1 to bring up to date.\n")


def test_the_version_is_that_of_the_project():
    result = run("--version")

    assert f'version = "{result.stdout.strip()}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
