"""Leaflets print right: in every language and edition, for the eye, the ear, the printer and the camera."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from tests.conftest import TESTS, copy_real_portal, copy_small_portal
from tests.leaflets import DAY, apart, colours, copied_code, edition, made, missed, pages, picture, seen_lines, sheets_of, strayed, violations, words_of
from tests.many_hubs import PREFIXES
from tests.repository import COUNTRIES

from portal.problems import Problem
from portal.render.leaflets.editions import Edition
from portal.render.leaflets.typesetting import NotPrintable, typeset

each_edition = pytest.mark.parametrize("which", Edition)
each_language = pytest.mark.parametrize("language", ["es", "en", "quc", "ar"])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory):
    """The sheets of the small portal."""
    return sheets_of(copy_small_portal(tmp_path_factory.mktemp("leaflets")))


def hub_sheets(small, language: str, which: Edition):
    return edition(small, "gt-sample", language, which)


def test_every_leaflet_of_the_small_portal_is_a_file_for_archives_and_for_listeners(small):
    wrong = {each.file.name: found for each in small if (found := violations(made(each)))}

    assert not wrong


@each_language
def test_a_folded_leaflet_holds_its_panels_where_they_are_folded(small, language: str):
    each = hub_sheets(small, language, Edition.TRIFOLD)
    outside, inside = (words_of(text) for text in pages(made(each)))

    for side, numbers in ((outside, (1, 5, 6)), (inside, (2, 3, 4))):
        for number in numbers:
            assert not missed(each.leaflet, number, side)


@each_language
@each_edition
def test_no_edition_has_colour_or_grey(small, language: str, which: Edition):
    assert not list(colours(made(hub_sheets(small, language, which))))


@pytest.mark.parametrize("which", [Edition.TRIFOLD, Edition.SINGLE, Edition.POSTER, Edition.PHONE])
@each_language
def test_the_code_is_read_from_a_bad_copy(small, language: str, which: Edition):
    each = hub_sheets(small, language, which)

    assert copied_code(made(each)) == f"https://example.org/portal/v/gt-sample-{language}/{each.leaflet.version}/"


@each_language
@each_edition
def test_nothing_runs_off_a_page_or_into_a_fold(small, language: str, which: Edition):
    each = hub_sheets(small, language, which)

    assert not strayed(each, made(each))


def test_a_number_stays_together_in_arabic(small):
    for which in Edition:
        assert any("+50255550102" in line for line in seen_lines(made(hub_sheets(small, "ar", which)))), which


def test_panels_are_read_from_one_to_six(small):
    with pikepdf.open(io.BytesIO(made(hub_sheets(small, "es", Edition.TRIFOLD)))) as pdf:
        kid = pdf.Root.Outlines.First.First
        titles = []
        while kid is not None:
            titles.append(str(kid.Title))
            kid = kid.get("/Next")
        hints = pdf.Root.ViewerPreferences

    assert titles == [part["title"][0] for part in hub_sheets(small, "es", Edition.TRIFOLD).leaflet.panels]
    assert (str(hints.Duplex), str(hints.PrintScaling)) == ("/DuplexFlipShortEdge", "/None")


def test_the_pages_of_an_arabic_leaflet_are_mirrored(small):
    each = hub_sheets(small, "ar", Edition.TRIFOLD)
    cover = zxingcpp.read_barcodes(picture(made(each), 150))[0].position.top_left.x
    spanish = zxingcpp.read_barcodes(picture(made(hub_sheets(small, "es", Edition.TRIFOLD)), 150))[0].position.top_left.x

    assert cover < picture(made(each), 150).width / 3 < spanish


@each_edition
def test_an_edition_has_its_pages(small, which: Edition):
    assert len(pages(made(hub_sheets(small, "es", which)))) == which.pages


def test_two_processes_make_the_same_bytes(small):
    program = (
        "import hashlib; from tests.conftest import copy_small_portal; from tests.leaflets import made, sheets_of; from pathlib import Path; import tempfile\n"
        "root = copy_small_portal(Path(tempfile.mkdtemp()))\n"
        "print(*(hashlib.sha256(made(each)).hexdigest() for each in sheets_of(root) if each.leaflet.language in ('es', 'ar')))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=TESTS.parent, capture_output=True, text=True, check=True, timeout=120)

    assert done.stdout.split() == [sha256(made(each)).hexdigest() for each in small if each.leaflet.language in ("es", "ar")]


def test_a_panel_that_is_too_long_is_named(small):
    each = hub_sheets(small, "es", Edition.TRIFOLD)
    panels = [dict(part) for part in each.data["panels"]]
    panels[2]["nodes"] = [{"t": "p", "c": ["demasiado texto " * 300]}]
    found = apart(replace(each, data={**each.data, "panels": panels}).made)

    assert isinstance(found, Problem)
    assert found.text("en").startswith(
        "materials/hub/es.md:2:1: the leaflet 'gt-sample' does not fit in edition trifold: panels 3 are too long [leaflet-fits]\n"
    )
    assert "no cabe en la edición trifold" in found.text("es")


FULL = """\
- id: {country}-full
  country: {country}
  name: {{es: "Ventanilla Informativa Municipal sobre Migración y Atención a Personas", en: "Municipal Information Hub on Migration and Care for People"}}
  run-by: municipality
  municipality: Villa de Prueba Larga
  admin1: Prueba
  address: {{es: "25a calle 9-18, zona 3, segundo nivel del edificio municipal, junto al mercado central"}}
  directions:
    es: "Frente al parque, entra por la puerta de la oficina de registro y sube al segundo nivel"
    en: "Opposite the park, enter through the door of the registry office and go up to the second floor"
  phones:
    - number: "{phone}1"
    - number: "{phone}2"
  hours: {{mon-thu: "08:00-12:00, 13:00-17:00", fri: "08:00-12:00, 13:00-16:00", sat: "08:00-12:00"}}
  languages:
    - code: es
    - code: en
    - code: fr
      days: mon-wed
    - code: ht
      days: mon-wed
  services: [asylum, documents, education, health, information, shelter, work, missing]
  for: [everyone]
  bring: none
  cost: {{free: true}}
  evidence:
    - source: https://example.org/{country}
      source-date: 2016-08-20
      read: 2026-11-20
