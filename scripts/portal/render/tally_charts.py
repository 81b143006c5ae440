"""What the page of the hubs' numbers gets: charts of what may be published, for the region and for each country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from portal.model.aggregate import AgeGroup
from portal.model.scalars import Dated
from portal.render.hub_view import HubView
from portal.render.view import View
from portal.tallies import ABOUT_PEOPLE, Tally, tallies

QUARTERS = 4
"""The quarters whose months are shown, where they are published: the newest and those right before it."""

MOST = 12
"""Bars in a chart, inclusive: of more hubs or nationalities only the largest are shown. The table has them all."""

Numbers = Mapping[str, int | None]
"""Numbers by what they are about; None where one is held back."""


@dataclass(frozen=True)
class Chart:
    """One chart, as ``parts/chart.html`` takes it."""

    title: Markup
    what: Markup
    """What its bars stand for: the head of the first column."""

    rows: list[tuple[Markup, int | None]]
    note: Markup
    """Who counted, when, and how much in all where that is one number."""


@dataclass(frozen=True)
class Counted:
    """The region, or a country, with its charts."""

    key: str
    """The code of the country; ``region`` for all."""

    name: Markup
    charts: list[Chart]


def counted(view: View) -> list[Counted]:
    """First the region, where several countries publish, then each country that does."""
    published = tallies(view.portal, view.today)
    own = [(country, [tally for tally in published if tally.country == country.code]) for country in view.countries]
    found = [Counted(country.code, view.text(country.names), list(_charts(view, tables))) for country, tables in own if tables]
    if len(found) > 1:
        found.insert(0, Counted("region", view.say("hub-data.region"), list(_region(view, [tally for tally in published if tally.period.quarter]))))
    return found


def _charts(view: View, tables: list[Tally]) -> Iterator[Chart]:
    """Of a country: its newest quarter by service and hub, its last ones by month, its newest year by what is known of people."""
    quarters = [tally for tally in tables if tally.period.quarter]
    newest = quarters[-1]
    note = _note(view, newest.period.first, newest.period.last)
    yield _chart(view, "service", newest.of("service"), note + " " + view.say("hub-data.whole", n=view.localiser.number(newest.whole)))
    recent = [tally for tally in quarters if tally.period.number > newest.period.number - QUARTERS]
    if months := {month: count for tally in recent for month, count in tally.of("month").items()}:
        yield _chart(view, "month", months, _note(view, Dated.parse(min(months)), Dated.parse(max(months))))
    if hubs := newest.of("hub"):
        yield _chart(view, "hub", hubs, note)
    years = [tally for tally in tables if not tally.period.quarter]
    for feature in ABOUT_PEOPLE:
        if found := [tally for tally in years if feature in tally.features]:
            yield _chart(view, feature, found[-1].of(feature), _note(view, found[-1].period.first, found[-1].period.last))


def _region(view: View, quarters: list[Tally]) -> Iterator[Chart]:
    """Of all countries: what is shown of each, added up, so that nothing can be learnt that the countries hide."""
    newest = max(tally.period for tally in quarters)
    recent = [tally for tally in quarters if tally.period.number > newest.number - QUARTERS]
    only = Markup(" ") + view.say("hub-data.only-shown")
    yield _chart(view, "service", _sum(tally.of("service") for tally in quarters if tally.period == newest), _note(view, newest.first, newest.last) + only)
    if months := _sum(tally.of("month") for tally in recent):
        yield _chart(view, "month", months, _note(view, Dated.parse(min(months)), Dated.parse(max(months))) + only)


def _sum(tables: Iterable[Numbers]) -> Numbers:
    """The sums of the numbers that are shown; None where none is."""
    found: dict[str, int | None] = {}
    for numbers in tables:
        for value, count in numbers.items():
            before = found.setdefault(value, None)
            found[value] = before if count is None else (before or 0) + count
    return found


def _note(view: View, first: Dated, last: Dated) -> Markup:
    return view.say("impact.period", first=view.localiser.dated(first), last=view.localiser.dated(last)) + " " + view.say("hub-data.source")


def _chart(view: View, feature: str, numbers: Numbers, note: Markup) -> Chart:
    rows = [(_name(view, feature, value), numbers[value]) for value in _in_order(view, feature, numbers)[:MOST]]
    return Chart(view.say(f"hub-data.by.{feature}"), view.say(f"hub-data.what.{feature}"), rows, note)


def _in_order(view: View, feature: str, numbers: Numbers) -> list[str]:
    """Services, months and ages in their own order; hubs and nationalities by their number, those held back at the end."""
    match feature:
        case "service":
            return [service.id for service in view.portal.services if service.id in numbers]
        case "month":
            return sorted(numbers)
        case "age-group":
            return [group.value for group in AgeGroup if group.value in numbers]
        case _:
            return sorted(numbers, key=lambda value: (-(numbers[value] or 0), value))


def _name(view: View, feature: str, value: str) -> Markup:
    """What a bar stands for, in the reader's language."""
    match feature:
        case "service":
            return next(view.text(service.names) for service in view.portal.services if service.id == value)
        case "month":
            return escape(view.localiser.dated(Dated.parse(value)))
        case "hub":
            hub = view.portal.hub(value)
            return view.values.marked(HubView(view, hub).name) if hub else escape(value)
        case "nationality" if country := view.portal.country(value):
            return view.text(country.names)
    if view.words.has(f"hub-data.values.{value}"):
        return view.say(f"hub-data.values.{value}")
    return Markup("<bdi>{}</bdi>").format(value.upper().replace("-", "–"))
