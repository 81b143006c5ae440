"""A hub as an object of JSON: all that is known of it, with its status and what that rests on."""

from __future__ import annotations

from portal.exports.plain import Json, confirmation, dated, hours, known, phones, text
from portal.exports.shown import address_of, directions_of, municipality_of, page_of, precision_of, timezone_of
from portal.model.fact import Fact, FactKind, Money
from portal.model.hub import Activity, Evidence, Hub
from portal.render.hub_view import HubView


def hub_data(shown: HubView) -> Json:
    """Everything but the position. What is not known has no key; what is known to be nothing is an empty list."""
    hub = shown.hub
    precision = precision_of(hub)
    newest = hub.last_evidence
    return known(
        id=hub.id,
        country=hub.country.upper(),
        admin1=hub.admin1,
        municipality=municipality_of(hub),
        name=text(hub.name),
        status=shown.status,
        confirmed=confirmation(hub.confirmed),
        last_evidence=dated(newest.source_date) if newest else None,
        review_by=hub.due.isoformat(),
        run_by=hub.run_by.value if hub.run_by else None,
        operator=text(hub.operator),
        mobile=hub.mobile or None,
        precision=precision.value if precision else None,
        address=text(address_of(hub)),
        directions=text(directions_of(hub)),
        phones=phones(hub.phones, hub.country),
        hours=hours(hub.hours),
        timezone=timezone_of(shown),
        closed_days=None if hub.closed_days is None else [day.isoformat() for day in hub.closed_days],
        languages=None if hub.languages is None else [known(code=spoken.code, days=spoken.days) for spoken in hub.languages],
        services=hub.services,
        for_=hub.for_,
        bring=None if hub.bring is None else [text(paper) for paper in hub.bring],
        cost=cost_of(shown),
        opened=dated(hub.opened),
        activities=[_activity(hub, each) for each in shown.coming] or None,
        evidence=[_evidence(each) for each in hub.evidence],
        page=page_of(shown),
    )


def cost_of(shown: HubView) -> Json | None:
    """``{"free": true}``, or an amount with the confidence of its source; None where it is not known."""
    cost = shown.hub.cost
    if cost is None or cost.free:
        return {"free": True} if cost else None
    fact = shown.view.values.entry(cost.fact or "")
    if not isinstance(fact, Fact) or fact.kind is not FactKind.MONEY:  # type: ignore[attr-defined]
        return None
    return money(fact.value) | {"confidence": fact.confidence.value}  # type: ignore[attr-defined]


def money(amount: Money) -> Json:
    """An amount in a currency, or that it is free."""
    return {"free": True} if amount.free else {"amount": amount.amount, "currency": amount.currency}


def _activity(hub: Hub, activity: Activity) -> Json:
    spot = hub.spot_of(activity)
    return known(
        date=activity.date.isoformat(),
        kind=activity.kind,
        place=hub.place_of(activity),
        position={"latitude": spot.latitude, "longitude": spot.longitude, "precision": spot.precision.value} if spot else None,
        text=text(activity.text),
    )


def _evidence(evidence: Evidence) -> Json:
    return known(source=evidence.source, source_date=dated(evidence.source_date), read=evidence.read.isoformat())
