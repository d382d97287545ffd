"""Security headers on every answer, and the last border: what nobody caught becomes a plain 500.

The content security policy allows this server alone: no other origin, no ``unsafe-eval``. Streamlit's page has one
inline script, allowed by its digest, computed from the installed package. Emotion writes styles in the page, hence
``unsafe-inline`` for styles only.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("dashboard.server")
UNUSED = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def inline_digests(html: str) -> list[str]:
    """``'sha256-…'`` of each inline script of a document, as the policy writes them."""
    bodies = [found.group(1).encode() for found in _INLINE.finditer(html)]
    return [f"'sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}'" for body in bodies]


def policy(html: str, frame_ancestors: str) -> str:
    """The content security policy for a document."""
    return "; ".join([
        "default-src 'self'",
        " ".join(["script-src 'self'", *inline_digests(html)]),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        f"frame-ancestors {frame_ancestors}",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ])  # fmt: skip


def security_headers(html: str, frame_ancestors: str) -> dict[str, str]:
    """Every header that each answer bears."""
    framing = {"'none'": {"X-Frame-Options": "DENY"}, "'self'": {"X-Frame-Options": "SAMEORIGIN"}}
    return {
        "Content-Security-Policy": policy(html, frame_ancestors),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{each}=()" for each in UNUSED),
        "Cross-Origin-Opener-Policy": "same-origin",
        **framing.get(frame_ancestors, {}),
    }


def once(values: list[str]) -> str:
    """A list of names as one value, each name once: Streamlit adds again what we said already."""
    names = (name.strip() for value in values for name in value.split(","))
    return ", ".join(dict.fromkeys(name for name in names if name))


class Headers:
    """ASGI middleware, the outermost: sets the headers, and answers 500 in plain words to what was not caught."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self.app, self.headers = app, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_started = False

        async def sent(message: Message) -> None:
            nonlocal is_started
            if message["type"] == "http.response.start":
                is_started = True
                held = MutableHeaders(scope=message)
                is_framed = "frame-ancestors *" in held.get("content-security-policy", "")
                for name, value in self.headers.items():
                    if not (is_framed and name == "X-Frame-Options"):
                        held.setdefault(name, value)
                if "vary" in held:
                    held["Vary"] = once(held.getlist("vary"))
            await send(message)

        try:
            await self.app(scope, receive, sent)
        except Exception:
            log.exception("%s %s could not be answered", scope["method"], scope["path"])
            if is_started:
                raise
            await PlainTextResponse("Erreur interne.\n", 500)(scope, receive, sent)
