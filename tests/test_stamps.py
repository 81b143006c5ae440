"""Stamps in the front matter of translations: they are written in place, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portal.stamps import stamped_page
from portal.translations import Fingerprint

BODY = "You can _stay_ {{ stay }}. [^appeal]\n\n## Papers { #papers }\n\n- status: none\n"

STAMP = Fingerprint("71f83fac1796", ("45c5", "0e10", "1234"))
WRITTEN = 'source: "71f83fac1796", blocks: ["45c5", "0e10", "1234"]'

FORMS = {
    "on one line": ("l10n: {status: machine}", f"l10n: {{{WRITTEN}, status: machine}}"),
    "with spaces and a comment": ("l10n:  { status: draft }  # by hand", f"l10n:  {{{WRITTEN},  status: draft }}  # by hand"),
    "with an old stamp": (
        'l10n: {source: "000000000000", blocks: ["0000"], status: machine}',
        f"l10n: {{{WRITTEN}, status: machine}}",
    ),
    "with an old stamp without quotes": (
        "l10n: {status: machine, blocks: [aaaa, 0000], source: aaaaaaaaaaaa} # old",
        'l10n: {status: machine, blocks: ["45c5", "0e10", "1234"], source: "71f83fac1796"} # old',
    ),
    "with a source and no blocks": (
        "l10n: {source: 'aaaaaaaaaaaa', status: reviewed}",
        'l10n: {blocks: ["45c5", "0e10", "1234"], source: "71f83fac1796", status: reviewed}',
    ),
    "on several lines": (
        "l10n:\n  # who?\n  status: machine  # nobody\n",
        'l10n:\n  # who?\n  source: "71f83fac1796"\n  blocks: ["45c5", "0e10", "1234"]\n  status: machine  # nobody\n',
    ),
    "with blocks on lines": (
        'l10n:\n    source: "000000000000"\n    blocks:\n      - "0000"\n      - "1111"  # last\n    status: machine',
        'l10n:\n    source: "71f83fac1796"\n    blocks: ["45c5", "0e10", "1234"]  # last\n    status: machine',
    ),
    "with blocks on lines as far out as their key": (
        "l10n:\n  blocks:\n  - aaaa\n  status: machine\n  source: aaaaaaaaaaaa",
        'l10n:\n  blocks: ["45c5", "0e10", "1234"]\n  status: machine\n  source: "71f83fac1796"',
    ),
    "in braces on several lines": ("l10n: {\n  status: machine\n  }", f"l10n: {{{WRITTEN}, \n  status: machine\n  }}"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("around", ["{}\n", 'title: "A «título»"\n{}\nsummary: >\n  Ça\n  va\n# the end\n'], ids=["alone", "among others"])
def test_a_stamp_is_written_where_l10n_stands_and_nowhere_else(form: str, around: str):
    before, after = FORMS[form]
    file = "---\n" + around + "---\n\n" + BODY

    assert stamped_page(file.replace("{}", before), STAMP) == file.replace("{}", after)


@pytest.mark.parametrize("form", FORMS)
def test_stamping_twice_changes_nothing(form: str):
    once = stamped_page(f"---\n{FORMS[form][0]}\n---\n\n{BODY}", STAMP)

    assert stamped_page(once, STAMP) == once


@pytest.mark.parametrize("form", FORMS)
def test_a_file_from_windows_stays_one(form: str):
    before, after = FORMS[form]

    stamped = stamped_page(f"\ufeff---\n{before}\n---\n\n{BODY}".replace("\n", "\r\n"), STAMP)

    assert stamped == f"\ufeff---\n{after}\n---\n\n{BODY}".replace("\n", "\r\n")


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters='"\\'), max_size=30),
    st.sampled_from(sorted(FORMS)),
)
def test_whatever_a_page_holds_keeps_every_byte(body: str, title: str, form: str):
    assume("{}" not in title)
    before, after = FORMS[form]
    file = '---\ntitle: "' + title + '"\n{}\n---\n' + body

    stamped = stamped_page(file.replace("{}", before, 1), STAMP)

    assert stamped.encode() == file.replace("{}", after, 1).encode()


@pytest.mark.parametrize("front", ["title: a", "l10n: machine", "l10n: [a]", "- l10n", "l10n: {status: machine", "l10n: {status: machine, source: a b}"])
def test_what_can_not_be_stamped_in_place_is_refused(front: str):
    with pytest.raises(ValueError, match="l10n"):
        stamped_page(f"---\n{front}\n---\n", STAMP)


def test_a_page_without_front_matter_is_refused():
    with pytest.raises(ValueError, match="front matter"):
        stamped_page("l10n: {status: machine}\n", STAMP)
