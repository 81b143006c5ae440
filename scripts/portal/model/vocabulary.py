"""The short lists that everything else refers to: languages, topics, services, pathways."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portal.model.entity import Entity
from portal.model.scalars import Flag, Id, LanguageCode, Line, SecureUrl
from portal.model.text import Text


class Language(Entity):
    """A language in which the portal can be read."""

    code: LanguageCode
    name: Line
    """Its own name: ``Kreyòl ayisyen``."""

    direction: Literal["ltr", "rtl"] = "ltr"
    fallback: list[LanguageCode] = Field(default_factory=list)
    """Languages to try, in order, where words are missing; the source language comes last by itself."""

    read_aloud: Flag = False
    """Whether devices have voices that read the language rightly; False where they would take another language's."""

    exit_url: SecureUrl
    """Where the exit link leads: a page that anybody could have open, in the language if there is one."""


class Topic(Entity):
    """A subject of the guides, the same in every country."""

    id: Id
    """Also the file name and the address of its pages, for ever."""

    icon: Line
    """Name of a picture in Material's set: ``material/shield-account``."""

    line: Literal["blue", "rust", "teal", "plum", "red"]
    """The colour of its sign: papers and rights, living here, family and return, help for you, danger."""

    names: Text
    services: list[Id] = Field(default_factory=list)
    """The services whose contacts can help; empty: the service with the topic's own id."""

    sensitive: Flag = False
    """Whether a title could put the reader at risk when seen over the shoulder."""

    neutral: Text | None = None
    """The title that the browser shows instead, for a sensitive topic."""


class Service(Entity):
    """Something that a hub or an institution does for people."""

    id: Id
    names: Text
    icon: Line | None = None


class Pathway(Entity):
    """A situation of life; also the values of every ``for:``."""

    id: Id
    icon: Line
    names: Text
    topics: list[Id] = Field(min_length=1)
    """The topics to show, in order."""

    sensitive: Flag = False
