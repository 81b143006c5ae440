"""The hubs as a table (CSV) with a row of HXL tags, for spreadsheets and humanitarian data."""

from __future__ import annotations

import csv
import io
from datetime import date

from portal.addresses import Addresses
from portal.exports.hub_data import cost_of
from portal.exports.plain import dated, hours
from portal.exports.shown import address_of, municipality_of, page_of, position_of, precision_of, shown_hubs, timezone_of
from portal.model.hub import Hub
from portal.model.portal import Portal
from portal.model.text import Phrase, Text
from portal.render.hub_view import HubView

TAGS = {
    "id": "#loc+code",
    "name": "#loc+name",
    "name_language": "#meta+name+lang",
    "country": "#country+code+v_iso2",
    "admin1": "#adm1+name",
    "municipality": "#adm2+name",
    "address": "#loc+address",
    "address_language": "#meta+address+lang",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "precision": "#geo+precision",
    "status": "#status",
    "confirmed": "#date+confirmed",
    "last_evidence": "#date+evidence",
    "evidence": "#meta+evidence+url",
    "review_by": "#date+due",
    "run_by": "#org+type",
    "operator": "#org+name",
    "operator_language": "#meta+org+lang",
    "mobile": "#loc+mobile",
    "phones": "#contact+phone+list",
    "whatsapp": "#contact+whatsapp+list",
    "hours": "#service+hours",
    "timezone": "#meta+timezone",
    "closed_days": "#date+closed+list",
    "languages": "#service+language+list",
    "services": "#service+type+list",
    "for": "#population+list",
    "cost": "#service+cost",
    "opened": "#date+start",
    "page": "#meta+page+url",
}
"""The columns in their order, each with its tag."""

BETWEEN = " | "
"""Stands between several values of one cell."""


def table(portal: Portal, addresses: Addresses, today: date) -> bytes:
    """One row for each hub below the names and the tags of the columns. UTF-8 with its mark, without which spreadsheets break accents.

    An empty cell: not known. ``none``: known to be nothing.
    """
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerow(TAGS)
    rows.writerow(TAGS.values())
    for shown in shown_hubs(portal, addresses, today):
        row = _row(shown)
        rows.writerow([row[name] for name in TAGS])
    return file.getvalue().encode("utf-8-sig")


def _row(shown: HubView) -> dict[str, str]:
    hub, view = shown.hub, shown.view
    position, precision, newest = position_of(hub), precision_of(hub), hub.last_evidence
    name = view.values.phrase(hub.name)
    address, operator = _phrase(shown, address_of(hub)), _phrase(shown, hub.operator)
    numbers = [(phone, dialled.uri.removeprefix("tel:")) for phone, dialled in shown.phones]
    called = [number for phone, number in numbers if phone.calls]
    return {
        "id": hub.id,
        "name": _words(name.text),
        "name_language": name.language,
        "country": hub.country.upper(),
        "admin1": _words(hub.admin1),
        "municipality": _words(municipality_of(hub) or ""),
        "address": _words(address.text),
        "address_language": address.language,
        "latitude": str(position.latitude) if position else "",
        "longitude": str(position.longitude) if position else "",
        "precision": precision.value if precision else "",
        "status": shown.status,
        "confirmed": hub.confirmed.date.isoformat() if hub.confirmed else "",
        "last_evidence": (dated(newest.source_date) if newest else None) or "",
        "evidence": BETWEEN.join(each.source for each in hub.evidence),
        "review_by": hub.due.isoformat(),
        "run_by": hub.run_by.value if hub.run_by else "",
        "operator": _words(operator.text),
        "operator_language": operator.language,
        "mobile": "true" if hub.mobile else "",
        "phones": _list(None if hub.phones is None or (hub.phones and not called) else called),
        "whatsapp": BETWEEN.join(number for phone, number in numbers if phone.whatsapp),
        "hours": hours(hub.hours) or "",
        "timezone": timezone_of(shown) or "",
        "closed_days": _list(None if hub.closed_days is None else [day.isoformat() for day in hub.closed_days]),
        "languages": _list(_spoken(hub)),
        "services": _list(hub.services),
        "for": _list(hub.for_),
        "cost": _cost(shown),
        "opened": dated(hub.opened) or "",
        "page": page_of(shown) or "",
    }


def _phrase(shown: HubView, words: Text | None) -> Phrase:
    return shown.view.values.phrase(words) if words else Phrase("", "")


def _words(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _list(values: list[str] | None) -> str:
    return "" if values is None else BETWEEN.join(values) or "none"


def _spoken(hub: Hub) -> list[str] | None:
    return None if hub.languages is None else [f"{each.code} ({each.days})" if each.days else each.code for each in hub.languages]


def _cost(shown: HubView) -> str:
    cost = cost_of(shown)
    return "" if cost is None else "free" if cost.get("free") else f"{cost['amount']} {cost['currency']}"
