"""Shows a site on the editor's own machine, and builds it again at every edit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


class Preview(LiveReloadServer):
    """MkDocs' server, which says where it is as soon as it can be reached."""

    said: Callable[[str], None]

    def server_activate(self) -> None:
        """Begin to listen."""
        super().server_activate()
        self.said(f"Serving on {self.url}")


def serve(build: Callable[[], None], site: Path, watched: Iterable[Path], host: str, port: int, say: Callable[[str], None]) -> None:
    """Build, then serve *site* at the address until interrupted; a change below *watched* builds again and reloads the page.

    What changes while the first build runs is built again as soon as that has ended.
    """
    server = Preview(builder=build, host=host, port=port, root=str(site))
    server.said = say
    server.error_handler = lambda code: (site / "404.html").read_bytes() if code == 404 and (site / "404.html").is_file() else None
    for path in watched:
        server.watch(str(path))
    server.observer.start()
    server.observer.start = lambda: None  # type: ignore[method-assign]  # MkDocs would start it again, after the build
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    try:
        build()
        server.serve()
    except KeyboardInterrupt:
        say("")
    finally:
        server.shutdown()
