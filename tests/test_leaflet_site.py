"""Leaflets on the site: offered where they are wanted, remembered, released, and known to the codes on them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from tests.conftest import TODAY, Write, copy_small_portal
from tests.site import Site, portal, tree

from portal.render.frame import policy

URL = "https://example.org/portal/"


def build(root: Path, site: Path, *options: str) -> Site:
    done = portal("build", "--root", root, "--site", site, "--site-url", URL, "--today", str(TODAY), *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(site, root, "folders")


def test_every_link_to_a_leaflet_leads_to_one_and_every_leaflet_has_a_link(small: Site):
    linked = {match[1] for page in small.pages for match in re.finditer(r'href="(?:\.\./)*(leaflets/[^"]+)"', page.data.decode())}

    assert linked == {name for name in small.files if name.startswith("leaflets/")}
    assert linked


def test_a_hub_that_is_not_confirmed_is_offered_to_its_staff(small: Site):
    assert "For hub staff: check, then print" in small.html["en/hubs/bz-sample/index.html"].text
    assert "For hub staff" not in small.html["en/hubs/gt-sample/index.html"].text


def test_a_closed_hub_has_no_leaflet(tmp_path: Path):
    root = copy_small_portal(tmp_path / "portal")
    hubs = root / "hubs.yaml"
    hubs.write_text(hubs.read_text(encoding="utf-8").replace("  status: open\n", "  status: closed\n"), encoding="utf-8")

    files = build(root, tmp_path / "site").files

    assert not [name for name in files if name.startswith("leaflets/gt-sample")]
    assert [name for name in files if name.startswith("leaflets/bz-sample")]


def test_a_second_build_takes_the_leaflets_from_memory(tmp_path: Path):
    root = copy_small_portal(tmp_path / "portal")
    first = build(root, tmp_path / "site").files
    times = {path: path.stat().st_mtime_ns for path in (root / ".build/leaflets").iterdir()}

    second = build(root, tmp_path / "site").files

    assert first == second
    assert times == {path: path.stat().st_mtime_ns for path in (root / ".build/leaflets").iterdir()}


def test_without_leaflets_no_page_leads_to_one(tmp_path: Path):
    site = build(copy_small_portal(tmp_path / "portal"), tmp_path / "site", "--no-leaflets")

    assert not [name for name in site.files if name.startswith("leaflets/")]
    assert not [page.file for page in site.pages if b"leaflets/" in page.data]


def test_a_leaflet_that_does_not_fit_leaves_the_previous_site_as_it_was(tmp_path: Path, write: Write, small_portal: Path):
    build(small_portal, tmp_path / "site")
    before = tree(tmp_path / "site")
    text = (small_portal / "materials/visit/es.md").read_text(encoding="utf-8")
    write("materials/visit/es.md", text.replace("Avisa _enseguida_", f"{'Pregunta otra vez. ' * 400}Avisa _enseguida_"))

    done = portal("build", "--root", small_portal, "--site", tmp_path / "site", "--site-url", URL, "--today", str(TODAY))

    assert done.returncode == 1
    assert "panels 4 are too long [leaflet-fits]" in done.stdout
    assert tree(tmp_path / "site") == before


def test_the_page_of_a_paper_allows_its_own_style_and_no_other(small: Site):
    pages = [unescape(data.decode()) for name, data in small.files.items() if name.startswith("v/")]

    assert pages
    assert all(policy(re.search(r"<style>(.+?)</style>", page)[1]) in page for page in pages)


def test_a_released_paper_is_no_proof_and_says_later_what_changed(tmp_path: Path, small_portal: Path):
    done = portal(
        "leaflets", "--root", small_portal, "--today", str(TODAY), "--site-url", URL, "--hub", "gt-sample", "--language", "es", "--release", "--to", tmp_path
    )
    versions = small_portal / "materials/versions.yaml"
    version = re.search(r'version: "(\w{6})"', versions.read_text(encoding="utf-8"))[1]
    assert done.returncode == 0, done.stderr
    assert portal("format", "--root", small_portal, "--check", versions).returncode == 0
    valid = build(small_portal, tmp_path / "one").files[f"v/gt-sample-es/{version}/index.html"].decode()

    ledger = small_portal / "content/countries/gt.yaml"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace('number: "110"', 'number: "112"'), encoding="utf-8")
    old = build(small_portal, tmp_path / "two").files[f"v/gt-sample-es/{version}/index.html"].decode()

    assert "<h1>Este papel sigue vigente</h1>" in valid
    assert "<h1>Este papel es viejo</h1>" in old
    assert "<del><bdi>Policía de ejemplo (110)</bdi></del><br><ins><bdi>Policía de ejemplo (112)</bdi></ins>" in old


def test_a_paper_of_a_hub_that_closed_is_told_to_be_old(tmp_path: Path, small_portal: Path):
    options = ("--root", small_portal, "--today", str(TODAY), "--site-url", URL, "--hub", "gt-sample", "--edition", "phone", "--release", "--to", tmp_path)
    assert portal("leaflets", *options).returncode == 0
    hubs = small_portal / "hubs.yaml"
    hubs.write_text(hubs.read_text(encoding="utf-8").replace("  status: open\n", "  status: closed\n"), encoding="utf-8")

    files = build(small_portal, tmp_path / "site").files
    old = [files[name].decode() for name in files if name.startswith("v/gt-sample-es/")]

    assert len(old) == 1
    assert "<h1>Este papel es viejo</h1>" in old[0]
    assert "../../../hubs/gt-sample/" in old[0]


def test_nothing_is_noted_where_a_leaflet_does_not_fit(small_portal: Path, write: Write, tmp_path: Path):
    text = (small_portal / "materials/visit/es.md").read_text(encoding="utf-8")
    write("materials/visit/es.md", text.replace("Avisa _enseguida_", f"{'Pregunta otra vez. ' * 400}Avisa _enseguida_"))

    done = portal("leaflets", "--root", small_portal, "--today", str(TODAY), "--site-url", URL, "--language", "es", "--release", "--to", tmp_path)

    assert done.returncode == 1
    assert "[leaflet-fits]" in done.stdout
    assert not (small_portal / "materials/versions.yaml").exists()


def test_papers_are_not_given_out_without_an_address_for_their_codes(small_portal: Path):
    for address in ((), ("--site-url", "")):
        done = portal("leaflets", "--root", small_portal, "--release", *address)

        assert done.returncode == 2
        assert "--release needs --site-url" in done.stderr


def test_leaflets_that_nobody_could_use_are_told_instead_of_an_empty_folder(small_portal: Path, tmp_path: Path):
    hubs = small_portal / "hubs.yaml"
    hubs.write_text(hubs.read_text(encoding="utf-8").replace("  status: open\n", "  status: closed\n"), encoding="utf-8")

    done = portal("leaflets", "--root", small_portal, "--hub", "gt-sample", "--to", tmp_path / "leaflets")

    assert done.returncode == 2
    assert "its hub is closed, paused or planned" in done.stderr
    assert not (tmp_path / "leaflets").exists()


def test_the_same_leaflets_are_not_released_twice(small_portal: Path, tmp_path: Path):
    options = ("--root", small_portal, "--today", str(TODAY), "--site-url", URL, "--edition", "phone", "--release", "--to", tmp_path)
    portal("leaflets", *options)
    first = (small_portal / "materials/versions.yaml").read_bytes()

    portal("leaflets", *options)

    assert (small_portal / "materials/versions.yaml").read_bytes() == first
    assert {path.name.rpartition("-")[2] for path in tmp_path.glob("*.pdf")} == {"phone.pdf"}


def test_a_hub_that_does_not_exist_is_named_with_one_that_does(small_portal: Path):
    done = portal("leaflets", "--root", small_portal, "--hub", "gt-sampel")

    assert done.returncode == 2
    assert "did you mean 'gt-sample'?" in done.stderr


def test_without_an_address_one_sentence_says_what_is_missing(small_portal: Path, tmp_path: Path):
    done = portal("leaflets", "--root", small_portal, "--today", str(TODAY), "--site-url", "", "--language", "ar", "--edition", "phone", "--to", tmp_path)

    assert done.returncode == 0
    assert len([line for line in done.stderr.splitlines() if "--site-url" in line]) == 1
