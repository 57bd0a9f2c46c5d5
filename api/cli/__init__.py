"""The command line `quoth`."""

from api.cli.app import cli, main

__all__ = ["cli", "main"]
