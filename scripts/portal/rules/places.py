"""Where things are: a wrong place sends somebody on a long way, and a published one can endanger."""

from __future__ import annotations

from datetime import date

from portal.geo import Mistake, misplaced
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
    en=("'{id}' is phone-only, but '{field}' is written here", "Take it out at once, and say in the pull request that it was public."),
    es=("'{id}' es phone-only, pero aquí está '{field}'", "Quítalo de inmediato, y di en la solicitud de cambio que estuvo público."),
)
def phone_only_has_no_place(portal: Portal, today: date) -> Findings:
    """Where only a phone may be given, no place finer than the department is written."""
    ledgers = (*portal.countries, *([portal.region] if portal.region else []))
    entries: list[Contact | Hub] = [*portal.hubs, *(contact for ledger in ledgers for contact in ledger.contacts)]
    for entry in entries:
        inside = isinstance(entry, Hub) and entry.position is not None and entry.position.precision is Precision.PHONE_ONLY
        if entry.precision is Precision.PHONE_ONLY or inside:
            for field in ("address", "directions", "position"):
                if getattr(entry, field, None) is not None:
                    yield entry.at(field), {"id": entry.id, "field": field}
