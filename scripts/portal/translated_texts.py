"""Whether the translated texts inside YAML files still say what their sources say."""

# A text in YAML has no room for a stamp, so the stamps of a language stand
# together in content/translations/<language>.yaml: the key of each translated
# text, and the hash of the words that it was made from.

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from portal.model.country import Country
from portal.model.entity import Entity, Part
from portal.model.portal import Portal
from portal.model.text import Text
from portal.problems import Place
from portal.translations import Freshness, digest, normalised
from portal.yamlfile import Keys, YamlFile, walk

DIGITS = 8
"""Hex digits of the hash of one text."""


@lru_cache(maxsize=100_000)
def text_hash(words: str) -> str:
    """The hash of one text, whatever its spacing and typography."""
    return digest(normalised(words), DIGITS)


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the content files, in all its languages."""

    key: str
    """Its name for ever: ``countries/gt/contacts/police/name``.

    It is made of ids, never of numbers. Texts in a list without ids, such as the
    steps of a procedure, share one key.
    """

    text: Text
    entity: Entity
    keys: Keys
    """Where the text stands in the entity."""

    country: str | None
    """The country that it is about; None: all of them."""

    source: str
    """The language in which it was written first."""

    def place(self, language: str) -> Place:
        """Where its words in a language stand."""
        return self.entity.at(*self.keys, language)


def written(portal: Portal) -> Iterator[Written]:
    """Every text of every list of the portal, in the order of the files.

    The source is the text in the language of its country, or in the default one
    for what is about no country; where that is not written, in the first one.
    """
    for field in fields(portal):
        value = getattr(portal, field.name)
        entries = value if isinstance(value, tuple) else (value,)
        if field.name == "pages":  # they are translated as a whole, see portal.translations
            continue
        for entry in entries:
            if isinstance(entry, Entity):
                name = entry.code if isinstance(entry, Country) else getattr(entry, "id", None)
                country = entry.code if isinstance(entry, Country) else getattr(entry, "country", None)
                home = portal.country(country)
                source = home.source_language if home else portal.default_language
                key = "/".join(filter(None, ("regional" if field.name == "region" else field.name, name)))
                for found_key, text, entity, keys in _texts(entry, key, entry, ()):
                    first = source if source in text.root else text.languages[0]
                    yield Written(found_key, text, entity, keys, country, first)


def _texts(value: object, key: str, entity: Entity, keys: Keys) -> Iterator[tuple[str, Text, Entity, Keys]]:
    if isinstance(value, Text):
        yield key, value, entity, keys
    elif isinstance(value, Part):
        for name, alias in _aliases(type(value)):
            inner = getattr(value, name)
            if inner and isinstance(inner, (Text, Part, list)):
                yield from _texts(inner, f"{key}/{alias}", entity, (*keys, alias))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            own = getattr(item, "id", None)
            inside = (item, ()) if isinstance(item, Entity) else (entity, (*keys, index))
            yield from _texts(item, f"{key}/{own}" if own else key, *inside)


@cache
def _aliases(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(field.alias)) for name, field in kind.model_fields.items())


@dataclass(frozen=True, slots=True)
class TextState:
    """How one text stands in one language."""

    written: Written
    language: str
    freshness: Freshness
    recorded: str | None = None
    """The hash of the words from which it was translated; None: nothing was recorded."""

    @property
    def place(self) -> Place:
        """Where its words stand, or those of the text around it where it is missing."""
        return self.written.place(self.language)

    @property
    def source_words(self) -> str:
        """The present words of the source."""
        return self.written.text.root[self.written.source]

    @property
    def words(self) -> str | None:
        """The translation; None where it is missing."""
        return self.written.text.root.get(self.language)

    @property
    def present(self) -> str:
        """The hash of the present words of the source."""
        return text_hash(self.source_words)


def text_states(portal: Portal) -> Iterator[TextState]:
    """Every text in every language of the portal but its own, language by language."""
    texts = list(written(portal))
    for language in portal.languages:
        records = {key: Counter(hashes) for key, hashes in recorded(portal.translations.get(language.code)).items()}
        foreign = [(text, text_hash(text.text.root[text.source])) for text in texts if language.code != text.source]
        # Texts that share a key are recognised by their hashes, in whatever order they stand now; what
        # then is left of the records belongs to those that changed.
        found = [language.code in text.text.root and _take(records, text.key, present) for text, present in foreign]
        for (text, present), is_current in zip(foreign, found, strict=True):
            if is_current:
                yield TextState(text, language.code, Freshness.CURRENT, present)
            elif language.code not in text.text.root:
                yield TextState(text, language.code, Freshness.MISSING)
            else:
                old = next(records.get(text.key, Counter()).elements(), None)
                _take(records, text.key, old)
                yield TextState(text, language.code, Freshness.OUTDATED if old else Freshness.UNSTAMPED, old)


def _take(records: dict[str, Counter[str]], key: str, hash_: str | None) -> bool:
    """Take a hash out of the records of a key; False where it is not there."""
    if hash_ is None or records.get(key, Counter())[hash_] < 1:
        return False
    records[key][hash_] -= 1
    return True


def recorded(file: YamlFile | None) -> Mapping[str, list[str]]:
    """The hashes by key of one language's file; what is no hash counts as not recorded."""
    records: defaultdict[str, list[str]] = defaultdict(list)
    for keys, value in walk(file.data if file else None):
        if keys and isinstance(keys[0], str):
            records[keys[0]].append(value)
    return records
