"""Facts of the ledger in running text: as HTML for pages, as plain words for paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from portal.localise import Localiser
from portal.markdown import USE
from portal.model.claim import Claim
from portal.model.contact import Contact, Phone
from portal.model.country import Country
from portal.model.fact import Fact, FactKind
from portal.model.portal import Portal
from portal.model.text import Phrase, Text
from portal.render.reach import reach
from portal.render.sources import Sources, caution
from portal.words import Words

_MARKDOWN = re.compile(r"[\\`*_{}\[\]|~!]")
_BRACKET = re.compile(r"[\[\]]")
_FIRST = re.compile(r"^(\d*)([#+=?.-])")
"""What makes a heading, a list or an admonition at the beginning of a line."""


@dataclass(frozen=True)
class Values:
    """Writes entries of the ledger in one language, on the pages of one country."""

    portal: Portal
    language: str
    country: Country | None
    today: date

    @cached_property
    def words(self) -> Words:
        """The interface words of the language."""
        return words_of(self.portal, self.language)

    @cached_property
    def localiser(self) -> Localiser:
        """Dates, lengths of time and money in the language."""
        return Localiser(self.words)

    def entry(self, key: str) -> Claim | None:
        """The contact, fact or procedure of that key; None when the ledger lacks it."""
        found = self.portal.look_up(key, self.country.code if self.country else None)
        return found if isinstance(found, Claim) else None

    def phrase(self, text: Text) -> Phrase:
        """A text in the best language for this page."""
        return text.in_language(self.portal.chain(self.language, self.country))

    def plain(self, key: str) -> str:
        """The value as plain words, for paper; phones as they are shown."""
        entry = self.entry(key)
        if isinstance(entry, Contact):
            name = self.phrase(entry.name).text
            phone = self._display(entry.first_phone, key) if entry.first_phone else ""
            return joined(name, phone)
        assert isinstance(entry, Fact), f"no value {key}"
        kind, value = entry.kind, _value(entry)
        match kind:
            case FactKind.DURATION:
                return self.localiser.duration(value)
            case FactKind.MONEY:
                return self.localiser.money(value)
            case FactKind.DATE:
                return self.localiser.day(value)
            case FactKind.PHONE:
                return self._display(value, key)
            case FactKind.URL:
                return shown_address(value)
            case FactKind.PAPER:
                return self.phrase(value.names).text
            case _:
                return self.phrase(value).text

    def html(self, key: str, sources: Sources) -> Markup:
        """The value for a page, followed by the mark of its source. Phones can be tapped; numbers never turn around."""
        entry = self.entry(key)
        assert entry is not None, f"no entry {key}"
        return self.shown(key) + sources.mark(entry, self.words)

    def shown(self, key: str) -> Markup:
        """The value for a page without a mark, for those who make their own."""
        entry = self.entry(key)
        assert entry is not None, f"no entry {key}"
        return self._html(entry, key)

    def _html(self, entry: Claim, key: str) -> Markup:
        if isinstance(entry, Contact):
            name = self.marked(self.phrase(entry.name))
            return joined(name, self.phone_link(entry.first_phone, key)) if entry.first_phone else name
        assert isinstance(entry, Fact)
        kind, value = entry.kind, _value(entry)
        match kind:
            case FactKind.PHONE:
                return self.phone_link(value, key)
            case FactKind.URL:
                return Markup(f'<a href="{escape(value)}" rel="noreferrer"><bdi dir="ltr">{escape(shown_address(value))}</bdi></a>')
            case FactKind.DATE:
                return Markup('<time datetime="{}">{}</time>').format(value, self.localiser.day(value))
            case FactKind.ADDRESS:
                return Markup("<bdi>{}</bdi>").format(self.marked(self.phrase(value)))
            case FactKind.TEXT:
                return self.marked(self.phrase(value))
            case FactKind.PAPER:
                return self.marked(self.phrase(value.names))
            case _:
                return Markup(f"<strong>{escape(self.plain(key))}</strong>")

    def phone_link(self, phone: Phone, key: str = "") -> Markup:
        """A number that can be tapped and that stays left to right; before one that is only written to, with what."""
        dialled = reach(phone, self._dialled_from(key))
        # What could be parted is kept in one piece by the style. A bracket after such a piece may go to the next line, so others are none.
        number = Markup('<bdi dir="ltr">{}</bdi>' if dialled.display.isdigit() else '<bdi class="n" dir="ltr">{}</bdi>').format(dialled.display)
        return Markup('<a href="{}" rel="noreferrer">{} {}</a>' if dialled.by else '<a href="{0}">{2}</a>').format(dialled.uri, dialled.by, number)

    def _display(self, phone: Phone, key: str) -> str:
        dialled = reach(phone, self._dialled_from(key))
        return f"{dialled.by} {dialled.display}".lstrip()

    def _dialled_from(self, key: str) -> str:
        ledger = key.rpartition("/")[0]
        return ledger or (self.country.code if self.country else "regional")

    def marked(self, phrase: Phrase) -> Markup:
        """Words with their language where it is not that of the page."""
        return self._in_span(escape(phrase.text), phrase.language)

    def _in_span(self, html: Markup, language: str) -> Markup:
        """HTML with its language where it is not that of the page, and with its direction where that differs."""
        if language == self.language:
            return html
        directions = {known.code: known.direction for known in self.portal.languages}
        own, other = directions.get(self.language, "ltr"), directions.get(language, "ltr")
        direction = f' dir="{other}"' if other != own else ""
        return Markup(f'<span lang="{language}"{direction}>{html}</span>')

    def rich(self, text: Text, sources: Sources) -> Markup:
        """A text of a procedure, with its values and citations written out, all in one language."""
        phrase = self.phrase(text)
        values = replace(self, language=phrase.language) if phrase.language in self.portal.words else self

        def write(match: re.Match[str]) -> str:
            return str(values.html(match[1].strip(), sources) if match[1] is not None else values.cite(match[2], sources))

        return self._in_span(Markup(USE.sub(write, str(escape(phrase.text)))), phrase.language)

    def cite(self, key: str, sources: Sources) -> Markup:
        """The mark of the source of an entry."""
        entry = self.entry(key)
        assert entry is not None, f"no entry {key}"
        return sources.mark(entry, self.words)

    def remark(self, keys: list[str]) -> str:
        """What the reader must know of a block that uses these entries; empty when there is nothing."""
        entries = [entry for key in dict.fromkeys(keys) if (entry := self.entry(key)) is not None]
        sentence = caution(entries, self.words, self.localiser, self.today)
        return f'<small class="caution">{sentence}</small>' if sentence else ""


def words_of(portal: Portal, language: str) -> Words:
    """The interface words of a language, strictly."""
    return Words(language, portal.words[language].flat if language in portal.words else {})


def in_markdown(html: str) -> str:
    """Inline HTML whose text can't be taken for Markdown: marks become entities, tags stay but for brackets in addresses."""

    def entities(marks: re.Pattern[str], text: str) -> str:
        return marks.sub(lambda match: f"&#{ord(match[0])};", text)

    html = _FIRST.sub(lambda match: f"{match[1]}&#{ord(match[2])};", html)
    return "".join(entities(_BRACKET if part.startswith("<") else _MARKDOWN, part) for part in re.split(r"(<[^<>]*>)", html))


def joined(name: Any, phone: Any) -> Any:
    """A name and its number: ``Policía (110)``, or with a comma after a name that ends in brackets."""
    if not phone:
        return name
    html = isinstance(name, Markup)
    pattern = "{}, {}" if str(name).endswith((")", ")</span>")) else "{} ({})"
    return Markup(pattern).format(name, phone) if html else pattern.format(name, phone)


def shown_address(url: str) -> str:
    """An address as a reader reads it: without ``https://`` and a slash at the end."""
    parts = urlsplit(url)
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")


def _value(fact: Fact) -> Any:
    return fact.value  # type: ignore[attr-defined]
