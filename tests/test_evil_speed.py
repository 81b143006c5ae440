"""Attacks on patience: whatever stands in a file, it is checked within seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import TODAY

from portal.load import MAX_PAGE_BYTES
from portal.prepare import examine
from portal.yamlfile import MAX_BYTES

SECONDS = 8
"""Of one processor, for the whole small portal; what takes the square of a length takes minutes."""

FRONT = '---\ntitle: "A"\nsummary: "B."\n---\n\n'

REPEATED = [
    *("[", "]", "(", "<", "{", "}", "{{", "}}", "*", "_", "`", "~", "#", "|", "!", "&", "\\", "-", "+", ">", ":", "=", "@", '"', "\t", " ", "^", "."),
    *("*a", "_a", "**a", "__a", "*a ", "_a ", "[^", "[^a", "[a", "[a]", "[a](", "](", "[](", "[](a.md)", "![", "[a]:", "<a", "</", "<!--", "<a@", "&a", "&#1"),
    *("{{a", "{{a}}", "{{ a }}[](b.md)", "{#a", "{ #a }", "{: a", "1.", "1,", "1 ", "1-", "12 de ", "1/1/", "+1 ", "+1", "(11)", "800 ", "Q1", "$1 ", "1 $ "),
    *(
        "a-",
        "a.",
        "a@",
        "www.",
        "www.a ",
        "http://",
        "https://a.org ",
        "llam",
        "marc",
        "tel ",
        "tel.",
        "línea ",
        "call a ",
        "en 19",
        "enero ",
        "dos ",
        "dos días ",
    ),
    *(
        "- ",
        "1. ",
        "> ",
        "# ",
        "a ",
        "á",
        "٣",
        "\u0301",
        "\u200d",
        "\n",
        " \n",
        "a\n",
        "- a\n",
        "    ",
        "    - a\n",
        "## a { #a }\n\n",
        "[a\n",
        "| a ",
        "| - ",
        "|\n",
        '!!! note "a"\n\n',
    ),
]
"""What a page of the greatest size is filled with."""

BEFORE = ["[](", "## a", "[^", "{{", "1. ", "- ", "| a | b |\n| --- | --- |\n", '!!! note "', "[a](b.md", "2424-", "Llama al "]
"""What stands before a long line of spaces, with something after it."""


def seconds(root: Path) -> float:
    """The time of the processor that a check of the portal takes."""
    start = time.process_time()
    examine(root, TODAY)
    return time.process_time() - start


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_a_page_full_of_one_sign_takes_no_time(piece: str, write: Callable[[str, str], Path], small_portal: Path):
    room = MAX_PAGE_BYTES - len(FRONT.encode())
    write("content/es/index.md", FRONT + piece * (room // len(piece.encode())))

    assert seconds(small_portal) < SECONDS


@pytest.mark.parametrize("piece", BEFORE, ids=ascii)
def test_a_line_of_spaces_takes_no_time(piece: str, write: Callable[[str, str], Path], small_portal: Path):
    write("content/es/index.md", f"{FRONT}{piece}{' ' * (MAX_PAGE_BYTES - 200)}x")

    assert seconds(small_portal) < SECONDS


@pytest.mark.parametrize(
    "piece",
    ["[", "{", "{a: ", "- ", "? ", "a: ", "&a ", "*a ", "! ", "'", '"', '"\\', "#", "|\n ", "\n", "- a\n", "- {}\n", "a:\n", ":", "%a ", "---\n", "...\n"],
    ids=ascii,
)
def test_a_list_full_of_one_sign_takes_no_time(piece: str, write: Callable[[str, str], Path], small_portal: Path):
    write("content/moved.yaml", piece * (MAX_BYTES // 10 // len(piece)))

    assert seconds(small_portal) < SECONDS


def test_a_long_value_takes_no_time(write: Callable[[str, str], Path], small_portal: Path):
    text = (small_portal / "hubs.yaml").read_text(encoding="utf-8")
    for sign in ("a", "a-", "1.", " ", "[", "{{", "08:00-12:00, "):
        write("hubs.yaml", text.replace('"4a calle 5-06"', f'"{sign * 100_000}"').replace('mon-fri: "08:00-16:00"', f'mon-fri: "{sign * 50_000}"'))

        assert seconds(small_portal) < SECONDS
