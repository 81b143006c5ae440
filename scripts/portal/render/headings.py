"""The heading and the summary of a page, authored or made from data."""

from __future__ import annotations

from markupsafe import Markup, escape

from portal.model.page import PageKind
from portal.render.hub_lists import hub_list_name
from portal.render.hub_view import HubView
from portal.render.view import View

WORDS = {
    PageKind.HUBS: ("hubs.title", "hubs.summary"),
    PageKind.PATHWAYS: ("help.title", "help.summary"),
    PageKind.MATERIALS: ("materials.title", "materials.summary"),
    PageKind.NEWS_LIST: ("news.title", "news.summary"),
    PageKind.IMPACT: ("impact.title", "impact.summary"),
    PageKind.FRESHNESS: ("freshness.title", "freshness.summary"),
    PageKind.HUB_DATA: ("hub-data.title", "hub-data.summary"),
    PageKind.GLOSSARY: ("glossary.title", "glossary.summary"),
    PageKind.NOT_FOUND: ("not-found.title", "not-found.summary"),
    PageKind.DATA: ("data.title", "data.summary"),
    PageKind.SEARCH: ("search.title", "search.summary"),
    PageKind.PATTERN: ("pattern.title", "pattern.summary"),
}
"""The interface words for the headings and summaries of pages made from data."""


def heading(view: View) -> tuple[str, str]:
    """The heading and the summary of a page, in the language of its text."""
    if view.page:
        return view.page.title, view.page.summary
    if view.hub:
        hub = HubView(view, view.hub)
        return hub.name.text, hub.summary
    if view.hub_list:
        return f"{hub_list_name(view, view.hub_list)}: {view.words('hubs.title')}", view.words("hubs.summary")
    if view.pathway:
        return view.values.phrase(view.pathway.names).text, view.words("help.summary")
    if view.comparison:
        return view.values.phrase(view.comparison.title).text, view.values.phrase(view.comparison.summary).text
    title, summary = WORDS.get(view.kind, WORDS[PageKind.HUBS])
    return view.words(title), view.words(summary)


def marked_heading(view: View) -> tuple[Markup, Markup]:
    """The same for the page itself: names that are not in its language say so."""
    if view.page is None and (view.pathway or view.comparison):
        title, summary = heading(view)
        names = view.pathway.names if view.pathway else view.comparison.title if view.comparison else None
        shown = view.text(view.comparison.summary) if view.comparison else escape(summary)
        return (view.text(names) if names else escape(title)), shown
    return tuple(map(escape, heading(view)))  # type: ignore[return-value]