"""
"""A made-up hub of which nearly everything is known, and much of it long."""


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_leaflet_of_a_hub_of_which_all_is_known_fits_in_every_country_and_language(tmp_path: Path, country: str):
    copy_real_portal(tmp_path)
    (tmp_path / "hubs.yaml").write_text(FULL.format(country=country, phone=f"{PREFIXES[country]} 123"), encoding="utf-8")

    own = [each for each in sheets_of(tmp_path) if each.leaflet.id == f"{country}-full"]

    assert {each.leaflet.language for each in own} >= {"es", "en", "ht"}
    assert apart(lambda: [problem for each in own if isinstance(problem := each.made(), Problem)]) == []


def test_a_character_that_the_fonts_do_not_have_is_reported(small):
    each = hub_sheets(small, "es", Edition.TRIFOLD)
    found = apart(replace(each, data={**each.data, "title": "你好"}).made)

    assert isinstance(found, Problem)
    assert found.rule == "leaflet-is-printable"


def test_a_map_without_a_description_is_not_printed(small):
    each = hub_sheets(small, "es", Edition.PHONE)
    panels = [{"title": ["Uno"], "nodes": [{"t": "map", "alt": None}]} for _ in range(6)]

    with pytest.raises(NotPrintable, match="alt"):
        apart(lambda: typeset({**each.data, "panels": panels}, DAY, {"map": each.leaflet.map}))


def test_without_an_address_there_is_no_code(small, tmp_path):
    each = edition(sheets_of(copy_small_portal(tmp_path), ""), "gt-sample", "es", Edition.TRIFOLD)

    assert not zxingcpp.read_barcodes(picture(made(each), 150))
    assert each.leaflet.version == hub_sheets(small, "es", Edition.TRIFOLD).leaflet.version
