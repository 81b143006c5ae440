"""What hubs counted as a table (CSV) with a row of HXL tags: every number that may be published, and those held back without theirs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from portal.model.portal import Portal
from portal.tallies import Tally, tallies

TAGS = {
    "country": "#country+code+v_iso2",
    "first": "#date+start",
    "last": "#date+end",
    "hub": "#loc+code",
    "service": "#service+type",
    "month": "#date+month",
    "nationality": "#population+nationality+code",
    "age_group": "#population+age+code",
    "count": "#reached+num",
    "suppressed": "#meta+suppressed",
}
"""The columns in their order, each with its tag."""


def tallies_table(portal: Portal, today: date) -> bytes:
    """A line for each number of `portal.tallies`, below the names and tags of the columns. An empty feature: all of them together."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerow(TAGS)
    rows.writerow(TAGS.values())
    for tally in tallies(portal, today):
        for row in _rows(tally):
            rows.writerow([row.get(name, "") for name in TAGS])
    return file.getvalue().encode("utf-8-sig")


def _rows(tally: Tally) -> Iterator[dict[str, object]]:
    """The sums first, then what they are made of."""
    shared = {"country": tally.country.upper(), "first": tally.period.first, "last": tally.period.last}
    for cell, count in sorted(tally.cells.items(), key=lambda item: (-item[0].count(""), item[0])):
        about = {feature.replace("-", "_"): value for feature, value in zip(tally.features, cell, strict=True)}
        if about.get("nationality", "") not in ("", "other", "unknown"):
            about["nationality"] = about["nationality"].upper()
        yield {**shared, **about, "count": "" if count is None else count, "suppressed": "true" if count is None else ""}
