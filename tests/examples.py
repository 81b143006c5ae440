"""Examples of content that is wrong: changes to the small portal, each with what must be found."""

# An example is a text file: first, in words, what is wrong; then sections, each with a
# line of its own that begins with "== ":
#
#   == change hubs.yaml             lines after "-" are replaced by lines after "+"; lines after a space stay
#   == add hubs.yaml                the lines are added at the end of the file
#   == write content/es/about.md    the lines are the whole file
#   == bytes content/es/about.md    the same with escapes: \xff is one byte; line ends only where \n is written
#   == fill content/es/a.png 9 x    the file is 9 times x
#   == link content/es/a.md b.md    the file is a symbolic link to b.md
#   == give materials/a/es.pdf b    the file is the one of that name in tests/given_files.py, and its checksum is noted
#   == remove content/topics.yaml
#   == en, == es                    what must be found, exactly, apart from what the small portal has anyway
#   == found                        the same as place and rule alone
#
# After a message has changed, `.venv/bin/python -m tests.examples` writes all examples
# anew with what is found; read the difference before you keep it.

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from tests.conftest import TESTS, TODAY, copy_small_portal
from tests.given_files import MADE

from portal.prepare import examine
from portal.rules.all_rules import RULES

SECTION = re.compile(r"^== (\w+) ?(.*)\n", re.MULTILINE)
FINDINGS = {
    "en": lambda problem: problem.text("en"),
    "es": lambda problem: problem.text("es"),
    "found": lambda problem: f"{problem.place.file}:{problem.place.line} {problem.rule}",
}
"""The sections that say what must be found, and how they say it of one problem."""


COMPARING = ("portal.rules.parity", "portal.rules.readability", "portal.rules.language")
FOLLOWING = {rule.name for rule in RULES if rule.finds.__module__ in COMPARING} | {
    "translation-is-current",
    "translation-is-stamped",
    "translated-text-is-current",
    "translated-texts-are-stamped",
}
"""What any edit of a text brings with it in its translations: examples of other rules do not speak of it."""


@dataclass(frozen=True)
class Example:
    """One file of ``tests/wrong`` or ``tests/evil``."""

    path: Path

    @property
    def name(self) -> str:
        """What stands before the ending: ``raw-phone`` or ``raw-phone--in-a-title``."""
        return self.path.stem

    @property
    def rule(self) -> str:
        """The part of the name before ``--``."""
        return self.name.partition("--")[0]

    @property
    def sections(self) -> list[tuple[str, str, str]]:
        """The sections in their order: what they do, to which file, and their lines."""
        _, *parts = SECTION.split(self.path.read_bytes().decode("utf-8"))
        return list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))

    @property
    def expected(self) -> dict[str, str]:
        """The lines of the sections that say what must be found, without the empty lines at their end."""
        return {verb: lines.rstrip("\n") for verb, _, lines in self.sections if verb in FINDINGS}

    def apply(self, root: Path) -> None:
        """Make the changes to the small portal in *root*."""
        for verb, target, lines in self.sections:
            if verb not in FINDINGS:
                name, _, rest = target.partition(" ")
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                DEEDS[verb](path, rest, lines.rstrip("\n"))

    def found(self, root: Path) -> dict[str, str]:
        """What is found in the changed portal in *root* beyond what the small portal has anyway, in the manner of `expected`."""
        own = problems_of_the_small_portal()
        fresh = [problem for problem in examine(root, TODAY)[1] if str(problem) not in own and (problem.rule == self.rule or problem.rule not in FOLLOWING)]
        return {verb: "\n".join(FINDINGS[verb](problem) for problem in fresh) for verb in self.expected}


def _change(path: Path, rest: str, lines: str) -> None:
    old = "\n".join(line[1:] for line in lines.split("\n") if line[0] in " -")
    new = "\n".join(line[1:] for line in lines.split("\n") if line[0] in " +")
    text = path.read_text(encoding="utf-8")
    assert text.count(f"{old}\n") == 1, f"{path.name} has this {text.count(old)} times:\n{old}"
    path.write_text(text.replace(f"{old}\n", f"{new}\n"), encoding="utf-8")


def _add(path: Path, rest: str, lines: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + lines + "\n", encoding="utf-8")


def _write(path: Path, rest: str, lines: str) -> None:
    path.write_text(lines + "\n", encoding="utf-8")


def _bytes(path: Path, rest: str, lines: str) -> None:
    path.write_bytes(lines.replace("\n", "").encode("latin-1").decode("unicode_escape").encode("latin-1"))


def _fill(path: Path, rest: str, lines: str) -> None:
    count, _, text = rest.partition(" ")
    path.write_text(text.encode().decode("unicode_escape") * int(count), encoding="utf-8")


def _link(path: Path, rest: str, lines: str) -> None:
    path.symlink_to(rest)


def _give(path: Path, rest: str, lines: str) -> None:
    data = MADE[rest]()
    path.write_bytes(data)
    material = path.with_name("material.yaml")
    text = re.sub(rf"(sha256: .*\b{path.stem}: )\w+", rf"\g<1>{sha256(data).hexdigest()}", material.read_text(encoding="utf-8"))
    material.write_text(text, encoding="utf-8")


def _remove(path: Path, rest: str, lines: str) -> None:
    path.unlink()


DEEDS = {"change": _change, "add": _add, "write": _write, "bytes": _bytes, "fill": _fill, "link": _link, "give": _give, "remove": _remove}


def examples(folder: str) -> list[Example]:
    """The examples in a folder of the tests."""
    return [Example(path) for path in sorted((TESTS / folder).glob("*.txt"))]


@cache
def problems_of_the_small_portal() -> frozenset[str]:
    """What is found in the small portal as it is: one page that waits for an editor."""
    with tempfile.TemporaryDirectory() as folder:
        return frozenset(str(problem) for problem in examine(copy_small_portal(Path(folder)), TODAY)[1])


def accept(example: Example) -> None:
    """Write the example anew with what is found."""
    text = example.path.read_bytes().decode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        root = copy_small_portal(Path(folder))
        example.apply(root)
        found = example.found(root)
    kept = text[: min((found.start() for found in SECTION.finditer(text) if found[1] in FINDINGS), default=len(text))]
    example.path.write_bytes((kept + "\n\n".join(f"== {verb}\n{lines}" for verb, lines in found.items()).rstrip("\n") + "\n").encode())


if __name__ == "__main__":
    for each in [*examples("wrong"), *examples("evil")]:
        accept(each)
