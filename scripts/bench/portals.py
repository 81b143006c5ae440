"""Makes portals of any size for measuring: realistic prose, facts, contacts and hubs in four languages.

The same size gives the same bytes. Words are made up of syllables with the
frequencies of natural text, so that pages compress about as prose does.
"""

from __future__ import annotations

import bisect
import itertools
import json
import random
import shutil
from pathlib import Path

LANGUAGES = ("es", "en", "fr", "ht")
TOPICS = tuple(
    "emergency rights asylum permits work documents health education shelter missing return risks children women lgbtiq disability consulates".split()
)
KNOWN = {"mx", "gt", "bz", "sv", "hn", "ni", "cr", "pa"}
"""Countries whose borders the portal checks; made-up ones get other codes."""

SYLLABLES = {
    "es": "ca co de el en es la le lo ma mi mo na no o pa pe ra re ri sa se si ta te ti to tra un ver y ción mente",
    "en": "a an be by con ed en er for he in ing is it ly ment ness of on or pre re st the ti to un wa wi you tion",
    "fr": "a au ce ci de des du é el en est et eu la le les ment mi ne on ou par pour que re sa se si sur tion un",
    "ht": "a an ba chè di e fè gen ka ki kòm la li ma mwen nan nou ou pa pi pou sa si ta te ti tout vwa wa yo zan",
}


class Prose:
    """Sentences in one language; the same seed gives the same ones."""

    def __init__(self, language: str, seed: str) -> None:
        self.random = random.Random(f"{language}/{seed}")
        self.words, self.weights = _vocabulary(language)

    def word(self) -> str:
        """One word, common ones often."""
        return self.words[bisect.bisect_left(self.weights, self.random.random() * self.weights[-1])]

    def sentence(self, low: int = 8, high: int = 16) -> str:
        """A sentence of that many words."""
        words = " ".join(self.word() for _ in range(self.random.randint(low, high)))
        return f"{words[0].upper()}{words[1:]}."

    def paragraph(self, sentences: int) -> str:
        """That many sentences."""
        return " ".join(self.sentence() for _ in range(sentences))

    def title(self, words: int = 3) -> str:
        """A heading."""
        return " ".join(self.word() for _ in range(words)).capitalize()


_VOCABULARIES: dict[str, tuple[list[str], list[float]]] = {}


def _vocabulary(language: str) -> tuple[list[str], list[float]]:
    if language not in _VOCABULARIES:
        rnd = random.Random(language)
        syllables = SYLLABLES[language].split()
        words = list(dict.fromkeys("".join(rnd.choice(syllables) for _ in range(rnd.choice((1, 1, 2, 2, 3, 3, 4)))) for _ in range(9000)))[:5000]
        _VOCABULARIES[language] = words, list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    return _VOCABULARIES[language]


def codes(countries: int) -> list[str]:
    """The codes of that many made-up countries."""
    pairs = ("".join(pair) for pair in itertools.product("abcdefghijklmnopqrstuvwxyz", repeat=2))
    return list(itertools.islice((code for code in pairs if code not in KNOWN), countries))


def first_country() -> str:
    """The country that every size has."""
    return codes(1)[0]


def make(root: Path, countries: int, real: Path) -> int:
    """Write a portal with that many countries below *root*; the number of its pages.

    The frame, the configuration and the Spanish and English interface words are
    those of the repository *real*; French and Creole borrow the Spanish ones.
    """
    shutil.rmtree(root, ignore_errors=True)
    content = root / "content"
    (content / "words").mkdir(parents=True)
    shutil.copytree(real / "overrides", root / "overrides")
    shutil.copy(real / "mkdocs.yml", root)
    for name in ("topics", "services", "pathways"):
        shutil.copy(real / "content" / f"{name}.yaml", content)
    for language in LANGUAGES:
        shutil.copy(real / "content" / "words" / f"{language if language == 'en' else 'es'}.yaml", content / "words" / f"{language}.yaml")
    _write(content / "languages.yaml", "".join(f"- code: {code}\n  name: {code}\n  exit-url: https://example.org/\n" for code in LANGUAGES))
    for code in codes(countries):
        _write(content / "countries" / f"{code}.yaml", _country(code))
    _write(root / "hubs.yaml", "".join(_hub(code) for code in codes(countries)))
    for language in LANGUAGES:
        _write(content / language / "index.md", _page(language, "home", "index", []))
        for code in codes(countries):
            _write(content / language / code / "index.md", _page(language, code, "index", TOPICS[:4]))
            for number, topic in enumerate(TOPICS):
                _write(content / language / code / f"{topic}.md", _page(language, code, topic, [TOPICS[number - 1], TOPICS[number - 2]]))
    return len(LANGUAGES) * (countries * (len(TOPICS) + 2) + 3)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _texts(seed: str, make_text: str = "title") -> str:
    return "{" + ", ".join(f"{code}: {json.dumps(getattr(Prose(code, seed), make_text)(), ensure_ascii=False)}" for code in LANGUAGES) + "}"


