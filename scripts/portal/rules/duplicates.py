"""Hubs that are written twice: readers would see two places where there is one, with two phones of which one is old."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from portal.gazetteer import metres
from portal.geo.areas import area_called
from portal.model.contact import Precision
from portal.model.hub import Hub
from portal.model.portal import Portal
from portal.problems import Level
from portal.rules.registry import Findings, rule
from portal.spelling import plain

NEAR = 150
"""Metres, inclusive, within which two exact positions are taken for one door."""

ALIKE = 0.85
"""How much of two names must be the same, from 0 to 1, as `difflib` counts it."""

WHY = {
    "id": ("their ids are alike", "sus id se parecen"),
    "name": ("their names are alike", "sus nombres se parecen"),
    "position": ("their positions are {metres} m apart", "sus posiciones están a {metres} m"),
}


@rule(
    Level.OLD,
    en=(
        "'{id}' may be the same as '{other}', at {where}: they are in one municipality, and {why_en}",
        "If it is one hub, keep the entry with the newer evidence and move the rest there. If they are two, give each its exact position.",
    ),
    es=(
        "«{id}» puede ser la misma que «{other}», en {where}: están en un mismo municipio, y {why_es}",
        "Si es una sola, deja la entrada con la prueba más nueva y pasa lo demás a ella. Si son dos, pon a cada una su posición exacta.",
    ),
)
def hub_is_listed_once(portal: Portal, today: date) -> Findings:
    """No two hubs of one municipality have like names or ids, or exact positions within 150 metres; those known to be apart are two."""
    for hubs in _by_municipality(portal.hubs):
        for hub, other, why, apart in twins(hubs):
            en, es = (words.format(metres=apart) for words in WHY[why])
            yield hub.at("id"), {"id": hub.id, "other": other.id, "where": other.place, "why_en": en, "why_es": es}


def _by_municipality(hubs: Iterable[Hub]) -> Iterable[list[Hub]]:
    groups: dict[tuple[str, str, str], list[Hub]] = defaultdict(list)
    for hub in hubs:
        area = area_called(hub.admin1, hub.country) or plain(hub.admin1)
        groups[hub.country, area, plain(hub.municipality)].append(hub)
    return groups.values()


def twins(hubs: list[Hub]) -> Iterator[tuple[Hub, Hub, str, int]]:
    """Pairs of *hubs*, the later first, that may be one, with the reason (a key of `WHY`) and the metres between them, 0 where these are not known."""
    for other, hub in combinations(hubs, 2):
        apart = _apart(hub, other)
        if apart is not None and apart > NEAR:
            continue
        if apart is not None:
            yield hub, other, "position", apart
        elif _id(hub) == _id(other):
            yield hub, other, "id", 0
        elif _named_alike(hub, other):
            yield hub, other, "name", 0


def _apart(hub: Hub, other: Hub) -> int | None:
    """Metres between two hubs; None unless both positions are exact."""
    one, two = hub.position, other.position
    if one is None or two is None or {one.precision, two.precision} != {Precision.EXACT}:
        return None
    return round(metres((one.latitude, one.longitude), (two.latitude, two.longitude)))


def _id(hub: Hub) -> str:
    """The id without its numbers and hyphens, which people add to make one unique."""
    return re.sub(r"[0-9-]", "", hub.id)


def _named_alike(hub: Hub, other: Hub) -> bool:
    """Whether two names are nearly the same in a language that both have."""
    names, others = hub.name.root, other.name.root
    return any(_alike(plain(names[code]), plain(others[code])) for code in names if code in others)


def _alike(name: str, other: str) -> bool:
    if name == other:
        return True
    matcher = difflib.SequenceMatcher(None, name, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
