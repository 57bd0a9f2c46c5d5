"""What the commands of one call share."""

from __future__ import annotations

import logging
import sys

import click

from api.environment import settings_from_environment
from quoth.face import Quoth
from quoth.settings import Settings

ROOMS = ("api", "quoth", "graph", "extractors")


class State:
    """The settings and Quoth, made when a command first needs them."""

    def __init__(self, *, debug: bool = False) -> None:
        self.debug = debug
        self._settings: Settings | None = None
        self._quoth: Quoth | None = None

    @property
    def settings(self) -> Settings:
        """Raises SettingInvalid."""
        if self._settings is None:
            self._settings = settings_from_environment()
        return self._settings

    @property
    def quoth(self) -> Quoth:
        if self._quoth is None:
            self._quoth = Quoth(self.settings)
        return self._quoth

    def close(self) -> None:
        if self._quoth is not None:
            self._quoth.close()


pass_state = click.make_pass_decorator(State)


def note(message: str) -> None:
    """A line for people beside the output."""
    click.echo(message, err=True)


def log_to_stderr() -> None:
    """Warnings of our own as lines for people; of others only what is an error."""
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR, format="quoth: %(message)s")
    for room in ROOMS:
        logging.getLogger(room).setLevel(logging.WARNING)


def log_everything() -> None:
    for room in ROOMS:
        logging.getLogger(room).setLevel(logging.DEBUG)
