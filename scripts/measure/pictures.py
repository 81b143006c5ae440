"""Takes a picture of every template, on a phone and on a desk, light and dark, in three languages.

``make pictures`` writes them into ``.build/pictures``, where a person looks at them.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.browser.conftest import ARGUMENTS

from measure.host import hosting
from measure.portals import build, templates

SCREENS = {360: 640, 1280: 800}
LANGUAGES = {"real": ("es", "ht"), "small": ("ar",)}
SCHEMES = ("light", "dark")


def main(folder: Path) -> None:
    """Builds both portals and takes every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    program = os.environ.get("PORTAL_BROWSER") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as sites, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for which, codes in LANGUAGES.items():
            with hosting(Path(sites, which)) as address:
                site = build(which, Path(sites, which), address)
                pages = {f"{kind}-{code}": page for code in codes for kind, page in templates(site, code).items()}
                for scheme in SCHEMES:
                    for width, height in SCREENS.items():
                        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
                        page = context.new_page()
                        for name, each in pages.items():
                            page.goto(each)
                            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                        context.close()
        browser.close()
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
