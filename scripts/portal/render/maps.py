"""Maps of hubs as SVG inside the page: of the region, of a country, and of one hub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from portal.geo.basemap import basemap
from portal.geo.drawing import WIDTH, Frame, Ground, area_path, frame_around, frame_of, ground, middle
from portal.model.country import Country
from portal.model.hub import Hub, Position
from portal.render.map_marks import TARGET, Mark, Name, Spot, Wanted, around, marks, names
from portal.render.view import View

MOST = 2400
"""Characters for the ground of a map: about a kilobyte on its way to a phone."""

LIGHT = 600
"""The same on the pages of countries, which are the heaviest, and of the region, of which much less is known by its shape."""

MOST_TOWNS = 4
"""How many towns a map of a country names beside its hubs."""

CENTRAL_AMERICA = (-92.4, 7.1, -77.1, 18.5)
"""West, south, east, north in degrees: always on the map of the region. Of Mexico only what has hubs: the others would be too small for a finger."""

BEYOND = 0.8
"""Degrees that the map of the region reaches beyond its outermost hubs."""


@dataclass(frozen=True, slots=True)
class Map:
    """A map of several hubs, with what its reader must be told."""

    svg: Markup
    rings: bool
    """Whether a hub that nobody confirmed has a mark of its own."""

    full: bool
    """Whether a confirmed hub has one."""

    numbers: bool
    """Whether some hubs are shown as their number."""

    hidden: int
    """How many hubs of the list it does not show."""


def on_the_map(hubs: Iterable[Hub]) -> list[Hub]:
    """The hubs that a map shows."""
    return [hub for hub in hubs if hub.is_on_maps]


def region_map(view: View) -> Map | None:
    """The map of all hubs: a hub leads to its page, a number to the list of its country on this page. None where no hub has a position."""
    hubs = on_the_map(view.portal.hubs)
    if not hubs:
        return None
    frame = _region([hub.position for hub in hubs if hub.position])
    countries = frozenset(area.country for area in basemap().areas)
    found = marks(frame, _spots(hubs))
    wanted = [_land(view, country, place) for country in view.countries if (place := middle(frame, country.code))]
    written = names(frame, [around(mark.x, mark.y, TARGET) for mark in found], wanted)
    body = [_ground(ground(frame, countries, LIGHT, departments=False)), _names(view, written), *_marks(view, found, {hub.id: hub for hub in hubs}, "")]
    svg = _svg(frame, Markup('role="group" aria-label="{}"').format(view.words("map.region")), body)
    return _map(view, svg, found, view.portal.hubs)


def country_map(view: View, country: Country, to_list: str) -> Map | None:
    """The map of a country's hubs: a hub leads to its page, a number to the address *to_list*. None without any hub to show, or without known borders."""
    hubs, frame = on_the_map(view.portal.hubs_of(country.code)), frame_of(country.code)
    if not hubs or frame is None:
        return None
    found = marks(frame, _spots(hubs))
    body = [
        _ground(ground(frame, frozenset([country.code]), LIGHT)),
        _names(view, _named(view, country, frame, found)),
        *_marks(view, found, {hub.id: hub for hub in hubs}, to_list),
    ]
    svg = _svg(frame, Markup('role="group" aria-label="{}"').format(view.words("map.country", country=_name(view, country))), body)
    return _map(view, svg, found, view.portal.hubs_of(country.code))


def locator(view: View, hub: Hub, *, paper: bool = False) -> Markup | None:
    """Where in its country a hub is, without any text, so that *paper* can have the same picture, without grey.

    Its colours are written in it, and the stylesheet only changes them. None where its place must not be shown or is not known.
    """
    frame, country = frame_of(hub.country), view.portal.country(hub.country)
    if not hub.is_on_maps or frame is None or hub.position is None or country is None:
        return None
    drawn = ground(frame, frozenset([hub.country]), MOST)
    (mark,) = marks(frame, _spots([hub]))
    far, here, line = ("none", 'none" stroke="#000" stroke-width="4', "#000") if paper else ("#e8e8e8", "#ccc", "#777")
    body = [
        Markup('<path class="far" fill="{}" d="{}"/>').format(far, drawn.around),
        Markup('<path class="own" fill="#fff" stroke="#000" d="{}"/>').format(drawn.own),
        Markup('<path class="here" fill="{}" d="{}"/>').format(Markup(here), area_path(frame, hub.country, hub.admin1)),
        Markup('<path class="line" fill="none" stroke="{}" d="{}"/>').format(line, drawn.borders + drawn.inner),
        Markup('<path class="lake" fill="#fff" stroke="{}" d="{}"/>').format(line, drawn.lakes),
        Markup('<circle class="hub {}" fill="{}" stroke="#000" stroke-width="4" cx="{}" cy="{}" r="9"/>').format(
            _shape(view, hub), "#000" if view.hub_status(hub) == "open" else "#fff", mark.x, mark.y
        ),
    ]
    return _svg(frame, Markup('role="img" aria-label="{}"').format(view.words("map.hub", place=hub.municipality, country=_name(view, country))), body)


def _land(view: View, country: Country, place: tuple[int, int]) -> Wanted:
    phrase = view.values.phrase(country.names)
    return Wanted(phrase.text, "country", *place, phrase.language)


