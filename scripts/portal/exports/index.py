"""The index of the open data for programs: what there is, of which day, and what each field means."""

from __future__ import annotations

import json
from datetime import date

from portal.addresses import Addresses
from portal.exports.plain import LICENCE, known
from portal.model.portal import Portal
from portal.open_data import FILES, FOLDER, VERSION

CREDITS = "Positions of towns: GeoNames (CC BY 4.0)"


def index(portal: Portal, addresses: Addresses, today: date) -> bytes:
    """``index.json``. ``date`` is the day for which every status was worked out."""
    changed = portal.newest
    value = known(
        version=VERSION,
        license=LICENCE,
        credits=CREDITS,
        date=today.isoformat(),
        newest=changed.isoformat() if changed else None,
        unknown="A key that is absent is not known. An empty list is known to be nothing.",
        page=f"{addresses.site_url}{FOLDER}/" if addresses.site_url else None,
        files=[{"path": file.name, "type": file.kind, "about": file.about, "fields": file.fields} for file in FILES],
    )
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
