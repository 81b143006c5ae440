"""YAML files and front matter as text that remembers where every value stands."""

# Every scalar stays the text that was typed: YAML 1.1 would read ``8:30`` as 510,
# ``no`` as false and ``0502`` as 322, which is never what somebody means who
# types opening hours, answers or telephone numbers. The schema decides later.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

import yaml

from portal.problems import Level, Message, Place, Problem
from portal.yamlreasons import reason_of

Keys = tuple[str | int, ...]

MAX_DEPTH = 20
"""Levels of nesting, inclusive. The C composer overflows its stack at some 30,000."""

MAX_BYTES, MAX_HUBS_BYTES = 2_000_000, 10_000_000
"""Size of one text file in bytes, inclusive; and of hubs.yaml, which grows with every office: more than 10,000 hubs."""

YAML_SYNTAX = Message(
    "yaml-syntax",
    Level.HARM,
    en=("this file can't be read from here on: {reason_en}", "{fix_en}"),
    es=("este archivo no se puede leer desde aquí: {reason_es}", "{fix_es}"),
)
YAML_REPEATED_KEY = Message(
    "yaml-repeated-key",
    Level.HARM,
    en=("'{key}' is given twice in the same entry, first on line {first}", "Keep one of the two lines."),
    es=("'{key}' está dos veces en la misma entrada, primero en la línea {first}", "Deja solo una de las dos líneas."),
)
YAML_EMPTY_VALUE = Message(
    "yaml-empty-value",
    Level.HARM,
    en=("'{key}' has no value", "Write the value, or remove the line: an absent line means that it is not known."),
    es=("'{key}' no tiene valor", "Escribe el valor o quita la línea: una línea ausente significa que no se sabe."),
)
YAML_FORBIDDEN = Message(
    "yaml-plain",
    Level.HARM,
    en=("{what} can't be used in these files", "Write the value out in full; a text that begins with a sign like that goes between double quotes."),
    es=("{what}: no se puede usar en estos archivos", "Escribe el valor completo; un texto que empieza con un signo así va entre comillas dobles."),
)
FILE_SIZE = Message(
    "file-size",
    Level.HARM,
    en=("this file has {bytes} bytes; {limit} is the most", "Split it, or make the picture or document smaller."),
    es=("este archivo tiene {bytes} bytes; el máximo es {limit}", "Divídelo, o haz más pequeña la imagen o el documento."),
)
FILE_TEXT = Message(
    "file-text",
    Level.HARM,
    en=("this file is not plain text in UTF-8", "Save it again as text, with the encoding UTF-8."),
    es=("este archivo no es texto en UTF-8", "Guárdalo otra vez como texto, con la codificación UTF-8."),
)

