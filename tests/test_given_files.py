"""Files that somebody gave are opened where they can hurt nobody, and their copies hold nothing but pages."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pikepdf
import pytest
from PIL import Image
from tests.conftest import TODAY
from tests.given_files import MADE, RIGHT, SECRET
from tests.site import Site, portal, tree

from portal.load import load
from portal.model.given_file import Fault
from portal.pdf import examined as examining
from portal.pdf.cleaning import cleaned, cover, without_notes
from portal.pdf.examination import examined
from portal.pdf.examined import Wanted, copy_of, examine, examined_files

SPOILT = ["javascript", "named-javascript", "launch", "second-launch", "file-address", "form", "other-file", "film", "attachment", "people", "remark", "camera"]
"""Files that hold what no copy may hold."""

BOOKLET = PurePosixPath("materials/booklet/es.pdf")


def everything(data: bytes) -> bytes:
    """A PDF with all its streams opened."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return out.getvalue()


def test_a_right_file_is_known_by_all_that_pages_say_of_it():
    data = RIGHT.read_bytes()

    found = examined(data)

    assert (found.sha256, found.size) == (sha256(data).hexdigest(), len(data))
    assert (found.fault, found.pages, found.paper, found.can_be_heard) == (None, 2, "letter", True)
    assert not (found.programs or found.attached or found.foreign_fonts or found.people)


@pytest.mark.parametrize("name", SPOILT)
def test_what_could_hurt_is_in_the_file_and_not_in_its_copy(name: str):
    data = MADE[name]()

    copy = cleaned(data, "Título", "es")

    assert SECRET.encode() in everything(data)
    assert SECRET.encode() not in everything(copy)
    again = examined(copy)
    assert (again.fault, again.programs, again.attached, again.people) == (None, (), (), ())
    assert (again.pages, again.tagged) == (2, True)


def test_a_copy_has_our_title_and_language_and_is_the_same_each_time():
    first, second = (cleaned(MADE["people"](), "Título de prueba", "es") for _ in range(2))

    with pikepdf.open(io.BytesIO(first)) as pdf:
        assert (str(pdf.docinfo.Title), str(pdf.Root.Lang)) == ("Título de prueba", "es")
        assert list(pdf.docinfo) == ["/Title"]
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert first == second


def test_links_to_pages_mails_and_calls_stay():
    data = MADE["right"]()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        links = [pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address) for address in ("https://example.org/", "tel:110", "mailto:a@example.org")]
        pdf.pages[0].Annots = pikepdf.Array(
            [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=each) for each in links]
        )
        out = io.BytesIO()
        pdf.save(out)

    with pikepdf.open(io.BytesIO(cleaned(out.getvalue(), "Título", "es"))) as pdf:
        kept = [str(each.A.URI) for each in pdf.pages[0].Annots]

    assert kept == ["https://example.org/", "tel:110", "mailto:a@example.org"]
    assert examined(out.getvalue()).programs == ()


def test_a_photograph_loses_its_notes_and_no_point_of_its_picture():
    notes = Image.Exif()
    notes[0x010F] = SECRET
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "JPEG", exif=notes, comment=SECRET.encode())

    bare = without_notes(out.getvalue())

    assert SECRET.encode() in out.getvalue()
    assert SECRET.encode() not in bare
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(out).tobytes()


def test_the_first_page_is_shown_in_grey_and_light():
    data = cover(RIGHT.read_bytes())

    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, max(picture.size)) == ("WEBP", 320)
    assert len(data) < 12_000


def test_a_file_that_would_take_for_ever_is_given_up(tmp_path: Path):
    """Pages that draw drawings that draw drawings: ten times each, ten levels deep."""
    with pikepdf.open(RIGHT) as pdf:
        inner = pikepdf.Stream(pdf, b"BT ET")
        for _ in range(10):
            inner.Type, inner.Subtype, inner.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 1, 1]
            outer = pikepdf.Stream(pdf, b"/Inner Do " * 10)
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Inner=pdf.make_indirect(inner)))
            inner = outer
        pdf.pages[0].Contents, pdf.pages[0].Resources = inner, outer.Resources
        pdf.save(tmp_path / "es.pdf")

    assert examine(tmp_path / "es.pdf", "Título", "es").fault is Fault.BURDEN


