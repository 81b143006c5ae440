"""What all entities have in common: frozen, strict about keys, and aware of their place."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, PrivateAttr

from portal.problems import Place
from portal.yamlfile import Keys, YamlFile


class Part(BaseModel):
    """A group of fields inside an entity. YAML keys are the kebab-case twins of the fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        use_attribute_docstrings=True,
    )


class Entity(Part):
    """Something that stands in a file and can be pointed at."""

    _file: YamlFile | None = PrivateAttr(default=None)
    _keys: Keys = PrivateAttr(default=())

    def located(self, file: YamlFile, keys: Keys) -> Any:
        """The same entity, which now knows that it stands at *keys* of *file*."""
        self._file, self._keys = file, keys
        return self

    def at(self, *keys: str | int) -> Place:
        """The place of a value of this entity, by its YAML keys; of the entity itself without keys."""
        assert self._file is not None, "only loaded entities have a place"
        return self._file.place(*self._keys, *keys)

    def typed(self, *keys: str | int) -> str:
        """A single value of this entity as it was typed: ``14.9600``, of which the number has forgotten two zeros."""
        assert self._file is not None, "only loaded entities were typed"
        value: Any = self._file.data
        for key in (*self._keys, *keys):
            value = value[key]
        return str(value)

    @property
    def place(self) -> Place:
        """Where the entity begins."""
        return self.at()
