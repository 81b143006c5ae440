"""Where things are: a wrong place sends somebody on a long way, and a published one can endanger."""

from __future__ import annotations

from datetime import date

from portal.gazetteer import metres, town
from portal.geo import Mistake, misplaced
from portal.geo.areas import area_called, outside
from portal.model.contact import Contact, Precision
from portal.model.hub import Hub
from portal.model.portal import Portal
from portal.problems import Level
from portal.rules.registry import Findings, rule

REMEDIES: dict[Mistake, tuple[str, str]] = {
    Mistake.SWAPPED: ("Latitude and longitude are swapped: exchange them.", "La latitud y la longitud están cambiadas: intercámbialas."),
    Mistake.SIGN: ("A minus sign is missing or too much: longitudes here are negative.", "Falta o sobra un signo menos: aquí las longitudes son negativas."),
    Mistake.ELSEWHERE: ("Check the country and the numbers.", "Revisa el país y los números."),
    Mistake.NOWHERE: ("Check the numbers on a map.", "Revisa los números en un mapa."),
}


@rule(
    Level.HARM,
    en=("the position {latitude}, {longitude} is not in {country}{detail}", "{fix_en}"),
    es=("la posición {latitude}, {longitude} no está en {country}{detail}", "{fix_es}"),
)
def hub_is_in_its_country(portal: Portal, today: date) -> Findings:
    """The position of every hub lies in its country, within three kilometres."""
    for hub in portal.hubs:
        if hub.position is None:
            continue
        found = misplaced(hub.position.latitude, hub.position.longitude, hub.country)
        if found is None:
            continue
        detail = f" ({found.country}, {found.kilometres} km)" if found.mistake is Mistake.ELSEWHERE else f" ({found.kilometres} km)" if found.kilometres else ""
        fix_en, fix_es = REMEDIES[found.mistake]
        yield (
            hub.at("position"),
            {
                "latitude": hub.position.latitude,
                "longitude": hub.position.longitude,
                "country": hub.country,
                "detail": detail,
                "fix_en": fix_en,
                "fix_es": fix_es,
            },
        )


@rule(
    Level.HARM,
    en=(
        "the position {latitude}, {longitude} is not in {area}, but {kilometres} km outside{detail_en}",
        "Check the numbers on a map, and the name under 'admin1'.",
    ),
    es=(
        "la posición {latitude}, {longitude} no está en {area}, sino {kilometres} km afuera{detail_es}",
        "Revisa los números en un mapa, y el nombre en 'admin1'.",
    ),
)
def hub_is_in_its_department(portal: Portal, today: date) -> Findings:
    """The position of every hub lies in its department, within five kilometres; names that are not known are not checked."""
    for hub in portal.hubs:
        if hub.position is None or misplaced(hub.position.latitude, hub.position.longitude, hub.country):
            continue
        if found := outside(hub.position.latitude, hub.position.longitude, hub.country, hub.admin1):
            yield (
                hub.at("position"),
                {
                    "latitude": hub.position.latitude,
                    "longitude": hub.position.longitude,
                    "area": found.area,
                    "kilometres": found.kilometres,
                    "detail_en": f", in {found.other}" if found.other else "",
                    "detail_es": f", en {found.other}" if found.other else "",
                },
            )


FAR = 25
"""Kilometres, inclusive, that a hub may lie from the centre of its town: municipalities are large, and their seats not always in the middle."""


@rule(
    Level.OLD,
    en=(
        "the position {latitude}, {longitude} is {kilometres} km from the centre of {town}",
        "Look at the place on a map: the town's centre is at {centre}. Correct the position, or name the municipality in which it lies.",
    ),
    es=(
        "la posición {latitude}, {longitude} está a {kilometres} km del centro de {town}",
        "Mira el lugar en un mapa: el centro está en {centre}. Corrige la posición, o escribe el municipio en que está.",
    ),
)
def hub_is_near_its_town(portal: Portal, today: date) -> Findings:
    """Where the gazetteer knows the town of a hub, its position is at most 25 km from there."""
    for hub in portal.hubs:
        area = area_called(hub.admin1, hub.country)
        centre = town(hub.municipality, area, hub.country) if area else None
        if hub.position is None or centre is None:
            continue
        point = hub.position.latitude, hub.position.longitude
        if misplaced(*point, hub.country) or outside(*point, hub.country, hub.admin1):
            continue
        kilometres = round(metres(point, centre) / 1000)
        if kilometres > FAR:
            values = {"latitude": point[0], "longitude": point[1], "kilometres": kilometres, "town": hub.municipality, "centre": "{}, {}".format(*centre)}
            yield hub.at("position"), values


DECIMALS = 4
"""Digits after the point that an exact position needs: four are about ten metres."""


@rule(
    Level.OLD,
    en=(
        "'{field}: {value}' has too few decimals for an exact place: it may be up to {metres} m away",
        "Write at least four, as phones show them; where you have no more, write 'precision: municipality'.",
    ),
    es=(
        "«{field}: {value}» tiene muy pocos decimales para un lugar exacto: puede estar hasta a {metres} m",
        "Escribe al menos cuatro, como los muestra el teléfono; si no tienes más, escribe 'precision: municipality'.",
    ),
)
def exact_position_has_four_decimals(portal: Portal, today: date) -> Findings:
    """A position that is said to be exact is written with at least four decimals."""
    for hub in portal.hubs:
        if hub.position is None or hub.position.precision is not Precision.EXACT:
            continue
        for field in ("latitude", "longitude"):
            value = hub.typed("position", field)
            decimals = len(value.partition(".")[2])
            if decimals < DECIMALS:
                yield hub.at("position", field), {"field": field, "value": value, "metres": 111_000 // (2 * 10**decimals)}


@rule(
    Level.HARM,
    en=("'{id}' is phone-only, but '{field}' is written here", "Take it out at once, and say in the pull request that it was public."),
    es=("'{id}' es phone-only, pero aquí está '{field}'", "Quítalo de inmediato, y di en la solicitud de cambio que estuvo público."),
)
def phone_only_has_no_place(portal: Portal, today: date) -> Findings:
    """Where only a phone may be given, no place finer than the department is written."""
    ledgers = (*portal.countries, *([portal.region] if portal.region else []))
    entries: list[Contact | Hub] = [*portal.hubs, *(contact for ledger in ledgers for contact in ledger.contacts)]
    for entry in entries:
        if entry.is_phone_only if isinstance(entry, Hub) else entry.precision is Precision.PHONE_ONLY:
            for field in ("address", "directions", "position"):
                if getattr(entry, field, None) is not None:
                    yield entry.at(field), {"id": entry.id, "field": field}
            if isinstance(entry, Hub) and any(activity.position for activity in entry.activities):
                yield entry.at("activities"), {"id": entry.id, "field": "activities"}
