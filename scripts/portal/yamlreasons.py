"""What the YAML reader's complaints mean, in the words of an editor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file can't be read, and what to do, in English and Spanish."""

    en: str
    es: str
    fix_en: str
    fix_es: str
    where_it_opens: bool = False
    """Whether the place to look at is where the quote, bracket or key begins, not where the reader stumbled."""


QUOTE = Reason(
    "the quote that opens here is not closed",
    "la comilla que abre aquí no se cierra",
    "Write the same quote at the end of the text; between two double quotes no third one may stand.",
    "Escribe la misma comilla al final del texto; entre dos comillas dobles no puede ir una tercera.",
    where_it_opens=True,
)
TAB = Reason("a tab stands here", "aquí hay un tabulador", "Replace it by spaces: two for each level.", "Cámbialo por espacios: dos por cada nivel.")
SIGN = Reason("a text can't begin with this sign", "un texto no puede empezar con este signo", "Put it between double quotes.", "Ponlo entre comillas dobles.")
BACKSLASH = Reason(
    "a backslash stands between double quotes",
    "hay una barra invertida entre comillas dobles",
    "Take it out, or write it twice.",
    "Quítala, o escríbela dos veces.",
)
FITS = Reason(
    "this line does not fit the ones above",
    "esta línea no concuerda con las de arriba",
    "Compare the indentation, the dashes and the quotes with the entry above.",
    "Compara la sangría, los guiones y las comillas con la entrada de arriba.",
)

REASONS: dict[str, Reason] = {
    "found unexpected end of stream": QUOTE,
    "found character that cannot start any token": SIGN,
    "found unknown escape character": BACKSLASH,
    "found invalid Unicode character escape code": BACKSLASH,
    "did not find expected hexdecimal number": BACKSLASH,
    "mapping values are not allowed in this context": Reason(
        "a colon stands where none can be",
        "hay dos puntos donde no pueden ir",
        "Put a text with a colon between double quotes; or compare the indentation with the line above.",
        "Pon entre comillas dobles un texto que tiene dos puntos; o compara la sangría con la línea de arriba.",
    ),
    "could not find expected ':'": Reason(
        "this line has no colon",
        "esta línea no tiene dos puntos",
        "Write it as 'name: value', with a space after the colon.",
        "Escríbela como 'nombre: valor', con un espacio después de los dos puntos.",
        where_it_opens=True,
    ),
    "did not find expected ',' or '}'": Reason(
        "the brace { that opens here is not closed, or a comma is missing",
        "la llave { que abre aquí no se cierra, o falta una coma",
        'Write it like this: {es: "…", en: "…"}',
        'Escríbelo así: {es: "…", en: "…"}',
        where_it_opens=True,
    ),
    "did not find expected ',' or ']'": Reason(
        "the bracket [ that opens here is not closed, or a comma is missing",
        "el corchete [ que abre aquí no se cierra, o falta una coma",
        "Write it like this: [es, en]",
        "Escríbelo así: [es, en]",
        where_it_opens=True,
    ),
    "block sequence entries are not allowed in this context": Reason(
        "a dash stands where no list can begin",
        "hay un guion donde no puede empezar una lista",
        "Begin the list on the next line, or put the text between double quotes.",
        "Empieza la lista en la línea siguiente, o pon el texto entre comillas dobles.",
    ),
}
"""By the words of libyaml, the reader; for all others `FITS` is said."""


def reason_of(complaint: str, character: str, *, quoted: bool) -> Reason:
    """The reason behind a complaint of the reader about *character*; *quoted*: the value before it is quoted and goes over several lines."""
    if quoted:
        return QUOTE
    return TAB if character == "\t" else REASONS.get(complaint, FITS)
