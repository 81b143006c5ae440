"""Files that the portal was given: what could hurt whoever opens them, and what makes them hard to use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from portal.model.given_file import Fault, GivenFile
from portal.model.material import Material, MaterialKind
from portal.model.portal import Portal
from portal.problems import Level, Place
from portal.rules.registry import Findings, rule

MOST_PAGES = 200
"""Pages of a file, inclusive: what a hub could still print."""

LIGHT = 2_000_000
"""Bytes of a file, inclusive, above which editors are asked for a smaller one."""

FORBIDDING = re.compile(
    r"all rights reserved|todos los derechos reservados|tous droits réservés|without (?:written )?(?:permission|authori[sz]ation)"
    r"|sin autorización|prohibid|forbidden",
    re.IGNORECASE,
)
"""Words of a licence that allow no copy."""


def _given(portal: Portal) -> Iterator[tuple[Material, str, PurePosixPath, GivenFile]]:
    """Every file that was examined, with its material and its language."""
    for material in portal.materials:
        for code, file in material.files.items():
            if file in portal.given:
                yield material, code, file, portal.given[file]


def _with(portal: Portal, fault: Fault) -> Findings:
    return ((Place(file), {"name": file.name}) for _, _, file, found in _given(portal) if found.fault is fault)


def _listed(names: tuple[str, ...]) -> str:
    """The first few of them, as they can stand in a message."""
    shown = [re.sub(r"[^ -~¡-ÿ]", "?", name)[:40] for name in names[:4]]
    return ", ".join(shown) + (" …" if len(names) > len(shown) else "")


@rule(
    Level.HARM,
    en=("{name} is no PDF", "Ask for the PDF itself: this may be a web page or a document that was renamed."),
    es=("{name} no es un PDF", "Pide el PDF mismo: esto puede ser una página o un documento con otro nombre."),
)
def file_is_a_pdf(portal: Portal, today: date) -> Findings:
    """Every file that was given is what its name says."""
    yield from _with(portal, Fault.NOT_PDF)


@rule(
    Level.HARM,
    en=("{name} is damaged", "Download it again, or ask for it again."),
    es=("{name} está dañado", "Descárgalo o pídelo otra vez."),
)
def file_is_sound(portal: Portal, today: date) -> Findings:
    """Every file that was given is whole, so that no program has to guess what it held."""
    yield from _with(portal, Fault.DAMAGED)


@rule(
    Level.HARM,
    en=("{name} is locked: it needs a password, or forbids printing or reading aloud", "Ask whoever made it for a copy without a lock."),
    es=("{name} está bloqueado: pide contraseña, o prohíbe imprimir o escuchar", "Pide a quien lo hizo una copia sin bloqueo."),
)
def file_is_open(portal: Portal, today: date) -> Findings:
    """Every file that was given can be opened, printed and heard by everybody."""
    yield from _with(portal, Fault.LOCKED)


@rule(
    Level.HARM,
    en=("opening {name} takes more memory or time than any leaflet needs", "Don't open it: it may be made to harm. Ask for it at its source."),
    es=("abrir {name} cuesta más memoria o tiempo que cualquier folleto", "No lo abras: puede estar hecho para dañar. Pídelo en su fuente."),
)
def file_is_no_burden(portal: Portal, today: date) -> Findings:
    """Every file that was given can be opened by a small computer."""
    yield from _with(portal, Fault.BURDEN)


@rule(
    Level.HARM,
    en=("the file has {pages} pages, more than {most}", "Offer the part that helps, or link to it (kind: link)."),
    es=("el archivo tiene {pages} páginas, más de {most}", "Ofrece la parte que ayuda, o pon un enlace (kind: link)."),
)
def file_is_short(portal: Portal, today: date) -> Findings:
    """Every file that was given has few enough pages for a hub to print."""
    for _, _, file, found in _given(portal):
        if found.pages > MOST_PAGES:
            yield Place(file), {"pages": found.pages, "most": MOST_PAGES}


@rule(
    Level.HARM,
    en=("the file can act by itself: {what}", "Ask for a copy without programs, forms that send, and players; don't open this one."),
    es=("el archivo puede actuar solo: {what}", "Pide una copia sin programas, formularios que envían ni reproductores; no abras este."),
)
def file_holds_no_program(portal: Portal, today: date) -> Findings:
    """No file that was given can start, send or play anything."""
    for _, _, file, found in _given(portal):
        if found.programs:
            yield Place(file), {"what": _listed(found.programs)}


@rule(
    Level.HARM,
    en=("other files travel inside the file: {what}", "Ask for a copy without attachments; don't open them."),
    es=("dentro del archivo viajan otros: {what}", "Pide una copia sin adjuntos; no los abras."),
)
def file_holds_no_files(portal: Portal, today: date) -> Findings:
    """No file that was given carries others."""
    for _, _, file, found in _given(portal):
        if found.attached:
            yield Place(file), {"what": _listed(found.attached)}


@rule(
    Level.HARM,
    en=("this is not the file that was agreed on: its checksum is {sha256}", "Read it again, then write under 'sha256': {code}: {sha256}"),
    es=("este no es el archivo acordado: su suma es {sha256}", "Léelo otra vez y luego escribe en 'sha256': {code}: {sha256}"),
)
def file_is_the_one_given(portal: Portal, today: date) -> Findings:
    """Every file that was given is the one that somebody looked at, bit by bit."""
    for material, code, file, found in _given(portal):
        if material.sha256.get(code) != found.sha256:
            yield Place(file), {"sha256": found.sha256, "code": code}


@rule(
    Level.HARM,
    en=("the licence allows no copy: «{licence}»", "Write 'kind: link' and take the file out, or ask for permission and write what was agreed."),
    es=("la licencia no permite copias: «{licence}»", "Escribe 'kind: link' y quita el archivo, o pide permiso y escribe lo acordado."),
)
def licence_allows_a_copy(portal: Portal, today: date) -> Findings:
    """Only files whose licence allows it are offered here; all others are linked."""
    for material in portal.materials:
        if material.kind is MaterialKind.FILE and FORBIDDING.search(material.licence):
            yield material.at("licence"), {"licence": material.licence}


@rule(
    Level.HARM,
    en=("the file has no summary to read on the web: {name} is missing", "Write it: what the file says, in a few short sentences."),
    es=("el archivo no tiene resumen para leer en la web: falta {name}", "Escríbelo: qué dice el archivo, en pocas frases cortas."),
    across=True,
)
def file_has_a_summary(portal: Portal, today: date) -> Findings:
    """Beside every file that was given there is a page that says the same in short, for those who can't open or hear it."""
    for material in portal.materials:
        path = PurePosixPath("materials", material.id)
        if material.kind is MaterialKind.FILE and not portal.source_of(path):
            yield material.place, {"name": path / f"{portal.source_language(path)}.md"}


