"""Where sources contradict each other, pages say only what is safe whichever of them is right: a test for each contradiction.

The tests read the pages of the real site, in every language, as a reader reads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from tests.conftest import Built
from tests.repository import COUNTRIES
from tests.site import Page, Site


@dataclass(frozen=True)
class Contradiction:
    """What the sources disagree on, and what follows for the pages of a country; the countries and topics are folders and files of content/."""

    about: str
    where: str
    """A regular expression on the path without the language; only these pages are read for ``never``."""

    never: str = ""
    """A regular expression, in all languages at once, that none of these pages may hold. Empty: nothing is forbidden as such."""

    says: tuple[tuple[str, str, str], ...] = ()
    """Language, path and a regular expression that the page must hold."""


CONTRADICTIONS = [
    Contradiction(
        "how long after arriving asylum can be asked for in Costa Rica",
        r"cr/(asylum|index)",
        # A number of days or months near to "asking": only what can be appealed has one.
        r"(?i)(?:pedirlo|pídelo|solicit\w+|ask for (?:it|asylum))[^.]{0,60}\b(?:un mes|one month|30 días|30 days|1 mes|1 month)\b",
        (("es", "cr/asylum", "Pídelo en cuanto llegues"), ("en", "cr/asylum", "(?i)ask[^.]* as soon as you arrive")),
    ),
    Contradiction(
        "whether asylum seekers have free health care in Panama before they are admitted",
        r"pa/(health|asylum|rights|index)",
        r"(?i)la salud es gratis|atención (?:médica )?gratuita|health care is free|free health care|soins gratuits|saúde (?:é|de) graça",
        (("es", "pa/health", "Es gratis hasta los 5 años"), ("en", "pa/health", "(?i)free (?:up to|until|under)[^.]* 5")),
    ),
    Contradiction(
        "whether 911 is the one number for every emergency in Panama",
        r"pa/emergency",
        r"(?i)911[^.]{0,40}(?:para todo|for everything|every emergency|cualquier emergencia)",
        tuple((language, "pa/emergency", number) for language in ("es", "en", "fr", "pt", "ht") for number in (r"\b911\b", r"\b104\b", r"\b103\b")),
    ),
    Contradiction(
        "which offices UNHCR closed in Mexico",
        r"mx/.*",
        r"(?i)(?:oficina|office|bureau|escritório|biwo)[^.]{0,30}\b(?:ACNUR|UNHCR|HCR)\b[^.]{0,40}(?:Tapachula|Palenque|Tenosique|Comit[aá]n)",
        tuple((language, "mx/asylum", r"help\.unhcr\.org") for language in ("es", "en", "fr", "pt", "ht")),
    ),
    Contradiction(
        "how many offices COMAR has",
        r"mx/asylum",
        r"(?i)\b(?:13|trece|thirteen|treize|treze|nueve|nine|neuf|nove)\s+(?:oficinas|offices|bureaux|escritórios|biwo)",
        (
            *(("es", "mx/asylum", place) for place in ("Tapachula", "Palenque", "Tenosique", "Oluta", "Guadalajara", "Tijuana", "Saltillo", "Monterrey")),
            ("es", "mx/asylum", "Hay más oficinas que estas"),
            ("en", "mx/asylum", "(?i)there are more offices"),
        ),
    ),
    Contradiction(
        "whether asylum seekers may work in Belize",
        r"bz/.*",
        r"(?i)asylum seekers (?:can|may) work|mientras esperas puedes trabajar|you (?:can|may) work while you wait",
        (("en", "bz/work", "Ask the Labour Department before you work"), ("es", "bz/work", "(?i)antes de trabajar")),
    ),
    Contradiction(
        "how many hubs there were in Guatemala",
        r"gt/(?!hubs).*",
        r"(?i)\b(?:7|siete|seven|sept|sete|8|ocho|eight|huit|oito)\s+(?:ventanillas|hubs|information hubs|guichets|centros)",
    ),
    Contradiction(
        "below which age somebody is a child in Honduras",
        r"hn/.*",
        # Only the check at the border is for everybody below 21.
        r"(?i)(?:niñ[oa]s?|child(?:ren)?|enfants?|crianças?|timoun)[^.]{0,30}\b21\b",
        (("es", "hn/children", r"menores de 21 años que salen"), ("en", "hn/children", r"under 21 years old who leave")),
    ),
    Contradiction(
        "what public health gives in Costa Rica and in the other countries",
        r"(?:index|help/.*|about/.*)",
        r"(?i)(?:en toda (?:la región|centroamérica)|everywhere in (?:the region|central america))[^.]*(?:salud|health)[^.]*(?:gratis|free)",
        (("es", "cr/health", "La salud pública cubre solo las emergencias"), ("en", "cr/health", "(?i)only[^.]*emergenc")),
    ),
    Contradiction(
        "the number of the Red Cross in Honduras",
        r"hn/.*",
        r"(?<![\d-])195(?![\d-])",
        tuple((language, "hn/emergency", number) for language in ("es", "en", "fr", "pt", "ht") for number in (r"\b198\b", r"\b911\b")),
    ),
    Contradiction(
        "how many days somebody in transit may stay in Honduras",
        r"hn/(?:permits|documents|index|transport|rights|asylum|emergency)",
        r"(?i)\b(?:5|cinco|five|cinq|10|diez|ten|dix|dez)\s+(?:días|days|jours|dias|jou)\s+(?:para (?:cruzar|salir)|to (?:cross|leave)|pour traverser)",
        (("es", "hn/permits", "Mira la fecha en tu papel"), ("en", "hn/permits", "(?i)look at the date on your paper")),
    ),
    Contradiction(
        "the number of civil protection in El Salvador",
        r"sv/.*",
        r"2288.?0188|2281.?0888",
        tuple((language, "sv/emergency", number) for language in ("es", "en", "fr", "pt", "ht") for number in (r"\b911\b", r"\b913\b", r"\b132\b")),
    ),
    Contradiction(
        "how many years of prison trafficking has in El Salvador",
        r"sv/.*",
        r"(?i)\b(?:4|cuatro|four|6|seis|six)\s*(?:a|to|–|-|y|and)\s*(?:8|ocho|eight|10|diez|ten)\s+(?:años|years|ans|anos)|367-?A",
    ),
    Contradiction(
        "how long after arriving asylum can be asked for in Belize",
        r"bz/.*",
        r"(?i)ya es tarde|demasiado tarde|(?<!never )(?<!not )\btoo late\b|trop tard|tarde demais|twò ta",
        (
            ("en", "bz/asylum", r"14 days[^.]*if more time has passed, ask all the same"),
            ("es", "bz/asylum", r"14 días[^.]*si pasó más tiempo, pídelo igual"),
            ("fr", "bz/asylum", r"14 premiers jours[^.]*demandez quand même"),
            ("pt", "bz/asylum", r"primeiros 14 dias[^.]*peça mesmo assim"),
            ("ht", "bz/asylum", r"14 premye jou[^.]*mande kanmenm"),
        ),
    ),
    Contradiction(
        "who runs the ambulances of 128 in Nicaragua",
        r"ni/emergency",
        r"(?i)128[^.]{0,30}(?:Cruz Roja|Red Cross|Croix-Rouge|Cruz Vermelha|Lakwa Wouj)|(?:Cruz Roja|Red Cross|Croix-Rouge|Cruz Vermelha)[^.]{0,30}\b128\b",
        tuple((language, "ni/emergency", r"Cruz Blanca[\s\S]{0,60}128|128[\s\S]{0,60}Cruz Blanca") for language in ("es", "en", "fr", "pt", "ht")),
    ),
    Contradiction(
        "the telephone of the commission that searches for people in Mexico",
        r"(?:mx|help|gt|hn|sv)/.*",
        r"800.?028.?77[28]3",
        (("es", "mx/missing", r"55 1309 9024"), ("en", "mx/missing", r"55 1309 9024")),
    ),
    Contradiction("the number of the office of indigenous women in Guatemala", r"(?:gt|help)/.*", r"(?<![\d-])15(?:29|24)(?![\d-])"),
    Contradiction("the number of the institute of women in Costa Rica", r"(?:cr|help)/.*", r"2[57]27.?3761"),
    Contradiction(
        "until when the humanitarian permit of Panama could be asked for",
        r"pa/.*",
        r"(?i)(?:permiso humanitario|humanitarian permit|permis humanitaire)[^.]{0,80}(?:hasta el|until|jusqu)[^.]{0,20}202\d|11 (?:de mayo de|May|mai) 2026",
        (("es", "pa/permits", "(?i)probable[^.]*cerrad|cerrad[^.]*probable"), ("en", "pa/permits", "It is probably closed")),
    ),
    Contradiction(
        "whether entering Honduras irregularly costs a fine",
        r"hn/.*",
        "",
        (
            ("es", "hn/permits", r"31 de diciembre de 2026[\s\S]*5,789\.76"),
            ("en", "hn/permits", r"31 December 2026[\s\S]*5,789\.76"),
        ),
    ),
]
"""In the order in which they were found. Counts of the hubs and of what they reached are below: they are on pages made from data."""


def pages(site: Site, where: str) -> list[Page]:
    """The pages of all languages whose path matches."""
    found = []
    for page in site.html.values():
        path = page.file.removesuffix("/index.html").removesuffix("index.html")
        first, _, rest = path.partition("/")
        path = rest if first in site.languages else path
        path = f"{path}/index" if path in COUNTRIES else path or "index"
        if re.fullmatch(where, path) and not page.is_stub:
            found.append(page)
    return found


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return built("real", "folders")


@pytest.mark.parametrize("each", CONTRADICTIONS, ids=lambda each: each.about)
def test_what_sources_disagree_on_is_said_so_that_it_is_safe(site: Site, each: Contradiction):
    read = pages(site, each.where)
    assert read
    assert each.never or each.says

    wrong = [(page.file, match[0]) for page in read if each.never and (match := re.search(each.never, page.text))]
    unsaid = [(language, path, words) for language, path, words in each.says if not re.search(words, site.page(path, language).text)]

    assert not wrong
    assert not unsaid


@pytest.mark.parametrize("language", ["es", "en"])
def test_counts_of_hubs_stand_with_their_dates_and_are_never_added_up(site: Site, language: str):
    text = site.page("about/impact", language).text
    counts = ("21", "27", "32", "30")

    assert all(re.search(rf"(?<!\d){count}(?!\d)", text) for count in counts)
    assert not re.search(r"\b(?:48|53|59|78|80|110)\b (?:ventanillas|hubs)", text)
    assert re.search(r"(?i)no (?:los|las) sumes|no sumes|do not add", text)


@pytest.mark.parametrize("language", ["es", "en"])
def test_people_reached_and_downloads_are_two_facts(site: Site, language: str):
    text = site.page("about/apps", language).text

    assert text.count("7,500") == 3
    assert re.search(r"Son dos datos distintos|They are two different facts", text)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_seven_hubs_of_a_news_text_are_shown_with_the_eight_places_that_it_lists(site: Site, language: str):
    text = site.page("news/2021-06-18-peten", language).text

    assert re.search(r"siete ventanillas[\s\S]*ocho lugares|seven hubs[\s\S]*eight places", text)
