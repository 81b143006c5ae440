"""From text values to typed entities, with messages that an editor understands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from portal.model.entity import Entity
from portal.problems import Level, Message, Problem, nearest
from portal.yamlfile import Keys, YamlFile

E = TypeVar("E", bound=Entity)


def _harm(rule: str, en: tuple[str, str], es: tuple[str, str]) -> Message:
    return Message(rule, Level.HARM, en=en, es=es)


MISSING = _harm(
    "schema-missing",
    ("'{field}' is missing here", "Add a line '{field}: …'."),
    ("falta '{field}' aquí", "Agrega una línea '{field}: …'."),
)
UNKNOWN = _harm(
    "schema-unknown-field",
    ("'{field}' is not a known field here", "Did you mean '{nearest}'?"),
    ("'{field}' no es un campo conocido aquí", "¿Quisiste escribir '{nearest}'?"),
)
CHOICE = _harm(
    "schema-choice",
    ("{field} is '{value}', which is not one of the choices", "Write one of: {choices}."),
    ("{field} es '{value}', que no es una de las opciones", "Escribe una de estas: {choices}."),
)
SHAPE = _harm(
    "schema-shape",
    ("{field} should be {shape_en}, but '{value}' stands here", "Write it as {shape_en}."),
    ("{field} debe ser {shape_es}, pero aquí dice '{value}'", "Escríbelo como {shape_es}."),
)
RANGE = _harm(
    "schema-range",
    ("{field} must be {limit_en}, not {value}", "Check the number. {hint_en}"),
    ("{field} debe ser {limit_es}, no {value}", "Revisa el número. {hint_es}"),
)
LENGTH = _harm(
    "schema-length",
    ("{field} must have {limit_en}", "Make it fit: shorten it, or add what is missing."),
    ("{field} debe tener {limit_es}", "Ajústalo: acórtalo o agrega lo que falta."),
)
FORM = _harm(
    "schema-form",
    ("'{value}' is not {form_en}", "Write it like this: {example}"),
    ("'{value}' no es {form_es}", "Escríbelo así: {example}"),
)
MARKUP = _harm(
    "schema-markup",
    ("'{value}' holds < or >, which could become markup", "Write plain words, without < and >."),
    ("'{value}' tiene < o >, que pueden volverse código", "Escribe solo palabras, sin < ni >."),
)
RESTS = _harm(
    "schema-together",
    ("{what_en}", "{fix_en}"),
    ("{what_es}", "{fix_es}"),
)

FORMS: dict[str, tuple[str, str, str]] = {
    "id": ("a short name (small letters, digits and hyphens)", "un nombre corto (minúsculas, números y guiones)", "gt-san-marcos"),
    "country": ("a country code of two small letters", "un código de país de dos minúsculas", "gt"),
    "language": ("a language code", "un código de idioma", "es, quc, pt-BR"),
    "url": ("a web address", "una dirección de internet", "https://igm.gob.gt/"),
    "secure-url": ("a web address with https", "una dirección de internet con https", "https://es.wikipedia.org/"),
    "recording": ("the name of a recording", "el nombre de una grabación", "asylum.ogg"),
    "timezone": ("a time zone", "una zona horaria", "America/Guatemala"),
    "weekdays": ("days of the week", "días de la semana", "tue, mon-wed"),
    "flag": ("true or false", "true o false", "true"),
    "whole": ("a whole number", "un número entero", "30"),
    "decimal": ("a number with a point", "un número con punto", "14.96437"),
    "day": ("a day of the calendar", "un día del calendario", "2026-11-21"),
    "month": ("a month", "un mes", "2026-10"),
    "nationality": ("the code of a country", "el código de un país", "hn, ve, ht; or other, unknown"),
    "dated": ("a date", "una fecha", "2026-11-21, 2026-11, 2026"),
    "word": ("one word", "una sola palabra", "how"),
    "target": ("a topic, a country or a page", "un tema, un país o una página", "asylum, gt, mx/asylum"),
    "wording": ("a word or a phrase", "una palabra o una frase", "in order to, horda*"),
}
"""Error types of `portal.model.scalars`: what the text should have been in English and Spanish, and an example."""

PATTERNS: dict[str, tuple[str, str, str]] = {
    "allow": ("a kind of raw value", "un tipo de valor suelto", "raw-phone, raw-amount, raw-duration, raw-date, raw-url"),
    "blocks": ("a mark of the translation tool", "una marca de la herramienta de traducción", "0a1f"),
    "currency": ("a currency of three capital letters", "una moneda de tres mayúsculas", "GTQ"),
    "kind": ("a kind of activity", "un tipo de actividad", "mobile, talk, training, fair"),
    "mail": ("a mail address", "una dirección de correo", "office@example.org"),
    "sha256": ("a checksum", "una suma de verificación", "64 × 0-9 a-f"),
    "source": ("a mark of the translation tool", "una marca de la herramienta de traducción", "0a1f0a1f0a1f"),
    "version": ("the version of a leaflet", "la versión de un folleto", "0a1f0a"),
    "whatsapp": ("a number with + and the country's code, without spaces", "un número con + y el código del país, sin espacios", "+50255550101"),
}
"""Fields with a pattern of their own: what their text should have been in English and Spanish, and an example."""

SHAPES: dict[str, tuple[str, str]] = {
    "string_type": ("words", "palabras"),
    "list_type": ("a list ('- …' or '[…]')", "una lista ('- …' o '[…]')"),
    "dict_type": ("words by language ({es: …})", "palabras por idioma ({es: …})"),
    "model_type": ("a group of fields ('name: …')", "un grupo de campos ('nombre: …')"),
    "model_attributes_type": ("a group of fields ('name: …')", "un grupo de campos ('nombre: …')"),
    "no_languages": ("words by language ({es: …})", "palabras por idioma ({es: …})"),
    "blank": ("words", "palabras"),
}

TOGETHER: dict[str, tuple[str, str, str, str]] = {
    "duration": (
        "a duration has exactly one unit, and only days can be working days",
        "una duración tiene una sola unidad, y solo los días pueden ser hábiles",
        "Write {days: 30, working: false}; or hours, weeks, months, years.",
        "Escribe {days: 30, working: false}; o hours, weeks, months, years.",
    ),
    "money": (
        "an amount needs a currency, and what is free has no amount",
        "un monto necesita moneda, y lo gratuito no tiene monto",
        "Write {amount: 25, currency: GTQ} or {free: true}.",
        "Escribe {amount: 25, currency: GTQ} o {free: true}.",
    ),
    "cost": (
        "a cost is free or names a fact, not both",
        "un costo es gratuito o nombra un dato, no las dos cosas",
        "Write {free: true} or {fact: asylum-fee}.",
        "Escribe {free: true} o {fact: asylum-fee}.",
    ),
    "question": (
        "a question of a comparison names a part of the procedure or facts by country, not both",
        "una pregunta de una comparación nombra una parte del trámite o datos por país, no las dos cosas",
        "Write 'part: deadline', or 'facts: {gt: asylum-appeal}'.",
        "Escribe 'part: deadline' o 'facts: {gt: asylum-appeal}'.",
    ),
    "contact_unreachable": (
        "the contact has no phone, no address, no website and no word about it",
        "el contacto no tiene teléfono, dirección, sitio web ni descripción",
        "Add what the source says: phones, address, web or about.",
        "Agrega lo que dice la fuente: phones, address, web o about.",
    ),
    "hub_evidence": (
        "the hub has no evidence and was never confirmed",
        "la ventanilla no tiene evidencia y nunca fue confirmada",
        "Add 'evidence' with the source that names it, or 'confirmed' with the day of the call.",
        "Agrega 'evidence' con la fuente que la nombra, o 'confirmed' con el día de la llamada.",
    ),
    "material_source": (
        "what somebody else made has no source",
        "lo que hizo otra organización no tiene fuente",
        "Add 'source: https://…': the page where they offer it.",
        "Agrega 'source: https://…': la página donde lo ofrecen.",
    ),
}


def validate(kind: type[E], data: object, file: YamlFile, keys: Keys = ()) -> tuple[E | None, list[Problem]]:
    """The entity of type *kind* that *data* describes, placed at *keys* of *file*.

    Returns None, with the reasons, where the data does not fit. A field that is
    missing because its name is mistyped or its value is empty is one mistake,
    not two.
    """
    try:
        return kind.model_validate(data).located(file, keys), []
    except ValidationError as error:
        found = error.errors(include_url=False)
        typos = {(*loc[:-1], nearest(str(loc[-1]), _fields(kind, loc[:-1]))) for each in found if each["type"] == "extra_forbidden" for loc in [each["loc"]]}
        return None, [
            _problem(kind, each, file, keys)
            for each in found
            if each["type"] != "missing" or (each["loc"] not in typos and (*keys, *each["loc"]) not in file.empty)
        ]


def _problem(kind: type[BaseModel], details: ErrorDetails, file: YamlFile, keys: Keys) -> Problem:
    loc: Keys = tuple(part for part in details["loc"] if part != "[key]")
    place = file.place(*keys, *loc)
    field = str(next((part for part in reversed(loc) if isinstance(part, str)), "…"))
    value = shown(details["input"])
    context: dict[str, Any] = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return MISSING(file.place(*keys, *loc[:-1]), field=field)
        case "extra_forbidden":
            return UNKNOWN(file.key_place(*keys, *loc), field=field, nearest=nearest(field, _fields(kind, loc[:-1])))
        case "enum" | "literal_error":
            if field == "confidence" and value == "low":
                return RESTS(
                    place,
                    what_en="what has low confidence is never published",
                    what_es="lo que tiene confianza baja nunca se publica",
                    fix_en="Take the entry out until a better source is found.",
                    fix_es="Quita la entrada hasta encontrar una fuente mejor.",
                )
            return CHOICE(place, field=field, value=value, choices=str(context["expected"]).replace("'", "").replace(" or ", ", "))
        case "greater_than_equal" | "less_than_equal":
            return RANGE(place, field=field, value=value, **_limits(field, context))
        case "too_short" | "too_long" | "string_too_long" | "string_too_short":
            return LENGTH(place, field=field, **_amount(isinstance(details["input"], str), context))
        case "string_pattern_mismatch":
            named = next(part for part in reversed(loc) if part in PATTERNS)
            en, es, example = PATTERNS[str(named)]
            return FORM(place, value=value, form_en=en, form_es=es, example=example)
        case "markup":
            return MARKUP(place, value=value)
        case type_ if type_ in FORMS:
            en, es, example = FORMS[type_]
            return FORM(place, value=value, form_en=en, form_es=es, example=example)
        case type_ if type_ in SHAPES:
            en, es = SHAPES[type_]
            return SHAPE(place, field=field, value=value, shape_en=en, shape_es=es)
        case type_ if type_ in TOGETHER:
            en, es, fix_en, fix_es = TOGETHER[type_]
            return RESTS(place, what_en=en, what_es=es, fix_en=fix_en, fix_es=fix_es)
    raise LookupError(f"no message for the schema error {details['type']!r}: add it to portal.schema")


def shown(value: object) -> str:
    """A found value as it stands in a message: short, on one line."""
    text = ", ".join(map(str, value)) if isinstance(value, (list, dict)) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "…"


def _fields(kind: type[BaseModel], loc: Keys) -> list[str]:
    """The YAML keys that are known at *loc* inside *kind*."""
    model: Any = kind
    for part in loc:
        if isinstance(part, int):
            continue
        field = next((entry for entry in model.model_fields.values() if entry.alias == part), None)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            break
        model = inner
    return [str(entry.alias) for entry in model.model_fields.values()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _model_in(argument):
            return found
    return None


RANGES = {"latitude": (-90, 90), "longitude": (-180, 180)}


def _limits(field: str, context: Mapping[str, Any]) -> dict[str, str]:
    if field in RANGES:
        low, high = RANGES[field]
        hint_en, hint_es = "Here latitude is some 7 to 33, longitude some -118 to -77.", "Aquí la latitud va de 7 a 33 y la longitud de -118 a -77."
        return {"limit_en": f"from {low} to {high}", "limit_es": f"de {low} a {high}", "hint_en": hint_en, "hint_es": hint_es}
    hint = {"hint_en": "Where it is not known, leave the line out.", "hint_es": "Si no se sabe, quita la línea."}
    if "ge" in context:
        return {"limit_en": f"{context['ge']:g} or more", "limit_es": f"{context['ge']:g} o más", **hint}
    return {"limit_en": f"{context['le']:g} or less", "limit_es": f"{context['le']:g} o menos", **hint}


def _amount(is_text: bool, context: Mapping[str, Any]) -> dict[str, str]:
    count = context.get("max_length", context.get("min_length"))
    unit_en, unit_es = ("character", "carácter") if is_text else ("entry", "entrada")
    if count != 1:
        unit_en, unit_es = ("characters", "caracteres") if is_text else ("entries", "entradas")
    if "max_length" in context:
        return {"limit_en": f"at most {count} {unit_en}", "limit_es": f"como máximo {count} {unit_es}"}
    return {"limit_en": f"at least {count} {unit_en}", "limit_es": f"al menos {count} {unit_es}"}


def json_schema(kind: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of one entity, with its YAML keys and the words of its docstrings."""
    return kind.model_json_schema(by_alias=True, mode="validation")
