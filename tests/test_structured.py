"""What pages tell programs: data of schema.org that is right, says nothing more than the page, and can't break out of it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.conftest import TODAY
from tests.site import Page, Site, words
from tests.vocabulary import vocabulary

from portal.addresses import Addresses, Links
from portal.exports.schema_org import structured
from portal.load import load
from portal.render.compose import Composed, compose

MOST_BYTES = 650
"""What the block of data of one page may add to it after compression."""

Node = dict[str, Any]


def data_of(page: Page) -> Node:
    (node,) = page.structured
    return node


def composed(root: Path, path: str, language: str = "es", site_url: str = "https://example.org/") -> Composed:
    portal, problems = load(root)
    assert not problems
    pages = compose(portal, Addresses(Links.FOLDERS, "es", site_url), TODAY, language)
    return next(page for page in pages if page.view.path.as_posix() == path)


def exported(root: Path, path: str, language: str = "es") -> Node:
    text = structured(composed(root, path, language))
    assert text is not None
    return json.loads(text)


def nodes(value: object) -> Iterator[Node]:
    """A node and every node in it."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)


def of_type(page: Page, *types: str) -> list[Node]:
    return [node for block in page.structured for node in nodes(block) if node.get("@type") in types]


def test_the_data_of_every_page_keeps_to_the_vocabulary(site: Site):
    pages = [page for page in site.ordinary if page.structured]

    mistakes = [(page.file, mistake) for page in pages for block in page.structured for mistake in vocabulary().mistakes(block)]

    assert len(pages) > 10
    assert not mistakes
    assert {block["@context"] for page in pages for block in page.structured} == {"https://schema.org"}


