"""Who may write: whoever holds the token, or without a token only a program on this machine speaking to it directly."""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from flask import Request

from api.http.problems import Refused
from evidence.errors import SettingInvalid

FORWARDING: Final = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Via")


@dataclass(frozen=True, slots=True)
class Access:
    """The address the server is bound to and the token that writing needs."""

    host: str
    token: str | None = field(default=None, repr=False)

    def check_bind(self) -> None:
        """Raises SettingInvalid where other machines could write without a token."""
        if self.token is None and not is_loopback(self.host):
            raise SettingInvalid("QUOTH_TOKEN", "", f"a token, because {self.host} can be reached from other machines")

    def check_write(self, request: Request) -> None:
        """Raises Refused where this request may not write."""
        if self.token is not None:
            self._check_token(request, self.token)
        else:
            self._check_local(request)

    def _check_token(self, request: Request, token: str) -> None:
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
            raise Refused(HTTPStatus.UNAUTHORIZED, "writing needs the header Authorization: Bearer <QUOTH_TOKEN>")

    def _check_local(self, request: Request) -> None:
        if not is_loopback(self.host) or not is_loopback(request.remote_addr or ""):
            raise _not_local("the connection comes from another machine")
        if not is_loopback(_host_name(request.headers.get("Host", ""))):
            raise _not_local("the Host header names another machine")
        if any(header in request.headers for header in FORWARDING):
            raise _not_local("the request was forwarded by a proxy")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.headers.get('Host', '')}":
            raise _not_local(f"the request was sent by a page of {origin}")
        if request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
            raise _not_local("the request was sent by another site's page")


def is_loopback(host: str) -> bool:
    """Whether the name or address is this machine and nothing else. No look-up: only `localhost` is known by name."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host_name(header: str) -> str:
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def _not_local(reason: str) -> Refused:
    return Refused(HTTPStatus.FORBIDDEN, f"without QUOTH_TOKEN only this machine may write, and {reason}")
