"""The Flask application: routes, problems and access over one Quoth."""

from __future__ import annotations

from importlib import metadata

from flask import Flask

from api.http.access import Access
from api.http.problems import register_problems
from api.http.routes import register_routes
from quoth import Quoth


def create_app(quoth: Quoth, access: Access) -> Flask:
    """The app; `quoth` stays the caller's to close. Raises SettingInvalid where `access` would let others write."""
    access.check_bind()
    app = Flask("api")
    # JSON escapes make a text up to six times as long as its bytes.
    app.config["MAX_CONTENT_LENGTH"] = quoth.settings.max_bytes * 6
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider has it, its base class does not
    register_problems(app)
    register_routes(app, quoth, access, metadata.version("quoth"))
    return app
