"""From files to the model: the only reader of content."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from portal.aggregate_file import read_aggregate
from portal.file_memory import FileMemory
from portal.inventory import inventory, recordings
from portal.model.aggregate import Aggregate
from portal.model.alert import Alert
from portal.model.comparison import Comparison
from portal.model.contact import Contact
from portal.model.country import Country, Ledger, Region
from portal.model.entity import Entity
from portal.model.fact import FACT_CLASSES
from portal.model.glossary import Term
from portal.model.hub import Hub
from portal.model.material import Material, Release
from portal.model.page import Page, SourcePage, TranslatedPage, country_of
from portal.model.portal import Portal
from portal.model.procedure import Procedure
from portal.model.search import Search
from portal.model.statistics import Statistic
from portal.model.style import AvoidedWords
from portal.model.vocabulary import Language, Pathway, Service, Topic
from portal.moved import Moved, read_moved
from portal.pdf.examined import Wanted, examined_files
from portal.problems import Level, Message, Place, Problem, in_order, nearest
from portal.schema import CHOICE, MISSING, SHAPE, shown, validate
from portal.yamlfile import Keys, YamlFile, decode, read_yaml, split_front_matter

E = TypeVar("E", bound=Entity)
T = TypeVar("T")

VOCABULARIES: dict[str, type[Entity]] = {
    "languages": Language,
    "topics": Topic,
    "services": Service,
    "pathways": Pathway,
    "alerts": Alert,
    "statistics": Statistic,
    "glossary": Term,
    "comparisons": Comparison,
}
"""Lists in content/<name>.yaml."""

WORD_FOLDERS = ("words", "search", "style", "translations")
"""Folders with one <lang>.yaml each."""

MAX_PAGE_BYTES = 100_000
"""Size of one page in bytes, inclusive: some 15,000 words, more than anybody reads on a phone."""

FILE_EXPECTED = Message(
    "file-expected",
    Level.HARM,
    en=("the file {file} is missing", "Add it: the portal can't be built without it."),
    es=("falta el archivo {file}", "Agrégalo: sin él no se puede construir el portal."),
)
FILE_HOME = Message(
    "file-home",
    Level.HARM,
    en=("nothing uses a file of this name at this place", "Did you mean '{nearest}'? Pages belong in content/<language>/."),
    es=("nada usa un archivo con este nombre en este lugar", "¿Quisiste escribir '{nearest}'? Las páginas van en content/<idioma>/."),
)
FRONT_MATTER = Message(
    "page-front-matter",
    Level.HARM,
    en=("the page does not begin with its title and summary", "Begin with a line ---, then title: and summary:, then a line ---."),
    es=("la página no empieza con su título y su resumen", "Empieza con una línea ---, luego title: y summary:, luego una línea ---."),
)
PLACE_AGREES = Message(
    "file-agrees",
    Level.HARM,
    en=("'{value}' does not agree with the name of the file or folder, '{name}'", "Write '{name}' here, or rename the file."),
    es=("'{value}' no coincide con el nombre del archivo o carpeta, '{name}'", "Escribe '{name}' aquí, o cambia el nombre del archivo."),
)


def load(root: Path, memory: FileMemory | None = None) -> tuple[Portal, list[Problem]]:
    """Read the content below *root*; what can't be understood becomes problems.

    Broken entries are left out and good ones survive, so that one run shows
    everything that is wrong. With the *memory* of an earlier call, only files
    that changed are read. Unreadable directories raise `OSError`.
    """
    reader = _Reader(root, memory or FileMemory())
    portal = reader.portal()
    wanted = [Wanted(file, material.titles.in_language([code]).text, code) for material in portal.materials for code, file in material.files.items()]
    given = examined_files(root, [each for each in wanted if each.file in portal.files])
    return replace(portal, whole=not reader.problems, recordings=recordings(root, portal.files), given=given), in_order(reader.problems)


@dataclass
class _Reader:
    root: Path
    memory: FileMemory
    problems: list[Problem] = field(default_factory=list)

    def portal(self) -> Portal:
        self.names, problems = inventory(self.root)
        self.problems += problems
        self.known = frozenset(self.names)
        lists = {name: self._recall(self._list, PurePosixPath(f"content/{name}.yaml"), kind) for name, kind in VOCABULARIES.items()}
        if not lists["languages"]:
            self._expect("content/languages.yaml")
            place = Place(PurePosixPath("content/languages.yaml"))
            if not any(problem.place.file == place.file for problem in self.problems):
                self.problems.append(MISSING(place, field="- code"))
            return Portal(files=self.known)
        codes = [language.code for language in lists["languages"]]
        countries = tuple(country for name in self._in("content/countries", ".yaml") if (country := self._recall(self._ledger, name, Country)) is not None)
        self._strays()
        materials = self._materials()
        source_languages = {country.code: country.source_language for country in countries}
        homes = {material.path: material.home for material in materials if material.home}
        return Portal(
            **{name: tuple(entries) for name, entries in lists.items()},
            moved=self._recall(self._moved, PurePosixPath("content/moved.yaml")),
            region=self._recall(self._ledger, PurePosixPath("content/regional.yaml"), Region),
            countries=countries,
            hubs=tuple(self._recall(self._list, PurePosixPath("hubs.yaml"), Hub)),
            materials=materials,
            releases=tuple(self._recall(self._list, PurePosixPath("materials/versions.yaml"), Release)),
            pages=tuple(self._pages(codes, source_languages, homes)),
            **{folder: self._words(folder, codes) for folder in ("words", "translations")},
            search={code: search for code, file in self._words("search", codes).items() if (search := self._entity(Search, file.data or {}, file))},
            style={code: tuple(self._all(AvoidedWords, file)) for code, file in self._words("style", codes).items()},
            aggregates=tuple(table for name in self._in("content/aggregates", ".csv") if (table := self._recall(self._aggregate, name)) is not None),
            files=self.known,
        )

    def _recall(self, read: Callable[..., T], name: PurePosixPath, *beside: Hashable) -> T:
        """What *read* makes of a file and of what stands *beside* its name, or made of the same before."""
        if name not in self.known:
            return read(name, *beside)
        return self.memory.recall(self.root / name, (read.__name__, *beside), lambda: read(name, *beside), self.problems)

    def _in(self, folder: str, suffix: str) -> list[PurePosixPath]:
        return [name for name in self.names if name.parent == PurePosixPath(folder) and name.suffix == suffix]

    def _expect(self, file: str) -> None:
        if PurePosixPath(file) not in self.known:
            self.problems.append(FILE_EXPECTED(Place(PurePosixPath(file)), file=file))

    def _text(self, name: PurePosixPath, most: int | None = None) -> str | None:
        text, problems = decode((self.root / name).read_bytes(), name, most)
        self.problems += problems
        return text

    def _yaml(self, name: PurePosixPath) -> YamlFile | None:
        """The file, or None when it is absent or can't be read."""
        if name not in self.known or (text := self._text(name)) is None:
            return None
        file = read_yaml(text, name)
        self.problems += file.problems
        return file

    def _entity(self, kind: type[E], data: object, file: YamlFile, keys: Keys = ()) -> E | None:
        entity, problems = validate(kind, data, file, keys)
        self.problems += problems
        return entity

    def _entries(self, data: object, file: YamlFile, keys: Keys = ()) -> list[object]:
        """The items of a list; anything else is a problem and counts as empty."""
        if data is None:
            return []
        if not isinstance(data, list):
            shape = {"shape_en": "a list ('- …')", "shape_es": "una lista ('- …')"}
            name = str(keys[-1]) if keys else file.name.name
            self.problems.append(SHAPE(file.place(*keys), field=name, value=shown(data), **shape))
            return []
        return data

    def _list(self, name: PurePosixPath, kind: type[E]) -> list[E]:
        return self._all(kind, file) if (file := self._yaml(name)) else []

    def _all(self, kind: type[E], file: YamlFile) -> list[E]:
        found = (self._entity(kind, item, file, (index,)) for index, item in enumerate(self._entries(file.data, file)))
        return [entity for entity in found if entity is not None]

    def _ledger(self, name: PurePosixPath, kind: type[Ledger]) -> Ledger | None:
        """A country or the region: its lists are read entry by entry, so that one mistake hides nothing."""
        file = self._yaml(name)
        if file is None or file.data is None:
            return None
        if not isinstance(file.data, dict):
            self._entity(kind, file.data, file)
            return None
        lists = {
            key: [
                entry
                for index, item in enumerate(self._entries(file.data.get(key), file, (key,)))
                if (entry := self._ledger_entry(key, item, file, (key, index))) is not None
            ]
            for key in ("contacts", "facts", "procedures")
        }
        ledger = self._entity(kind, {key: value for key, value in file.data.items() if key not in lists}, file)
        if ledger is None:
            return None
        if isinstance(ledger, Country) and ledger.code != name.stem:
            self.problems.append(PLACE_AGREES(file.place("code"), value=ledger.code, name=name.stem))
            return None
        return ledger.model_copy(update=lists)

    def _ledger_entry(self, key: str, item: object, file: YamlFile, keys: Keys) -> Entity | None:
        if key == "contacts":
            return self._entity(Contact, item, file, keys)
        if key == "procedures":
            return self._entity(Procedure, item, file, keys)
        kind = item.get("kind") if isinstance(item, dict) else None
        if kind is None:
            self.problems.append(MISSING(file.place(*keys), field="kind"))
        elif str(kind) not in FACT_CLASSES:
            self.problems.append(CHOICE(file.place(*keys, "kind"), field="kind", value=shown(kind), choices=", ".join(FACT_CLASSES)))
        else:
            return self._entity(FACT_CLASSES[str(kind)], item, file, keys)
        return None

    def _moved(self, name: PurePosixPath) -> Moved:
        """Old and new addresses; see `portal.moved`."""
        moved, problems = read_moved(file) if (file := self._yaml(name)) else ((), [])
        self.problems += problems
        return moved

    def _aggregate(self, name: PurePosixPath) -> Aggregate | None:
        table, problems = read_aggregate((self.root / name).read_bytes(), name)
        self.problems += problems
        return table

    def _words(self, folder: str, codes: list[str]) -> dict[str, YamlFile]:
        words = {}
        for name in self._in(f"content/{folder}", ".yaml"):
            if name.stem not in codes:
                self.problems.append(FILE_HOME(Place(name), nearest=nearest(name.stem, codes)))
            elif (file := self._recall(self._yaml, name)) is not None:
                words[name.stem] = file
        return words

    def _materials(self) -> tuple[Material, ...]:
        materials = []
        for name in self.names:
            if name.parts[0] == "materials" and len(name.parts) == 3 and name.name == "material.yaml":
                file = self._yaml(name)
                material = self._entity(Material, file.data, file) if file else None
                if material is not None and material.id != name.parent.name:
                    self.problems.append(PLACE_AGREES(material.at("id"), value=material.id, name=name.parent.name))
                elif material is not None:
                    materials.append(material)
        return tuple(materials)

    def _strays(self) -> None:
        """Files that nothing reads: a misspelt name would otherwise go unnoticed."""
        tops = {f"{name}.yaml" for name in (*VOCABULARIES, "regional", "moved")}
        for name in self.names:
            below = name.parts[1:]
            if name.parts[0] == "content" and (
                (len(below) == 1 and below[0] not in tops)
                or (below[0] in ("countries", *WORD_FOLDERS) and (len(below) != 2 or name.suffix != ".yaml"))
                or (below[0] == "aggregates" and (len(below) != 2 or name.suffix != ".csv"))
            ):
                self.problems.append(FILE_HOME(Place(name), nearest=nearest(name.stem, [top.removesuffix(".yaml") for top in tops])))

    def _pages(self, codes: list[str], source_languages: dict[str, str], homes: dict[PurePosixPath, str]) -> Iterator[Page]:
        for name in self.names:
            is_leaflet = name.parts[0] == "materials" and name.suffix == ".md" and len(name.parts) == 3
            if not is_leaflet and (name.parts[0] != "content" or len(name.parts) < 3 or name.parts[1] in {*WORD_FOLDERS, "countries", "aggregates"}):
                continue
            language = name.stem if is_leaflet else name.parts[1]
            path = PurePosixPath(*name.parts[:2]) if is_leaflet else PurePosixPath(*name.parts[2:]).with_suffix("")
            source = source_languages.get(country) if (country := country_of(path) or homes.get(path)) else codes[0]
            if language not in codes:
                self.problems.append(FILE_HOME(Place(name), nearest=nearest(language, codes)))
            elif name.suffix == ".md" and (page := self._recall(self._page, name, path, language, source)):
                yield page

    def _page(self, name: PurePosixPath, path: PurePosixPath, language: str, source_language: str | None) -> Page | None:
        text = self._text(name, MAX_PAGE_BYTES)
        if text is None:
            return None
        front, body, line = split_front_matter(text)
        if front is None:
            self.problems.append(FRONT_MATTER(Place(name)))
            return None
        file = read_yaml(front, name, first_line=2)
        self.problems += file.problems
        if file.data is None:
            if not file.problems:
                self.problems.append(FRONT_MATTER(Place(name)))
            return None
        is_source = language == source_language
        if source_language is None:  # its country can't be read, which is not the page's mistake
            is_source = not isinstance(file.data, dict) or "l10n" not in file.data
        page = self._entity(SourcePage if is_source else TranslatedPage, file.data, file)
        return page.with_body(body, line, path, language) if page else None
