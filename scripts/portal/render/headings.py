"""The heading and the summary of a page, authored or made from data."""

from __future__ import annotations

from portal.model.page import PageKind
from portal.render.hub_lists import hub_list_name
from portal.render.hub_view import HubView
from portal.render.view import View


def heading(view: View) -> tuple[str, str]:
    """The heading and the summary of a page, in the language of its text."""
    if view.page:
        return view.page.title, view.page.summary
    if view.hub:
        hub = HubView(view, view.hub)
        return hub.name.text, hub.summary
    if view.hub_list:
        return f"{hub_list_name(view, view.hub_list)}: {view.words('hubs.title')}", view.words("hubs.summary")
    if view.kind is PageKind.NOT_FOUND:
        return view.words("not-found.title"), view.words("not-found.summary")
    if view.kind is PageKind.DATA:
        return view.words("data.title"), view.words("data.summary")
    if view.kind is PageKind.SEARCH:
        return view.words("search.title"), view.words("search.summary")
    if view.kind is PageKind.PATTERN:
        return view.words("pattern.title"), view.words("pattern.summary")
    return view.words("hubs.title"), view.words("hubs.summary")
