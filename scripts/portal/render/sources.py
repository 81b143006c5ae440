"""The sources of one page: numbered in the order of their first use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from portal.localise import Localiser
from portal.model.claim import Claim, Confidence
from portal.model.contact import Contact
from portal.model.fact import Fact, FactKind
from portal.model.scalars import Dated
from portal.words import Words


@dataclass(frozen=True)
class Source:
    """A page that claims of this page rest on."""

    number: int
    address: str
    dated: Dated | None
    read: date
    confirmed: date | None
    medium: bool
    """Whether any claim that rests on it is of medium confidence."""

    due: date

    @property
    def host(self) -> str:
        """The name of the website, for the reader."""
        return host_of(self.address)


def host_of(address: str) -> str:
    """The name of the website of an address: ``help.unhcr.org``."""
    return urlsplit(address).netloc.removeprefix("www.")


Key = tuple[str, Dated | None, date, date | None]
"""What makes two sources the same: address, printed date, the day it was read, the day it was confirmed."""


@dataclass
class Sources:
    """Gathers the claims that a page makes while it is composed."""

    claims: dict[Key, list[Claim]] = field(default_factory=dict)
    numbers: dict[Key, int] = field(default_factory=dict)

    def add(self, claim: Claim) -> int:
        """Notes that the page rests on *claim*; its source's number on this page."""
        key = (claim.source, claim.source_date, claim.read, claim.confirmed.date if claim.confirmed else None)
        self.claims.setdefault(key, []).append(claim)
        return self.numbers.setdefault(key, len(self.claims))

    def mark(self, claim: Claim, words: Words) -> Markup:
        """A small raised number that leads to the source at the foot of the page."""
        number = self.add(claim)
        return Markup(f'<sup><a href="#source-{number}" aria-label="{escape(words("sources.mark", n=number))}">{number}</a></sup>')

    def listed(self) -> list[Source]:
        """The sources in the order of their numbers."""
        return [
            Source(
                number,
                address,
                dated,
                read,
                confirmed,
                medium=any(claim.confidence is Confidence.MEDIUM for claim in claims),
                due=min(claim.due for claim in claims),
            )
            for number, ((address, dated, read, confirmed), claims) in enumerate(self.claims.items(), start=1)
        ]


def caution(claims: Iterable[Claim], words: Words, localiser: Localiser, today: date) -> Markup:
    """What a reader must know of a block of claims, each thing said once; empty when all is confirmed and sure."""
    claims = list(claims)
    return Markup(" ").join(part for part in (doubt(claims, words, localiser, today), silence(claims, words)) if part)


def doubt(claims: Iterable[Claim], words: Words, localiser: Localiser, today: date) -> Markup:
    """For claims of medium confidence: from when the oldest is, and to confirm it before going. For overdue ones: since when."""
    claims = list(claims)
    medium = [claim for claim in claims if claim.confidence is Confidence.MEDIUM and claim.confirmed is None]
    overdue = [claim for claim in claims if claim.due < today]
    sentences = []
    if medium:
        oldest = min(medium, key=lambda claim: claim.source_date.earliest if claim.source_date else date.min)
        sentences.append(origin(oldest, words, localiser))
        sentences.append(escape(words("sources.confirm-first")))
    if overdue:
        due = min(claim.due for claim in overdue)
        sentences.append(said(words, "sources.due", date=timed(due, localiser.day(due))))
    return Markup(" ").join(sentences)


def silence(claims: Iterable[Claim], words: Words) -> Markup:
    """That no office ever confirmed the phones of a block; empty where there are none, or all are confirmed."""
    phones = [claim for claim in claims if _has_phone(claim) and claim.confirmed is None]
    if not phones:
        return Markup("")
    return escape(words("sources.phone-never-confirmed" if len(phones) == 1 else "sources.phones-never-confirmed"))


def origin(claim: Claim, words: Words, localiser: Localiser) -> Markup:
    """From when the source of a claim is: ``From a source of June 2021.``"""
    if claim.source_date:
        return said(words, "sources.from", of=timed(claim.source_date, localiser.of(claim.source_date)))
    return said(words, "sources.from-undated", date=timed(claim.read, localiser.day(claim.read)))


def timed(day: date | Dated, shown: str) -> Markup:
    """A date in words, for programs as well."""
    return Markup('<time datetime="{}">{}</time>').format(day, shown)


def said(words: Words, key: str, **values: object) -> Markup:
    """An interface word with its gaps filled; markup in the gaps stays, all else is escaped."""
    text = str(escape(words(key)))
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(escape(value)))
    return Markup(text)


def _has_phone(claim: Claim) -> bool:
    return (isinstance(claim, Contact) and bool(claim.phones)) or (isinstance(claim, Fact) and claim.kind is FactKind.PHONE)
