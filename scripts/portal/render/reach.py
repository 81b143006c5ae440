"""How a number is reached: by calling it, or only by writing to it."""

from __future__ import annotations

from dataclasses import replace

from portal.model.contact import Phone
from portal.phones import Dialled, international, read_phone


def reach(phone: Phone, country: str) -> Dialled:
    """The number with the link that reaches it from *country*.

    Where it is not there to be called it opens a chat or a message instead, and
    `Dialled.by` names it. Rules have checked the number.
    """
    dialled = read_phone(phone.number, country)
    assert dialled is not None, f"the phone {phone.number} was not checked"
    if phone.calls:
        return dialled
    if phone.whatsapp:
        return replace(dialled, uri=chat(phone, country), by="WhatsApp")
    return replace(dialled, uri=dialled.uri.replace("tel:", "sms:", 1).partition(";")[0], by="SMS")


def chat(phone: Phone, country: str) -> str:
    """The address that opens a chat with a number. A rule has found that it has a country's code."""
    return f"https://wa.me/{international(phone.number, country)}"