def _map(view: View, svg: Markup, found: Sequence[Mark], listed: Sequence[Hub]) -> Map:
    alone = {mark.ids[0] for mark in found if len(mark.ids) == 1}
    shapes = {_shape(view, hub) for hub in listed if hub.id in alone}
    return Map(svg, "ring" in shapes, "yes" in shapes, len(alone) < len(found), len(listed) - len(on_the_map(listed)))


def _named(view: View, country: Country, frame: Frame, found: Iterable[Mark]) -> list[Name]:
    """The names on the map of a country: first of the hubs that stand alone, then of towns where these leave room, then of neighbours."""
    taken = [around(mark.x, mark.y, TARGET) for mark in found]
    town_of = {hub.id: hub.municipality for hub in view.portal.hubs_of(country.code)}
    hubs = list(names(frame, taken, [Wanted(town_of[mark.ids[0]], "hub", mark.x, mark.y) for mark in found if len(mark.ids) == 1]))
    taken += [name.box for name in hubs]
    towns = []
    for town in basemap().towns.get(country.code, ())[:MOST_TOWNS]:
        x, y = frame.at(town.latitude, town.longitude)
        dot = around(round(x), round(y), 4)
        if not any(dot.meets(box) for box in taken):
            towns.append(Wanted(town.name, "town", round(x), round(y), country.source_language))
    neighbours = [_land(view, each, place) for each in view.countries if each.code != country.code and (place := middle(frame, each.code))]
    return [*hubs, *names(frame, [*taken, *(around(town.x, town.y, 3) for town in towns)], [*towns, *neighbours])]


def _region(positions: Sequence[Position]) -> Frame:
    west, south, east, north = CENTRAL_AMERICA
    return frame_around(
        min(west, *(position.longitude - BEYOND for position in positions)),
        min(south, *(position.latitude - BEYOND for position in positions)),
        max(east, *(position.longitude + BEYOND for position in positions)),
        max(north, *(position.latitude + BEYOND for position in positions)),
    )


def _spots(hubs: Iterable[Hub]) -> tuple[Spot, ...]:
    return tuple(Spot(hub.id, hub.country, float(hub.position.latitude), float(hub.position.longitude)) for hub in hubs if hub.position)


def _svg(frame: Frame, attributes: Markup, body: Iterable[Markup]) -> Markup:
    """The map. It is never mirrored: west is on the left for readers of every language."""
    return Markup('<svg viewBox="0 0 {} {}" direction="ltr" {}>{}</svg>').format(WIDTH, frame.height, attributes, Markup("").join(body))


def _ground(drawn: Ground) -> Markup:
    layers = (("far", drawn.around), ("own", drawn.own), ("line", drawn.inner), ("line edge", drawn.borders), ("lake", drawn.lakes))
    return Markup("").join(Markup('<path class="{}" d="{}"/>').format(name, path) for name, path in layers if path)


def _names(view: View, written: Iterable[Name]) -> Markup:
    """Names for the eye alone: marks and the list say all of them to those who listen."""
    lines = []
    for name in written:
        if name.wanted.kind == "town":
            lines.append(Markup('<circle cx="{}" cy="{}" r="2" class="town"/>').format(name.wanted.x, name.wanted.y))
        anchor = Markup("") if name.anchor == "start" else Markup(' text-anchor="{}"').format(name.anchor)
        kind = Markup("") if name.wanted.kind == "hub" else Markup(' class="{}"').format(name.wanted.kind)
        other = Markup(' lang="{}"').format(name.wanted.language) if name.wanted.language not in ("", view.language) else Markup("")
        lines.append(Markup('<text x="{}" y="{}"{}{}{}>{}</text>').format(name.x, name.y, anchor, kind, other, name.wanted.text))
    return Markup('<g aria-hidden="true">{}</g>').format(Markup("").join(lines)) if lines else Markup("")


def _marks(view: View, found: Iterable[Mark], hubs: Mapping[str, Hub], to_list: str) -> Iterator[Markup]:
    """Each mark in its place, one after another as the eye reads: what is the same in all of them travels once."""
    for mark in found:
        href, label, shown = _hub(view, hubs[mark.ids[0]]) if len(mark.ids) == 1 else _several(view, mark, to_list or f"#{mark.country}")
        target = Markup('<circle r="{}"/>').format(TARGET)
        yield Markup('<a href="{}" aria-label="{}" transform="translate({} {})">{}{}</a>').format(href, label, mark.x, mark.y, target, shown)


def _hub(view: View, hub: Hub) -> tuple[str, str, Markup]:
    """Where one hub leads, its name, which says what the eye sees, and its shape."""
    label = view.words("map.one", place=hub.municipality, status=view.words(f"hubs.status.{view.hub_status(hub)}"))
    return view.link(f"hubs/{hub.id}"), label, Markup('<circle class="hub {}" r="7"/>').format(_shape(view, hub))


def _several(view: View, mark: Mark, to_list: str) -> tuple[str, str, Markup]:
    """The same for several hubs: their number, which leads to their list."""
    country = view.portal.country(mark.country)
    assert country is not None, "hubs are of known countries, by a rule"
    label = view.words.count("map.hubs", len(mark.ids), country=_name(view, country))
    return to_list, label, Markup('<circle class="hub" r="11"/><text y="5" text-anchor="middle">{}</text>').format(len(mark.ids))


def _shape(view: View, hub: Hub) -> str:
    """Filled where an office confirmed the hub, a ring otherwise."""
    return "yes" if view.hub_status(hub) == "open" else "ring"


def _name(view: View, country: Country) -> str:
    return view.values.phrase(country.names).text