def _country(code: str) -> str:
    source = f"source: https://example.org/{code}\n    source-date: 2025-12-24\n    read: 2026-11-21\n    confidence: high\n"
    contacts = "".join(
        f"  - id: contact-{n}\n    kind: {'emergency' if n < 2 else 'authority'}\n    name: {_texts(f'{code}c{n}')}\n"
        f'    phones:\n      - number: "+502 55{n:02}0101"\n    services: [{TOPICS[n % 10]}]\n    for: [everyone]\n'
        f"    about: {_texts(f'{code}a{n}', 'sentence')}\n    {source}"
        for n in range(12)
    )
    facts = "".join(
        f"  - id: fact-{n}\n    topic: {TOPICS[n]}\n    kind: duration\n    value: {{days: {n + 2}, working: false}}\n    {source}" for n in range(12)
    )
    steps = "".join(f"      - do: {_texts(f'{code}s{n}', 'sentence')}\n        where: contact-{n}\n" for n in range(4))
    procedure = (
        f'  - id: request\n    official-name: "{Prose("es", code).title()}"\n    name: {_texts(f"{code}p")}\n    authority: contact-2\n'
        f"    deadline: fact-2\n    cost: {{free: true}}\n    steps:\n{steps}    {source}"
    )
    return (
        f"code: {code}\nnames: {_texts(code)}\nsource-language: es\nlanguages: [es]\ntimezone: America/Guatemala\npaper: letter\n"
        f"contacts:\n{contacts}facts:\n{facts}procedures:\n{procedure}"
    )


def _hub(code: str) -> str:
    place = Prose("es", f"{code}h").title(2)
    return (
        f'- id: {code}-hub\n  country: {code}\n  name: {_texts(f"{code}hub")}\n  run-by: municipality\n  municipality: "{place}"\n  admin1: "{place}"\n'
        f"  position: {{latitude: 14.96437, longitude: -91.79486, precision: municipality}}\n"
        f'  hours: {{mon-fri: "08:00-16:00"}}\n'
        f"  evidence:\n    - source: https://example.org/{code}/hub\n      source-date: 2021-06-18\n      read: 2026-11-21\n"
    )


def _page(language: str, country: str, topic: str, links: list[str] | tuple[str, ...]) -> str:
    prose = Prose(language, f"{country}/{topic}")
    values = country != "home"

    def value(number: int) -> str:
        return f" {{{{ fact-{number} }}}}. [^fact-{number}]" if values else ""

    head = f'title: "{prose.title()}"\nsummary: "{prose.sentence()}"\n'
    if language == "es":
        head += "read: 2026-11-21\n" + ("procedures: [request]\n" if topic == "asylum" else "")
    else:
        head += "l10n: {status: machine}\n"
    parts = [f"---\n{head}---", prose.paragraph(3) + value(1), f'!!! warning "{prose.title()}"\n\n    {prose.paragraph(2)}']
    for section in range(3):
        parts.append(f"## {prose.title()} {{ #part-{section} }}")
        parts.append(prose.paragraph(4) + value(section + 2))
        parts.append("\n".join(f"- **{prose.title(2)}**: {prose.sentence()}" for _ in range(5)))
    parts.append(prose.paragraph(1))  # two lists of different marks need a line between them
    parts.append("\n".join(f"{number}. {prose.sentence()}{value(number + 5)}" for number in range(1, 6)))
    parts.append(f"### {prose.title()} {{ #table }}")
    parts.append(f"| {prose.title(1)} | {prose.title(1)} |\n| --- | --- |\n" + "\n".join(f"| {prose.title()} | {prose.sentence(4, 8)} |" for _ in range(4)))
    if links:
        parts.append(" ".join(f"[{prose.title(2)}]({link}.md)" for link in links))
    return "\n\n".join(parts) + "\n"