@rule(
    Level.OLD,
    en=("no material offers the file", "Add its language to material.yaml (kind: file), or remove it."),
    es=("ningún material ofrece el archivo", "Agrega su idioma a material.yaml (kind: file), o quítalo."),
    across=True,
)
def file_is_offered(portal: Portal, today: date) -> Findings:
    """Every PDF of the content is that of a material."""
    for name in sorted(portal.files):
        if name.suffix == ".pdf" and name not in portal.given:
            yield Place(name), {}


@rule(
    Level.OLD,
    en=("the file has no text, only pictures of it: nobody can search, hear or translate it", "Ask for the document from which it was made."),
    es=("el archivo no tiene texto, solo imágenes: nadie puede buscarlo, escucharlo ni traducirlo", "Pide el documento del que se hizo."),
)
def file_holds_text(portal: Portal, today: date) -> Findings:
    """Files that were given hold text."""
    for _, _, file, found in _given(portal):
        if not found.fault and 0 < found.pages <= MOST_PAGES and not found.characters:
            yield Place(file), {}


@rule(
    Level.OLD,
    en=("a screen reader can't tell the parts of the file: it has no tags", "Ask for it exported as «tagged PDF». Until then its page says so."),
    es=(
        "un lector de pantalla no distingue las partes del archivo: no tiene etiquetas",
        "Pídelo exportado como «PDF etiquetado». Hasta entonces su página lo dice.",
    ),
)
def file_is_tagged(portal: Portal, today: date) -> Findings:
    """Files that were given say what is a heading and what a paragraph."""
    for _, _, file, found in _given(portal):
        if found.characters and not found.tagged:
            yield Place(file), {}


@rule(
    Level.OLD,
    en=("the file has {size}, which costs readers money", "Ask for a smaller one, below {most}."),
    es=("el archivo pesa {size}, y eso le cuesta dinero a quien lo lee", "Pide uno más ligero, de menos de {most}."),
)
def file_is_light(portal: Portal, today: date) -> Findings:
    """Files that were given are light enough for a phone."""
    for _, _, file, found in _given(portal):
        if found.size > LIGHT:
            yield Place(file), {"size": f"{found.size / 1e6:.1f} MB", "most": f"{LIGHT / 1e6:g} MB"}


@rule(
    Level.OLD,
    en=("the file does not bring its fonts along: {what}", "Ask for it with embedded fonts: elsewhere its letters may be wrong."),
    es=("el archivo no trae sus letras: {what}", "Pídelo con las fuentes incrustadas: en otros aparatos las letras pueden salir mal."),
)
def file_brings_its_fonts(portal: Portal, today: date) -> Findings:
    """Files that were given look the same everywhere."""
    for _, _, file, found in _given(portal):
        if found.foreign_fonts:
            yield Place(file), {"what": _listed(found.foreign_fonts)}


@rule(
    Level.OLD,
    en=("the file says who worked on it: {what}", "Ask for a copy without it. The one that readers get is cleaned; this one stays in the repository."),
    es=("el archivo dice quién trabajó en él: {what}", "Pide una copia sin ese dato. La que reciben los lectores está limpia; esta queda en el repositorio."),
)
def file_names_nobody(portal: Portal, today: date) -> Findings:
    """Files that were given name nobody in their metadata."""
    for _, _, file, found in _given(portal):
        if found.people:
            yield Place(file), {"what": _listed(found.people)}


@rule(
    Level.OLD,
    en=("the pages of the file are neither letter nor A4: {sizes}", "Ask for one that fits an office printer, or tell hubs how to print it in its summary."),
    es=("las páginas del archivo no son carta ni A4: {sizes}", "Pide uno que quepa en una impresora de oficina, o di en su resumen cómo imprimirlo."),
)
def file_fits_paper(portal: Portal, today: date) -> Findings:
    """Files that were given fit the paper of an office printer."""
    for _, _, file, found in _given(portal):
        if found.sizes and not found.paper:
            yield Place(file), {"sizes": _listed(tuple(f"{width} × {height} mm" for width, height in found.sizes))}
