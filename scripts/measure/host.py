"""Serves a built site on the loopback as a good static host does: compressed, and kept by phones as long as it may be."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

import brotli

SMALL_ALREADY = (".pdf", ".png", ".webp", ".woff2", ".gz", ".br")
"""Files that no compression makes smaller."""


@cache
def compressed(path: Path, coding: str) -> bytes:
    """A file as it travels: by ``br``, by ``gzip`` or as it is."""
    data = path.read_bytes()
    if path.suffix in SMALL_ALREADY or not coding:
        return data
    return brotli.compress(data, quality=11) if coding == "br" else gzip.compress(data, 6)


class Host(BaseHTTPRequestHandler):
    """Answers for the files of one folder."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Sends a file, or the page for lost addresses."""
        name = unquote(urlsplit(self.path).path).lstrip("/")
        path = self.folder / (f"{name}index.html" if not name or name.endswith("/") else name)
        found = path.is_file() and path.resolve().is_relative_to(self.folder.resolve())
        path = path if found else self.folder / "404.html"
        accepted = self.headers.get("Accept-Encoding", "")
        coding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
        data = compressed(path, coding)
        self.send_response(200 if found else 404)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if coding and path.suffix not in SMALL_ALREADY:
            self.send_header("Content-Encoding", coding)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Vary", "Accept-Encoding")
        lasting = "assets" in path.relative_to(self.folder).parts
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A phone that hangs up is no error."""


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """Serves a folder, which may be filled later; gives the address of its start page."""
    server = _Server(("127.0.0.1", 0), partial(Host, folder))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
