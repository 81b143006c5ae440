"""Pages that the portal composes from its lists: situations, comparisons, counts, words, news and freshness."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path, PurePosixPath

import feedparser
import pytest
from tests.conftest import ROOT, TODAY, Built, Write
from tests.site import Site, words

from portal import freshness
from portal.load import load
from portal.model.page import PageKind
from portal.model.portal import Portal


@pytest.fixture(scope="module")
def real(built: Built) -> Site:
    return built("real", "folders")


@pytest.fixture(scope="module")
def content() -> Portal:
    found, problems = load(ROOT)
    assert problems == []
    return found


def test_every_situation_has_its_page_in_every_language_and_is_reached_from_the_start_page(real: Site, content: Portal):
    for language in real.languages:
        home = real.page("index", language)
        targets = {real.target(home.file, link.attributes["href"] or "") for link in home.all("#help ~ .lands a")}
        for pathway in content.pathways:
            assert (real.file(f"help/{pathway.id}", language), "") in targets


def test_a_situation_lists_in_each_country_who_is_there_for_it_and_the_pages_that_help(real: Site, content: Portal):
    for pathway in content.pathways:
        page = real.page(f"help/{pathway.id}")
        shown = {link.attributes["href"] for link in page.all("a")}
        for country in content.countries:
            assert page.all(f"#{country.code}")
            for topic in pathway.topics:
                assert f"../../{country.code}/{topic}/" in shown
            numbers = [contact for contact in country.contacts if pathway.id in contact.for_ and contact.phones]
            listed = [name for contact in numbers[:1] if (name := contact.name.root.get("es")) and name in page.text]
            assert len(listed) == len(numbers[:1]) or len(numbers) > 3


def test_a_topic_leads_to_the_situations_in_which_it_matters(real: Site, content: Portal):
    page = real.page("gt/asylum")

    led = {link.attributes["href"] for link in page.all(".go a")}

    assert led == {f"../../help/{each.id}/#gt" for each in content.pathways if "asylum" in each.topics}


def test_a_comparison_has_every_country_in_every_question_and_says_what_is_not_known(real: Site, content: Portal):
    for comparison in content.comparisons:
        page = real.page(f"compare/{comparison.id}")
        tables = page.all("table")
        assert len(tables) == len(comparison.rows)
        for table, question in zip(tables, comparison.rows, strict=True):
            rows = {words(row.css("th")[0]): words(row.css("td")[0]) for row in table.css("tr")}
            assert len(rows) == len(content.countries)
            if question.facts:
                known = {content.country(code).names.root["es"] for code in question.facts}  # type: ignore[union-attr]
                assert {name for name, answer in rows.items() if answer != "No lo sabemos."} == known


def test_every_published_count_stands_on_the_page_and_in_the_table_as_it_was_published(real: Site, content: Portal):
    page = real.page("about/impact")
    table = list(csv.DictReader(io.StringIO(real.files["data/v1/statistics.csv"].decode("utf-8-sig"))))[1:]

    for statistic in content.statistics:
        section = words(page.one(f"#{statistic.id}")).replace(",", "")
        numbers = [statistic.count, *(row.count for row in statistic.rows)]
        assert all(str(number) in section for number in numbers if number is not None)
        rows = [row for row in table if row["id"] == statistic.id]
        assert [row["count"] for row in rows if row["count"]] == [str(number) for number in numbers if number is not None]
    assert {row["id"] for row in table} == {statistic.id for statistic in content.statistics}


def test_the_counts_of_the_founding_documents_are_there_with_their_period(content: Portal):
    counts = {(statistic.count, str(statistic.from_), str(statistic.until)) for statistic in content.statistics}

    assert {(3003, "2016-10", "2018-03"), (7500, "2016-10", "2018-03")} <= counts
    assert any(statistic.count == 21 and str(statistic.until) == "2018-05-29" for statistic in content.statistics)


def test_nationalities_stand_in_the_order_of_the_alphabet_and_without_numbers(content: Portal):
    (nationalities,) = [statistic for statistic in content.statistics if "nationalities" in statistic.id and statistic.rows]

    names = [row.name.root["es"] for row in nationalities.rows]

    assert names == sorted(names)
    assert all(row.count is None for row in nationalities.rows)


def test_every_word_of_the_glossary_has_its_meaning_and_its_source(real: Site, content: Portal):
    page = real.page("about/glossary")

    assert {heading.attributes["id"] for heading in page.all("h2[id]")} >= {term.id for term in content.glossary}
    assert set(page.sources) == {term.source for term in content.glossary}


def test_a_word_is_explained_behind_the_block_that_first_uses_it_and_nowhere_else(small_portal: Path, write: Write):
    write(
        "content/glossary.yaml",
        """- id: identity
  names: {es: "papeles", en: "papers"}
  forms: {es: [papel, "carné de\\tejemplo", después]}
  meaning: {es: "Lo que dice *quién* eres."}
  source: https://example.org/words
  read: 2026-11-21
  confidence: high
""".replace("\\t", " "),
    )
    found, problems = load(small_portal)
    assert problems == []
    from portal.addresses import Addresses, Links
    from portal.render.compose import compose

    path = PurePosixPath("gt/asylum")
    (page,) = compose(found, Addresses(Links.FOLDERS, "es"), TODAY, "es", [path])

    assert page.markdown.count("¿Qué es «papeles»?") == 1
    before, after = page.markdown.split('??? note "¿Qué es «papeles»?"')
    assert before.rstrip().endswith("Después:")
    assert after.startswith("\n\n    Lo que dice &#42;quién&#42; eres.")


def test_the_news_are_listed_the_newest_first_and_say_of_when_they_are(real: Site, content: Portal):
    page = real.page("news/index")
    dates = [node.attributes["datetime"] for node in page.all("article time")]

    assert dates == sorted((item.date.isoformat() for item in content.news if item.date), reverse=True)
    assert all(content.kind(item.path) is PageKind.NEWS for item in content.news)


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_feed_is_read_by_other_programs(real: Site, content: Portal, language: str):
    feed = feedparser.parse(real.files[f"{language}news/feed.xml"])

    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.updated[:10] for entry in feed.entries] == [item.date.isoformat() for item in content.news if item.date]
    for entry in feed.entries:
        assert entry.link.removeprefix("https://example.org/portal/") + "index.html" in real.files
        assert entry.title and entry.summary


def test_what_waits_is_the_same_on_the_page_and_for_programs(real: Site):
    file = json.loads(real.files["data/v1/freshness.json"])
    found, _ = load(real.root)
    day = date.fromisoformat(file["date"])

    for country, fresh in zip(file["countries"], freshness.countries(found, day), strict=True):
        assert country["phones"] == fresh.phones
        assert sum(country["hubs"].values()) == len(found.hubs_of(fresh.code))
        assert [topic["topic"] for topic in country["topics"]] == [topic.topic for topic in fresh.topics]
        section = words(real.page("about/freshness").one(f"#{fresh.code}").parent)  # type: ignore[arg-type]
        assert re.search(rf"\b{len(fresh.topics)} páginas", section)