def test_a_machine_that_can_open_nothing_is_not_the_fault_of_a_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(examining.sys, "executable", "false")

    with pytest.raises(RuntimeError, match="on this machine"):
        examine(RIGHT, "Título", "es")


def test_a_file_is_opened_once(small_portal: Path, monkeypatch: pytest.MonkeyPatch):
    wanted = [Wanted(BOOKLET, "Título", "es")]
    first = examined_files(small_portal, wanted)
    monkeypatch.setattr(examining, "examine", None)

    assert examined_files(small_portal, wanted) == first
    assert all(data for data in copy_of(small_portal, first[BOOKLET]))


def test_a_memory_that_was_spoilt_is_as_good_as_none(small_portal: Path):
    wanted = [Wanted(BOOKLET, "Título", "es")]
    first = examined_files(small_portal, wanted)
    for note in (small_portal / ".build/given").glob("*.json"):
        note.write_text('{"sha256": 1}', encoding="utf-8")

    assert examined_files(small_portal, wanted) == first


def test_a_file_in_a_folder_that_takes_no_memory_is_examined_all_the_same(small_portal: Path):
    first = load(small_portal)[0].given[BOOKLET]
    shutil.rmtree(small_portal / ".build")
    (small_portal / ".build").write_text("a file in the way", encoding="utf-8")

    assert load(small_portal)[0].given[BOOKLET] == replace(first, copy="", copy_size=0, cover_size=0)


def test_a_picture_that_is_missing_in_the_memory_is_made_again(small_portal: Path):
    wanted = [Wanted(BOOKLET, "Título", "es")]
    first = examined_files(small_portal, wanted)
    for picture in (small_portal / ".build/given").glob("*.webp"):
        picture.unlink()

    assert copy_of(small_portal, examined_files(small_portal, wanted)[BOOKLET]) == copy_of(small_portal, first[BOOKLET])


def test_the_paper_of_a_file_is_that_of_all_its_pages():
    found = examined(RIGHT.read_bytes())

    assert [replace(found, sizes=sizes).paper for sizes in (((216, 279),), ((279, 216), (216, 280)), ((210, 297),), ((210, 297), (216, 279)), ())] == [
        *("letter", "letter", "a4", "", ""),
    ]


def test_the_site_has_the_copy_and_its_page_says_what_it_is(small: Site):
    found = load(small.root)[0].given[BOOKLET]
    page = small.page("materials/booklet")

    assert small.files["files/booklet-es.pdf"] == cleaned(RIGHT.read_bytes(), "Cuaderno de otra oficina", "es")
    assert len(small.files["files/booklet-es.webp"]) == found.cover_size
    links = [link["href"] for link in page.links]
    assert "../../files/booklet-es.pdf" in links
    assert "../../files/booklet-es.webp" in links
    assert "https://example.org/booklet" in links
    assert "2 páginas, papel carta" in page.text
    assert "Damos una copia limpia" in page.text
    assert not page.all("img")


def test_a_file_that_could_hurt_stops_the_build_and_the_previous_site_stays(small_portal: Path, tmp_path: Path):
    site = tmp_path / "site"
    options = ("--root", small_portal, "--site", site, "--site-url", "https://example.org/portal/", "--today", str(TODAY), "--no-leaflets")
    assert portal("build", *options).returncode == 0
    before = tree(site)
    (small_portal / BOOKLET).write_bytes(MADE["launch"]())

    done = portal("build", *options)

    assert done.returncode == 1
    assert "materials/booklet/es.pdf:1:1: the file can act by itself: Launch [file-holds-no-program]" in done.stdout
    assert tree(site) == before
