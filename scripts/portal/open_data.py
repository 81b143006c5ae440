"""What the files of ``/data/v1/`` hold, field by field: for their documentation, and for what must never disappear."""

# Written in English, the language of programs; the page says in the reader's own what each file is for.

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

FOLDER = PurePosixPath("data/v1")
VERSION = "1"
"""Of the fields: within one version they are only added to."""

Fields = dict[str, str]


def card_of(hub: str) -> PurePosixPath:
    """The card of a hub, by its id."""
    return FOLDER / f"hubs/{hub}.vcf"


def calendar_of(hub: str) -> PurePosixPath:
    """The calendar of a hub that has activities, by its id."""
    return FOLDER / f"hubs/{hub}.ics"


@dataclass(frozen=True)
class DataFile:
    """One published file."""

    name: str
    kind: str
    """Its media type."""

    about: str
    fields: Fields
    """What each field means, by its path: ``features[].properties.status``. In a text by language, the languages are no fields."""

    @property
    def key(self) -> str:
        """Its name among the interface words: ``hubs-geojson``."""
        return self.name.replace(".", "-")


PHONE: Fields = {
    "number": "as it is shown",
    "uri": "the number as a link (tel:), also of one that is only for messages",
    "name": "which line it is",
    "whatsapp": "true: answers on WhatsApp",
    "calls": "false: only known for messages, not for calls",
    "hours": "when somebody answers, as OpenStreetMap writes opening_hours",
    "languages[]": "languages spoken there",
}
MONEY: Fields = {"free": "true: costs nothing", "amount": "the amount", "currency": "ISO 4217"}
CONFIRMED: Fields = {"date": "the day an office confirmed it; absent: no office has", "how": "call, visit or mail"}
CLAIM: Fields = {
    "source": "the page that says so",
    "source_date": "printed on the source: a day, a month or a year",
    "read": "the day the source was read",
    "confidence": "high, or medium: confirm before you rely on it",
    **{f"confirmed.{name}": about for name, about in CONFIRMED.items()},
    "review_by": "after this day it may have changed",
}


def _below(path: str, fields: Fields) -> Fields:
    return {f"{path}.{name}": about for name, about in fields.items()}


