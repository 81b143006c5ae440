"""What the templates of pages about the portal and its subjects as a whole get."""

from __future__ import annotations

from dataclasses import replace

from portal import freshness
from portal.model.page import PageKind
from portal.open_data import FOLDER
from portal.render.comparison import answered
from portal.render.glossary import in_order
from portal.render.headings import heading
from portal.render.sources import Sources
from portal.render.statistics import shown
from portal.render.tally_charts import counted
from portal.render.view import View


def about(view: View) -> dict[str, object]:
    """By kind of page: news, statistics, numbers of hubs, what is due, words, or a comparison."""
    data = f"{view.root}{FOLDER}/"
    match view.kind:
        case PageKind.NEWS_LIST:
            pages = [page for source in view.portal.news if (page := view.portal.shown(view.language, source.path))]
            return {"items": [(view.link(str(page.path)), page) for page in pages], "feed": _feed(view)}
        case PageKind.IMPACT:
            return {"statistics": shown(view), "table": f"{data}statistics.csv"}
        case PageKind.FRESHNESS:
            found = {each.code: each for each in freshness.countries(view.portal, view.today)}
            rows = [(country, found[country.code], freshness.overdue(found[country.code].topics, view.today)) for country in view.countries]
            names = {topic.id: view.text(topic.names) for topic in view.portal.topics}
            return {"countries": rows, "languages": freshness.languages(view.portal), "names": names, "file": f"{data}freshness.json"}
        case PageKind.HUB_DATA:
            return {"counted": counted(view), "table": f"{data}hub-counts.csv"}
        case PageKind.GLOSSARY:
            return {"terms": in_order(view)}
        case PageKind.COMPARISON if view.comparison:
            return {"questions": answered(view, view.comparison)}
        case _:
            return {}


def composed_about(view: View) -> list[tuple[str, str]]:
    """The ways to the pages about the portal that are made from data, with their headings."""
    kinds = (PageKind.IMPACT, PageKind.HUB_DATA, PageKind.FRESHNESS, PageKind.GLOSSARY, PageKind.COMPARISON, PageKind.DATA)
    paths = [path for path in view.portal.composed if view.portal.kind(path) in kinds]
    views = [replace(view, path=path, page=view.portal.shown(view.language, path), sources=Sources()) for path in paths]
    return [(view.link(str(each.path)), heading(each)[0]) for each in sorted(views, key=lambda each: kinds.index(each.kind))]


def _feed(view: View) -> str:
    """The way to the feed of the language; empty where there is none."""
    has_any = any(view.portal.page(view.language, page.path) for page in view.portal.news)
    return f"{view.root}{view.addresses.feed(view.language)}" if has_any and view.addresses.site_url else ""
