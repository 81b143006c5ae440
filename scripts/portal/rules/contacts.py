"""Phones and opening hours: what somebody dials or stands in front of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.hours import days_added, impossible_times, week_of
from portal.model.contact import Contact, Phone, Week
from portal.model.entity import Entity
from portal.model.fact import Fact, FactKind
from portal.model.hub import Hub
from portal.model.portal import Portal
from portal.phones import foreign, international, read_phone
from portal.problems import Level
from portal.raw_values import phones
from portal.rules.registry import Findings, rule
from portal.yamlfile import Keys


def _reachable(portal: Portal) -> Iterator[tuple[Contact | Hub, str]]:
    """Contacts and hubs with the country from which they are dialled; ``regional`` for those of every country."""
    for country in portal.countries:
        for contact in country.contacts:
            yield contact, country.code
    for contact in portal.region.contacts if portal.region else []:
        yield contact, "regional"
    for hub in portal.hubs:
        yield hub, hub.country


def _phones(portal: Portal) -> Iterator[tuple[Entity, Keys, Phone, str]]:
    for entry, country in _reachable(portal):
        for index, phone in enumerate(entry.phones or []):
            yield entry, ("phones", index), phone, country
    for country in portal.countries:
        for fact in country.facts:
            if fact.kind is FactKind.PHONE:
                yield fact, ("value",), _value(fact), country.code


def _value(fact: Fact) -> Phone:
    return fact.value  # type: ignore[attr-defined, no-any-return]


@rule(
    Level.HARM,
    en=("no phone in '{country}' has the number «{number}»", "Count the digits; write it as dialled in the country, or with + and the country's code."),
    es=("ningún teléfono de '{country}' tiene el número «{number}»", "Cuenta los dígitos; escríbelo como se marca en el país, o con + y el código del país."),
)
def phone_is_possible(portal: Portal, today: date) -> Findings:
    """Every phone number has a length that its country uses."""
    for entity, keys, phone, country in _phones(portal):
        if read_phone(phone.number, country) is None:
            yield entity.at(*keys, "number"), {"number": phone.number, "country": country}


@rule(
    Level.HARM,
    en=(
        "no chat can be opened with the number «{number}»: it has no country's code",
        "Write it whole, with + and the code, or take `whatsapp` away.",
    ),
    es=(
        "con el número «{number}» no se puede abrir un chat: no tiene código de país",
        "Escríbelo entero, con + y el código, o quita `whatsapp`.",
    ),
)
def chat_has_a_whole_number(portal: Portal, today: date) -> Findings:
    """Every number that answers on WhatsApp has a country's code, without which the chat would be that of a stranger."""
    for entity, keys, phone, country in _phones(portal):
        if phone.whatsapp and read_phone(phone.number, country) and not international(phone.number, country):
            yield entity.at(*keys, "number"), {"number": phone.number}


@rule(
    Level.OLD,
    en=(
        "the phone «{number}» of the hub '{id}' is a number of '{other}', not of '{country}'",
        "Check the digits after +; ask the hub for a number of its own country.",
    ),
    es=(
        "el teléfono «{number}» de la ventanilla «{id}» es un número de '{other}', no de '{country}'",
        "Revisa los dígitos después de +; pide a la ventanilla un número de su propio país.",
    ),
)
def hub_has_a_phone_of_its_country(portal: Portal, today: date) -> Findings:
    """The phones of a hub begin with the code of its country: a foreign number is a slip, or costs the caller a fortune."""
    for hub in portal.hubs:
        for index, phone in enumerate(hub.phones or []):
            if other := foreign(phone.number, hub.country):
                yield hub.at("phones", index, "number"), {"number": phone.number, "id": hub.id, "other": other, "country": hub.country}


def _hours(portal: Portal) -> Iterator[tuple[Entity, Keys, Week]]:
    for entry, _ in _reachable(portal):
        if entry.hours:
            yield entry, ("hours",), entry.hours
    for entity, keys, phone, _ in _phones(portal):
        if phone.hours:
            yield entity, (*keys, "hours"), phone.hours


@rule(
    Level.HARM,
    en=("the hours «{hours}» can't be read", 'Write days and times like this: mon-fri: "08:00-12:00, 13:00-17:00", or {{always: true}}.'),
    es=("el horario «{hours}» no se entiende", 'Escribe días y horas así: mon-fri: "08:00-12:00, 13:00-17:00", o {{always: true}}.'),
)
def hours_are_readable(portal: Portal, today: date) -> Findings:
    """Every opening time can be read by a program, so that it can be shown in every language."""
    for entity, keys, hours in _hours(portal):
        if week_of(hours) is None:
            yield entity.at(*keys), {"hours": hours.osm}


@rule(
    Level.HARM,
    en=(
        "the hours «{hours}» also mean {days}, which is not written there",
        'Take out the space before the comma: mon-fri: "08:00-12:00, 13:00-17:00".',
    ),
    es=(
        "el horario «{hours}» también significa {days}, que no está escrito",
        'Quita el espacio antes de la coma: mon-fri: "08:00-12:00, 13:00-17:00".',
    ),
)
def hours_mean_what_they_say(portal: Portal, today: date) -> Findings:
    """Opening times mean no day that is not written in them."""
    for entity, keys, hours in _hours(portal):
        if added := days_added(hours):
            yield entity.at(*keys), {"hours": hours.osm, "days": ", ".join(added)}


@rule(
    Level.HARM,
    en=(
        "the times «{times}» can't be meant: they overlap, or go on through the night",
        'Write the earlier times first, and the afternoon as 13:00 to 24:00: "08:00-12:00, 13:00-17:00". A night ends at 24:00 and goes on at 00:00.',
    ),
    es=(
        "las horas «{times}» no pueden ser ciertas: se cruzan, o siguen toda la noche",
        'Escribe primero las horas tempranas, y la tarde de 13:00 a 24:00: "08:00-12:00, 13:00-17:00". Una noche termina a las 24:00 y sigue a las 00:00.',
    ),
)
def hours_follow_each_other(portal: Portal, today: date) -> Findings:
    """Opening times stand in their order in the clock of 24 hours."""
    for entity, keys, hours in _hours(portal):
        if times := impossible_times(hours):
            yield entity.at(*keys), {"times": times}


@rule(
    Level.HARM,
    en=("the phone «{value}» stands in the alert '{id}'", "Take it out, and write it under contacts, where it has a source of its own."),
    es=("el teléfono «{value}» está en la alerta «{id}»", "Quítalo, y escríbelo en contacts, donde tiene su propia fuente."),
)
def alert_gives_no_phone(portal: Portal, today: date) -> Findings:
    """No phone number stands in the words of an alert: nobody would correct it there."""
    for alert in portal.alerts:
        for key, text in (("title", alert.title), ("text", alert.text)):
            for code, words in text.root.items():
                for _, value in phones(words, code):
                    yield alert.at(key, code), {"value": value, "id": alert.id}