HUB: Fields = {
    "id": "short name, stays for ever",
    "country": "ISO 3166-1",
    "admin1": "department, province, state or district",
    "municipality": "town",
    "name": "as written on the door, by language",
    "status": "open (an office confirmed it), reported (news of the last year, no confirmation), unconfirmed, paused, closed or planned",
    **_below("confirmed", CONFIRMED),
    "last_evidence": "date of the newest evidence that it existed: a day, a month or a year",
    "review_by": CLAIM["review_by"],
    "run_by": "municipality, government or ngo",
    "operator": "name of who runs it, by language",
    "mobile": "true: it has no fixed counter",
    "precision": "exact: the point is the door; municipality: only the town; phone-only: no place is given",
    "address": "by language",
    "directions": "how to get there, by language",
    **_below("phones[]", PHONE),
    "hours": "as OpenStreetMap writes opening_hours",
    "timezone": "IANA time zone of the hours",
    "closed_days[]": "days on which it is closed",
    "languages[].code": "a language spoken at the counter (BCP 47)",
    "languages[].days": "days on which somebody speaks it; absent: always",
    "services[]": "what it helps with",
    "for[]": "whom it helps",
    "bring[]": "papers needed, by language",
    **_below("cost", MONEY),
    "cost.confidence": CLAIM["confidence"],
    "opened": "when it opened",
    "activities[].date": "a day from today on",
    "activities[].kind": "mobile, talk, training or fair",
    "activities[].place": "where",
    "activities[].position.latitude": "degrees, WGS 84",
    "activities[].position.longitude": "degrees, WGS 84",
    "activities[].position.precision": "as that of the hub",
    "activities[].text": "what, by language",
    "evidence[].source": "a page that shows that it existed",
    "evidence[].source_date": CLAIM["source_date"],
    "evidence[].read": CLAIM["read"],
    "page": "its page in this portal",
}
COLUMNS: Fields = {
    "id": HUB["id"],
    "name": "as written on the door",
    "name_language": "language of the name",
    "country": HUB["country"],
    "admin1": HUB["admin1"],
    "municipality": HUB["municipality"],
    "address": "empty: not known",
    "address_language": "language of the address",
    "latitude": "degrees, WGS 84",
    "longitude": "degrees, WGS 84",
    "precision": HUB["precision"],
    "status": HUB["status"],
    "confirmed": CONFIRMED["date"].replace("absent", "empty"),
    "last_evidence": HUB["last_evidence"],
    "evidence": "pages that show that it existed",
    "review_by": HUB["review_by"],
    "run_by": HUB["run_by"],
    "operator": "name of who runs it",
    "operator_language": "language of that name",
    "mobile": HUB["mobile"],
    "phones": "as dialled",
    "whatsapp": "those that answer on WhatsApp",
    "hours": HUB["hours"],
    "timezone": HUB["timezone"],
    "closed_days": HUB["closed_days[]"],
    "languages": "spoken at the counter, with their days",
    "services": HUB["services[]"],
    "for": HUB["for[]"],
    "cost": "free, or an amount with its currency",
    "opened": HUB["opened"],
    "page": HUB["page"],
}
DOCUMENT: Fields = {"version": "of the fields", "license": "of the content"}
CONTACT: Fields = {
    "id": "short name within its country",
    "country": "ISO 3166-1; absent: holds in all",
    "kind": "emergency, hotline, authority, organisation, consulate or shelter",
    "name": "by language",
    "short": "initials in use",
    "about": "what it does, by language",
    **_below("phones[]", PHONE),
    "web": "its website",
    "precision": HUB["precision"],
    "address": "by language",
    "directions": HUB["directions"],
    "hours": HUB["hours"],
    "languages[]": "languages spoken",
    "services[]": HUB["services[]"],
    "for[]": HUB["for[]"],
    **CLAIM,
}
FACT: Fields = {
    "id": "short name within its country",
    "country": CONTACT["country"],
    "topic": "what it is about",
    "kind": "duration, money, date, phone, url, address, text, paper or statement",
    "value": "a date, an address on the web, or words by language",
    "value.count": "how many, of a duration",
    "value.unit": "hours, days, weeks, months or years",
    "value.working": "true: only working days count",
    **_below("value", MONEY),
    **_below("value", PHONE),
    **CLAIM,
}
CARD: Fields = {
    "UID": "stays for ever",
    "FN": "town and name",
    "N": "the same",
    "ORG": "who runs it, else its name",
    "TEL": "as dialled",
    "ADR": "address, town and department, as far as they are known",
    "GEO": "only the door, never the middle of a town",
    "X-PRECISION": HUB["precision"],
    "URL": HUB["page"],
    "NOTE": "status and newest evidence in words; hours where an office confirmed them",
    "X-STATUS": HUB["status"],
    "REV": "newest day of its evidence",
}
EVENT: Fields = {
    "UID": "stays when text or place are mended",
    "DTSTAMP": "newest day of the hub's evidence",
    "DTSTART": "the day",
    "DTEND": "the day after it",
    "SUMMARY": "what, in the language of its country",
    "LOCATION": "where",
    "GEO": "only the very place, never the middle of a town",
    "DESCRIPTION": "place and status of the hub, and its newest evidence",
    "STATUS": "CONFIRMED where an office confirmed the hub, else TENTATIVE",
    "CATEGORIES": "MOBILE, TALK, TRAINING or FAIR",
    "URL": "page of the hub",
}
ORGANIZATION: Fields = {
    "id": "stays for ever",
    "name": "who runs the hub, else its name",
    "name_language": "ours: language of the name",
    "description": "place and status of the hub, and its newest evidence",
    "language": "ours: language of the description",
    "website": HUB["page"],
    "services[]": "one: asking there",
    "services[].status": "active only where an office confirmed it; inactive also where nobody did",
    "services[].portal_status": f"ours: {HUB['status']}",
    "services[].alert": "why not to rely on it",
    "services[].assured_date": CONFIRMED["date"],
    "services[].schedules[]": "hours, only where an office confirmed them; notes is the time zone",
    "services[].attributes[]": "what it helps with",
    "locations[]": "absent: no place may be given",
    "locations[].external_identifier": HUB["id"],
    "locations[].precision": f"ours: {HUB['precision']}",
    "locations[].latitude": "only of the door, never of the middle of a town",
    "locations[].longitude": "only of the door, never of the middle of a town",
    "locations[].addresses[]": "an empty field is not known",
}

