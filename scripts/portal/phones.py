"""Telephone numbers, by way of phonenumbers: whether they can exist, how they are shown and dialled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType, ValidationResult, shortnumberinfo


@dataclass(frozen=True, slots=True)
class Dialled:
    """A number with the link that reaches it."""

    display: str
    """As it is shown: ``+502 2424 1717``, or as it was written (``110``, ``0-800-922-8477``) for a number that only works in the country."""

    uri: str
    """For a link: ``tel:+50224241717``; of a number that is only written to, that of a chat or a message."""

    by: str = ""
    """What one writes with, where nobody answers calls: ``WhatsApp`` or ``SMS``; empty: it is called."""


@lru_cache(maxsize=4096)
def read_phone(number: str, country: str) -> Dialled | None:
    """The number as dialled from *country* (two small letters), or None when no such number is possible.

    A country of the tests that has no numbering plan (``xx``) takes every
    number of at most 15 digits. Where there is no country (``regional``), a
    number is short or has its country's code. An extension is written
    ``ext. 5473``; short numbers have none.
    """
    shape = re.fullmatch(r"(\+?[0-9(][0-9 ()./-]*)( ext\. [0-9]{1,6})?", number)
    if shape is None:
        return None
    region = country.upper()
    digits = digits_of(shape[1])
    if not number.startswith("+"):
        if len(digits) <= 5:
            return Dialled(digits, f"tel:{digits}") if not shape[2] and _short(digits, region) else None
        if len(region) == 2 and _unknown(region):
            return Dialled(number, f"tel:{digits}") if not shape[2] and len(digits) <= 15 else None
    try:
        parsed = phonenumbers.parse(number, None if _unknown(region) else region)
    except NumberParseException:
        return None
    # A number that is only possible without its area code can't be dialled from another phone.
    if phonenumbers.is_possible_number_with_reason(parsed) != ValidationResult.IS_POSSIBLE:
        return None
    if parsed.italian_leading_zero and not number.startswith("+") and not shape[2]:
        return Dialled(number, f"tel:{digits}")  # Belize's free lines (0-800) have no form with the country's code that a phone could dial
    if not number.startswith("+") and not shape[2] and phonenumbers.number_type(parsed) == PhoneNumberType.TOLL_FREE:
        return Dialled(number, f"tel:{digits}")  # free lines answer in their country alone, where not every phone may dial them with its code
    display = phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
    uri = f"tel:{phonenumbers.format_number(parsed, PhoneNumberFormat.E164)}"
    return Dialled(display, f"{uri};ext={parsed.extension}" if parsed.extension else uri)


@lru_cache(maxsize=4096)
def international(number: str, country: str) -> str | None:
    """The digits with the country's code and without an extension, as chats want them; None for a short number, and where there is no country."""
    try:
        parsed = phonenumbers.parse(number, None if _unknown(country.upper()) else country.upper())
    except NumberParseException:
        return None
    return f"{parsed.country_code}{phonenumbers.national_significant_number(parsed)}" if phonenumbers.is_possible_number(parsed) else None


@lru_cache(maxsize=4096)
def foreign(number: str, country: str) -> str | None:
    """The country (two small letters) whose code a number begins with, where it is not *country*; None for its own and for those of no country."""
    if not number.startswith("+") or _unknown(country.upper()):
        return None
    try:
        parsed = phonenumbers.parse(number, None)
    except NumberParseException:
        return None
    if parsed.country_code == phonenumbers.country_code_for_region(country.upper()):
        return None
    region = phonenumbers.region_code_for_number(parsed) or phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    return region.lower() if region.isalpha() and region != "ZZ" else None


def _unknown(region: str) -> bool:
    return region not in phonenumbers.SUPPORTED_REGIONS


def _short(digits: str, region: str) -> bool:
    """Short numbers change faster than the library's lists: its lengths count, not its members."""
    if _unknown(region):
        return len(digits) > 1
    try:
        return shortnumberinfo.is_possible_short_number_for_region(phonenumbers.parse(digits, region), region)
    except NumberParseException:
        return False


def digits_of(number: str) -> str:
    """Only the digits, for a WhatsApp address."""
    return re.sub(r"[^0-9]", "", number)
