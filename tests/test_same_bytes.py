"""The same content and day give the same bytes, whoever builds where; a build that fails changes nothing."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import TODAY, Built, Write, copy_small_portal
from tests.site import Site, portal, tree

URL = "https://example.org/portal/"


def build(root: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return portal("build", "--root", root, "--site", site, "--today", TODAY, "--site-url", URL, environment=environment)


def mkdocs(root: Path) -> subprocess.CompletedProcess[str]:
    """Plain MkDocs, as anybody would call it, on the day and at the address of the other builds."""
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8").replace("  - portal\n", f'  - portal: {{today: "{TODAY}"}}\n')
    configuration.write_text(text.replace("site_url: https://example.org/\n", f"site_url: {URL}\n"), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build"]
    return subprocess.run(command, cwd=root, env={**os.environ}, capture_output=True, text=True, encoding="utf-8", timeout=120)


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "Pacific/Pago_Pago", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "4294967295", "LANGUAGE": "ar", "COLUMNS": "20"},
    ],
    ids=" ".join,
)
def test_another_machine_gives_the_same_bytes(small: Site, small_portal: Path, environment: dict[str, str]):
    done = build(small_portal, small_portal / "site", **environment)

    assert done.returncode == 0, done.stderr
    assert tree(small_portal / "site") == small.files


def test_the_order_in_which_files_were_made_and_their_age_do_not_matter(small: Site, tmp_path: Path):
    original = copy_small_portal(tmp_path / "original")
    files = [path.relative_to(original) for path in original.rglob("*") if path.is_file()]
    random.Random(7).shuffle(files)
    for age, name in enumerate(files):
        copy = tmp_path / "shuffled" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(original / name, copy)
        os.utime(copy, (age * 86_400, age * 86_400))

    done = build(tmp_path / "shuffled", tmp_path / "shuffled-site")

    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "shuffled-site") == small.files


def test_the_folder_in_which_it_is_built_does_not_show(small: Site, tmp_path: Path):
    root = copy_small_portal(tmp_path / "otra carpeta ñ (1)" / "portal")

    done = build(root, root / "site")

    assert done.returncode == 0, done.stderr
    assert tree(root / "site") == small.files
    assert not [name for name, data in small.files.items() if str(small.root).encode() in data or str(small.folder).encode() in data]


def test_a_second_build_over_the_first_leaves_nothing_behind(small: Site, small_portal: Path, write: Write):
    site = small_portal / "site"
    extra = write("content/es/gt/emergency.md", '---\ntitle: "Emergencia"\nsummary: "A quién llamar."\nread: 2026-11-21\n---\n\nLlama a la {{ police }}.\n')
    first = build(small_portal, site)
    assert first.returncode == 0, first.stdout
    assert (site / "gt/emergency/index.html").is_file()
    extra.unlink()
    (site / "stray.txt").write_text("stray", encoding="utf-8")
    (site / "gt" / "stray").mkdir()

    second = build(small_portal, site)

    assert second.returncode == 0, second.stdout
    assert tree(site) == small.files
    assert not (site / "gt" / "stray").exists()


def test_plain_mkdocs_gives_the_same_bytes(small: Site, small_portal: Path):
    done = mkdocs(small_portal)

    assert done.returncode == 0, done.stderr
    assert tree(small_portal / "site") == small.files


def test_plain_mkdocs_gives_the_same_bytes_for_files_that_open_from_a_disk(built: Built, small_portal: Path):
    configuration = small_portal / "mkdocs.yml"
    configuration.write_text(configuration.read_text(encoding="utf-8").replace("use_directory_urls: true", "use_directory_urls: false"), encoding="utf-8")

    done = mkdocs(small_portal)

    assert done.returncode == 0, done.stderr
    assert tree(small_portal / "site") == built("small", "files").files


def test_plain_mkdocs_after_a_portal_build_gives_the_same_bytes(small: Site, small_portal: Path):
    build(small_portal, small_portal / "site")
    (small_portal / "site/stray.txt").write_text("stray", encoding="utf-8")

    done = mkdocs(small_portal)

    assert done.returncode == 0, done.stderr
    assert tree(small_portal / "site") == small.files


@pytest.mark.parametrize("command", ["portal", "mkdocs"])
def test_a_harmful_mistake_leaves_the_previous_site_as_it_was(small: Site, small_portal: Path, write: Write, command: str):
    site = small_portal / "site"
    shutil.copytree(small.folder, site)
    write("content/es/gt/index.md", '---\ntitle: "Guatemala"\nsummary: "Lo primero."\nread: 2026-11-21\n---\n\nLlama a la {{ polise }}.\n')

    done = build(small_portal, site) if command == "portal" else mkdocs(small_portal)

    assert done.returncode == 1
    assert "content/es/gt/index.md:7:12" in done.stdout + done.stderr
    assert tree(site) == small.files
    assert "Traceback" not in done.stderr


def test_a_first_build_with_a_harmful_mistake_makes_no_site(small_portal: Path):
    (small_portal / "content/languages.yaml").unlink()

    done = build(small_portal, small_portal / "site")

    assert done.returncode == 1
    assert "content/languages.yaml" in done.stdout
    assert not (small_portal / "site").exists()


def test_a_folder_that_holds_something_else_is_not_replaced(small_portal: Path, tmp_path: Path):
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "letter.txt").write_text("Dear Rosa", encoding="utf-8")

    done = build(small_portal, letters)

    assert done.returncode == 2
    assert "holds something else than a site" in done.stderr
    assert tree(letters) == {"letter.txt": b"Dear Rosa"}


def test_an_empty_folder_is_filled(small: Site, small_portal: Path, tmp_path: Path):
    (tmp_path / "empty").mkdir()

    done = build(small_portal, tmp_path / "empty")

    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "empty") == small.files
