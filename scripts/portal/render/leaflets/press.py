"""Sheets that are ready to be set: what is on them, and what names them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from portal.addresses import Addresses
from portal.localise import Localiser
from portal.model.portal import Portal
from portal.problems import Level, Message, Problem
from portal.render.leaflets.catalogue import Offer
from portal.render.leaflets.codes import code
from portal.render.leaflets.editions import Edition
from portal.render.leaflets.finishing import finished
from portal.render.leaflets.leaflet import Leaflet, compose_leaflet, data
from portal.render.leaflets.typesetting import DoesNotFit, NotPrintable, typeset
from portal.render.values import words_of

LEAFLET_FITS = Message(
    "leaflet-fits",
    Level.HARM,
    en=("the leaflet '{id}' does not fit in edition {edition}: panels {panels} are too long", "Shorten them: below ten points nobody can read them."),
    es=("el folleto '{id}' no cabe en la edición {edition}: los paneles {panels} son demasiado largos", "Acórtalos: con menos de diez puntos nadie los lee."),
)
LEAFLET_IS_PRINTABLE = Message(
    "leaflet-is-printable",
    Level.HARM,
    en=("the leaflet '{id}' can't be printed in edition {edition}: {reason}", "Take out what the fonts do not have, or tell a maintainer."),
    es=("el folleto '{id}' no se puede imprimir en la edición {edition}: {reason}", "Quita lo que las letras no tienen, o avisa a quien mantiene el portal."),
)


@dataclass(frozen=True)
class Sheets:
    """One edition of a leaflet on one paper, not yet set."""

    file: PurePosixPath
    """From the root of the site."""

    edition: Edition
    leaflet: Leaflet
    data: dict[str, object]
    address: str
    """Where the code leads; empty where the address of the site is not known."""

    @property
    def key(self) -> str:
        """The hash of everything on which the file depends."""
        said = json.dumps([self.data, self.address, self.leaflet.map, self.leaflet.read.isoformat(), _engine()], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()

    def made(self) -> bytes | Problem:
        """The PDF, or why there is none."""
        values = {"id": self.leaflet.id, "edition": self.edition.value}
        pictures = {"map": self.leaflet.map, **({"qr": code(self.address)} if self.address else {})}
        try:
            raw = typeset(self.data, self.leaflet.read, pictures)
        except DoesNotFit as error:
            return LEAFLET_FITS(self.leaflet.page.place, **values, panels=", ".join(map(str, error.panels)))
        except NotPrintable as error:
            return LEAFLET_IS_PRINTABLE(self.leaflet.page.place, **values, reason=str(error))
        return finished(raw, self.edition)


def sheets(portal: Portal, addresses: Addresses, today: date, offers: Iterable[Offer]) -> Iterator[Sheets]:
    """Every edition of the leaflets on every paper."""
    released = {(each.id, each.language, each.version) for each in portal.releases}
    for offer in offers:
        leaflet = compose_leaflet(portal, addresses, today, offer.material, offer.page, offer.hub)
        words = words_of(portal, leaflet.language)
        localiser = Localiser(words)
        number = leaflet.version
        address = f"{addresses.site_url}v/{leaflet.id}-{leaflet.language}/{number}/" if addresses.site_url else ""
        said = {
            "scan": words("leaflets.scan"),
            "version": words("leaflets.version"),
            "proof": "" if (leaflet.id, leaflet.language, number) in released else words("leaflets.proof"),
            "read": words("leaflets.read", date=localiser.day(leaflet.read)),
        }
        for edition, paper, file in offer.files:
            yield Sheets(file, edition, leaflet, data(leaflet, edition, paper, address, said), address)


@cache
def _engine() -> str:
    """What has a say in a file beside its data: the template, the fonts, the program that finishes it, and the libraries."""
    here = Path(__file__).parent
    files = [here / "leaflet.typ", here / "codes.py", here / "finishing.py", here / "typesetting.py", here.parents[1] / "assets" / "fonts" / "SHA256SUMS"]
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    return " ".join([*hashes, *(version(name) for name in ("typst", "pikepdf", "segno"))])
