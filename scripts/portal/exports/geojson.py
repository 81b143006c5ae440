"""The hubs as GeoJSON (RFC 7946), for maps."""

from __future__ import annotations

from datetime import date

from portal.addresses import Addresses
from portal.exports.hub_data import hub_data
from portal.exports.plain import LICENCE, Json, document
from portal.exports.shown import position_of, shown_hubs
from portal.model.portal import Portal
from portal.open_data import VERSION
from portal.render.hub_view import HubView


def geojson(portal: Portal, addresses: Addresses, today: date) -> bytes:
    """One feature for each hub; its geometry is null where no place is known or may be given. ``precision`` says what the point is."""
    head = {"type": "FeatureCollection", "version": VERSION, "license": LICENCE}
    return document(head, "features", map(_feature, shown_hubs(portal, addresses, today)))


def _feature(shown: HubView) -> Json:
    position = position_of(shown.hub)
    geometry = {"type": "Point", "coordinates": [position.longitude, position.latitude]} if position else None
    return {"type": "Feature", "id": shown.hub.id, "geometry": geometry, "properties": hub_data(shown)}
