"""Telephone numbers: whether they can exist, how they are shown and dialled. The only user of phonenumbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, shortnumberinfo


@dataclass(frozen=True, slots=True)
class Dialled:
    """A number that can be called."""

    display: str
    """As it is shown: ``+502 2424 1717``, or ``110`` for a number that only works in the country."""

    uri: str
    """For a link: ``tel:+50224241717``."""


@lru_cache(maxsize=4096)
def read_phone(number: str, country: str) -> Dialled | None:
    """The number as dialled from *country* (two small letters), or None when no such number is possible.

    A country of the tests that has no numbering plan (``xx``) takes every
    number of at most 15 digits. An extension is written ``ext. 5473``.
    """
    if not re.fullmatch(r"\+?[0-9(][0-9 ()./-]*(?: ext\. [0-9]{1,6})?", number):
        return None
    region = country.upper()
    digits = re.sub(r"[^0-9]", "", number)
    if not number.startswith("+") and len(digits) <= 5:
        possible = _unknown(region) or _short(digits, region)
        return Dialled(digits, f"tel:{digits}") if possible else None
    if _unknown(region):
        return Dialled(number, f"tel:{'+' * number.startswith('+')}{digits}") if len(digits) <= 15 else None
    try:
        parsed = phonenumbers.parse(number, region)
    except NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    display = phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
    uri = f"tel:{phonenumbers.format_number(parsed, PhoneNumberFormat.E164)}"
    return Dialled(display, f"{uri};ext={parsed.extension}" if parsed.extension else uri)


def _unknown(region: str) -> bool:
    return region not in phonenumbers.SUPPORTED_REGIONS


def _short(digits: str, region: str) -> bool:
    """Short numbers change faster than the library's lists: its lengths count, not its members."""
    return shortnumberinfo.is_possible_short_number_for_region(phonenumbers.parse(digits, region), region)


def digits_of(number: str) -> str:
    """Only the digits, for a WhatsApp address."""
    return re.sub(r"[^0-9]", "", number)
