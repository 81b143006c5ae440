"""The command line: one module for each verb."""

from portal.cli.main import main

__all__ = ["main"]
