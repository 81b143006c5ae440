"""From the table of a hub to its typed counts."""

from __future__ import annotations

from pathlib import PurePosixPath

from portal.csvfile import MAX_BYTES, read_csv
from portal.model.aggregate import COLUMNS, REQUIRED, Aggregate, Count
from portal.personal import looks_personal, names_a_person
from portal.problems import Place, Problem
from portal.schema import validate
from portal.yamlfile import decode


def read_aggregate(data: bytes, name: PurePosixPath) -> tuple[Aggregate | None, list[Problem]]:
    """The counts in the file *name*, which is named after its hub; lines that can't be understood become problems. None: it is no text, or too long.

    Nothing that could be about a person goes any further than here, not even into a message: of such
    cells, and of columns that nobody asked for, only the places are kept.
    """
    text, problems = decode(data, name, MAX_BYTES)
    if text is None:
        return None, problems
    table = read_csv(text, name, REQUIRED)
    problems += table.file.problems
    strange = [(column, place) for column, place in table.columns if column and column not in COLUMNS]
    if len(strange) == len(table.columns):  # perhaps not names of columns, but what stands in them
        strange = [(column, place) for column, place in strange if names_a_person(column)]
    personal: list[Place] = []
    counts: list[Count] = []
    rows: list[dict[str, str]] = table.file.data if isinstance(table.file.data, list) else []
    for index, row in enumerate(rows):
        known = {column: cell for column, cell in row.items() if column in COLUMNS}
        found = [table.file.place(index, column) for column, cell in known.items() if looks_personal(cell)]
        personal += found
        missing = set(REQUIRED) - set(known)  # its column is mistyped, which is said once
        if not found and not missing:
            count, wrong = validate(Count, known, table.file, (index,))
            problems += wrong
            counts += [count] if count else []
    return Aggregate(name.stem, Place(name), tuple(counts), tuple(strange), tuple(personal)), problems
