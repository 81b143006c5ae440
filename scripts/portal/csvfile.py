"""Tables (CSV) as text that remembers where every cell stands."""

# What spreadsheets write differs: a mark at the beginning, other line ends, semicolons
# where the comma is the decimal sign. All of that is read without a word. What is not
# clear is a message, and never a guess: a count in the wrong column is a wrong number.

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from portal.problems import Level, Message, Place, Problem, nearest
from portal.yamlfile import KEY, Keys, YamlFile

MAX_BYTES = 1_000_000
"""Size of one table in bytes, inclusive: some 30,000 lines."""

SEPARATORS = ",;\t"

CSV_COLUMN_MISSING = Message(
    "csv-column-missing",
    Level.HARM,
    en=("the first line does not name: {column}", "Begin the file with the line: {header}"),
    es=("la primera línea no nombra: {column}", "Empieza el archivo con la línea: {header}"),
)
CSV_COLUMN_NAME = Message(
    "csv-column-name",
    Level.HARM,
    en=("the name of column {number} is empty or stands there twice", "Give every column its own name; delete empty columns."),
    es=("el nombre de la columna {number} está vacío o repetido", "Ponle a cada columna su propio nombre; borra las columnas vacías."),
)
CSV_CELLS = Message(
    "csv-cells",
    Level.HARM,
    en=("this line has {found} cells, the first line names {wanted} columns", "Write one cell for each column; text with a comma in it goes between quotes."),
    es=("esta línea tiene {found} celdas, la primera línea nombra {wanted} columnas", "Escribe una celda por columna; un texto con coma va entre comillas."),
)
CSV_EMPTY_LINE = Message(
    "csv-empty-line",
    Level.HARM,
    en=("this line is empty", "Delete it: below it something could be missing."),
    es=("esta línea está vacía", "Bórrala: debajo podría faltar algo."),
)
CSV_EMPTY_CELL = Message(
    "csv-empty-cell",
    Level.HARM,
    en=("there is nothing under '{column}'", "Write it. Where it is not known, delete the line; where nobody came, the count is 0."),
    es=("no hay nada debajo de '{column}'", "Escríbelo. Si no se sabe, borra la línea; si no vino nadie, la cuenta es 0."),
)
CSV_QUOTE = Message(
    "csv-quote",
    Level.HARM,
    en=("the quotes of this cell do not close, or something stands behind them", "Close them with the cell; write a quote inside a text twice."),
    es=("las comillas de esta celda no se cierran, o hay algo detrás", "Ciérralas con la celda; dentro de un texto escribe la comilla dos veces."),
)


@dataclass(frozen=True)
class Table:
    """The lines of a table below its first, as a list of texts by column."""

    file: YamlFile
    """Their places, as those of YAML: ``(0, "count")`` is a cell of the first line below the names."""

    columns: tuple[tuple[str, Place], ...] = ()
    """The names of the columns and where they stand."""


def read_csv(text: str, name: PurePosixPath, required: Sequence[str] = ()) -> Table:
    """Read a table whose lines end with ``\\n``; what is not clear becomes problems, and such lines are left out.

    The cells of *required* columns must be filled; an empty cell of another one is left out.
    """
    lines = text.rstrip("\n").split("\n")
    separator = max(SEPARATORS, key=lambda sign: lines[0].count(sign))
    problems: list[Problem] = []
    header = list(_cells(lines[0], separator, name, 1, problems))
    seen: set[str] = set()
    for number, (column, place) in enumerate(header, start=1):
        if not column or column in seen:
            problems.append(CSV_COLUMN_NAME(place, number=number))
        seen.add(column)
    mistyped = {nearest(column, required) for column in seen - set(required)}
    missing = [column for column in required if column not in seen | mistyped]
    if len(missing) == len(required) > 0:
        missing = [", ".join(required)]  # most likely the first line is not one of names
    problems += [CSV_COLUMN_MISSING(Place(name), column=column, header=",".join(required)) for column in missing]
    if problems:
        return Table(YamlFile(name, None, {}, tuple(problems)), tuple(header))
    rows: list[dict[str, str]] = []
    places: dict[Keys, Place] = {(): Place(name)}
    for number, line in enumerate(lines[1:], start=2):
        before = len(problems)
        cells = list(_cells(line, separator, name, number, problems))
        if len(problems) > before:
            continue
        if not any(cell for cell, _ in cells):
            problems.append(CSV_EMPTY_LINE(Place(name, number)))
        elif len(cells) != len(header):
            problems.append(CSV_CELLS(Place(name, number), found=len(cells), wanted=len(header)))
        else:
            row = {column: cell for (column, _), cell in zip(header, cells, strict=True)}
            problems += [CSV_EMPTY_CELL(place, column=column) for column, (cell, place) in row.items() if not cell and column in required]
            if len(problems) == before:
                index = len(rows)
                places[(index,)] = Place(name, number)
                places |= {(index, column): place for column, (_, place) in row.items()}
                places |= {(index, column, KEY): place for column, (_, place) in row.items()}
                rows.append({column: cell for column, (cell, _) in row.items() if cell})
    return Table(YamlFile(name, rows, places, tuple(problems)), tuple(header))


def _cells(line: str, separator: str, name: PurePosixPath, number: int, problems: list[Problem]) -> Iterator[tuple[str, Place]]:
    """The cells of a line without spaces around them, each with its place."""
    start = 0
    while True:
        place = Place(name, number, start + 1)
        if line.startswith('"', start):
            cell, end = _quoted(line, start)
            if line[end : end + 1] not in ("", separator):
                problems.append(CSV_QUOTE(place))
                return
        else:
            end = line.find(separator, start)
            end = len(line) if end < 0 else end
            cell = line[start:end]
        yield cell.strip(), place
        if end >= len(line):
            return
        start = end + 1


def _quoted(line: str, start: int) -> tuple[str, int]:
    """The text between quotes that open at *start*, and where it ends; where they do not close, one character before the end of the line."""
    text, position = "", start + 1
    while (end := line.find('"', position)) >= 0:
        text += line[position:end]
        if not line.startswith('""', end):
            return text, end + 1
        text, position = f'{text}"', end + 2
    return text, start
