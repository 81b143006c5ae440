"""What the model says about the values of a YAML file: the order of its keys, and how its texts are quoted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from pathlib import PurePosixPath
from typing import Any, get_args, get_origin

from portal.model.alert import Alert
from portal.model.claim import Claim
from portal.model.comparison import Comparison
from portal.model.contact import Week
from portal.model.country import Country, Ledger, Region
from portal.model.fact import FACT_CLASSES, Fact
from portal.model.glossary import Term
from portal.model.hub import Hub
from portal.model.material import Material, Release
from portal.model.page import SourcePage, TranslatedPage
from portal.model.scalars import Dated
from portal.model.search import Search
from portal.model.statistics import Statistic
from portal.model.style import AvoidedWords
from portal.model.text import Text
from portal.model.vocabulary import Language, Pathway, Service, Topic


class Words(Enum):
    """What a text is, which decides its quotes (see `portal.formatting.quoting`)."""

    UNKNOWN = "unknown"
    """The model does not know it."""

    NAME = "name"
    """A word for programs, an address, or a name."""

    NUMBER = "number"
    """A number, a date, ``true`` or ``false``."""

    READ = "read"
    """A sentence, a title, or words in one of several languages."""

    HASH = "hash"
    """Hex digits, written by the tool."""


@dataclass(frozen=True)
class Kind:
    """What is known of one value."""

    words: Words = Words.UNKNOWN
    """What it is where it is a text."""

    keys: Mapping[str, Kind] = field(default_factory=dict)
    """The keys that it has as a map, in their order, and the kinds of their values."""

    others: Kind | None = None
    """The kind of the values under all other keys; None: not known."""

    items: Kind | None = None
    """The kind of its items as a list; None: not known."""

    variants: Mapping[str, Kind] = field(default_factory=dict)
    """Its kinds by the value of its key ``kind``: a map that is none of them is the last one."""

    grows: bool = False
    """Whether it always has lines of its own as a map: it may hold maps or lists, or many entries."""

    @property
    def is_known(self) -> bool:
        """Whether the model describes it as a map."""
        return bool(self.keys or self.others)

    def variant(self, name: str | None) -> Kind:
        """Itself, or the one of its variants that a map with this ``kind`` is."""
        return self.variants.get(name or "", list(self.variants.values())[-1]) if self.variants else self

    def under(self, key: str) -> Kind:
        """The kind of the value of a key."""
        return self.keys.get(key) or self.others or UNKNOWN

    def item(self) -> Kind:
        """The kind of an item."""
        return self.items or UNKNOWN


UNKNOWN = Kind()
NAME = Kind(Words.NAME)
READ = Kind(Words.READ)
TEXT = Kind(others=READ)
"""The same words by language."""

_FORMS = Kind(Words.READ, others=READ, items=NAME)
"""A word of the interface: one, or its forms by number, or a list."""

WORDS = Kind(others=Kind(Words.READ, others=_FORMS, items=NAME, grows=True), grows=True)
"""A file of interface words: sections with words."""

HASHES = Kind(others=Kind(Words.HASH, items=Kind(Words.HASH)), grows=True)
"""A file of stamps: a hash or a list of hashes for each key."""

_NUMBERS = (bool, int, float, date, Dated)
_SENTENCES = frozenset(("title", "summary", "role", "reason", "note", "official-name", "licence", "as-published", "say", "because"))
"""Fields that hold a sentence or a title, however short."""

_LAST = (Claim, Ledger)
"""Their fields stand behind those of the classes made from them: what a claim rests on, and long lists."""


def kind_of(annotation: Any, metadata: Iterable[Any] = ()) -> Kind:
    """The kind of a field by its type and by what stands beside the type in ``Annotated``."""
    parts = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return kind_of(parts[0], annotation.__metadata__)
    if isinstance(annotation, type) and not parts:
        return _kind_of_class(annotation, metadata)
    if get_origin(annotation) is list:
        return Kind(items=kind_of(parts[0]))
    if get_origin(annotation) is dict:
        return Kind(others=kind_of(parts[1]), grows=True)
    # One of several types, or a literal: the one that says most counts.
    kinds = [kind_of(part, metadata) for part in parts if part is not type(None)]
    return next((kind for kind in kinds if kind not in (NAME, UNKNOWN)), NAME)


def _kind_of_class(class_: type, metadata: Iterable[Any]) -> Kind:
    if issubclass(class_, Text):
        return TEXT
    if class_ is Fact:
        return Kind(variants={name: _kind_of_model(fact) for name, fact in FACT_CLASSES.items()})
    if hasattr(class_, "model_fields"):
        return _kind_of_model(class_)
    if class_ in _NUMBERS:
        return Kind(Words.NUMBER)
    patterns = (getattr(each, "pattern", None) for beside in metadata for each in (beside, *getattr(beside, "metadata", ())))
    return Kind(Words.HASH) if any(str(pattern).startswith("^[0-9a-f]") for pattern in patterns) else NAME


@cache
def _kind_of_model(class_: Any) -> Kind:
    late = {name for last in _LAST if issubclass(class_, last) for name in last.model_fields}
    fields = sorted(class_.model_fields.items(), key=lambda entry: entry[0] in late)
    keys = {
        str(info.alias): READ if info.alias in _SENTENCES and info.annotation is not Text else kind_of(info.annotation, info.metadata) for _, info in fields
    }
    if class_ is Week:
        # Readers of files never meet its other fields: hours are written by day, or as one text.
        return Kind(keys={"always": keys["always"]}, others=NAME)
    return Kind(keys=keys, grows=any(kind.is_known or kind.items or kind.variants for kind in keys.values()))


MODELS: dict[str, Any] = {
    "hubs.yaml": list[Hub],
    "materials/versions.yaml": list[Release],
    "materials/*/material.yaml": Material,
    "content/regional.yaml": Region,
    "content/languages.yaml": list[Language],
    "content/topics.yaml": list[Topic],
    "content/services.yaml": list[Service],
    "content/pathways.yaml": list[Pathway],
    "content/alerts.yaml": list[Alert],
    "content/statistics.yaml": list[Statistic],
    "content/glossary.yaml": list[Term],
    "content/comparisons.yaml": list[Comparison],
    "content/countries/*.yaml": Country,
    "content/search/*.yaml": Search,
    "content/style/*.yaml": list[AvoidedWords],
}
"""What each YAML file holds that has a model, by its path."""

_OTHERS = {
    "content/words/*.yaml": WORDS,
    "content/translations/*.yaml": HASHES,
    "content/moved.yaml": Kind(others=NAME, grows=True),
}


def kind_of_file(name: PurePosixPath) -> Kind:
    """The kind of the whole of a YAML file, by its path from the root of the repository."""
    whole = PurePosixPath("/", name)
    model = next((model for path, model in MODELS.items() if whole.match(f"/{path}")), None)
    return kind_of(model) if model else next((kind for path, kind in _OTHERS.items() if whole.match(f"/{path}")), UNKNOWN)


def kind_of_front_matter(name: PurePosixPath, data: object) -> Kind:
    """The kind of the front matter of a page that holds *data*."""
    if name.parts[0] not in ("content", "materials"):
        return UNKNOWN
    return kind_of(TranslatedPage if isinstance(data, dict) and "l10n" in data else SourcePage)
