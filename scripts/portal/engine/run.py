"""Runs MkDocs on a prepared portal."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from portal.addresses import Links
from portal.prepare import Prepared, Settings


@dataclass(frozen=True)
class EngineProblem(Exception):
    """The engine did not build the site; *reason* is what it said."""

    reason: str

    def __str__(self) -> str:
        return self.reason


def configured_site_url(root: Path) -> str:
    """The address of the site in mkdocs.yml; empty where none is set."""
    return load_config(str(root / "mkdocs.yml")).site_url or ""


def run(settings: Settings, prepared: Prepared, site: Path) -> None:
    """Build and publish into *site*, which is emptied first. Raises `EngineProblem`."""
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config = load_config(
            str(settings.root / "mkdocs.yml"),
            site_dir=str(site),
            site_url=settings.site_url,
            use_directory_urls=settings.links is Links.FOLDERS,
        )
        plugin = config.plugins["portal"]
        plugin.handed_over = (settings, prepared)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        raise EngineProblem("\n".join([*heard.messages, str(error)])) from error
    finally:
        logger.removeHandler(heard)
    if heard.messages:
        raise EngineProblem("\n".join(heard.messages))


def serve(root: Path, address: str) -> None:
    """Show the site at *address* (``127.0.0.1:8000``) and rebuild it at every edit, until interrupted."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(logging.StreamHandler())  # says where the site is shown
    mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=address)


class _Heard(logging.Handler):
    """Keeps warnings: a page with one is not published."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
