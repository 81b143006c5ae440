"""Adds the leaflets: what was set before from the same is taken from memory, all else is set side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from portal.parallel import side_by_side
from portal.prepare import Prepared, Settings
from portal.problems import Problem
from portal.render.leaflets.catalogue import Offer, offers
from portal.render.leaflets.press import Sheets, sheets
from portal.stage import Tree


class LeafletProblem(Exception):
    """Some leaflets can't be printed; `problems` says which, and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def leaflets(settings: Settings, prepared: Prepared) -> Tree:
    """Every leaflet of the portal by its file; none where none are wanted. Raises `LeafletProblem`.

    What is remembered of earlier builds and was not asked for is forgotten.
    """
    if not prepared.portal.prints:
        return {}
    found, names = _set(settings, prepared, list(offers(prepared.portal)))
    for old in _memory(settings).glob("*.pdf"):
        if old.name not in names:
            old.unlink()
    return found


def some_leaflets(settings: Settings, prepared: Prepared, wanted: list[Offer], only: Callable[[Sheets], bool], step: Callable[[str], None]) -> Tree:
    """The same for the wanted ones, and of these for *only* some sheets.

    *step* is told the name of each file that has to be set, perhaps in a copy of
    this process.
    """
    return _set(settings, prepared, wanted, only, step)[0]


def _set(
    settings: Settings,
    prepared: Prepared,
    wanted: list[Offer],
    only: Callable[[Sheets], bool] = lambda each: True,
    step: Callable[[str], None] = lambda name: None,
) -> tuple[Tree, set[str]]:
    """The files, and the names under which they are remembered."""
    memory = _memory(settings)
    memory.mkdir(parents=True, exist_ok=True)
    every = {each.file.as_posix(): each for each in sheets(prepared.portal, prepared.addresses, settings.today, wanted) if only(each)}
    places = {name: memory / f"{each.key}.pdf" for name, each in every.items()}

    def work(name: str) -> Problem | None:
        step(name)
        made = every[name].made()
        if isinstance(made, Problem):
            return made
        beside = places[name].with_suffix(".new")
        beside.write_bytes(made)
        beside.replace(places[name])
        return None

    missing = [name for name, place in places.items() if not place.is_file()]
    problems = [problem for problem in side_by_side(work, missing, settings.jobs, apart=True) if problem]
    if problems:
        raise LeafletProblem(problems)
    return {PurePosixPath(name): place.read_bytes() for name, place in places.items()}, {place.name for place in places.values()}


def _memory(settings: Settings) -> Path:
    return settings.stage / "leaflets"
