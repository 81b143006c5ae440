"""Programs of others read the open data: HXL, vCard, iCalendar, GeoJSON and HSDS, each by its own library."""

from __future__ import annotations

import copy
import io
import json
from datetime import date, timedelta
from typing import Any

import hxl
import icalendar
import pytest
import vobject
from jsonschema import Draft202012Validator
from shapely.geometry import box, shape
from tests.conftest import ROOT, Built
from tests.open_data import as_json, of, properties
from tests.site import Site

REGION = box(-119, 4, -58, 34)
"""Where hubs can be, from Tijuana to Darién: west, south, east, north."""

UUID = {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"}
TEXT = {"type": "string", "minLength": 1}


def entity(*required: str, **fields: object) -> dict[str, object]:
    """An object of HSDS: every one has an id."""
    return {"type": "object", "required": ["id", *required], "properties": {"id": UUID, **fields}}


def many(items: object) -> dict[str, object]:
    return {"type": "array", "minItems": 1, "items": items}


ADDRESS = entity(
    "address_1", "city", "state_province", "postal_code", "country", "address_type", country={"pattern": "^[A-Z]{2}$"}, address_type={"const": "physical"}
)
LOCATION = entity("location_type", location_type={"enum": ["physical", "postal", "virtual"]}, latitude={"type": "number"}, addresses=many(ADDRESS))
SERVICE = entity(
    "name",
    "status",
    name=TEXT,
    status={"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    phones=many(entity("number", number=TEXT, extension={"type": "number"})),
    schedules=many(entity(freq={"enum": ["WEEKLY", "MONTHLY"]}, timezone={"type": "number"}, byday={"pattern": "^[A-Z]{2}(,[A-Z]{2})*$"})),
    languages=many(entity(code=TEXT)),
    cost_options=many(entity(amount={"type": "number"}, currency={"pattern": "^[A-Z]{3}$"})),
    required_documents=many(entity(document=TEXT)),
    service_areas=many(entity(name=TEXT)),
    service_at_locations=many(entity(location=LOCATION)),
    attributes=many(entity(taxonomy_term=entity("name", "description"))),
)
ORGANIZATION = entity("name", "description", name=TEXT, description=TEXT, services=many(SERVICE), locations=many(LOCATION))
"""What HSDS 3.0 asks of the entities that are published, as its documentation says."""

PUBLISHED = ROOT.parent / "shared/data/hsds/organization.json"
"""The whole schema, where it lies beside the repository: its licence keeps it out."""

SCHEMAS = {"asked": ORGANIZATION, **({"published": json.loads(PUBLISHED.read_text(encoding="utf-8"))} if PUBLISHED.is_file() else {})}


@pytest.fixture(params=SCHEMAS)
def validator(request: pytest.FixtureRequest) -> Draft202012Validator:
    """Says what of an organisation is not as HSDS asks."""
    return Draft202012Validator(SCHEMAS[request.param], format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_every_organisation_is_as_hsds_asks(site: Site, validator: Draft202012Validator):
    organisations = as_json(site, "hsds.json")["contents"]

    assert len(organisations) >= 2
    assert not [(list(error.absolute_path), error.message) for each in organisations for error in validator.iter_errors(each)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda organisation: organisation.pop("description"),
        lambda organisation: organisation["services"][0].update(status="unconfirmed"),
        lambda organisation: organisation["services"][0]["schedules"][0].update(timezone="America/Guatemala"),
        lambda organisation: organisation["locations"][0]["addresses"][0].pop("postal_code"),
        lambda organisation: organisation["services"][0]["service_at_locations"][0]["location"].pop("location_type"),
    ],
    ids=["no description", "a status of ours", "a time zone by name", "an address without code", "a location of no type"],
)
def test_an_organisation_that_is_not_as_hsds_asks_is_found(small: Site, validator: Draft202012Validator, spoil: Any):
    organisation = copy.deepcopy(as_json(small, "hsds.json")["contents"][0])
    assert not list(validator.iter_errors(organisation))

    spoil(organisation)

    assert len(list(validator.iter_errors(organisation))) == 1


def test_every_id_of_hsds_means_one_thing(site: Site):
    seen: dict[str, Any] = {}
    twice = []

    def visit(value: Any) -> None:
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
            visit(each)
        if isinstance(value, dict) and "id" in value and seen.setdefault(value["id"], value) != value:
            twice.append(value)

    visit(as_json(site, "hsds.json")["contents"])
    assert len(seen) > 10
    assert not twice


def test_the_table_is_read_as_hxl(site: Site):
    table = of(site, "hubs.csv")

    source = hxl.data(io.BytesIO(table)).cache()

    rows = {row.get("#loc+code"): row for row in source}
    hubs = properties(site)
    assert [column.display_tag for column in source.columns] == table.decode().split("\r\n")[1].split(",")
    assert {id_: row.get("#status") for id_, row in rows.items()} == {id_: each["status"] for id_, each in hubs.items()}
    assert {id_: row.get("#adm2+name") for id_, row in rows.items()} == {id_: each["municipality"] for id_, each in hubs.items()}
    assert {id_: row.get("#geo+precision") or None for id_, row in rows.items()} == {id_: each.get("precision") for id_, each in hubs.items()}
    assert [row.get("#loc+code") for row in source.with_rows("#country+code=GT")] == [id_ for id_, each in hubs.items() if each["country"] == "GT"]


def test_every_card_is_read_as_a_vcard(site: Site):
    cards = list(vobject.readComponents(of(site, "hubs.vcf").decode()))

    hubs = list(properties(site).values())
    numbers = [[phone["uri"].replace(";ext=", ",") for phone in each.get("phones", [])] for each in hubs]
    assert [card.adr.value.region for card in cards] == [each["admin1"] for each in hubs]
    assert [card.adr.value.street for card in cards] == [next(iter(each["address"].values())) if "address" in each else "" for each in hubs]
    assert [[f"tel:{tel.value}" for tel in card.contents.get("tel", [])] for card in cards] == numbers
    assert len({card.uid.value for card in cards}) == len(cards)
    for card in cards:
        card.validate()
        assert card.fn.value == card.n.value.family
        assert card.note.params["LANGUAGE"]


def test_the_calendar_is_read_with_each_activity_on_its_whole_day(small: Site):
    calendar = icalendar.Calendar.from_ical(of(small, "activities.ics"))

    (event,) = calendar.events
    assert not calendar.errors and not event.errors
    assert (event.start, event.end) == (date(2026, 12, 3), date(2026, 12, 3) + timedelta(days=1))
    assert (str(event["SUMMARY"]), event["SUMMARY"].params["LANGUAGE"]) == ("Charla de ejemplo", "es")
    assert (str(event["LOCATION"]), event["STATUS"]) == ("Parque de ejemplo", "CONFIRMED")
    assert event["DTSTAMP"].dt.date() == date(2026, 11, 21)
    own = icalendar.Calendar.from_ical(of(small, "hubs/gt-sample.ics"))
    assert own.events == calendar.events


def test_a_calendar_of_nothing_is_read_as_one(built: Built):
    site = built("real", "folders")
    planned = [each for each in properties(site).values() if "activities" in each]

    calendar = icalendar.Calendar.from_ical(of(site, "activities.ics"))

    assert not calendar.errors
    assert len(calendar.events) == sum(len(each["activities"]) for each in planned)
    assert calendar.subcomponents


def test_every_point_is_in_the_region(site: Site):
    features = as_json(site, "hubs.geojson")["features"]
    points = [shape(feature["geometry"]) for feature in features if feature["geometry"]]

    assert points
    assert not [point for point in points if point.geom_type != "Point" or not REGION.contains(point)]
    assert {feature["type"] for feature in features} == {"Feature"}
    assert [feature["id"] for feature in features] == [feature["properties"]["id"] for feature in features]
