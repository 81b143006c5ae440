"""Composes the pages: a fragment before, the authored Markdown with its facts, a fragment after."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from portal.addresses import Addresses
from portal.markdown import PROSE_END, PROSE_START, substitute
from portal.model.page import PageKind
from portal.model.portal import Portal
from portal.open_data import FILES, FOLDER, VERSION
from portal.render.about import about, composed_about
from portal.render.directory import FEW_STOPS, MOST_STOPS, stops, tools
from portal.render.environment import fragment
from portal.render.given_files import given_files
from portal.render.glossary import with_explanations
from portal.render.headings import heading, marked_heading
from portal.render.hub_lists import counts, leads_to_lists, listed_on, parts_of, ways_to_countries
from portal.render.hub_view import HubView, grouped
from portal.render.maps import country_map, locator, region_map
from portal.render.materials import library, papers_of_hub, papers_of_material, way_to_shelf
from portal.render.pathways import helps
from portal.render.samples import samples
from portal.render.search import Index
from portal.render.values import in_markdown
from portal.render.view import View
from portal.render.way import topics_anywhere

TEMPLATES: dict[PageKind, tuple[str, str]] = {
    PageKind.HOME: ("home_before.html", "text_after.html"),
    PageKind.COUNTRY: ("country_before.html", "country_after.html"),
    PageKind.TOPIC: ("topic_before.html", "topic_after.html"),
    PageKind.PATHWAYS: ("plate.html", "pathways_after.html"),
    PageKind.PATHWAY: ("plate.html", "pathway_after.html"),
    PageKind.MATERIALS: ("plate.html", "materials_after.html"),
    PageKind.MATERIAL: ("plate.html", "material_after.html"),
    PageKind.NEWS: ("plate.html", "news_after.html"),
    PageKind.NEWS_LIST: ("plate.html", "news_list_after.html"),
    PageKind.IMPACT: ("plate.html", "impact_after.html"),
    PageKind.FRESHNESS: ("plate.html", "freshness_after.html"),
    PageKind.HUB_DATA: ("plate.html", "hub_data_after.html"),
    PageKind.GLOSSARY: ("plate.html", "glossary_after.html"),
    PageKind.COMPARISON: ("plate.html", "comparison_after.html"),
    PageKind.HUBS: ("plate.html", "hubs_after.html"),
    PageKind.HUB: ("hub_before.html", "hub_after.html"),
    PageKind.HUB_LIST: ("plate.html", "hub_list_after.html"),
    PageKind.SEARCH: ("plate.html", "search_after.html"),
    PageKind.DATA: ("plate.html", "data_after.html"),
    PageKind.NOT_FOUND: ("plate.html", "not_found_after.html"),
    PageKind.PATTERN: ("plate.html", "pattern_after.html"),
}
"""The fragments before and after the authored text, by kind of page."""

OTHERS = ("plate.html", "text_after.html")


@dataclass(frozen=True)
class Composed:
    """A page, ready to be staged."""

    view: View
    title: str
    """The heading, in the language of the text."""

    browser_title: str
    """What stands in the browser's tab and history: neutral for sensitive pages."""

    summary: str
    markdown: str


def compose(portal: Portal, addresses: Addresses, today: date, language: str, only: Collection[PurePosixPath] | None = None) -> Iterator[Composed]:
    """Every page of the site in one language, or *only* some: what is not translated falls back along the chain of the language, to its source at the end."""
    for path in portal.paths if only is None else sorted(set(portal.paths).intersection(only)):
        page = portal.shown(language, path)
        yield _composed(View(portal, addresses, today, language, path, page))


def _composed(view: View) -> Composed:
    before, after = TEMPLATES.get(PageKind.HUB_LIST if leads_to_lists(view) else view.kind, OTHERS)
    title, summary = heading(view)
    shown = dict(zip(("heading", "lead"), marked_heading(view), strict=True))
    values: dict[str, object] = {"view": view, "title": title, **shown, "hub": HubView(view, view.hub) if view.hub else None, **_lists(view)}
    parts = [fragment(before, **values), _prose(view), fragment(after, **values)]
    return Composed(view, title, _browser_title(view, title), summary, "\n\n".join(part for part in parts if part) + "\n")


