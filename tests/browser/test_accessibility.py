"""No finding of axe, by the rules of WCAG 2.2 AA and by best practice, on any template, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.conftest import NewReader, Reader
from tests.browser.samples import samples
from tests.conftest import ROOT, Built

AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

LOOK = """async rules => {
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: rules } });
    return violations.flatMap(each => each.nodes.map(node =>
        each.id + ': ' + node.target.join(' ') + ': ' + (node.any[0] || node.all[0] || node.none[0] || each).message + ' ' + node.html.slice(0, 200)))
}"""

Hosted = Callable[[str], str]


def prepare(visitor: Reader) -> Reader:
    """Puts axe into every page that the reader opens."""
    if not AXE.is_file():
        pytest.fail("axe is missing: run `make .venv/test-ready`")
    visitor.context.add_init_script(path=AXE)
    return visitor


def findings_here(visitor: Reader) -> list[str]:
    """What axe finds on the page as it stands."""
    return visitor.page.evaluate(LOOK, RULES)


def findings(visitor: Reader, addresses: list[str]) -> list[str]:
    """What axe finds on pages with everything on them unfolded."""
    found = []
    for address in addresses:
        visitor.open(address)
        visitor.unfold()
        found += [f"{address}: {each}" for each in findings_here(visitor)]
    return found


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1280, "light")])
@pytest.mark.parametrize("code", ["es", "ar"])
def test_no_template_has_a_barrier(built: Built, hosted: Hosted, reader: NewReader, code: str, width: int, scheme: str):
    visitor = prepare(reader(hosted("small"), width, 800, scheme))
    pages = samples(built("small", "folders"), code)

    found = findings(visitor, list(pages.values()))

    assert {"home", "country", "topic", "hubs", "hub", "404"} <= set(pages)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_template_of_the_real_portal_has_a_barrier(built: Built, hosted: Hosted, reader: NewReader, scheme: str):
    visitor = prepare(reader(hosted("real"), scheme=scheme))

    found = findings(visitor, list(samples(built("real", "folders"), "es").values()))

    assert not found, "\n".join(found)


@pytest.mark.parametrize("which", ["real", "small"])
def test_a_page_of_every_language_has_no_barrier(built: Built, hosted: Hosted, reader: NewReader, which: str):
    visitor = prepare(reader(hosted(which)))
    site = built(which, "folders")

    found = findings(visitor, [samples(site, code)["topic"] for code in site.languages])

    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_behind_the_code_of_a_paper_has_no_barrier_and_is_silent(built: Built, hosted: Hosted, reader: NewReader, scheme: str):
    visitor = prepare(reader(hosted("small"), scheme=scheme))
    pages = {name.split("/")[1]: name.removesuffix("index.html") for name in built("small", "folders").files if name.startswith("v/")}

    found = findings(visitor, list(pages.values()))

    assert {"gt-sample-es", "gt-sample-ar"} <= set(pages)
    assert not found, "\n".join(found)
    assert visitor.heard == []


def test_a_barrier_would_be_found(hosted: Hosted, reader: NewReader):
    visitor = prepare(reader(hosted("small")))
    page = visitor.open("gt/")

    page.evaluate("document.querySelector('h1').outerHTML = '<h3>Guatemala</h3><img src=\"\"><input>'")

    assert {"image-alt", "label", "page-has-heading-one"} <= {each.split(":")[0] for each in page.evaluate(LOOK, RULES)}
