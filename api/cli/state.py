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
        _log(debug=debug)

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


def _log(*, debug: bool) -> None:
    """Our own log on standard error; of others' only what is worth a line to people."""
    form = "%(levelname)s %(name)s: %(message)s" if debug else "quoth: %(message)s"
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR, format=form, force=True)
    for room in ROOMS:
        logging.getLogger(room).setLevel(logging.DEBUG if debug else logging.WARNING)
