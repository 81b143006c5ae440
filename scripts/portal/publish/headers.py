"""Headers for hosts that read a file of them, from the same policy as the pages' own."""

from __future__ import annotations

from pathlib import PurePosixPath

from portal.open_data import FOLDER
from portal.stage import Tree

HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}

FOR_EVER = "public, max-age=31536000, immutable"
"""For files whose names change with what is in them. All else is asked for again each time, as such hosts do by themselves."""


def headers(policy: str) -> Tree:
    """``_headers`` (Netlify, Cloudflare Pages and others) and the mark that keeps GitHub Pages from Jekyll.

    *policy* allows the stylesheets of all pages, also of those behind the codes of
    papers. Only a header can forbid framing, so the policy has one rule more here.
    It also lets WebAssembly run, for the worker of the full text: a worker obeys
    the header that it comes with, a page this one and its own stricter one. The
    open data may be asked for by pages of other sites. Hosts join the values of a
    header that two rules set, so each is set in one.
    """
    workers = policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    lines = ["/*", f"  Content-Security-Policy: {workers}; frame-ancestors 'none'"]
    lines += [f"  {name}: {value}" for name, value in HEADERS.items()]
    lines += ["/assets/*", f"  Cache-Control: {FOR_EVER}"]
    lines += [f"/{FOLDER}/*", "  Access-Control-Allow-Origin: *"]
    return {PurePosixPath("_headers"): ("\n".join(lines) + "\n").encode(), PurePosixPath(".nojekyll"): b""}
