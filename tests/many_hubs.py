"""A made-up directory of thousands of hubs in the countries of the portal, to see what grows with their number."""

# `.venv/bin/python -m tests.many_hubs <folder> [<number>]` writes a copy of the real content with such a directory.

from __future__ import annotations

import random
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.conftest import ROOT

SHARES = {"mx": 0.5, "gt": 0.25, "bz": 0.008, "sv": 0.07, "hn": 0.07, "ni": 0.05, "cr": 0.04, "pa": 0.012}
"""How the hubs are spread: some countries have a handful, some more than fit into one list."""

TOWNS = {
    "mx": {"Chiapas": (16.75, -93.12), "Puebla": (19.05, -98.2), "Oaxaca": (17.07, -96.72), "Jalisco": (20.67, -103.35), "Sonora": (29.1, -110.96)},
    "gt": {"San Marcos": (14.96, -91.8), "Petén": (16.93, -89.89), "Izabal": (15.5, -88.9), "Quetzaltenango": (14.84, -91.52), "Guatemala": (14.64, -90.51)},
    "bz": {"Cayo": (17.15, -89.0), "Toledo": (16.2, -88.9)},
    "sv": {"San Miguel": (13.48, -88.18), "La Unión": (13.4, -87.9), "Santa Ana": (14.0, -89.56)},
    "hn": {"Cortés": (15.5, -88.0), "Yoro": (15.2, -87.4), "Olancho": (14.8, -86.0)},
    "ni": {"Managua": (12.1, -86.3), "León": (12.43, -86.88)},
    "cr": {"San José": (9.9, -84.1), "Limón": (10.0, -83.3), "Alajuela": (10.4, -84.4)},
    "pa": {"Chiriquí": (8.5, -82.4), "Darién": (8.0, -77.8)},
}
"""Departments with a point well inside."""

PREFIXES = {
    "mx": "+52 55 5555",
    "gt": "+502 5555",
    "bz": "+501 223",
    "sv": "+503 2222",
    "hn": "+504 2222",
    "ni": "+505 2222",
    "cr": "+506 2222",
    "pa": "+507 222",
}
WORDS = "agua alto bosque campo canto cedro cerro ceiba cima cruz flor fuente llano loma luna mango mar monte norte nuevo palma paso piedra pinar plan".split()


def directory(counts: Mapping[str, int]) -> str:
    """The text of a hubs.yaml with so many hubs in each country; the same for the same numbers."""
    return "# A made-up directory.\n" + "".join(_hubs(counts))


def spread(count: int) -> dict[str, int]:
    """About so many hubs, by country."""
    return {code: round(count * share) for code, share in SHARES.items()}


def _hubs(counts: Mapping[str, int]) -> Iterator[str]:
    for code, count in counts.items():
        own = random.Random(code)
        departments = list(TOWNS[code].items())
        for number in range(count):
            # The first department of a country has a good part of its hubs: more than one list can hold where there are many.
            admin1, (latitude, longitude) = departments[0] if number % 3 == 0 else departments[number % len(departments)]
            town = f"{WORDS[number % len(WORDS)].title()} {WORDS[number // len(WORDS) % len(WORDS)].title()}"
            yield _hub(f"{code}-{number:04}-{town.lower().replace(' ', '-')}", code, town, admin1, latitude, longitude, own)


def _hub(id_: str, code: str, town: str, admin1: str, latitude: float, longitude: float, own: random.Random) -> str:
    north, east = (f"{value + own.uniform(-0.05, 0.05):.5f}" for value in (latitude, longitude))
    year, month = own.randint(2016, 2026), own.randint(1, 9)
    confirmed = "" if own.random() < 0.7 else f"  confirmed: {{date: 2026-{own.randint(8, 10):02}-{own.randint(1, 28):02}, how: call}}\n"
    return (
        f'- id: {id_}\n  country: {code}\n  name: {{es: "Ventanilla {own.choice(WORDS)} {own.choice(WORDS)} {own.choice(WORDS)}"}}\n'
        f"  run-by: municipality\n  municipality: {town}\n  admin1: {admin1}\n"
        f'  address: {{es: "{own.randint(1, 30)}a calle {own.randint(1, 20)}-{own.randint(1, 99)}, junto al mercado"}}\n'
        f"  position: {{latitude: {north}, longitude: {east}, precision: exact}}\n"
        f'  phones:\n    - number: "{PREFIXES[code]} {own.randint(1000, 9999)}"\n      whatsapp: true\n'
        f'  hours: {{mon-fri: "08:00-12:00, 13:00-{own.choice((16, 17))}:00"}}\n'
        f"  languages:\n    - code: es\n  services: [{', '.join(own.sample(('work', 'documents', 'health', 'education', 'information'), 2))}]\n"
        f"  for: [everyone]\n{confirmed}"
        f"  evidence:\n    - source: https://example.org/{id_}\n      source-date: {year}-{month:02}-{own.randint(1, 28):02}\n      read: 2026-11-20\n"
    )


def write_many_hubs(folder: Path, counts: Mapping[str, int]) -> Path:
    """A copy of the real content in *folder*, with such a directory; the folder."""
    for name in ("content", "materials", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "hubs.yaml").write_text(directory(counts), encoding="utf-8")
    return folder


def keep_languages(folder: Path, *kept: str) -> None:
    """Take all languages but these out of a copy, and the leaflets, which are in several: they make builds long, and say nothing of hubs."""
    shutil.rmtree(folder / "materials")
    path = folder / "content" / "languages.yaml"
    entries = re.split(r"(?m)^(?=- code: )", path.read_text(encoding="utf-8"))
    path.write_text("".join(entry for entry in entries if entry.startswith(tuple(f"- code: {code}\n" for code in kept))), encoding="utf-8")
    for code in (found[1] for entry in entries if (found := re.match("- code: (.+)", entry)) and found[1] not in kept):
        shutil.rmtree(folder / "content" / code, ignore_errors=True)
        for name in ("words", "search", "style", "translations"):
            (folder / "content" / name / f"{code}.yaml").unlink(missing_ok=True)


if __name__ == "__main__":
    write_many_hubs(Path(sys.argv[1]), spread(int(sys.argv[2]) if len(sys.argv) > 2 else 5000))
