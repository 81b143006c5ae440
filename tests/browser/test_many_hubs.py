"""The directory of hundreds of hubs in a real browser: pages that only lead to lists have the same tools, and cards made from a file."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Route, expect
from tests.browser.conftest import FOLDER, Host, NewReader
from tests.browser.test_accessibility import findings_here, prepare
from tests.browser.test_directory import TAPACHULA, on_map, open_map, quiet
from tests.conftest import TODAY, copy_small_portal
from tests.many_hubs import directory
from tests.site import portal

COUNTS = {"gt": 220, "bz": 80}
"""One country with lists of departments, and one with a single list."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small portal with 300 made-up hubs, on a host."""
    root = copy_small_portal(tmp_path_factory.mktemp("crowd"))
    hubs = re.sub(r"services: \[(.).*?\]", lambda found: f"services: [{'asylum' if found[1] == 'w' else 'emergency'}]", directory(COUNTS))
    (root / "hubs.yaml").write_text(hubs, encoding="utf-8")
    shutil.rmtree(root / "content/aggregates")  # counts of a hub that is not among them
    done = portal("build", "--root", root, "--site", root / "site", "--site-url", "https://example.org/portal/", "--no-leaflets", "--today", TODAY)
    assert done.returncode == 0, done.stdout + done.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(root / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{FOLDER}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("address", "count"),
    [("hubs/", 300), ("ar/hubs/", 300), ("gt/hubs/", 220), ("bz/hubs/", 80), ("ar/gt/hubs/san-marcos/", 103)],
    ids=["all", "all-ar", "country", "list", "department-ar"],
)
def test_the_map_of_every_list_shows_its_hubs_and_asks_nobody_else(home: str, reader: NewReader, address: str, count: int):
    visitor = reader(home, reduced_motion="reduce")
    page = visitor.open(address)
    assert page.locator("[data-hub]").count() in (0, count)

    open_map(page)

    assert on_map(page) == count
    quiet(visitor)


def test_what_is_chosen_is_listed_some_at_a_time_and_shown_on_the_map(home: str, reader: NewReader):
    visitor = reader(home, reduced_motion="reduce")
    page = visitor.open("hubs/")
    open_map(page)
    page.locator("article summary").click()

    page.locator("select[name=country]").select_option("bz")

    found = page.locator("[data-found] li")
    expect(found).to_have_count(30)
    expect(page.locator("[data-tools] [role=status]")).to_have_text(re.compile(r"\b80$"))
    assert on_map(page) == 80
    page.locator("[data-found] button").click()
    expect(found).to_have_count(60)
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('[data-found] li')[30]")
    page.locator("[data-found] button").click()
    expect(found).to_have_count(80)
    expect(page.locator("[data-found] button")).to_be_hidden()
    links = found.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert len(set(links)) == 80
    assert all(link.startswith(f"{home}hubs/bz-") for link in links)

    page.locator("select[name=country]").select_option("")
    expect(page.locator("[data-found]")).to_be_hidden()
    assert on_map(page) == 300
    quiet(visitor)


@pytest.mark.parametrize(("address", "file"), [("hubs/", "hubs-all"), ("en/bz/hubs/", "hubs-bz")], ids=["all", "list-en"])
def test_what_is_near_is_found_among_all_and_says_what_its_page_says(home: str, reader: NewReader, address: str, file: str):
    visitor = reader(home, geolocation=TAPACHULA, permissions=["geolocation"])
    page = visitor.open(address)
    page.wait_for_load_state("networkidle")
    before = len(visitor.asked)

    page.locator("[data-near]").click()

    nearest = page.locator("[data-nearest] li")
    expect(nearest).to_have_count(5)
    texts = nearest.all_inner_texts()
    distances = [int(re.search(r"(\d+) km", text)[1]) for text in texts]  # type: ignore[index]
    assert distances == sorted(distances)
    assert all(nearest.nth(number).locator(".st").count() == 1 for number in range(5))
    names = [re.sub(r".*/assets/([\w-]+).*", r"\1", url) for url in visitor.asked[before:]]
    assert names == ["hubs", file]
    status = nearest.first.locator(".st").inner_text()
    town = nearest.first.locator("a").inner_text()
    nearest.first.locator("a").click()
    expect(page.locator("h1")).to_have_text(town)
    assert page.locator(".st").first.inner_text() == status
    quiet(visitor)


@pytest.mark.parametrize(("address", "scheme"), [("hubs/", "light"), ("ar/hubs/", "dark"), ("ar/bz/hubs/", "light")])
def test_tools_cards_and_the_open_map_are_no_barrier(home: str, reader: NewReader, address: str, scheme: str):
    visitor = prepare(reader(home, scheme=scheme, reduced_motion="reduce", geolocation=TAPACHULA, permissions=["geolocation"]))
    page = visitor.open(address)
    visitor.unfold()
    open_map(page)
    page.locator("select[name=service]").select_option("asylum")
    page.locator("[data-near]").click()
    expect(page.locator("[data-nearest] li")).to_have_count(5)
    assert not findings_here(visitor)

    for _ in range(8):
        if page.locator("#hub-map .m-hub").count():
            break
        page.locator("#hub-map .m-many").first.press("Enter")
        page.wait_for_timeout(50)
    page.locator("#hub-map .m-hub").first.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert dialog.locator(".st").count() == 1
    # What is open stands on something; Escape takes it away.
    assert not [finding for finding in findings_here(visitor) if not finding.startswith("target-size")]
    assert not visitor.is_scrolled_sideways
    quiet(visitor)


def test_words_in_the_file_never_become_markup(home: str, reader: NewReader):
    attack = "<img src=x onerror=document.title=1>"

    def poison(route: Route) -> None:
        text = route.fetch().text()
        data = json.loads(text.strip().removeprefix("portalHubs(").removesuffix(");"))
        data["place"] = data["name"] = [attack] * len(data["ids"])
        data["admin1"][0] = [attack] * len(data["admin1"][0])
        route.fulfill(body=f"portalHubs({json.dumps(data)});", content_type="text/javascript")

    visitor = reader(home, reduced_motion="reduce", geolocation=TAPACHULA, permissions=["geolocation"])
    visitor.page.route("**/assets/hubs-all.*.js", poison)
    page = visitor.open("hubs/")
    page.locator("[data-near]").click()
    expect(page.locator("[data-nearest] a").first).to_have_text(attack)
    open_map(page)

    assert page.title() != "1"
    assert not page.locator("article img").count()
    quiet(visitor)


def test_a_file_that_does_not_come_is_said_and_asked_for_again(home: str, reader: NewReader):
    visitor = reader(home, reduced_motion="reduce")
    page = visitor.open("hubs/")
    lost = "**/assets/hubs-all.*.js"
    page.route(lost, lambda route: route.abort())
    page.locator("button[data-map]").click()
    expect(page.locator("[data-tools] [role=status]")).to_have_text(re.compile("lista"))

    page.unroute(lost)
    open_map(page)

    assert on_map(page) == 300
    expect(page.locator("[data-tools] [role=status]")).to_have_text("")


def test_without_script_the_lists_are_there_and_nothing_that_does_not_work(home: str, reader: NewReader):
    page = reader(home, javascript=False).open("hubs/")

    assert page.locator("article .cards:visible a").count() == len(COUNTS)
    assert not page.locator("article button:visible, article form:visible, #hub-map:visible").count()


def test_the_size_of_what_comes_is_told_before(home: str, reader: NewReader):
    page = reader(home).open("hubs/")

    assert "kB" in page.locator("button[data-map]").inner_text()
    assert not page.locator("[data-near]", has_text="kB").count()  # lighter than most pages
