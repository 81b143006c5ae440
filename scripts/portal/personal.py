"""Tells what could be about a person: names of columns, and what stands in a cell."""

from __future__ import annotations

import re

from portal.spelling import plain

WORDS = frozenset(
    """
    name names surname lastname firstname nombre nombres apellido apellidos nom prenom nome sobrenome
    phone telephone mobile cell tel telefono celular movil whatsapp telefone
    passport passeport pasaporte passaporte id ids identity identification identidad identificacion document documento documentos dui cui dpi curp dni cedula
    nit rtn rfc cpf visa
    birth birthday birthdate born dob nacimiento naissance nascimento cumpleanos age edad idade laj
    address street direccion domicilio calle colonia adresse endereco latitude longitude gps location ubicacion
    email mail correo
    case cases caso casos expediente folio record file ficha ticket
    gender sex genero sexo sexe ethnicity etnia religion disability discapacidad diagnosis diagnostico orientation orientacion
    note notes nota notas comment comments comentario comentarios remark remarks observation observations observacion observaciones description descripcion
    photo foto picture signature firma
    """.split()
)
"""Words, without accents, in names of columns that tell one person from another."""

_MAIL = re.compile(r"\S@\S")
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")
_LONG = re.compile(r"(?:\d[ ()./+-]{0,2}){7,}")
_DOCUMENT = re.compile(r"(?=(?:[a-z-]*\d){5})[a-z0-9-]{7,}", re.IGNORECASE)
MOST = 60
"""Characters in a cell, inclusive: what is longer is no name of anything here, but a remark."""


def names_a_person(column: str) -> bool:
    """Whether a column of this name could say who somebody is."""
    return not WORDS.isdisjoint(re.split(r"[^a-z]+", plain(column)))


def looks_personal(cell: str) -> bool:
    """Whether a cell holds what looks like a telephone, a mail address, the number of a document or a remark. Days are none of these."""
    if len(cell) > MOST:
        return True
    if _DAY.fullmatch(cell):
        return False
    return bool(_MAIL.search(cell) or _LONG.search(cell) or _DOCUMENT.search(cell))
