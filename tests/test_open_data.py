"""The open data: it holds the hubs of the pages, says no more than they do, and keeps its fields."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import TESTS, TODAY, Built
from tests.open_data import FOLDER, as_json, is_text, of, paths, properties, rows, unfolded
from tests.site import Site, words

from portal.addresses import Addresses, Links
from portal.load import load
from portal.open_data import FILES
from portal.publish.data import data

KEPT: dict[str, list[str]] = json.loads((TESTS / "data_v1_fields.json").read_text(encoding="utf-8"))
"""The fields of version 1 by file. A field may be added here; taking one away breaks the programs that read it."""

RICH = """  activities:
    - date: 2026-11-21
      place: Salón de ejemplo
      kind: fair
      text: {es: "Feria de ejemplo"}
    - date: 2026-11-20
      place: Ayer
      kind: fair
      text: {es: "Ya pasó"}
"""


def exported(root: Path, today: date = TODAY, site_url: str = "https://example.org/") -> dict[str, bytes]:
    """The files of a portal, by name below ``data/v1/``."""
    portal, problems = load(root)
    assert not problems
    return {path.relative_to(FOLDER).as_posix(): content for path, content in data(portal, Addresses(Links.FOLDERS, "es", site_url), today).items()}


def change(root: Path, name: str, old: str, new: str) -> None:
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def hub(root: Path, id_: str = "gt-sample", today: date = TODAY) -> dict[str, Any]:
    features = json.loads(exported(root, today)["hubs.geojson"])["features"]
    return next(feature for feature in features if feature["id"] == id_)


def documents(files: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    for name, content in files.items():
        if name.endswith("json"):
            yield name, json.loads(content)


def test_the_pages_and_every_export_have_the_same_hubs(site: Site):
    pages = sorted(page.file.removeprefix("hubs/").removesuffix(".html").removesuffix("/index") for page in site.ordinary if page.file.startswith("hubs/"))
    pages.remove("index")

    exports = {
        "geojson": list(properties(site)),
        "csv": [row["id"] for row in rows(site)],
        "hsds": [each["services"][0]["service_at_locations"][0]["location"]["external_identifier"] for each in as_json(site, "hsds.json")["contents"]],
        "vcf": [line.partition("/hubs/")[2].removesuffix(".html").strip("/") for line in unfolded(of(site, "hubs.vcf")) if line.startswith("URL:")],
        "cards": [
            name.removeprefix(f"{FOLDER}/hubs/").removesuffix(".vcf") for name in site.files if name.startswith(f"{FOLDER}/hubs/") and name.endswith(".vcf")
        ],
    }

    assert len(pages) >= 2
    assert {name: sorted(ids) for name, ids in exports.items()} == dict.fromkeys(exports, pages)


def test_every_card_of_the_whole_is_also_a_card_of_its_own(site: Site):
    own = [data for name, data in site.files.items() if name.startswith(f"{FOLDER}/hubs/") and name.endswith(".vcf")]

    assert sorted(own) == sorted(card + b"END:VCARD\r\n" for card in of(site, "hubs.vcf").split(b"END:VCARD\r\n")[:-1])


def test_no_field_of_version_1_has_disappeared():
    documented = {file.name: set(file.fields) for file in FILES}

    gone = {name: sorted(set(fields) - documented.get(name, set())) for name, fields in KEPT.items()}

    assert set(KEPT) <= set(documented)
    assert not {name: fields for name, fields in gone.items() if fields}


def test_a_new_field_is_written_down_as_one_to_keep():
    assert {file.name: sorted(file.fields) for file in FILES} == {name: sorted(fields) for name, fields in KEPT.items()}


@pytest.fixture
def rich(small_portal: Path) -> dict[str, bytes]:
    """The files of the small portal with something in every field."""
    change(small_portal, "hubs.yaml", "  mobile: false\n", "  mobile: true\n")
    change(small_portal, "hubs.yaml", "  bring: none\n", '  bring: [{es: "Carta"}]\n')
    change(small_portal, "hubs.yaml", "  cost: {free: true}\n", "  cost: {fact: fee}\n")
    change(small_portal, "hubs.yaml", '  name: {en: "Sample information hub"}\n', '  name: {en: "Sample information hub"}\n  cost: {free: true}\n')
    change(small_portal, "hubs.yaml", "-91.79486, precision: municipality}", "-91.79486, precision: exact}")
    spot = "      position: {latitude: 15.31918, longitude: -91.47241, precision: exact}\n"
    change(small_portal, "hubs.yaml", "      place: Parque de ejemplo\n", f"      place: Parque de ejemplo\n{spot}")
    change(
        small_portal,
        "hubs.yaml",
        "      whatsapp: true\n",
        '      whatsapp: true\n      name: {es: "Citas"}\n      hours: "Mo 08:00-09:00"\n'
        '      languages: [es]\n    - number: "+502 5555 0103"\n      calls: false\n',
    )
    change(
        small_portal,
        "content/countries/gt.yaml",
        'value: {number: "1555"}',
        'value: {number: "5555-0103", name: {es: "Línea"}, whatsapp: true, calls: false, hours: "24/7", languages: [es]}',
    )
    change(small_portal, "content/countries/gt.yaml", "        whatsapp: true\n        hours", "        whatsapp: true\n        calls: false\n        hours")
    ledger = small_portal / "content/countries/gt.yaml"
    source = "source: https://example.org/free\n    read: 2026-11-21\n    confidence: high\n    confirmed: {date: 2026-11-01, how: call}"
    free = f"  - id: nothing\n    topic: asylum\n    kind: money\n    value: {{free: true}}\n    {source}\n"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("procedures:\n", f"{free}procedures:\n"), encoding="utf-8")
    return exported(small_portal)


@pytest.mark.parametrize("file", [file for file in FILES if file.name.endswith("json") and file.name != "hsds.json"], ids=lambda file: file.name)
def test_every_field_is_documented_and_every_documented_field_is_there(file: Any, rich: dict[str, bytes]):
    found = set(paths(json.loads(rich[file.name])))
    if file.name == "hubs.geojson":
        found -= {"type", "features[].type", "features[].id", "features[].geometry", "features[].geometry.type", "features[].geometry.coordinates[]"}

    assert found == set(file.fields)


def test_the_documented_fields_of_hsds_are_there(rich: dict[str, bytes]):
    file = next(each for each in FILES if each.name == "hsds.json")
    found = set(paths(json.loads(rich["hsds.json"])))

    assert not [field for field in file.fields if not any(path.startswith(field) for path in found)]


def test_the_columns_of_the_table_are_the_documented_ones_each_with_its_own_tag(site: Site):
    names, tags = (line.split(",") for line in of(site, "hubs.csv").decode("utf-8-sig").split("\r\n")[:2])

    assert names == list(next(file.fields for file in FILES if file.name == "hubs.csv"))
    assert len(set(tags)) == len(names)


@pytest.mark.parametrize("name", ["hubs.vcf", "activities.ics"])
def test_cards_and_calendars_have_the_documented_properties(name: str, rich: dict[str, bytes]):
    file = next(each for each in FILES if each.name == name)
    lines = [line.split(":")[0].split(";")[0] for line in unfolded(rich[name])]
    around = {"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "TRANSP"}

    assert set(lines) - around == set(file.fields)


def test_the_index_names_every_file_and_every_file_is_there(site: Site):
    index = as_json(site, "index.json")

    assert [(each["path"], each["fields"]) for each in index["files"]] == [(file.name, file.fields) for file in FILES]
    assert {f"{FOLDER}/{file.name}" for file in FILES} <= set(site.files)
    assert (index["version"], index["license"]) == ("1", "https://creativecommons.org/licenses/by/4.0/")
    assert index["date"] == json.loads(site.files["manifest.json"])["today"]


def test_nothing_of_the_site_asks_for_the_open_data(site: Site):
    assert not [page.file for page in site.pages if any(FOLDER in address for address in page.requests)]


def test_a_text_says_its_language_wherever_it_stands(rich: dict[str, bytes]):
    spoken = {"name", "operator", "address", "directions", "text", "about", "bring"}

    def bare(value: object, path: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for name, each in value.items():
                if name in spoken and not isinstance(each, list) and not (isinstance(each, dict) and is_text(each)):
                    yield f"{path}.{name}"
                yield from bare(each, f"{path}.{name}")
        elif isinstance(value, list):
            for each in value:
                yield from bare(each, path)

    found = {name: list(bare(value)) for name, value in documents(rich) if name not in ("hsds.json", "index.json")}
    assert found == {"hubs.geojson": [], "contacts.json": [], "facts.json": [], "freshness.json": []}


def test_what_is_not_known_has_no_key_and_what_is_known_to_be_nothing_is_an_empty_list(small: Site):
    known, unknown = properties(small)["gt-sample"], properties(small)["bz-sample"]

    assert known["bring"] == []
    assert known["cost"] == {"free": True}
    assert not {"phones", "hours", "services", "for", "bring", "cost", "mobile", "precision", "confirmed", "opened", "activities", "address"} & set(unknown)
    row = next(row for row in rows(small) if row["id"] == "bz-sample")
    assert {row[name] for name in ("phones", "hours", "services", "cost", "precision", "latitude", "mobile")} == {""}


def test_what_editors_write_to_each_other_is_not_published(small_portal: Path):
    change(small_portal, "hubs.yaml", "  admin1: Cayo\n", "  admin1: Cayo\n  note: between-us\n")
    change(small_portal, "content/countries/gt.yaml", "    source: https://example.org/stay\n", "    source: https://example.org/stay\n    note: between-us\n")

    files = exported(small_portal)

    assert not [name for name, content in files.items() if b"between-us" in content]


def test_a_hub_that_nobody_confirmed_is_never_said_to_be_open_and_has_the_date_of_its_evidence(site: Site):
    confirmed = {id_ for id_, each in properties(site).items() if "confirmed" in each}
    hubs = {id_: each for id_, each in properties(site).items() if id_ not in confirmed}

    assert hubs
    assert "open" not in {each["status"] for each in hubs.values()}
    assert all(each["evidence"] and ("last_evidence" in each or not any("source_date" in item for item in each["evidence"])) for each in hubs.values())
    assert not [row["id"] for row in rows(site) if row["status"] == "open" and row["id"] not in confirmed]
    services = {each["locations"][0]["external_identifier"]: each["services"][0] for each in as_json(site, "hsds.json")["contents"]}
    assert not [id_ for id_ in hubs if services[id_]["status"] == "active" or "schedules" in services[id_] or not services[id_]["alert"]]
    cards = {id_: unfolded(of(site, f"hubs/{id_}.vcf")) for id_ in hubs}
    assert not [id_ for id_, card in cards.items() if "X-STATUS:open" in card or not any(line.startswith("NOTE") for line in card)]


def test_every_format_says_that_a_point_is_only_the_town(small: Site):
    assert properties(small)["gt-sample"]["precision"] == "municipality"
    row = next(row for row in rows(small) if row["id"] == "gt-sample")
    assert (row["precision"], row["latitude"]) == ("municipality", "14.96437")
    location = as_json(small, "hsds.json")["contents"][0]["locations"][0]
    assert location["precision"] == "municipality"
    assert not {"latitude", "longitude"} & set(location)
    card = unfolded(of(small, "hubs/gt-sample.vcf"))
    assert "X-PRECISION:municipality" in card
    assert not [line for line in card if line.startswith("GEO")]


def test_the_door_of_an_exact_hub_is_in_every_format(small_portal: Path):
    change(small_portal, "hubs.yaml", "-91.79486, precision: municipality}", "-91.79486, precision: exact}")

    files = exported(small_portal)

    assert json.loads(files["hsds.json"])["contents"][0]["locations"][0]["latitude"] == 14.96437
    assert "GEO:14.96437;-91.79486" in unfolded(files["hubs/gt-sample.vcf"])


def test_a_hub_with_only_a_phone_has_no_place_finer_than_its_department(small_portal: Path):
    change(small_portal, "hubs.yaml", "  municipality: Ejemplo\n", "  municipality: Secreto\n  precision: phone-only\n")
    spot = "      position: {latitude: 15.31918, longitude: -91.47241, precision: exact}\n"
    change(small_portal, "hubs.yaml", "      place: Parque de ejemplo\n", f"      place: Parque Secreto\n{spot}")
    change(small_portal, "hubs.yaml", '{es: "4a calle 5-06"}', '{es: "Calle Secreto"}')
    change(small_portal, "hubs.yaml", '{es: "Junto al mercado"}', '{es: "Frente al Secreto"}')

    files = exported(small_portal)

    assert not [name for name, content in files.items() if b"Secreto" in content or b"14.96437" in content or b"15.31918" in content]
    assert hub(small_portal)["geometry"] is None
    assert hub(small_portal)["properties"]["precision"] == "phone-only"
    assert "locations" not in json.loads(files["hsds.json"])["contents"][0]
    assert "LOCATION:San Marcos" in unfolded(files["activities.ics"])


def test_a_point_of_which_only_a_phone_may_be_given_is_in_no_export(small_portal: Path):
    change(small_portal, "hubs.yaml", "-91.79486, precision: municipality}", "-91.79486, precision: phone-only}")
    spot = "      position: {latitude: 15.31918, longitude: -91.47241, precision: exact}\n"
    change(small_portal, "hubs.yaml", "      place: Parque de ejemplo\n", f"      place: Parque Secreto\n{spot}")

    files = exported(small_portal)

    assert not [name for name, content in files.items() if b"Secreto" in content or b"14.96437" in content or b"15.31918" in content]


def test_an_activity_of_which_no_point_may_be_given_has_none(small_portal: Path):
    spot = "      position: {latitude: 15.31918, longitude: -91.47241, precision: phone-only}\n"
    change(small_portal, "hubs.yaml", "      place: Parque de ejemplo\n", f"      place: Parque de ejemplo\n{spot}")

    assert not [name for name, content in exported(small_portal).items() if b"15.31918" in content]


def test_a_hub_in_another_time_zone_than_its_capital_says_so_in_every_format(small_portal: Path):
    change(small_portal, "hubs.yaml", '  hours: {mon-fri: "08:00-16:00"}\n', '  hours: {mon-fri: "08:00-16:00"}\n  timezone: America/Tijuana\n')

    files = exported(small_portal)

    assert hub(small_portal)["properties"]["timezone"] == "America/Tijuana"
    assert b"America/Tijuana" in files["hubs.csv"]
    assert b"America/Tijuana" in files["hsds.json"]


def test_a_shelter_with_only_a_phone_has_no_address(small_portal: Path):
    change(small_portal, "content/countries/gt.yaml", "    precision: phone-only\n", '    precision: phone-only\n    address: {es: "Calle Secreto"}\n')

    assert b"Secreto" not in exported(small_portal)["contacts.json"]


def test_contacts_and_facts_carry_their_confidence_their_source_and_their_dates(site: Site):
    for name in ("contacts", "facts"):
        entries = as_json(site, f"{name}.json")[name]
        assert len(entries) >= 3
        assert not [each["id"] for each in entries if not {"source", "read", "confidence", "review_by"} <= set(each)]
        assert "medium" in {each["confidence"] for each in entries}


def test_phones_can_be_dialled_from_anywhere_where_they_can_at_all(small: Site):
    assert properties(small)["gt-sample"]["phones"] == [{"number": "+502 5555 0102", "uri": "tel:+50255550102", "whatsapp": True}]
    office = next(each for each in as_json(small, "contacts.json")["contacts"] if each["id"] == "office")
    assert office["phones"][0]["uri"] == "tel:+50255550101"
    assert "TEL;TYPE=WORK,VOICE:+50255550102" in unfolded(of(small, "hubs/gt-sample.vcf"))


def test_a_card_says_in_words_whether_the_hub_is_open(small: Site):
    cards = {id_: next(line for line in unfolded(of(small, f"hubs/{id_}.vcf")) if line.startswith("NOTE")) for id_ in properties(small)}

    assert cards == {
        "gt-sample": "NOTE;LANGUAGE=es:Abierta. Confirmada el 10 de noviembre de 2026.\\nlunes a viernes\\, 8:00–16:00",
        "bz-sample": "NOTE;LANGUAGE=en:Not confirmed. The last news we have is of 20 April 2018. Ask before you go.",
    }


def test_the_calendar_has_what_is_today_or_later_and_no_day_before(small_portal: Path):
    change(small_portal, "hubs.yaml", "  activities:\n", RICH)

    files = exported(small_portal)

    days = [line.partition(":")[2] for line in unfolded(files["activities.ics"]) if line.startswith("DTSTART")]
    assert days == ["20261121", "20261203"]
    assert files["activities.ics"].count(b"BEGIN:VEVENT") == files["hubs/gt-sample.ics"].count(b"BEGIN:VEVENT") == 2
    assert exported(small_portal, date(2026, 12, 3))["activities.ics"].count(b"BEGIN:VEVENT") == 1


def test_a_mended_activity_keeps_its_id_and_two_of_one_day_have_two(small_portal: Path):
    def ids() -> list[str]:
        return [line for line in unfolded(exported(small_portal)["activities.ics"]) if line.startswith("UID")]

    before = ids()
    change(small_portal, "hubs.yaml", "      place: Parque de ejemplo\n", "      place: Otro parque\n")
    mended = ids()
    change(small_portal, "hubs.yaml", "  activities:\n", RICH.replace("2026-11-21", "2026-12-03"))

    assert before == mended
    assert len(set(ids())) == 2 and set(before) < set(ids())


def test_a_calendar_without_events_stays_at_its_address(small_portal: Path):
    files = exported(small_portal, date(2026, 12, 4))

    assert b"BEGIN:VEVENT" not in files["activities.ics"]
    assert b"BEGIN:VTIMEZONE" in files["hubs/gt-sample.ics"]


def test_ids_are_the_same_at_every_address_and_on_every_day(small_portal: Path):
    def ids(files: dict[str, bytes]) -> list[str]:
        return [line for line in unfolded(files["hubs.vcf"]) if line.startswith("UID")] + [each["id"] for each in json.loads(files["hsds.json"])["contents"]]

    assert ids(exported(small_portal)) == ids(exported(small_portal, date(2027, 5, 1), "https://other.example/deep/"))
    assert ids(exported(small_portal))[0] == "UID:urn:uuid:16391a4f-762c-5996-81eb-32c0aa983921"


def test_without_the_address_of_the_site_no_file_has_links_to_it(small_portal: Path):
    files = exported(small_portal, site_url="")

    assert not [name for name, content in files.items() if b"URL:" in content or (b'"page"' in content and name != "index.json")]


def test_no_cell_of_the_table_is_a_formula(small_portal: Path):
    change(small_portal, "hubs.yaml", "  municipality: Sample Town\n", '  municipality: "=HYPERLINK(0)"\n')

    assert b",'=HYPERLINK(0)," in exported(small_portal)["hubs.csv"]


def test_nothing_written_in_an_entry_ends_its_line(small_portal: Path):
    change(small_portal, "hubs.yaml", '{es: "4a calle 5-06"}', '{es: "END:VCARD; a, b\\\\nTEL:1"}')

    files = exported(small_portal)

    assert files["hubs/gt-sample.vcf"].count(b"\r\nEND:VCARD") == 1
    assert "END:VCARD\\; a\\, b\\\\nTEL:1" in next(line for line in unfolded(files["hubs/gt-sample.vcf"]) if line.startswith("ADR"))


def test_no_line_of_a_card_or_calendar_is_longer_than_75_bytes_or_broken_inside_a_letter(site: Site):
    for name, content in site.files.items():
        if name.startswith(FOLDER) and name.endswith((".vcf", ".ics")):
            parts = content.split(b"\r\n")
            assert max(map(len, parts)) <= 75, name
            assert all(part.decode() is not None for part in parts)


def test_other_sites_may_ask_for_the_open_data_and_for_nothing_else(site: Site):
    lines = site.files["_headers"].decode().splitlines()

    allowed = [lines[: position + 1] for position, line in enumerate(lines) if "Access-Control-Allow-Origin" in line]
    assert len(allowed) == 1
    assert next(line for line in reversed(allowed[0]) if line.startswith("/")) == f"/{FOLDER}/*"


def test_in_both_styles_of_addresses_only_the_addresses_differ(built: Built):
    folders, files = built("small", "folders"), built("small", "files")

    assert of(folders, "facts.json") == of(files, "facts.json")
    assert of(folders, "hubs/gt-sample.vcf").replace(b"hubs/gt-sample/", b"hubs/gt-sample.html") == of(files, "hubs/gt-sample.vcf")


def test_the_page_of_the_open_data_leads_to_every_file_and_tells_every_field_in_each_language(site: Site):
    for code in site.languages:
        page = site.page("data/v1/index", code)
        links = {target[0] for link in page.links if (target := site.target(page.file, link["href"]))}

        assert {f"{FOLDER}/{file.name}" for file in FILES} | {f"{FOLDER}/index.json"} <= links
        assert [[words(cell) for cell in table.css("th")] for table in page.all("table")] == [list(file.fields) for file in FILES]
        assert code == "en" or all(table.attributes["lang"] == "en" for table in page.all("table"))
        assert "CC BY 4.0" in page.text and "GeoNames" in page.text


def test_the_directory_leads_to_the_page_of_the_open_data(site: Site):
    for code in site.languages:
        page = site.page("hubs/index", code)

        assert site.file("data/v1/index", code) in {target[0] for link in page.links if (target := site.target(page.file, link["href"]))}


def test_a_hub_can_be_saved_where_there_is_a_number_or_an_address_to_save(site: Site):
    for id_, each in properties(site).items():
        page = site.page(f"hubs/{id_}", "en")
        links = {target[0] for link in page.links if (target := site.target(page.file, link["href"]))}

        assert (f"{FOLDER}/hubs/{id_}.vcf" in links) == bool(each.get("phones") or "address" in each), id_
        assert (f"{FOLDER}/hubs/{id_}.ics" in links) == ("activities" in each), id_


def test_nothing_else_stands_beside_the_documented_files(site: Site):
    own = {name.removeprefix(f"{FOLDER}/") for name in site.files if name.startswith(f"{FOLDER}/") and not name.startswith(f"{FOLDER}/hubs/")}

    assert own == {*(file.name for file in FILES), "index.json", "index.html"}


def test_a_phone_waits_before_it_dials_an_extension(small_portal: Path):
    change(small_portal, "hubs.yaml", '"+502 5555 0102"', '"+502 5555 0102 ext. 12"')

    assert "TEL;TYPE=WORK,VOICE:+50255550102\\,12" in unfolded(exported(small_portal)["hubs.vcf"])
    assert json.loads(exported(small_portal)["hsds.json"])["contents"][0]["services"][0]["phones"][0]["extension"] == 12


def test_a_number_that_is_only_for_messages_is_left_out_or_marked_in_every_format(small_portal: Path):
    change(small_portal, "hubs.yaml", "      whatsapp: true\n", "      whatsapp: true\n      calls: false\n")
    files = exported(small_portal)
    row = next(row for row in csv.DictReader(io.StringIO(files["hubs.csv"].decode("utf-8-sig"))) if row["id"] == "gt-sample")
    feature = next(each["properties"] for each in json.loads(files["hubs.geojson"])["features"] if each["properties"]["id"] == "gt-sample")

    assert not [line for line in unfolded(files["hubs.vcf"]) if line.startswith("TEL") and "50255550102" in line]
    assert [line for line in unfolded(files["hubs.vcf"]) if line.startswith("NOTE") and "WhatsApp +502 5555 0102" in line]
    assert json.loads(files["hsds.json"])["contents"][0]["services"][0]["phones"][0]["type"] == "text"
    assert (row["phones"], row["whatsapp"]) == ("", "+50255550102")
    assert feature["phones"] == [{"number": "+502 5555 0102", "uri": "tel:+50255550102", "whatsapp": True, "calls": False}]


def test_a_hub_that_is_closed_invites_nobody(small_portal: Path):
    change(small_portal, "hubs.yaml", "  status: open\n", "  status: closed\n")

    assert b"BEGIN:VEVENT" not in exported(small_portal)["activities.ics"]
    assert "X-STATUS:closed" in unfolded(exported(small_portal)["hubs/gt-sample.vcf"])
