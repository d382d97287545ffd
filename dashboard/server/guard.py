"""Who may ask, and what does not exist for the outside: hosts, origins, Streamlit's inner addresses."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.path_security import is_unsafe_path_pattern

# Streamlit answers anybody there: its own metrics, an agent's door, uploads. None is used by the app.
HIDDEN = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/upload_file", "/_stcore/script-health-check")
LONGEST_TARGET = 49_152
# An open page holds one. A school behind one address stays far below; a program that opens them without end does not.
MOST_SOCKETS = 1_000


def host_name(host: str) -> str:
    """A ``Host`` header without its port, in lower case; empty when it is not a host."""
    try:
        parts = urlsplit(f"//{host}")
        is_plain = not (parts.path or parts.query or parts.fragment or parts.username) and parts.port != -1
    except ValueError:
        return ""
    return (parts.hostname or "").rstrip(".") if is_plain else ""


def is_allowed(host: str, allowed: tuple[str, ...]) -> bool:
    """Whether a ``Host`` is one of ours: any when none is listed; ``*.ville.fr`` is every name under it."""
    if not allowed:
        return True
    name = host_name(host)
    return any(name.endswith(each[1:]) if each.startswith("*.") else name == each for each in allowed if name)


def is_same_origin(origin: str | None, host: str) -> bool:
    """Whether a page of ours opens this socket. A client that is no browser sends no origin."""
    try:
        return origin is None or urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False


class Guard:
    """ASGI middleware: 400 to a forged host, refusal of a foreign page's socket, 404 for what is not to be seen.

    ``sockets`` is how many one address may hold open.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = (), sockets: int = MOST_SOCKETS) -> None:
        self.app, self.hosts, self.sockets = app, hosts, sockets
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        path = scope["path"]
        if path.startswith("/api/") and (is_unsafe_path_pattern(path.lstrip("/")) or not path.isprintable()):
            # Streamlit would refuse it in plain text, and no route takes a line feed; the API answers in JSON.
            scope = {**scope, "path": "/api/v1/", "raw_path": b"/api/v1/"}
        refusal = self._refusal(scope, headers.get("host", ""), headers.get("origin"))
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send, refusal is not None)
        elif refusal is None:
            await self.app(scope, receive, send)
        elif scope["path"].startswith("/api/"):
            told = {"error": {"status": refusal[0], "message": refusal[1]}}
            await JSONResponse(told, refusal[0])(scope, receive, send)
        else:
            await PlainTextResponse(f"{refusal[1]}\n", refusal[0])(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send, is_refused: bool) -> None:
        client = (scope.get("client") or ("",))[0]
        if is_refused or self._open[client] >= self.sockets:
            await send({"type": "websocket.close", "code": 1008 if is_refused else 1013, "reason": ""})
            return
        self._open[client] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._open[client] -= 1
            if not self._open[client]:
                del self._open[client]

    def _refusal(self, scope: Scope, host: str, origin: str | None) -> tuple[int, str] | None:
        if not is_allowed(host, self.hosts):
            return 400, "Nom d’hôte inconnu."
        if scope["type"] == "websocket":
            return None if is_same_origin(origin, host) else (403, "Origine refusée.")
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > LONGEST_TARGET:
            return 414, "Adresse trop longue."
        if any(scope["path"] == each or scope["path"].startswith(f"{each}/") for each in HIDDEN):
            return 404, "Introuvable."
        return None