STATISTIC: Fields = {
    "id": "stays for ever",
    "title": "what was counted",
    "row": "which part of it",
    "count": "the number as published; empty: its source names it without one",
    "from": "beginning of the period; empty: not said",
    "until": "end of the period; empty: not said",
    "countries": "ISO 3166-1",
    "source": CLAIM["source"],
    "source_date": CLAIM["source_date"],
    "read": CLAIM["read"],
    "as_published": "words of the source",
}
TRANSLATED: Fields = {
    "states.current": "pages that say what their source says",
    "states.outdated": "pages whose source changed",
    "states.unstamped": "pages of which nothing says it",
    "states.missing": "pages that are not translated",
    "statuses.machine": "pages made by a program",
    "statuses.draft": "pages made by a person",
    "statuses.reviewed": "pages that an office reviewed",
}
TALLY: Fields = {
    "country": "ISO 3166-1",
    "first": "first month of the quarter or year",
    "last": "last month of the quarter or year",
    "hub": "short name; empty: all hubs of the country together",
    "service": "what it helped with; empty: all services together",
    "month": "empty: all months together",
    "nationality": "ISO 3166-1, other or unknown; empty: all together",
    "age_group": "years, or unknown; empty: all ages together",
    "count": "how many times a service was given; empty: held back",
    "suppressed": "true: held back, because it is under 5 or would tell one that is",
}
FRESH: Fields = {
    "country": "ISO 3166-1",
    "topics[].topic": "id of the topic, or index",
    "topics[].read": "the day its sources were read",
    "topics[].review_by": CLAIM["review_by"],
    "topics[].reviewed": "the day an office reviewed it; absent: no office has",
    "topics[].overdue": "true: it was due for review before the date of the file",
    "phones": "contacts with a phone",
    "phones_confirmed": "those that an office ever confirmed",
    **_below("hubs", dict.fromkeys(("open", "reported", "unconfirmed", "paused", "closed", "planned"), "hubs of that status, as readers are told")),
}

FILES = (
    DataFile("hubs.geojson", "application/geo+json", "all hubs, for maps", DOCUMENT | _below("features[].properties", HUB)),
    DataFile("hubs.csv", "text/csv", "all hubs as a table, with a row of HXL tags; several values are separated by |, none: known to be nothing", COLUMNS),
    DataFile(
        "hsds.json",
        "application/json",
        "all hubs in HSDS 3.0 (Open Referral); fields that are not named here are as in HSDS",
        _below("contents[]", ORGANIZATION),
    ),
    DataFile("hubs.vcf", "text/vcard", "all hubs as vCards; each also in hubs/<id>.vcf", CARD),
    DataFile("activities.ics", "text/calendar", "activities from today on; each hub's also in hubs/<id>.ics", EVENT),
    DataFile("contacts.json", "application/json", "institutions, hotlines and emergency numbers", DOCUMENT | _below("contacts[]", CONTACT)),
    DataFile("facts.json", "application/json", "deadlines, costs, papers and rules", DOCUMENT | _below("facts[]", FACT)),
    DataFile("statistics.csv", "text/csv", "published counts, with a row of HXL tags; never to be added up", STATISTIC),
    DataFile("hub-counts.csv", "text/csv", "what hubs counted in quarters and years that are over, with a row of HXL tags; sums beside their parts", TALLY),
    DataFile(
        "freshness.json",
        "application/json",
        "what was reviewed when, and what waits",
        DOCUMENT
        | {"date": "the day for which it was worked out", "languages[].language": "BCP 47"}
        | _below("languages[]", TRANSLATED)
        | _below("countries[]", FRESH),
    ),
)
"""The files, those most asked for first. `exports` makes them."""
