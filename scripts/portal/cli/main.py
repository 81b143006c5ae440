"""The command ``portal`` and its verbs."""

from __future__ import annotations

import gc
from importlib import import_module

import click

ALLOCATIONS = 100_000
"""New objects between two looks for garbage. Reading a large directory makes millions that stay: looking at them took half of the time."""

VERBS = ("check", "format", "build", "assemble", "serve", "translations", "hubs", "leaflets", "new")
"""Each is a function in the module of its name; a module is read when its verb is used, or all for the help."""


class Verbs(click.Group):
    """Reads a verb's module only when it is needed: `check` must not wait for the engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order in which one meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name; None where there is none."""
        return getattr(import_module(f"portal.cli.{cmd_name}"), cmd_name) if cmd_name in VERBS else None


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="portal", message="%(version)s")
def main() -> None:
    """Check and build the portal.

    Exit code 0: all is well. 1: something in the content wants fixing. 2: the
    command was used in a wrong way, or something is missing on this machine.
    """
    gc.set_threshold(ALLOCATIONS)
