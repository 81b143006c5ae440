"""The texts of leaflets: six panels, of what paper can show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from portal.markdown import HEADING
from portal.model.material import MaterialKind
from portal.model.page import Page, PageKind
from portal.model.portal import Portal
from portal.problems import Level, nearest
from portal.rules.registry import Findings, rule
from portal.rules.uses import cached_references

PANELS = tuple(f"panel-{number}" for number in range(1, 7))
"""The anchors of the parts of a leaflet, in their order."""

_NOT_ON_PAPER = re.compile(r"\s*(?:\||\?\?\?|####)")
"""Lines of tables, of parts that open at a tap, and of headings below the third level."""


def _texts(portal: Portal) -> Iterator[Page]:
    """The texts of materials, in every language."""
    return (page for page in portal.pages if portal.kind(page.path) is PageKind.MATERIAL)


def _leaflets(portal: Portal) -> Iterator[Page]:
    """Those that are printed; the others are summaries of files that were given."""
    given = {material.id for material in portal.materials if material.kind is MaterialKind.FILE}
    return (page for page in _texts(portal) if page.path.name not in given)


@rule(
    Level.HARM,
    en=("'{id}' is no leaflet that the portal makes", "Did you mean '{nearest}'? Write its material.yaml, with kind: leaflet, or file for a PDF."),
    es=("'{id}' no es un folleto que haga el portal", "¿Quisiste escribir '{nearest}'? Escribe su material.yaml, con kind: leaflet, o file para un PDF."),
    across=True,
)
def leaflet_is_known(portal: Portal, today: date) -> Findings:
    """Every text of a material is that of a leaflet, or the summary of a file."""
    known = [material.id for material in portal.materials if material.kind is not MaterialKind.LINK]
    for page in _texts(portal):
        if page.path.name not in known:
            yield page.place, {"id": page.path.name, "nearest": nearest(page.path.name, known)}


@rule(
    Level.HARM,
    en=(
        "the panels of the leaflet are {here}",
        "Give it six parts: ## Title {{ #panel-1 }} to ## Title {{ #panel-6 }}, in this order, nothing before them.",
    ),
    es=("los paneles del folleto son {here}", "Ponle seis partes: de ## Título {{ #panel-1 }} a ## Título {{ #panel-6 }}, en este orden, sin nada antes."),
)
def leaflet_has_six_panels(portal: Portal, today: date) -> Findings:
    """Every leaflet has the six panels that all editions are laid out for."""
    for page in _leaflets(portal):
        lines = page.body.split("\n")
        found = [reference for reference in cached_references(page.body) if reference.kind == "anchor" and lines[reference.line - 1].startswith("## ")]
        first = next((number for number, line in enumerate(lines, start=1) if line.strip()), 1)
        if tuple(each.target for each in found) != PANELS or found[0].line != first:
            yield page.body_place(first), {"here": ", ".join(each.target for each in found) or "–"}


@rule(
    Level.HARM,
    en=("paper can't show this: «{shown}»", "Write it as a paragraph, a list or a notice (!!!)."),
    es=("el papel no puede mostrar esto: «{shown}»", "Escríbelo como párrafo, lista o aviso (!!!)."),
)
def leaflet_is_for_paper(portal: Portal, today: date) -> Findings:
    """Leaflets hold no tables, nothing that opens at a tap, and no deep headings."""
    for page in _leaflets(portal):
        for number, line in enumerate(page.body.split("\n"), start=1):
            if _NOT_ON_PAPER.match(line) and (HEADING.match(line) or not line.startswith("#")):
                yield page.body_place(number), {"shown": line.strip()[:30]}


@rule(
    Level.HARM,
    en=("'{id}' is also the id of the hub at {other}", "Give the material another id: their papers would have one name."),
    es=("'{id}' también es el id de la ventanilla en {other}", "Ponle otro id al material: sus papeles tendrían un mismo nombre."),
    across=True,
)
def material_is_no_hub(portal: Portal, today: date) -> Findings:
    """No material has the id of a hub, after which its leaflets are named."""
    for material in portal.materials:
        if hub := portal.hub(material.id):
            yield material.at("id"), {"id": material.id, "other": hub.place}
