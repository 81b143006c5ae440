"""The heading and the summary of a page, authored or made from data."""

from __future__ import annotations

from portal.model.page import PageKind
from portal.render.hub_lists import hub_list_name
from portal.render.hub_view import HubView
from portal.render.view import View

WORDS = {
    PageKind.HUBS: ("hubs.title", "hubs.summary"),
    PageKind.PATHWAYS: ("help.title", "help.summary"),
    PageKind.NEWS_LIST: ("news.title", "news.summary"),
    PageKind.IMPACT: ("impact.title", "impact.summary"),
    PageKind.FRESHNESS: ("freshness.title", "freshness.summary"),
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
