"""The tables of hubs: how they are read, what is published of them and when, and that nothing about a person gets anywhere."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from tests.conftest import ROOT, TODAY, Built, Write
from tests.site import Site, words

from portal.addresses import Addresses, Links
from portal.aggregate_file import read_aggregate
from portal.csvfile import MAX_BYTES, read_csv
from portal.exports.tallies import TAGS, tallies_table
from portal.load import load
from portal.model.portal import Portal
from portal.open_data import FILES
from portal.personal import looks_personal, names_a_person
from portal.prepare import examine
from portal.render.tally_charts import counted
from portal.render.view import View
from portal.tallies import Period, tallies

NAME = PurePosixPath("content/aggregates/gt-sample.csv")
LINES = "month,service,count\n2026-07,asylum,12\n2026-08,asylum,0\n"


def counts(text: str) -> list[tuple[str, str, int]]:
    """What is read of a table in which nothing is wrong."""
    table, problems = read_aggregate(text.encode(), NAME)
    assert table is not None and problems == []
    return [(str(count.month), count.service, count.count) for count in table.counts]


def portal_of(small_portal: Path, *lines: str) -> Portal:
    """The small portal with these lines in the table of its hub in Guatemala."""
    (small_portal / NAME).write_text("\n".join(["month,service,count", *lines]) + "\n", encoding="utf-8")
    return load(small_portal)[0]


def quarter(*values: int) -> list[str]:
    """Lines with the counts of one service in the months of a quarter."""
    return [f"2026-0{month},asylum,{count}" for month, count in zip((7, 8, 9), values, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        LINES.rstrip("\n"),
        LINES.replace(",", ";"),
        LINES.replace(",", "\t"),
        LINES.replace("asylum", '"asylum"'),
        LINES.replace(",", " , "),
        f"{LINES}\n\n",
    ],
    ids=["commas", "no-end", "semicolons", "tabs", "quotes", "spaces", "lines-at-the-end"],
)
def test_a_table_is_read_however_a_spreadsheet_writes_it(text: str):
    assert counts(text) == [("2026-07", "asylum", 12), ("2026-08", "asylum", 0)]


def test_a_mark_at_the_beginning_and_other_line_ends_do_no_harm(small_portal: Path):
    (small_portal / NAME).write_bytes(b"\xef\xbb\xbf" + LINES.replace("\n", "\r\n").encode())

    portal, problems = load(small_portal)

    assert problems == []
    assert [count.count for table in portal.aggregates for count in table.counts] == [12, 0]


def test_a_cell_in_quotes_may_hold_what_else_ends_it():
    table = read_csv('a,b\n"x, ""y""",2\n', NAME)

    assert table.file.data == [{"a": 'x, "y"', "b": "2"}]
    assert (table.file.place(0, "b").line, table.file.place(0, "b").column) == (2, 12)


def test_what_is_not_told_of_people_is_unknown():
    table, _ = read_aggregate(b"month,service,count,nationality,age-group\n2026-07,asylum,12,,\n", NAME)
    assert table is not None
    (count,) = table.counts

    assert (count.nationality, count.age_group) == ("unknown", "unknown")


def test_a_mistake_in_one_line_leaves_the_others():
    table, problems = read_aggregate(f"{LINES}july,asylum,3\n2026-09,asylum,7\n".encode(), NAME)

    assert table is not None
    assert [count.count for count in table.counts] == [12, 0, 7]
    assert [str(problem.place) for problem in problems] == [f"{NAME}:4:1"]


