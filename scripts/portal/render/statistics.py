"""What the page of impact gets: published counts as charts, each with its period and its source."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from portal.model.statistics import Statistic
from portal.render.sources import host_of
from portal.render.view import View


@dataclass(frozen=True)
class Shown:
    """One published count, or a list of them."""

    id: str
    title: Markup
    count: str | None
    """The number in the reader's language; None: the source has none, or only those of the rows."""

    rows: list[tuple[Markup, int | None]]
    """Bars: words and number, None where the source names it without one."""

    note: Markup
    """Period, source and its date."""

    @property
    def is_chart(self) -> bool:
        """Whether any row has a number, so that there is something to draw."""
        return any(count is not None for _, count in self.rows)


def shown(view: View) -> list[Shown]:
    """Every statistic in the order of the file."""
    return [_shown(view, statistic) for statistic in view.portal.statistics]


def _shown(view: View, statistic: Statistic) -> Shown:
    return Shown(
        statistic.id,
        view.text(statistic.title),
        view.localiser.number(statistic.count) if statistic.count is not None else None,
        [(view.text(row.name), row.count) for row in statistic.rows],
        Markup(" ").join([_period(view, statistic), _source(view, statistic)]),
    )


def _period(view: View, statistic: Statistic) -> Markup:
    """From when to when was counted, as far as the source says."""
    match statistic.from_, statistic.until:
        case None, None:
            return view.say("impact.no-period")
        case None, until:
            return view.say("impact.until", date=view.localiser.dated(until)) if until else Markup("")
        case begin, None:
            return view.say("impact.since", date=view.localiser.dated(begin)) if begin else Markup("")
        case begin, until:
            return view.say("impact.period", first=view.localiser.dated(begin), last=view.localiser.dated(until)) if begin and until else Markup("")


def _source(view: View, statistic: Statistic) -> Markup:
    """Where it was published and when."""
    link = Markup('<a class="out" href="{}" rel="noreferrer"><bdi dir="ltr">{}</bdi></a>').format(statistic.source, host_of(statistic.source))
    dated = view.say("sources.dated", of=view.of(statistic.source_date)) if statistic.source_date else view.say("sources.undated")
    return Markup("{} {}").format(link, dated)
