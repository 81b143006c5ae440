"""Adds the leaflets: what was set before from the same is taken from memory, all else is set side by side."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from portal.marks import mark_of
from portal.noted import note, recall
from portal.parallel import side_by_side
from portal.prepare import Prepared, Settings
from portal.problems import Problem
from portal.render.leaflets.catalogue import Offer, offers
from portal.render.leaflets.editions import Edition
from portal.render.leaflets.press import sheets
from portal.stage import Tree

Keys = dict[str, str]
"""Under which name each file is remembered."""


MOST = 100
"""How many leaflets a process sets before it makes way for another: what Typst keeps in mind grows with each."""


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
    keys = _keys(settings, prepared, list(offers(prepared.portal)), tuple(Edition), lambda name: None)
    for old in _memory(settings).glob("*.pdf"):
        if old.stem not in keys.values():
            old.unlink()
    return _read(settings, keys)


def some_leaflets(settings: Settings, prepared: Prepared, wanted: list[Offer], editions: Iterable[Edition], step: Callable[[str], None]) -> Tree:
    """The same for the wanted ones, and of these for some editions.

    *step* is told the name of each file that has to be set, perhaps in a copy of
    this process.
    """
    return _read(settings, _keys(settings, prepared, wanted, tuple(editions), step))


def _read(settings: Settings, keys: Keys) -> Tree:
    return {PurePosixPath(name): (_memory(settings) / f"{key}.pdf").read_bytes() for name, key in keys.items()}


def _keys(settings: Settings, prepared: Prepared, wanted: list[Offer], editions: tuple[Edition, ...], step: Callable[[str], None]) -> Keys:
    """The names of the files, all of which are in the memory afterwards."""
    memory = _memory(settings)
    mark = leaflets_mark(prepared)
    known = recall(memory / "made.json", mark)
    known = known if isinstance(known, dict) else {}
    names = [file.as_posix() for offer in wanted for edition, _, file in offer.files if edition in editions]
    if all(name in known and (memory / f"{known[name]}.pdf").is_file() for name in names):
        return {name: known[name] for name in names}
    keys = _set(settings, prepared, wanted, editions, step)
    note(memory / "made.json", mark, {**known, **keys})
    return keys


def _set(settings: Settings, prepared: Prepared, wanted: list[Offer], editions: tuple[Edition, ...], step: Callable[[str], None]) -> Keys:
    memory = _memory(settings)
    memory.mkdir(parents=True, exist_ok=True)
    found = (each for each in sheets(prepared.portal, prepared.addresses, settings.today, wanted) if each.edition in editions)
    every = {each.file.as_posix(): each for each in found}
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
    size = MOST * settings.jobs
    parts = [missing[start : start + size] for start in range(0, len(missing), size)]
    problems = [problem for part in parts for problem in side_by_side(work, part, settings.jobs, apart=True) if problem]
    if problems:
        raise LeafletProblem(problems)
    return {name: place.stem for name, place in places.items()}


def leaflets_mark(prepared: Prepared) -> str:
    """The hash of all that decides what the leaflets are; empty where it is not known."""
    beside = [prepared.addresses.site_url, [(each.id, each.language, each.version) for each in prepared.portal.releases]]
    return mark_of([(b"content", prepared.mark.encode()), (b"beside", json.dumps(beside).encode())]) if prepared.mark else ""


def _memory(settings: Settings) -> Path:
    return settings.stage / "leaflets"
