"""The one place where the environment becomes settings."""

from __future__ import annotations

import os

from quoth.settings import Settings


def settings_from_environment() -> Settings:
    """Raises SettingInvalid."""
    return Settings.from_mapping(os.environ)


def wants_plain_output() -> bool:
    """Whether the user asked for output without colours and styles (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