def test_a_table_that_no_hub_could_fill_is_not_read(write: Write, small_portal: Path):
    write(str(NAME), LINES + "2026-07,asylum,1\n" * (MAX_BYTES // 17))

    portal, problems = load(small_portal)

    assert [problem.rule for problem in problems] == ["file-size"]
    assert portal.aggregates == ()


@pytest.mark.parametrize(
    "cell", ["50255550101", "+502 5555 0101", "5555-0101", "ana@example.org", "A1234567", "01234567-8", "1234 56789 0101", "GODE561231GR8", "x" * 61]
)
def test_what_looks_like_a_number_or_an_address_of_a_person_is_seen(cell: str):
    assert looks_personal(cell)


def test_nothing_that_a_table_may_hold_looks_personal():
    services = [service.id for service in load(ROOT)[0].services]

    assert not [cell for cell in [*services, "2026-10", "1990-05-04", "123456", "12-17", "60+", "hn", "other", "unknown"] if looks_personal(cell)]
    assert not [column for column in ("month", "service", "count", "nationality", "region") if names_a_person(column)]


COLUMNS = """name; Nombre; phone; TELÉFONO; passport; pasaporte; id; DUI; cui; dpi; birth; fecha de nacimiento; address; dirección; email; e-mail; case;
N.º de caso; gender; age; notes; observaciones; numéro de passeport"""


@pytest.mark.parametrize("column", COLUMNS.replace("\n", " ").split("; "))
def test_columns_about_single_persons_are_known(column: str):
    assert names_a_person(column)


def test_what_stands_in_a_personal_column_or_cell_is_repeated_nowhere(write: Write, small_portal: Path):
    write(str(NAME), "month,service,count,nombre\n2026-07,50255550101,2,María Secreto\nSecreto@example.org,asylum,2,x\n")

    portal, problems = examine(small_portal, TODAY)

    told = "".join(problem.text(language) for problem in problems for language in ("en", "es"))
    assert {"column-tells-nobody", "cell-tells-nobody"} <= {problem.rule for problem in problems}
    assert "Secreto" not in told + repr(portal.aggregates)
    assert "50255550101" not in told + repr(portal.aggregates)


@pytest.mark.parametrize(
    ("period", "before", "from_"),
    [
        (Period(2026, 3), date(2026, 10, 31), date(2026, 11, 1)),
        (Period(2026, 4), date(2027, 1, 31), date(2027, 2, 1)),
        (Period(2026), date(2027, 1, 31), date(2027, 2, 1)),
        (Period(2026, 1), date(2026, 4, 30), date(2026, 5, 1)),
    ],
    ids=str,
)
def test_numbers_are_published_a_month_after_their_time_is_over(period: Period, before: date, from_: date):
    assert not period.is_over(before)
    assert period.is_over(from_)


def test_a_quarter_once_published_does_not_change_with_what_is_counted_later(small_portal: Path):
    first = portal_of(small_portal, *quarter(20, 3, 30))
    early = tallies(first, date(2026, 11, 1))

    later = portal_of(small_portal, *quarter(20, 3, 30), "2026-10,asylum,40", "2026-11,asylum,2")

    assert len(early) == 1
    assert tallies(later, date(2026, 12, 1)) == early
    assert tallies(later, date(2027, 2, 1))[:1] == early


def test_where_months_can_not_be_told_safely_the_quarter_can(small_portal: Path):
    (tally,) = tallies(portal_of(small_portal, *quarter(2, 2, 2)), TODAY)

    assert tally.features == ("service",)
    assert tally.cells == {("",): 6, ("asylum",): 6}
    assert tally.of("month") == {}


def test_a_small_quarter_is_not_published_and_can_not_be_worked_out_from_the_year(small_portal: Path):
    lines = ["month,service,count,nationality", "2026-01,asylum,3,hn", "2026-07,asylum,20,hn", "2026-08,asylum,30,ve"]
    (small_portal / NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")

    found = tallies(load(small_portal)[0], date(2027, 2, 1))

    assert [(str(tally.period), tally.whole) for tally in found] == [("2026-Q3", 50), ("2026", 50)]


def test_counts_of_a_hub_that_is_not_in_the_directory_are_left_out(write: Write, small_portal: Path):
    (small_portal / NAME).rename(small_portal / "content/aggregates/gt-nowhere.csv")

    assert tallies(load(small_portal)[0], TODAY) == []


def rows(data: bytes) -> list[dict[str, str]]:
    """The lines of the table below its tags."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))[1:]


def test_the_table_has_a_line_for_each_number_and_none_for_what_is_not_published(small: Site):
    found = rows(small.files["data/v1/hub-counts.csv"])

    held = [row for row in found if row["suppressed"]]
    assert len(found) == 41
    assert len(held) == 8
    assert all(row["count"] == "" for row in held)
    assert not [row for row in found if not row["suppressed"] and 0 < int(row["count"]) < 5]
    assert {(row["first"], row["last"]) for row in found} == {("2025-10", "2025-12"), ("2026-07", "2026-09"), ("2025-01", "2025-12")}
    assert {row["nationality"] for row in found} == {"", "HN", "VE", "CM", "other"}


def test_its_columns_are_the_documented_ones_each_with_its_own_tag():
    assert list(TAGS) == list(next(file.fields for file in FILES if file.name == "hub-counts.csv"))
    assert len(set(TAGS.values())) == len(TAGS)


def test_without_a_table_of_a_hub_there_are_only_the_names_of_the_columns():
    assert tallies_table(Portal(), TODAY).decode("utf-8-sig").split("\r\n") == [",".join(TAGS), ",".join(TAGS.values()), ""]


def test_what_hubs_wrote_is_nowhere_in_the_site(small: Site, built: Built):
    for site in (small, built("real", "folders")):
        assert not [name for name in site.files if "aggregates" in name]


def test_where_nobody_publishes_the_page_says_so_and_how_to_begin(built: Built):
    site = built("real", "folders")

    for code, sentence in {"es": "Ninguna ventanilla publica números todavía.", "en": "No hub publishes numbers yet."}.items():
        page = site.page("about/hub-data", code)
        assert sentence in page.text
        assert page.all("#begin")
        assert not page.all(".chart")


def test_the_page_shows_every_number_beside_its_bar_and_says_what_is_held_back(small: Site):
    for code, held in {"es": "menos de 5, o retenido", "ar": "أقل من 5 أو محجوب"}.items():
        page = small.page("about/hub-data", code)
        cells = [words(cell) for cell in page.all(".chart td")]

        assert len(page.all(".chart")) == 5
        assert cells.count(held) == 4
        assert not {"1", "2", "3", "4"} & set(cells)
        assert len(page.all(".chart svg")) == len(cells) - cells.count(held)
        assert "data/v1/hub-counts.csv" in {target[0] for link in page.links if (target := small.target(page.file, link["href"]))}


def test_a_region_is_the_sum_of_what_its_countries_show(write: Write, small_portal: Path):
    write("content/aggregates/bz-sample.csv", "month,service,count\n2026-07,asylum,50\n2026-08,asylum,30\n2026-09,asylum,2\n")
    portal = examine(small_portal, TODAY)[0]

    places = counted(View(portal, Addresses(Links.FOLDERS, "es", ""), TODAY, "en", PurePosixPath("about/hub-data")))

    assert [place.key for place in places] == ["region", "bz", "gt"]
    shown = {place.key: {str(name): count for chart in place.charts for name, count in chart.rows} for place in places}
    assert shown["bz"]["July 2026"] is None
    assert shown["region"]["July 2026"] == shown["gt"]["July 2026"] == 52
    assert shown["region"]["Asylum"] == 82 + 103
