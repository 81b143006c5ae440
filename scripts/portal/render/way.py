"""Where the frame of a page leads, and how it looks."""

from __future__ import annotations

from pathlib import PurePosixPath

from portal.model.contact import any_called
from portal.model.country import Country
from portal.model.page import PageKind
from portal.model.scalars import Dated
from portal.model.vocabulary import Topic
from portal.render.view import View

ON_THE_LINE = (PageKind.TOPIC, PageKind.PATHWAY, PageKind.TEXT, PageKind.NEWS, PageKind.PATTERN)
"""The kinds of pages that are a way with stations."""


def look(view: View) -> str:
    """The classes of the article: its kind, its colour, and ``way`` where it is a way with stations.

    A text that runs against the direction of the frame has no line: its parts begin on both sides.
    """
    directions = {view.portal.language(code).direction for code in (view.language, view.text_language)}
    on_the_line = view.kind in ON_THE_LINE and len(directions) == 1
    return " ".join([f"is-{view.kind.value}", view.line, *(["way"] if on_the_line else [])])


def call(view: View) -> str:
    """The link to the nearest block of phones: of the page itself, else of its country, else of the start page."""
    match view.kind:
        case PageKind.HOME | PageKind.COUNTRY:
            own = True
        case PageKind.TOPIC:
            own = bool(view.topic and (view.topic.id == "emergency" or view.helpers))
        case PageKind.HUB:
            own = bool(view.hub and (any_called(view.hub.phones) or view.advisers))
        case _:
            own = False
    return "#call" if own else view.link(f"{view.country.code}/index" if view.country else "index") + "#call"


def language_order(view: View) -> list[str]:
    """The languages as the page offers them: the reader's, those that have the page, those of its country, all others."""
    written = view.portal.translated(view.path)
    spoken = view.country.languages if view.country else []
    return sorted((each.code for each in view.portal.languages), key=lambda code: (code != view.language, code not in written, code not in spoken))


def topics_anywhere(view: View) -> list[tuple[Topic, list[Country]]]:
    """The topics about which any country has a page, each with those countries."""
    found = [(topic, [each for each in view.countries if view.portal.source_of(PurePosixPath(each.code, topic.id))]) for topic in view.portal.topics]
    return [(topic, countries) for topic, countries in found if countries]


def paper(view: View) -> str:
    """What paper says of itself: the month of the copy, and the address of the page where it is known.

    Not the day, with which every page would change every day and be fetched again.
    """
    month = view.words("page.copy", date=view.localiser.dated(Dated(view.today.year, view.today.month)))
    return f"{month} {view.address}" if view.address else month
