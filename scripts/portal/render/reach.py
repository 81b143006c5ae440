"""How a number is reached: by calling it, or only by writing to it."""

from __future__ import annotations

from dataclasses import replace

from portal.model.contact import Phone
from portal.phones import Dialled, digits_of, read_phone


def reach(phone: Phone, country: str) -> Dialled:
    """The number with the link that reaches it from *country*.

    Where nobody is known to answer calls it opens a chat or a message instead,
    and `Dialled.by` names it. The number was checked by a rule.
    """
    dialled = read_phone(phone.number, country)
    assert dialled is not None, f"the phone {phone.number} was not checked"
    if phone.calls:
        return dialled
    if phone.whatsapp:
        return replace(dialled, uri=f"https://wa.me/{digits_of(dialled.uri)}", by="WhatsApp")
    return replace(dialled, uri=dialled.uri.replace("tel:", "sms:", 1), by="SMS")
