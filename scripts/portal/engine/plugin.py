"""The MkDocs plugin: stages the portal before the engine starts, publishes when it has ended."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from portal.addresses import Links
from portal.engine.locales import configured
from portal.inventory import TOPS
from portal.markdown import PROSE_END, PROSE_START, was_changed
from portal.prepare import Prepared, Settings, prepare
from portal.publish.site import publish
from portal.stage import stage

log = get_plugin_logger("portal")

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner about the end of MkDocs: known, and not for editors


class PortalConfig(Config):
    """The plugin's options in mkdocs.yml."""

    today = options.Type(str, default="")
    """The day for which to build, as 2026-11-21; empty: the calendar's. A build is repeated with it."""


class PortalPlugin(BasePlugin[PortalConfig]):
    """Stands before ``i18n`` in mkdocs.yml, and takes part in ``mkdocs build``, ``mkdocs serve`` and ``portal build``."""

    def __init__(self) -> None:
        self.serving = False
        self.handed_over: tuple[Settings, Prepared] | None = None
        """What ``portal build`` prepared already; None when MkDocs itself was called."""

        self.current: tuple[Settings, Prepared] | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Its presence makes MkDocs keep this object from one rebuild to the next."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Stage the portal and point the engine to it."""
        if self._is_nested(config):
            return config
        settings, prepared = self.handed_over or self._prepare(config)
        self.current = (settings, prepared)
        stage(prepared.docs, settings.stage / "docs")
        stage(prepared.overrides, settings.stage / "overrides")
        config.docs_dir = str(settings.stage / "docs")
        config.theme.dirs.insert(1, str(settings.stage / "overrides"))
        config.theme.static_templates = set()
        config.extra |= prepared.extra
        config.plugins["i18n"].config.languages = configured(prepared.portal.languages)
        return config

    def _prepare(self, config: MkDocsConfig) -> tuple[Settings, Prepared]:
        today = date.fromisoformat(self.config.today) if self.config.today else date.today()
        links = Links.FOLDERS if config.use_directory_urls else Links.FILES
        settings = Settings(Path(config.config_file_path).parent, today, links, config.site_url or "")
        prepared = prepare(settings)
        text = "\n".join(str(problem) for problem in prepared.problems)
        if prepared.harmful and not (self.serving and self.current):
            raise PluginError(f"the content has {len(prepared.harmful)} problem(s) that stop the build\n{text}")
        if text:
            log.warning("%d problem(s) in the content\n%s", len(prepared.problems), text)
        if prepared.harmful and self.current:
            # A preview goes on with the last pages that were right, and says above them what is wrong now.
            settings, right = self.current
            shown = "\n".join(str(problem) for problem in prepared.harmful)
            return settings, replace(right, extra={**right.extra, "problems": shown})
        if self.serving:
            # MkDocs writes the program that renews a preview into its pages.
            policy = str(prepared.extra["policy"]).replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
            prepared = replace(prepared, extra={**prepared.extra, "policy": policy})
        return settings, prepared

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out everything that the theme brings: only our own files are published."""
        return Files([file for file in files if file.src_dir == config.docs_dir])

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make sure that the authored part holds nothing but what the Markdown profile can produce."""
        page.toc = TableOfContents([])
        before, start, rest = html.partition(PROSE_START)
        prose, end, after = rest.partition(PROSE_END)
        if not start or not end:
            return html
        if was_changed(prose):
            raise PluginError(f"{page.file.src_uri} holds HTML that the Markdown profile can't produce")
        return before.rstrip("\n") + prose + after.lstrip("\n")

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """When the last language is built: everything that is done to the finished site."""
        if not self._is_nested(config) and self.current and not self.serving:
            settings, prepared = self.current
            publish(Path(config.site_dir), prepared, settings)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watch what people edit, not what is staged from it."""
        server.unwatch(config.docs_dir)
        root = Path(config.config_file_path).parent
        for name in (*TOPS, "overrides"):
            if (root / name).exists():
                server.watch(str(root / name))
        return server

    def _is_nested(self, config: MkDocsConfig) -> bool:
        """Whether static-i18n builds another language inside the first one's build."""
        return bool(config.plugins["i18n"].building)