def _lists(view: View) -> dict[str, object]:
    """What the templates of some kinds of pages get beside the view: topics, hubs by department, samples."""
    match view.kind:
        case PageKind.HOME:
            return {"topics": topics_anywhere(view), **counts(view, view.portal.hubs)}
        case PageKind.COUNTRY if view.country:
            return {**listed_on(view, view.country), "map": country_map(view, view.country, "#list"), "papers": way_to_shelf(view)}
        case PageKind.HUB_LIST if view.hub_list:
            return {**parts_of(view, view.hub_list), "tools": tools(view), "stops": [], "more_stops": 0}
        case PageKind.HUBS:
            coming, most = stops(view, view.portal.hubs), MOST_STOPS if leads_to_lists(view) else FEW_STOPS
            beside = {"tools": tools(view), "stops": coming[:most], "more_stops": len(coming[most:]), **counts(view, view.portal.hubs)}
            if leads_to_lists(view):
                return beside | ways_to_countries(view)
            countries = [(country, grouped(view, own)) for country in view.countries if (own := view.portal.hubs_of(country.code))]
            return beside | {"countries": countries, "map": region_map(view)}
        case PageKind.HUB if view.hub:
            return {"map": locator(view, view.hub), "leaflets": papers_of_hub(view, view.hub)}
        case PageKind.MATERIALS:
            return library(view)
        case PageKind.MATERIAL:
            material = view.portal.material(view.path.name)
            return {"leaflets": papers_of_material(view, view.path.name), "material": material, "given": given_files(view, material) if material else []}
        case PageKind.PATHWAY if view.pathway:
            return {"helps": helps(view, view.pathway)}
        case PageKind.TOPIC:
            pathways = [pathway for pathway in view.portal.pathways if view.topic and view.topic.id in pathway.topics]
            return {"hubs": [HubView(view, hub) for hub in view.helping_hubs], "pathways": pathways, "compared": _compared(view)}
        case PageKind.NEWS_LIST | PageKind.IMPACT | PageKind.FRESHNESS | PageKind.HUB_DATA | PageKind.GLOSSARY | PageKind.COMPARISON:
            return about(view)
        case PageKind.TEXT:
            return {"composed": composed_about(view)}
        case PageKind.SEARCH:
            return {"index": Index(view.portal, view.addresses, view.today, view.language)}
        case PageKind.DATA:
            return {"files": FILES, "folder": f"{view.root}{FOLDER}/", "version": VERSION}
        case PageKind.PATTERN:
            return samples(view)
        case _:
            return {}


def _compared(view: View) -> str | None:
    """The way to the same topic in all countries; None where it is not compared."""
    found = next((each for each in view.portal.comparisons if view.topic and each.id == view.topic.id), None)
    return view.link(f"compare/{found.id}") if found else None


def _prose(view: View) -> str:
    if view.page is None or not view.page.body.strip():
        return ""
    values = view.text_values
    text = substitute(
        with_explanations(view, view.page.body),
        value=lambda key: in_markdown(str(values.html(key, view.sources))),
        cite=lambda key: str(values.cite(key, view.sources)),
        remark=values.remark,
    )
    return f"{PROSE_START}\n\n{text.strip()}\n\n{PROSE_END}"


def _browser_title(view: View, title: str) -> str:
    site = view.words("site-name")
    if view.path == PurePosixPath("index"):
        return f"{site}: {title}"
    if not view.is_sensitive:
        return f"{title} · {site}"
    named = [view.topic.neutral if view.topic else None, view.country.names if view.country else None]
    return " · ".join([*(view.values.phrase(text).text for text in named if text), site])
