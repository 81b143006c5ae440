"""What several tests need: the small portal as a folder of its own, and ways to change it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from tests.site import Site, portal

from portal.load import load

TESTS = Path(__file__).parent
ROOT = TESTS.parent
TODAY = date(2026, 11, 21)
"""The day on which the small portal is checked and built."""


def copy_small_portal(folder: Path) -> Path:
    """The small portal as a repository: with the interface words, the frame and the configuration of the real one.

    Its PDF was examined before, which would take a third of a second in each copy.
    """
    _copy_small_portal(folder)
    shutil.copytree(_examined(), folder / ".build" / "given", dirs_exist_ok=True)
    return folder


@cache
def _examined() -> Path:
    """What is remembered of the PDF of the small portal."""
    place = Path(tempfile.mkdtemp(prefix="examined-"))
    atexit.register(shutil.rmtree, place)
    load(_copy_small_portal(place))
    return place / ".build" / "given"


def _copy_small_portal(folder: Path) -> Path:
    shutil.copytree(TESTS / "small_portal", folder, dirs_exist_ok=True)
    for code in ("es", "en"):
        shutil.copy(ROOT / "content" / "words" / f"{code}.yaml", folder / "content" / "words")
    shutil.copytree(ROOT / "overrides", folder / "overrides", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def copy_real_portal(folder: Path) -> Path:
    """What the real site is built from, as a repository of its own: a build writes into it."""
    for name in ("content", "materials", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("hubs.yaml", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


settings.register_profile("tables", max_examples=10_000)
"""For `make suppression`."""

Built = Callable[[str, str], Site]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Builds a portal (``real`` or ``small``) in a style of addresses (``folders`` or ``files``), each once."""

    @cache
    def repository(which: str) -> Path:
        folder = tmp_path_factory.mktemp(which)
        return copy_real_portal(folder) if which == "real" else copy_small_portal(folder)

    @cache
    def build(which: str, links: str) -> Site:
        site = tmp_path_factory.mktemp("sites") / "site"
        # The real content is built for today, as its deployments are; the small one for the day for which it was written.
        day = () if which == "real" else ("--today", TODAY)
        done = portal("build", "--root", repository(which), "--site", site, "--links", links, "--site-url", "https://example.org/portal/", *day)
        assert done.returncode == 0, done.stdout + done.stderr
        return Site(site, repository(which), links)

    return build


@pytest.fixture(params=[("real", "folders"), ("real", "files"), ("small", "folders"), ("small", "files")], ids="-".join)
def site(request: pytest.FixtureRequest, built: Built) -> Site:
    """Each built site in turn."""
    return built(*request.param)


@pytest.fixture
def small(built: Built) -> Site:
    """The built small portal, with addresses for a web server."""
    return built("small", "folders")


@pytest.fixture
def small_portal(tmp_path: Path) -> Path:
    """A fresh copy of the small portal."""
    return copy_small_portal(tmp_path / "portal")


Write = Callable[[str, str], Path]


@pytest.fixture
def write(small_portal: Path) -> Write:
    """Writes a text file into the small portal, with its folders."""

    def write_file(name: str, text: str) -> Path:
        path = small_portal / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file