@pytest.mark.parametrize(
    ("node", "mistake"),
    [
        ({"@type": "Webpage"}, "$: there is no type Webpage"),
        ({"@type": "WebPage", "openingHours": "Mo"}, "$: WebPage has no openingHours"),
        ({"@type": "NGO", "openingHoursSpecification": {"@type": "OpeningHoursSpecification"}}, "$: NGO has no openingHoursSpecification"),
        ({"@type": "CivicStructure", "knowsLanguage": "es"}, "$: CivicStructure has no knowsLanguage"),
        ({"@type": "WebPage", "dateModified": "21 November 2026"}, "$.dateModified: '21 November 2026' is none of Date, DateTime"),
        ({"@type": "WebPage", "breadcrumb": {"@type": "Place"}}, "$.breadcrumb: {'@type': 'Place'} is none of BreadcrumbList, Text, IdReference"),
        ({"@type": "WebPage", "mentions": [{"@type": "ContactPoint", "phone": "110"}]}, "$.mentions[0]: ContactPoint has no phone"),
        ({"@type": "OpeningHoursSpecification", "dayOfWeek": "Lunes"}, "$.dayOfWeek: 'Lunes' is none of DayOfWeek, IdReference"),
        ({"@type": "OpeningHoursSpecification", "closes": "24:00"}, "$.closes: '24:00' is none of Time"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_data_that_leaves_the_vocabulary_is_found(node: Node, mistake: str):
    assert list(vocabulary().mistakes(node)) == [mistake]


def test_the_whole_vocabulary_was_read():
    known = vocabulary()

    assert len([name for name in known.parents if name.endswith("Leaf")]) > 800
    assert known.is_kind_of("GovernmentOffice", "Place")
    assert known.is_kind_of("GovernmentOffice", "Organization")
    assert not known.is_kind_of("NGO", "Place")


def test_a_page_with_words_of_its_own_has_one_block_of_data_and_no_other_has_any(site: Site):
    counts = {page.file: len(page.structured) for page in site.pages}

    assert counts == {page.file: int(not page.is_not_found and not page.is_pattern and not site.is_fallback(page.file)) for page in site.pages}


def test_the_data_names_the_page_by_its_address_its_language_and_its_title(site: Site):
    wrong = []
    for page in site.ordinary:
        for data in page.structured:
            title = words(page.one("title"))
            named = title.startswith(data["name"])
            if [data["url"]] != page.canonical or data["inLanguage"] != page.text_language or not named:
                wrong.append((page.file, data["name"], title))

    assert not wrong


def test_the_data_says_nothing_that_the_page_does_not_show(site: Site):
    unseen = []
    for page in site.ordinary:
        seen = " ".join(
            re.sub(r"[\s\d]+|[.,]", " ", page.text + words(page.one("title")) + (page.one("meta[name=description]").attributes["content"] or "")).split()
        )
        links = {link["href"] for link in page.links}
        for node in (each for block in page.structured for each in nodes(block)):
            for key in ("name", "description", "text", "streetAddress", "addressLocality", "addressRegion", "estimatedCost"):
                shown = " ".join(re.sub(r"[\s\d]+|[.,]", " ", node.get(key, "")).split())
                if shown not in seen:
                    unseen.append((page.file, key, node[key]))
            for number in _list(node.get("telephone")):
                if f"tel:{number}" not in links:
                    unseen.append((page.file, "telephone", number))
            for address in _list(node.get("citation")):
                if address not in links:
                    unseen.append((page.file, "citation", address))

    assert not unseen


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def test_the_way_to_the_page_is_the_one_at_its_top(site: Site):
    wrong = []
    for page in site.ordinary:
        for way in of_type(page, "BreadcrumbList"):
            shown = page.shown("nav.crumb li")
            names = [step["name"] for step in way["itemListElement"]]
            targets = [target for step in way["itemListElement"][:-1] if (target := step["item"]["@id"])]
            links = [site.address(target[0]) for node in page.all("nav.crumb a") if (target := site.target(page.file, node.attributes["href"] or ""))]
            neutral = names[:-1] == shown[:-1] and words(page.one("title")).startswith(names[-1])
            if targets != links or not (names == shown or neutral or page.file.startswith(("hubs", "en/hubs", "quc/hubs", "ar/hubs"))):
                wrong.append((page.file, names, shown, targets, links))

    assert not wrong


def test_the_start_page_is_the_site_and_invents_no_organisation(site: Site):
    starts = [data_of(site.page("index", code)) for code in site.languages if not site.is_fallback(site.file("index", code))]

    assert {data["@type"] for data in starts} == {"WebSite"}
    assert not [page.file for page in site.pages if of_type(page, "Organization")]


def test_a_sensitive_topic_has_only_its_neutral_name(small: Site):
    data = data_of(small.page("gt/asylum"))

    assert data["name"] == "Trámites · Guatemala"
    assert "description" not in data
    assert [step["name"] for step in data["breadcrumb"]["itemListElement"]] == ["Inicio", "Guatemala", "Trámites"]
    assert "refugio" not in json.dumps([node.get("name") for node in nodes(data)], ensure_ascii=False).lower()


def test_an_emergency_number_is_given_where_the_page_has_no_doubt(small: Site):
    assert data_of(small.page("gt/index"))["mentions"] == {
        "@type": "ContactPoint",
        "contactType": "emergency",
        "name": "Policía de ejemplo",
        "telephone": "110",
        "areaServed": "Guatemala",
    }


def test_an_emergency_number_of_medium_confidence_is_left_to_words(small_portal: Path):
    file = small_portal / "content/countries/gt.yaml"
    text = file.read_text(encoding="utf-8")
    begin = text.index("- id: police")
    file.write_text(text[:begin] + text[begin:].replace("confidence: high", "confidence: medium", 1), encoding="utf-8")

    assert "mentions" not in exported(small_portal, "gt/index")


def test_a_confirmed_hub_has_its_hours_its_phone_and_its_address(small: Site):
    assert data_of(small.page("hubs/gt-sample"))["mainEntity"] == {
        "@type": "GovernmentOffice",
        "name": "Ejemplo: Ventanilla de ejemplo",
        "description": "Abierta. Confirmada el 10 de noviembre de 2026.",
        "telephone": "+50255550102",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "4a calle 5-06",
            "addressLocality": "Ejemplo",
            "addressRegion": "San Marcos",
            "addressCountry": "GT",
        },
        "knowsLanguage": ["es", "quc"],
        "openingHoursSpecification": {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            "opens": "08:00",
            "closes": "16:00",
        },
    }


def test_a_hub_that_nobody_confirmed_is_never_said_to_be_open(site: Site):
    hubs = [(page, node) for page in site.ordinary for node in of_type(page, "GovernmentOffice", "NGO", "CivicStructure")]

    unconfirmed = [node for page, node in hubs if not page.all(".dot.open")]
    assert unconfirmed
    assert not [node for node in unconfirmed if of_hours(node)]
    assert all(node["description"].count(".") >= 2 for node in unconfirmed)


def of_hours(node: Node) -> list[Node]:
    return [each for each in nodes(node) if each.get("@type") == "OpeningHoursSpecification"]


def test_without_its_confirmation_the_same_hub_keeps_its_address_and_loses_its_hours(small_portal: Path):
    change(small_portal / "hubs.yaml", "  confirmed: {date: 2026-11-10, how: visit}\n", "")

    hub = exported(small_portal, "hubs/gt-sample")["mainEntity"]

    assert hub["address"]["streetAddress"] == "4a calle 5-06"
    assert hub["description"].startswith("Sin confirmar.")
    assert not of_hours(hub)


@pytest.mark.parametrize("status", ["closed", "paused", "planned"])
def test_a_hub_that_is_not_open_is_no_place_to_go(small_portal: Path, status: str):
    change(small_portal / "hubs.yaml", "  status: open\n", f"  status: {status}\n")

    assert "mainEntity" not in exported(small_portal, "hubs/gt-sample")


def test_a_hub_with_only_a_phone_has_no_place(small_portal: Path):
    change(small_portal / "hubs.yaml", '  address: {es: "4a calle 5-06"}\n', "  precision: phone-only\n")
    change(small_portal / "hubs.yaml", '  directions: {es: "Junto al mercado"}\n', "")
    change(small_portal / "hubs.yaml", "  position: {latitude: 14.96437, longitude: -91.79486, precision: municipality}\n", "")

    hub = exported(small_portal, "hubs/gt-sample")["mainEntity"]

    assert hub["telephone"] == "+50255550102"
    assert hub["areaServed"] == "San Marcos, Guatemala"
    assert not [node for node in nodes(hub) if node.get("@type") in ("PostalAddress", "Place") or "geo" in node]


def test_an_organisation_keeps_its_hours_with_its_place(small_portal: Path):
    change(small_portal / "hubs.yaml", "  run-by: municipality\n", "  run-by: ngo\n")
    change(small_portal / "hubs.yaml", '  hours: {mon-fri: "08:00-16:00"}\n', '  hours: {mon: "22:00-24:00", sat: "08:00-12:00, 13:00-17:00"}\n')

    hub = exported(small_portal, "hubs/gt-sample")["mainEntity"]

    assert hub["@type"] == "NGO"
    assert [(each["dayOfWeek"], each["opens"], each["closes"]) for each in hub["location"]["openingHoursSpecification"]] == [
        ("Saturday", "08:00", "12:00"),
        ("Saturday", "13:00", "17:00"),
        ("Monday", "22:00", "23:59"),
    ]
    assert not list(vocabulary().mistakes(hub))


def test_a_procedure_that_the_page_calls_doubtful_is_left_to_words(small: Site):
    assert "mainEntity" not in data_of(small.page("gt/asylum"))


def test_a_procedure_that_is_sure_is_told_step_by_step_with_its_values(small_portal: Path):
    ledger = small_portal / "content/countries/gt.yaml"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("confidence: medium", "confidence: high"), encoding="utf-8")

    how = exported(small_portal, "gt/asylum")["mainEntity"]

    assert how == {
        "@type": "HowTo",
        "name": "Trámites",
        "step": [{"@type": "HowToStep", "text": "Pide la cita."}, {"@type": "HowToStep", "text": "Espera."}],
    }


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


HOSTILE = ["</script><script>alert(1)</script>", "<!--<script>", "a\u2028b\u2029c", '"}]}\\', "]]>", "&lt;/script&gt;"]


@pytest.mark.parametrize("words_", HOSTILE)
def test_nothing_written_in_a_page_gets_out_of_its_data(small_portal: Path, words_: str):
    page = replace(composed(small_portal, "gt/index"), browser_title=words_, summary=words_)

    text = structured(page)

    assert text is not None
    html = LexborHTMLParser(f'<head><script type="application/ld+json">{text}</script></head><body><p>after</p></body>')
    assert [json.loads(node.text())["name"] for node in html.css("script")] == [words_]
    assert [node.text() for node in html.css("body > *")] == ["after"]
    assert not re.search(r"[<>&\u2028\u2029]", text)


def test_data_is_light(site: Site):
    def weight(data: bytes) -> int:
        return len(gzip.compress(data, 6))

    block = re.compile(rb'<script type="application/ld\+json">.*?</script>', re.DOTALL)
    added = {page.file: weight(page.data) - weight(block.sub(b"", page.data)) for page in site.ordinary}

    assert max(added.values()) > 100
    assert {file: each for file, each in added.items() if each > MOST_BYTES} == {}


def test_where_the_address_of_the_site_is_not_known_there_is_no_data(small_portal: Path):
    assert structured(composed(small_portal, "gt/index", site_url="")) is None
