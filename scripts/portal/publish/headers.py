"""Headers for hosts that read a file of them, from the same policy as the pages' own."""

from __future__ import annotations

from pathlib import PurePosixPath

from portal.stage import Tree

HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "Cache-Control": "no-cache",
}


def headers(policy: str) -> Tree:
    """``_headers`` (Netlify, Cloudflare Pages and others) and the mark that keeps GitHub Pages from Jekyll.

    Only a header can forbid framing, so the policy has one rule more here.
    """
    lines = ["/*", f"  Content-Security-Policy: {policy}; frame-ancestors 'none'"]
    lines += [f"  {name}: {value}" for name, value in HEADERS.items()]
    return {PurePosixPath("_headers"): ("\n".join(lines) + "\n").encode(), PurePosixPath(".nojekyll"): b""}
