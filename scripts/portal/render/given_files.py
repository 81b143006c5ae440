"""What pages say of files that the portal was given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup, escape

from portal.model.given_file import GivenFile
from portal.model.material import Material
from portal.render.view import View

FOLDER = PurePosixPath("files")
"""Where their copies are, from the root of the site."""


def file_of(material: Material, code: str) -> PurePosixPath:
    """The published copy of a file: ``files/<id>-es.pdf``. The picture of its first page stands beside it: ``….webp``."""
    return FOLDER / f"{material.id}-{code}.pdf"


@dataclass(frozen=True)
class Given:
    """A file of a material, in one language."""

    view: View
    material: Material
    code: str
    found: GivenFile

    @property
    def title(self) -> Markup:
        """The title that it carries: in its own language, as far as there is one."""
        return self.view.values.marked(self.material.titles.in_language([self.code]))

    @property
    def language(self) -> Markup:
        """Its language by its own name."""
        return self.view.language_name(self.code)

    @property
    def link(self) -> str:
        """The way to the copy."""
        return f"{self.view.root}{file_of(self.material, self.code)}"

    @property
    def cover(self) -> str:
        """The way to the picture of its first page."""
        return f"{self.view.root}{file_of(self.material, self.code).with_suffix('.webp')}"

    @property
    def size(self) -> Markup:
        """How much a reader fetches."""
        return escape(self.view.localiser.size(self.found.copy_size))

    @property
    def cover_size(self) -> Markup:
        """The same of the picture."""
        return escape(self.view.localiser.size(self.found.cover_size))

    @property
    def pages(self) -> Markup:
        """How many pages it has."""
        return self.view.count("materials.pages", self.found.pages)

    @property
    def paper(self) -> Markup:
        """The sheet that it is made for, or the measures of its first page."""
        if self.found.paper:
            return self.view.say(f"materials.papers.{self.found.paper}")
        width, height = self.found.sizes[0]
        return self.view.say("materials.measures", width=width, height=height)

    @property
    def heard(self) -> Markup:
        """Whether a screen reader can tell what it says."""
        return self.view.say("materials.heard" if self.found.can_be_heard else "materials.not-heard")


def given_files(view: View, material: Material) -> list[Given]:
    """The files of a material that can be had, in the order of its languages; none for leaflets that are made here, and for links."""
    found = {code: view.portal.given.get(file) for code, file in material.files.items()}
    return [Given(view, material, code, each) for code, each in found.items() if each and each.copy]
