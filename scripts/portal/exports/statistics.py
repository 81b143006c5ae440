"""Published counts as a table (CSV) with a row of HXL tags."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from portal.model.portal import Portal
from portal.model.statistics import Statistic
from portal.model.text import Text

TAGS = {
    "id": "#indicator+code",
    "title": "#indicator+name",
    "row": "#population+type",
    "count": "#indicator+value+num",
    "from": "#date+start",
    "until": "#date+end",
    "countries": "#country+code+v_iso2+list",
    "source": "#meta+source+url",
    "source_date": "#date+reported",
    "read": "#date+read",
    "as_published": "#meta+quote",
}
"""The columns in their order, each with its tag."""


def statistics_table(portal: Portal) -> bytes:
    """A line for each number, and for each thing that its source names without one (an empty ``count``). Words in the default language, else the first."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerow(TAGS)
    rows.writerow(TAGS.values())
    for statistic in portal.statistics:
        for row in _rows(statistic, portal.default_language):
            rows.writerow([row.get(name, "") for name in TAGS])
    return file.getvalue().encode("utf-8-sig")


def _rows(statistic: Statistic, language: str) -> Iterator[dict[str, object]]:
    shared = {
        "id": statistic.id,
        "title": _words(statistic.title, language),
        "from": statistic.from_ or "",
        "until": statistic.until or "",
        "countries": " | ".join(statistic.countries),
        "source": statistic.source,
        "source_date": statistic.source_date or "",
        "read": statistic.read,
        "as_published": statistic.as_published or "",
    }
    if statistic.count is not None or not statistic.rows:
        yield {**shared, "count": "" if statistic.count is None else statistic.count}
    for row in statistic.rows:
        yield {**shared, "row": _words(row.name, language), "count": "" if row.count is None else row.count}


def _words(text: Text, language: str) -> str:
    return text.in_language([language]).text
