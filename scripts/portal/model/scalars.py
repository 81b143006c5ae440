"""The kinds of single value that content files hold, read from text."""

# YAML hands over text only (see `portal.yamlfile`); each type here says which
# text it takes, so that nothing is guessed. Errors are `PydanticCustomError`
# with a type that `portal.schema` maps to a message.

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LANGUAGE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?"
WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"
WEEKDAYS = rf"{WEEKDAY}(?:-{WEEKDAY})?(?:, {WEEKDAY}(?:-{WEEKDAY})?)*"
URL = r"https?://[^\s<>\"'{}|\\^`/?#@:\[\]]+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"'{}|\\^`]*)?"
"""A host without a user's name before it: ``https://igm.gob.gt@example.org/`` looks like one site, and leads to another."""

_COUNTRIES = frozenset(
    """
    ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf cg
    ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl
    gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la
    lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np
    nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv
    sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
    """.split()
)
"""The codes of ISO 3166-1."""


def _matching(pattern: str, kind: str):
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise PydanticCustomError(kind, "{value}", {"value": value})
        return value

    return AfterValidator(check)


def _host(value: str) -> str:
    try:
        urlsplit(value)
    except ValueError:  # letters that stand for / or @ in other clothes
        raise PydanticCustomError("url", "{value}", {"value": value}) from None
    return value


def _zone(value: str) -> str:
    try:
        known = "/" in value and ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # not found, or a path
        known = None
    if not known:
        raise PydanticCustomError("timezone", "{value}", {"value": value})
    return value


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError("flag", "{value}", {"value": str(value)})
    return value == "true"


def _whole(value: object) -> object:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"-?(?:0|[1-9][0-9]{0,8})", value):
        raise PydanticCustomError("whole", "{value}", {"value": str(value)})
    return int(value)


def _decimal(value: object) -> object:
    if isinstance(value, float):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?", value):
        raise PydanticCustomError("decimal", "{value}", {"value": str(value)})
    return float(value)


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "{value}", {"value": str(value)})


def _month(value: object) -> object:
    if isinstance(value, Dated):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}", value):
        try:
            return Dated.parse(value)
        except ValueError:
            pass
    raise PydanticCustomError("month", "{value}", {"value": str(value)})


def _nationality(value: str) -> str:
    if value not in _COUNTRIES and value not in ("other", "unknown"):
        raise PydanticCustomError("nationality", "{value}", {"value": value})
    return value


def _line(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "{value}", {"value": value})
    if re.search(r"[<>]|javascript:", value, re.IGNORECASE):
        raise PydanticCustomError("markup", "{value}", {"value": value})
    # YAML's blocks (| and >) bring line ends, which would break a table or a list on the page.
    return re.sub(r"\s*\n\s*", " ", value.strip())


Id = Annotated[str, _matching(ID, "id"), WithJsonSchema({"type": "string", "pattern": f"^{ID}$"})]
"""A short name that stands in addresses for ever: ``gt-san-marcos``."""

CountryCode = Annotated[str, _matching(r"[a-z]{2}", "country"), WithJsonSchema({"type": "string", "pattern": "^[a-z]{2}$"})]
"""Two letters of ISO 3166-1, in lower case."""

LanguageCode = Annotated[str, _matching(LANGUAGE, "language"), WithJsonSchema({"type": "string", "pattern": f"^{LANGUAGE}$"})]
"""A language as BCP 47 writes it: ``es``, ``quc``, ``pt-BR``."""

TimeZone = Annotated[str, AfterValidator(_zone), WithJsonSchema({"type": "string", "pattern": "^[A-Z][A-Za-z_]+/[A-Za-z_/]+$"})]
"""A time zone of the IANA's list: ``America/Guatemala``."""

Weekdays = Annotated[str, _matching(WEEKDAYS, "weekdays"), WithJsonSchema({"type": "string", "pattern": f"^{WEEKDAYS}$"})]
"""Days of the week: ``tue`` or ``mon-wed, fri``."""

Url = Annotated[
    str, StringConstraints(max_length=2000), _matching(URL, "url"), AfterValidator(_host), WithJsonSchema({"type": "string", "pattern": f"^{URL}$"})
]
"""An address on the web, with ``https://`` or ``http://``."""

SecureUrl = Annotated[Url, _matching("https://.+", "secure-url"), WithJsonSchema({"type": "string", "pattern": f"^{URL.replace('https?', 'https')}$"})]
"""An address on the web that nobody on the way can read along or change."""

RECORDING = rf"{ID}\.(?:mp3|ogg|opus)"

RecordingName = Annotated[str, _matching(RECORDING, "recording"), WithJsonSchema({"type": "string", "pattern": f"^{RECORDING}$"})]
"""The name of a recording beside a page: ``asylum.ogg``."""

Line = Annotated[str, AfterValidator(_line), StringConstraints(max_length=2000)]
"""Plain words on one line: never empty, and never markup."""

Flag = Annotated[bool, BeforeValidator(_flag)]
"""``true`` or ``false``, and no other word."""

Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
"""A whole number of at most nine digits."""

Decimal = Annotated[float, BeforeValidator(_decimal), WithJsonSchema({"type": "number"})]
"""A number with a decimal point."""

Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day as ``2026-11-21``."""


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A date as a source prints it: a day, a month or only a year."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: object) -> Dated:
        """Reads ``2021``, ``2021-06`` or ``2021-06-18``; a ``ValueError`` for anything else."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", value):
            raise ValueError(value)
        parts = [int(part) for part in value.split("-")]
        date(parts[0], *(parts[1:2] or [1]), *(parts[2:3] or [1]))
        return cls(*parts)

    @property
    def exactness(self) -> str:
        """``day``, ``month`` or ``year``."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def earliest(self) -> date:
        """The first day that the date can mean; ages are counted from it, so that nothing looks fresher than it is."""
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def read(value: object) -> Dated:
            try:
                return cls.parse(value)
            except ValueError:
                raise PydanticCustomError("dated", "{value}", {"value": str(value)}) from None

        return core_schema.no_info_plain_validator_function(read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
        return {"anyOf": [text, {"type": "integer", "minimum": 1000, "maximum": 9999}]}  # editors read a bare year as a number


Month = Annotated[Dated, BeforeValidator(_month), WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"})]
"""A month as ``2026-10``."""

Nationality = Annotated[str, AfterValidator(_nationality), WithJsonSchema({"type": "string", "pattern": "^([a-z]{2}|other|unknown)$"})]
"""A country of ISO 3166-1 in lower case, ``other`` or ``unknown``."""