HIDDEN_CHARACTER = Message(
    "file-hidden-character",
    Level.HARM,
    en=(
        "an invisible character stands here ({code})",
        "Delete it with the letters beside it, and type those again: it can make a text read differently from what is written.",
    ),
    es=(
        "aquí hay un carácter invisible ({code})",
        "Bórralo con las letras de al lado y escríbelas otra vez: puede hacer que un texto se lea distinto de lo que dice.",
    ),
)

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
_HIDDEN = re.compile("[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
"""Ends of line that editors don't show, characters that turn the direction of what follows, and hidden text."""

_ESCAPED = re.compile(f"{_CONTROL.pattern}|{_HIDDEN.pattern}|[\ud800-\udfff]")
"""What no value may hold, even where it is written as an escape (``\\u202E``)."""


@dataclass(frozen=True)
class YamlFile:
    """The content of one YAML text: plain text values, and their places."""

    name: PurePosixPath
    data: object
    """Nested dicts and lists of text; None where the text is empty or can't be read."""

    places: Mapping[Keys, Place] = field(default_factory=dict, repr=False)
    """Where each value stands; ``(*keys, KEY)`` is where its key stands."""

    problems: tuple[Problem, ...] = ()

    empty: frozenset[Keys] = frozenset()
    """Keys that are written without a value: each is a problem already, and not missing as well."""

    @cached_property
    def flat(self) -> dict[str, str]:
        """All texts by dotted name: ``{"hub.open": "Abierta"}``; the items of lists have numbers as names."""
        return {".".join(map(str, keys)): text for keys, text in walk(self.data)}

    def place(self, *keys: str | int) -> Place:
        """The place of a value, or of the nearest parent that exists."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        return self.places.get(keys, Place(self.name))

    def key_place(self, *keys: str | int) -> Place:
        """The place of the key itself, for messages about a name rather than a value."""
        return self.places.get((*keys, KEY), self.place(*keys))


KEY = "\0key"
"""Marks the place of a key beside that of its value; no YAML text can hold it."""


class _TextLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Composes every scalar as text."""


_TextLoader.yaml_implicit_resolvers = {}


def decode(data: bytes, name: PurePosixPath, most: int | None = None) -> tuple[str | None, list[Problem]]:
    """The text of a file of at most *most* bytes, with Unix line ends, or None with the reason as a problem.

    Invisible characters are problems as well; the text has U+FFFD in their place.
    """
    if len(data) > (most := most or (MAX_HUBS_BYTES if name == PurePosixPath("hubs.yaml") else MAX_BYTES)):
        return None, [FILE_SIZE(Place(name), bytes=len(data), limit=most)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [FILE_TEXT(Place(name, line))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        return None, [FILE_TEXT(Place(name, text.count("\n", 0, found.start()) + 1))]
    if not _HIDDEN.search(text):
        return text, []
    found_in_lines = ((number, _HIDDEN.search(line)) for number, line in enumerate(text.split("\n"), start=1))
    return _HIDDEN.sub("\ufffd", text), [
        HIDDEN_CHARACTER(Place(name, number, found.start() + 1), code=_code(found[0])) for number, found in found_in_lines if found
    ]


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def read_yaml(text: str, name: PurePosixPath, first_line: int = 1) -> YamlFile:
    """Read YAML; what can't be read becomes problems.

    *first_line* is the line of the file on which *text* begins (front matter
    begins on the second).
    """

    def at(mark: yaml.Mark | None) -> Place:
        return Place(name, mark.line + first_line, mark.column + 1) if mark else Place(name, first_line)

    quote: list[yaml.Mark] = []
    try:
        if found := _forbidden(text, quote):
            mark, what = found
            return YamlFile(name, None, {}, (YAML_FORBIDDEN(at(mark), what=what),))
        node = yaml.compose(text, Loader=_TextLoader)
    except yaml.MarkedYAMLError as error:
        mark, values = _breach(error, text, quote)
        return YamlFile(name, None, {}, (YAML_SYNTAX(at(mark), **values),))
    places: dict[Keys, Place] = {(): Place(name, first_line)}
    problems: list[Problem] = []
    empty: set[Keys] = set()
    data = None if node is None else _plain(node, (), places, problems, empty, at)
    return YamlFile(name, data, places, tuple(problems), frozenset(empty))


def _breach(error: yaml.MarkedYAMLError, text: str, quote: list[yaml.Mark]) -> tuple[yaml.Mark | None, dict[str, str]]:
    """Where a YAML text breaks off, and the reason in words.

    A quote that is not closed swallows lines, and the reader stumbles later: what counts is where it opened.
    """
    mark, opened = error.problem_mark, error.context_mark
    lines = text.split("\n")
    character = lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""
    reason = reason_of(error.problem or "", character, quoted=bool(quote) or error.context == "while scanning a quoted scalar")
    if reason.where_it_opens:
        mark = quote[-1] if quote else opened or mark
    return mark, {"reason_en": reason.en, "reason_es": reason.es, "fix_en": reason.fix_en, "fix_es": reason.fix_es}


def _forbidden(text: str, quote: list[yaml.Mark]) -> tuple[yaml.Mark, str] | None:
    """The first construct that content files may not use, found before anything is composed.

    Aliases make a small file grow without limit, tags make objects, and deep
    nesting crashes the C composer; events cost no stack. Where the text breaks
    off, *quote* holds where the value before it opened, if that is quoted and
    goes over several lines.
    """
    depth = 0
    documents = 0
    for event in yaml.parse(text, Loader=_TextLoader):
        quote.clear()
        if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"') and event.start_mark.line != event.end_mark.line:
            quote.append(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return event.start_mark, "& *"
        if getattr(event, "tag", None):
            return event.start_mark, str(event.tag)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                return event.start_mark, "---"
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return event.start_mark, "[[[…]]]"
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _plain(node: yaml.Node, keys: Keys, places: dict[Keys, Place], problems: list[Problem], empty: set[Keys], at) -> object:
    places[keys] = at(node.start_mark)

    def scalar(node: yaml.ScalarNode) -> str:
        if found := _ESCAPED.search(node.value):
            problems.append(HIDDEN_CHARACTER(at(node.start_mark), code=_code(found[0])))
        return _ESCAPED.sub("\ufffd", node.value)

    if isinstance(node, yaml.MappingNode):
        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            place = at(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                problems.append(YAML_FORBIDDEN(place, what="? […]"))
                continue
            key = scalar(key_node)
            if key in result:
                problems.append(YAML_REPEATED_KEY(place, key=key, first=places[(*keys, key, KEY)].line))
                continue
            if isinstance(value_node, yaml.ScalarNode) and value_node.value == "" and not value_node.style:
                problems.append(YAML_EMPTY_VALUE(place, key=key))
                empty.add((*keys, key))
                continue
            result[key] = _plain(value_node, (*keys, key), places, problems, empty, at)
            places[(*keys, key, KEY)] = place
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*keys, index), places, problems, empty, at) for index, item in enumerate(node.value)]
    return scalar(node)


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Front matter, body, and the line on which the body begins.

    The front matter is None when the text does not begin with ``---``, or when
    no line closes it.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def walk(data: object, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every text value below *data*, with its keys."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from walk(value, (*keys, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from walk(value, (*keys, index))
    elif isinstance(data, str):
        yield keys, data


def events(text: str) -> Iterator[tuple[str, str, str, int, int, int]]:
    """How a text that `read_yaml` can read is written: its parts in their order, a key before its value.

    Each is the kind (``map``, ``list``, ``text``, or ``end`` of a map or list), the value and the quote or
    ``|`` or ``>`` of a text, or ``{`` for brackets, then the characters where it begins and
    where it ends (a map or list: its opening), and the column where it begins, all counted from 0.
    Comments stand between them, or behind the ``|`` or ``>``; ``%YAML`` lines are lost.
    """
    for event in yaml.parse(text, Loader=_TextLoader):
        kind = type(event).__name__.removesuffix("Event")
        if kind in _KINDS:
            style = "{" if getattr(event, "flow_style", False) else getattr(event, "style", "") or ""
            yield _KINDS[kind], getattr(event, "value", ""), style, event.start_mark.index, event.end_mark.index, event.start_mark.column


_KINDS = {"Scalar": "text", "MappingStart": "map", "SequenceStart": "list", "MappingEnd": "end", "SequenceEnd": "end"}
