"""Recordings, ways to send a page and to tell an office of a mistake: there where they can work, escaped, and absent elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from tests.conftest import TODAY, Write
from tests.site import Page, Site, portal, words

from portal.localise import Localiser
from portal.render.frame import old_from
from portal.words import Words

ODD = 'Pa\'l "norte" & <sur> {{ x }} ñ#?&text=a'
"""What a title may hold but for the signs of markup, which no title may."""


def build(root: Path, *more: str) -> Site:
    """The site of a repository."""
    done = portal("build", "--root", root, "--today", TODAY, *more)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(root / "site", root, "folders")


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Changes a file of the small portal."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def hrefs(page: Page, selector: str) -> list[str]:
    return [node.attributes["href"] or "" for node in page.all(selector)]


@pytest.fixture
def recorded(small_portal: Path) -> Site:
    """The small portal with two recordings: of the source page, and of its Arabic translation."""
    for code, size in (("es", 48_600), ("ar", 12)):
        (small_portal / f"content/{code}/gt/asylum.ogg").write_bytes(b"OggS" + bytes(size - 4))
        edit(small_portal, f"content/{code}/gt/asylum.md", "\nsummary:", "\naudio: asylum.ogg\nsummary:")
    return build(small_portal, "--site-url", "https://example.org/portal/")


def test_a_recording_is_offered_with_its_size_and_fetched_only_at_a_tap(recorded: Site):
    page = recorded.page("gt/asylum")

    player = page.one(".recording audio")

    assert words(page.one(".recording")) == "Grabación de esta página (49 kB)"
    assert player.attributes["preload"] == "none"
    assert "controls" in player.attributes
    assert recorded.target(page.file, player.attributes["src"] or "") == ("gt/asylum.ogg", "")
    assert recorded.files["gt/asylum.ogg"] == (recorded.root / "content/es/gt/asylum.ogg").read_bytes()


def test_a_recording_takes_the_place_of_the_voice_of_the_device(recorded: Site):
    assert not recorded.page("gt/asylum").all("[data-listen]")
    assert recorded.page("gt/index").all("[data-listen]")


def test_a_translation_has_its_own_recording_and_a_fallback_that_of_its_text(recorded: Site):
    sources = {code: recorded.page("gt/asylum", code).one("audio").attributes["src"] or "" for code in ("ar", "quc")}

    assert recorded.target("ar/gt/asylum/index.html", sources["ar"]) == ("ar/gt/asylum.ogg", "")
    assert recorded.target("quc/gt/asylum/index.html", sources["quc"]) == ("gt/asylum.ogg", "")
    assert len(recorded.files["ar/gt/asylum.ogg"]) == 12


def test_plain_mkdocs_publishes_recordings_as_well(recorded: Site):
    assert "gt/asylum.ogg" in recorded.files["manifest.json"].decode()


def test_a_size_is_said_in_whole_kilobytes_and_never_as_nothing():
    localiser = Localiser(Words("es", {"tools.kilobytes": "{n} kB", "numbers.group": ".", "numbers.decimal": ","}))

    assert [localiser.size(count) for count in (0, 499, 1_500, 48_600, 1_234_567)] == ["1 kB", "1 kB", "2 kB", "49 kB", "1.235 kB"]


@pytest.mark.parametrize(
    ("today", "from_"),
    [
        (date(2026, 11, 1), date(2027, 2, 1)),
        (date(2026, 11, 30), date(2027, 2, 1)),
        (date(2026, 9, 30), date(2026, 12, 1)),
        (date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_a_copy_is_old_from_the_first_day_of_the_third_month_after_its_own(today: date, from_: date):
    assert old_from(today) == from_
    assert 60 <= (from_ - today).days <= 92


def test_pages_of_two_days_of_a_month_are_the_same(small_portal: Path, tmp_path: Path):
    sites = []
    for day in ("2026-11-22", "2026-11-23"):
        done = portal("build", "--root", small_portal, "--site", tmp_path / day, "--today", day)
        assert done.returncode == 0, done.stdout
        sites.append(Site(tmp_path / day, small_portal, "folders"))

    changed = {name for name in sites[0].html if sites[0].html[name].data != sites[1].html[name].data}
    assert {name for name in changed if "pattern/" not in name} == set()  # whose made-up facts are always as old as they should look


def test_a_page_is_sent_with_its_title_and_the_address_at_which_it_is_read(site: Site):
    wrong = []
    for page in site.ordinary:
        for href in hrefs(page, "[data-send]"):
            parts = urlsplit(href)
            text = " ".join(parse_qs(parts.query)["text" if parts.scheme == "https" else "body"][0].split())
            if parts.netloc not in ("wa.me", "") or text != f"{words(page.one('h1'))} {site.address(page.file)}".replace("  ", " "):
                wrong.append((page.file, text))

    senders = [page for page in site.ordinary if page.all("[data-send]")]
    assert len(senders) > 10
    assert not [entry for entry in wrong if "/hubs/" not in f"/{entry[0]}"]
    assert all(site.address(file) in text for file, text in wrong)


def test_without_an_address_of_the_site_nothing_offers_to_send_it(small_portal: Path):
    made = build(small_portal, "--site-url", "")

    assert not [page.file for page in made.pages if page.all("[data-send], [data-share]")]
    assert [page.file for page in made.pages if page.all("[data-print]")]


def test_telling_that_something_is_wrong_is_offered_only_where_an_office_reads_it(small: Site):
    offered = {page.file.removeprefix(f"{page.language}/") for page in small.ordinary if page.all(".wrong")}

    assert offered == {"gt/index.html", "gt/asylum/index.html", "hubs/gt-sample/index.html"}
    assert small.page("gt/index").all(".wrong")
    assert not small.page("bz/index").all(".wrong")
    assert not small.page("index").all(".wrong")


def test_every_way_to_tell_names_the_page_and_says_that_it_leaves(small_portal: Path):
    edit(
        small_portal,
        "content/countries/gt.yaml",
        "  mail: sample@example.org\n",
        '  mail: sample@example.org\n  whatsapp: "+50255550101"\n  form: https://example.org/f?a=1&b=2\n',
    )
    page = build(small_portal, "--site-url", "https://example.org/portal/").page("gt/asylum")

    mail, whatsapp, form = hrefs(page, ".wrong a")

    assert mail.startswith("mailto:sample@example.org?subject=")
    assert unquote(mail.partition("=")[2]) == "Pedir refugio https://example.org/portal/gt/asylum/"
    assert whatsapp.startswith("https://wa.me/50255550101?text=Pedir%20refugio")
    assert form == "https://example.org/f?a=1&b=2"
    assert all("sale de este portal" in words(node) for node in page.all(".wrong a"))
    assert all(node.attributes.get("rel") == "noreferrer" for node in page.all(".wrong a")[1:])


def test_a_mail_address_can_hide_no_other_receiver(small_portal: Path):
    edit(small_portal, "content/countries/gt.yaml", "  mail: sample@example.org\n", '  mail: "a?bcc=b&c@example.org"\n')

    (mail,) = hrefs(build(small_portal).page("gt/index"), ".wrong a")

    assert mail.startswith("mailto:a%3Fbcc%3Db%26c@example.org?subject=")
    assert "&" not in mail


def test_signs_in_a_title_stay_signs_in_every_link_and_attribute(small_portal: Path, write: Write):
    odd = ODD.replace("<sur>", "sur").replace("{{ x }}", "{x}")
    quoted = odd.replace("'", "''")
    write(
        "content/es/gt/index.md",
        f"---\ntitle: '{quoted}'\nsummary: 'Lo primero.'\nread: 2026-11-21\n---\n\nLlama a la {{{{ police }}}}.\n\n## Primero {{ #first }}\n",
    )
    page = build(small_portal, "--site-url", "https://example.org/portal/").page("gt/index")

    sent = [parse_qs(urlsplit(href).query) for href in hrefs(page, "[data-send]")]

    assert sent == [{"text": [f"{odd} https://example.org/portal/gt/"]}, {"body": [f"{odd} https://example.org/portal/gt/"]}]
    assert page.one("[data-share]").attributes["data-title"] == odd
    assert unquote(hrefs(page, ".wrong a")[0].partition("=")[2]) == f"{odd} https://example.org/portal/gt/"
    assert not page.handlers
    assert not page.inline_scripts
