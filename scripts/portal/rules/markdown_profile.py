"""Markdown outside the profile, and anything that could become script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from portal.markdown import Fault, faults
from portal.model.page import Page
from portal.model.portal import Portal
from portal.problems import Level
from portal.rules.references import COMPOSED_ANCHORS
from portal.rules.registry import Findings, rule
from portal.rules.uses import cached_references

CONSTRUCTS: dict[str, tuple[str, str, str, str]] = {
    "code": ("code", "código", "Write it as words; `, ``` and ~~~ are not used.", "Escríbelo como palabras; no se usan `, ``` ni ~~~."),
    "image": (
        "a picture",
        "una imagen",
        "Take it out: pictures cost the reader data.",
        "Quítala: las imágenes gastan datos del lector.",
    ),
    "emphasis": ("emphasis with stars", "énfasis con asteriscos", "Write _like this_, or **this** for strong.", "Escribe _así_, o **así** para más fuerza."),
    "strong": ("strong with __", "negrita con __", "Write **like this**.", "Escribe **así**."),
    "reference-link": ("a link by reference", "un enlace por referencia", "Write [words](page.md).", "Escribe [palabras](pagina.md)."),
    "link": (
        "a link of another kind",
        "un enlace de otra forma",
        "Write [words](page.md) on one line, without brackets inside and without a title.",
        "Escribe [palabras](pagina.md) en una sola línea, sin corchetes adentro y sin título.",
    ),
    "attributes": (
        "a brace { }",
        "una llave { }",
        "Values have two on each side, {{ police }}; headings have { #anchor }.",
        "Los datos llevan dos a cada lado, {{ police }}; los encabezados, { #ancla }.",
    ),
    "mark": ("a footnote mark that is not closed", "una marca de nota sin cerrar", "Write [^asylum-appeal].", "Escribe [^asylum-appeal]."),
    "entity": ("a code in the place of a character", "un código en lugar de un signo", "Type the character itself.", "Escribe el signo mismo."),
    "item": (
        "a heading or admonition inside a list item",
        "un encabezado o aviso dentro de un punto de la lista",
        "Put it on a line of its own, above or below the list.",
        "Ponlo en su propia línea, antes o después de la lista.",
    ),
    "lists": (
        "a list with other marks right after a list",
        "una lista con otras marcas justo después de otra lista",
        "Write a sentence or a heading between them, or they become one list.",
        "Escribe una oración o un encabezado entre las dos, o se vuelven una sola lista.",
    ),
    "tab": ("a tab", "un tabulador", "Use spaces: four for each level.", "Usa espacios: cuatro por cada nivel."),
    "quote": ("a quotation with >", "una cita con >", 'Use an admonition: !!! note "Title".', 'Usa un aviso: !!! note "Título".'),
    "tabs": ("tabs with ===", "pestañas con ===", "Use headings, so that it prints.", "Usa encabezados, para que se imprima."),
    "rule": ("a line of --- or ===", "una línea de --- o ===", "Use a heading: ## Title { #anchor }.", "Usa un encabezado: ## Título { #ancla }."),
    "abbreviation": ("an abbreviation line", "una línea de abreviatura", "Explain the word in the text.", "Explica la palabra en el texto."),
    "definition": ("a definition list", "una lista de definiciones", "Use a list with - .", "Usa una lista con - ."),
    "footnote": (
        "the text of a footnote",
        "el texto de una nota al pie",
        "Put the source in the ledger; here only [^id].",
        "Pon la fuente en los datos; aquí solo [^id].",
    ),
    "bullet": ("a list with this mark", "una lista con esta marca", "Begin items with '- ' or '1. '.", "Empieza con '- ' o '1. '."),
    "alignment": ("a table with alignment", "una tabla con alineación", "Write | --- | --- | without colons.", "Escribe | --- | --- | sin dos puntos."),
    "indent": (
        "spaces at the beginning of the line",
        "espacios al comienzo de la línea",
        "Indent by exactly four for each level of a list or admonition; elsewhere by none.",
        "Usa exactamente cuatro por nivel de lista o aviso; en lo demás, ninguno.",
    ),
    "gap": (
        "a list or table right below a paragraph",
        "una lista o tabla pegada a un párrafo",
        "Leave an empty line before it: without one it is shown as running text.",
        "Deja una línea vacía antes: sin ella se muestra como texto corrido.",
    ),
    "heading": ("a # without a space", "un # sin espacio", "Write ## Title { #anchor }.", "Escribe ## Título { #ancla }."),
    "heading-level": (
        "a heading of this level",
        "un encabezado de este nivel",
        "Use ##, ### or ####; the title is the only #.",
        "Usa ##, ### o ####; el título es el único #.",
    ),
    "heading-anchor": (
        "a heading without an anchor",
        "un encabezado sin ancla",
        "Add { #short-name }: links and translations need it.",
        "Agrega { #nombre-corto }: lo necesitan los enlaces y las traducciones.",
    ),
    "admonition-title": (
        "an admonition without a title",
        "un aviso sin título",
        'Write !!! warning "Title": untitled ones show English words.',
        'Escribe !!! warning "Título": sin título muestran palabras en inglés.',
    ),
    "admonition-kind": ("this kind of admonition", "este tipo de aviso", "Use note, warning, danger or tip.", "Usa note, warning, danger o tip."),
    "admonition-gap": (
        "text right below the title of an admonition",
        "texto pegado al título de un aviso",
        "Leave an empty line between them.",
        "Deja una línea vacía entre los dos.",
    ),
}
"""Constructs of `portal.markdown.faults`: their names and what to write instead, in English and Spanish."""

cached_faults = cache(faults)


def _faults(portal: Portal) -> Iterator[tuple[Page, Fault]]:
    for page in portal.pages:
        for fault in cached_faults(page.body):
            yield page, fault


@rule(
    Level.HARM,
    en=("the text holds {what_en}: «{shown}»", "{fix_en}"),
    es=("el texto tiene {what_es}: «{shown}»", "{fix_es}"),
)
def markdown_profile(portal: Portal, today: date) -> Findings:
    """Pages use only the Markdown that looks the same everywhere."""
    for page, fault in _faults(portal):
        if fault.what != "html":
            what_en, what_es, fix_en, fix_es = CONSTRUCTS[fault.what]
            yield (
                page.body_place(fault.line, fault.column),
                {"what_en": what_en, "what_es": what_es, "shown": fault.shown, "fix_en": fix_en, "fix_es": fix_es},
            )


@rule(
    Level.HARM,
    en=("the text holds HTML: «{shown}»", "Take it out and write it in Markdown; script and frames are never published."),
    es=("el texto tiene HTML: «{shown}»", "Quítalo y escríbelo en Markdown; nunca se publican programas ni marcos."),
)
def markdown_without_html(portal: Portal, today: date) -> Findings:
    """Pages hold no HTML, so that nobody can bring script into them."""
    for page, fault in _faults(portal):
        if fault.what == "html":
            yield page.body_place(fault.line, fault.column), {"shown": fault.shown}


@rule(
    Level.HARM,
    en=("the link «{target}» leads nowhere safe", "Link to a page (asylum.md) or to a web address with https://."),
    es=("el enlace «{target}» no lleva a un lugar seguro", "Enlaza a una página (asylum.md) o a una dirección con https://."),
)
def link_is_safe(portal: Portal, today: date) -> Findings:
    """Links lead to pages of the portal or to web addresses: never to script, data or files of the reader."""
    for page in portal.pages:
        for reference in cached_references(page.body):
            if (
                reference.kind == "link"
                and not re.match(r"https?://[a-z0-9]", reference.target)
                and not re.fullmatch(r"(?:(?!/)[a-z0-9./-]+\.md)?(?:#[a-z0-9-]+)?", reference.target or " ")
            ):
                yield page.body_place(reference.line, reference.column), {"target": reference.target}


@rule(
    Level.HARM,
    en=("the anchor '{anchor}' is already that of {other_en}", "Give this heading another anchor."),
    es=("el ancla '{anchor}' ya es la {other_es}", "Ponle otra ancla a este encabezado."),
)
def anchor_is_unique(portal: Portal, today: date) -> Findings:
    """No two headings of a page have the same anchor, and none that of a part the portal adds."""
    for page in portal.pages:
        first = dict.fromkeys(COMPOSED_ANCHORS, ("a part that the portal adds to every page", "de una parte que el portal agrega a cada página"))
        for reference in cached_references(page.body):
            if reference.kind == "anchor":
                place = page.body_place(reference.line, reference.column)
                if reference.target in first:
                    other_en, other_es = first[reference.target]
                    yield place, {"anchor": reference.target, "other_en": other_en, "other_es": other_es}
                else:
                    first[reference.target] = (f"the heading on line {place.line}", f"del encabezado de la línea {place.line}")
