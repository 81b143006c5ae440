"""The MkDocs plugin: stages the portal before the engine starts, publishes when it has ended."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path, PurePosixPath

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from portal.addresses import Links
from portal.engine.locales import configured
from portal.engine.rendering import Renderer
from portal.inventory import TOPS
from portal.prepare import Prepared, Settings, examine, pages, prepare, with_problems
from portal.publish.site import publish, share
from portal.render.environment import Environment, compiled_once
from portal.stage import stage
from portal.yamlfile import split_front_matter

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
        self.language: str | None = None
        """The one language of this run of the engine; None when static-i18n builds all of them, one after another."""

        self.handed_over: tuple[Settings, Prepared] | None = None
        """What ``portal build`` prepared and staged already; None when MkDocs itself was called."""

        self.current: tuple[Settings, Prepared] | None = None
        self.renderer: Renderer | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Its presence makes MkDocs keep this object from one rebuild to the next."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Stage the portal and point the engine to it."""
        if self._is_nested(config):
            return config
        settings, prepared = self.handed_over or self._prepare(config)
        self.current = (settings, prepared)
        self.renderer = Renderer(settings.stage / "cache")
        self.renderer.install()
        config.theme.dirs[:] = [str(settings.root / "overrides"), str(settings.stage / "overrides")]
        config.theme.static_templates = set()
        config.extra |= prepared.extra
        if self.language:
            return config
        stage(prepared.overrides, settings.stage / "overrides")
        docs = {PurePosixPath(code) / name: data for code in prepared.languages for name, data in pages(prepared, settings.today, code).items()}
        stage(docs, settings.stage / "docs")
        config.docs_dir = str(settings.stage / "docs")
        config.plugins["i18n"].config.languages = configured(prepared.portal.languages)
        return config

    def _prepare(self, config: MkDocsConfig) -> tuple[Settings, Prepared]:
        today = date.fromisoformat(self.config.today) if self.config.today else date.today()
        links = Links.FOLDERS if config.use_directory_urls else Links.FILES
        settings = Settings(Path(config.config_file_path).parent, today, links, config.site_url or "", preview=self.serving)
        prepared = prepare(settings, *examine(settings.root, settings.today))
        text = "\n".join(str(problem) for problem in prepared.problems)
        if prepared.harmful and not (self.serving and self.current):
            raise PluginError(f"the content has {len(prepared.harmful)} problem(s) that stop the build\n{text}")
        if text:
            log.warning("%d problem(s) in the content\n%s", len(prepared.problems), text)
        config.extra.pop("problems", None)
        if prepared.harmful and self.current:
            return settings, with_problems(self.current[1], prepared)
        return settings, prepared

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out everything that the theme brings: only our own files are published."""
        return Files([file for file in files if file.src_dir == config.docs_dir])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Remember the compiled templates, as each language and each build has an environment of its own, and don't look at their files for every page."""
        return compiled_once(env, self.renderer.folder) if self.renderer else env

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """The staged page with its head as plain ``key: value`` lines, which MkDocs reads ten times faster than YAML."""
        head, body, _ = split_front_matter(Path(str(page.file.abs_src_path)).read_text(encoding="utf-8"))
        assert head is not None, f"{page.file.src_uri} was not staged"
        pairs = (line.split(": ", 1) for line in head.splitlines())
        return "\n".join(f"{key}: {json.loads(value)}" for key, value in pairs) + "\n\n" + body

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Take out the empty lines and the indentation of the templates: a hundred bytes of every page, compressed.

        Nothing on a page keeps its line ends: the profile has no code, and data is on one line.
        """
        return "\n".join(filter(None, map(str.strip, output.split("\n"))))

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """When the last language is built: everything that is done to the finished site."""
        if self._is_nested(config) or not self.current or not self.renderer:
            return
        self.renderer.remember()
        settings, prepared = self.current
        if self.serving:
            share(Path(config.site_dir), prepared, settings)
        elif not self.language:
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
        return "i18n" in config.plugins and bool(config.plugins["i18n"].building)
