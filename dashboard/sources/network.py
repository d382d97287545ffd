"""Connections that check where they really go, and that end when their time is up.

Names are resolved once, the numeric addresses are checked, and the connection is made to one of those very
addresses: a name that answers differently a moment later (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NameResolutionError
from urllib3.response import BaseHTTPResponse

from dashboard.errors import Refused

Resolve = Callable[[str, int], Sequence[str]]


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, in the system's order. Raises socket.gaierror."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether a numeric address is public: not private, loopback, link-local, reserved or multicast."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or found
    return found.is_global and not found.is_multicast


class Watchdog:
    """Shuts the current connection down when the time is up, however slowly bytes drip in."""

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(max(seconds, 0.0), self._expire)
        self._timer.daemon = True

    def watch(self, connected: socket.socket | None) -> None:
        """The socket to shut down from now on; at once when the time is already up."""
        self._socket = connected
        if self.expired:
            self._shut()

    def start(self) -> None:
        """Starts counting."""
        self._timer.start()

    def stop(self) -> None:
        """Stops counting: the socket goes back to the pool and is nobody's business."""
        self._timer.cancel()
        self._socket = None

    def _expire(self) -> None:
        self.expired = True
        self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


_watchdog: ContextVar[Watchdog | None] = ContextVar("watchdog", default=None)


@contextmanager
def bounded(seconds: float) -> Iterator[Watchdog]:
    """Within it, what this thread sends and receives ends after `seconds`; ``.expired`` says that it did."""
    watchdog = Watchdog(seconds)
    token = _watchdog.set(watchdog)
    watchdog.start()
    try:
        yield watchdog
    finally:
        watchdog.stop()
        _watchdog.reset(token)


def _watch(connected: Any) -> None:
    watchdog = _watchdog.get()
    if watchdog is not None:
        watchdog.watch(connected)


class BoundedHTTP(HTTPConnection):
    """A plain connection that the watchdog knows."""

    def getresponse(self) -> BaseHTTPResponse:  # type: ignore[override]  # urllib3 narrows http.client's type
        """The answer's head; the time limit covers it and the body."""
        _watch(self.sock)
        return super().getresponse()


class BoundedHTTPS(HTTPSConnection):
    """A TLS connection that the watchdog knows."""

    def getresponse(self) -> BaseHTTPResponse:  # type: ignore[override]  # urllib3 narrows http.client's type
        """The answer's head; the time limit covers it and the body."""
        _watch(self.sock)
        return super().getresponse()


class PlainPool(HTTPConnectionPool):
    """Pool of plain connections, for base URLs only."""

    ConnectionCls = BoundedHTTP


class TlsPool(HTTPSConnectionPool):
    """Pool of TLS connections."""

    ConnectionCls = BoundedHTTPS


def checked_pool(resolver: Resolve) -> type[HTTPSConnectionPool]:
    """A pool whose connections only go to public addresses, those that `resolver` gave."""

    class CheckedHTTPS(BoundedHTTPS):
        def _new_conn(self) -> socket.socket:
            name = self.host
            try:
                numeric = list(resolver(name, self.port or 443))
            except OSError as error:
                raise NameResolutionError(name, self, error) from error  # type: ignore[arg-type]
            hidden = [address for address in numeric if not is_public(address)]
            if hidden or not numeric:
                found = hidden[0] if hidden else "aucune adresse"
                raise Refused(f"« {name} » mène à une adresse privée ou réservée ({found})", step="adresse")
            try:
                # The name stays the one TLS verifies; only the place connected to is numeric.
                self.host = numeric[0]
                return super()._new_conn()
            finally:
                self.host = name

    class CheckedPool(TlsPool):
        ConnectionCls = CheckedHTTPS

    return CheckedPool


class _Adapter(HTTPAdapter):
    """Puts our connections under requests; behind the operator's proxy, the proxy resolves names itself."""

    def __init__(self, tls: type[HTTPSConnectionPool]) -> None:
        self._pools = {"http": PlainPool, "https": tls}
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **options)
        manager.pool_classes_by_scheme = {"http": PlainPool, "https": TlsPool}
        return manager


class _Session(requests.Session):
    """Leaves redirects to us: requests would read the whole body of one, and prepare the next by itself."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        return None


def session(resolver: Resolve | None) -> requests.Session:
    """A session without cookies.

    With a resolver, for publishers: checked addresses, the operator's proxy honoured.

    Without, for configured base URLs: any address, never a proxy.
    """
    opened = _Session()
    opened.trust_env = resolver is not None
    opened.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    adapter = _Adapter(checked_pool(resolver) if resolver else TlsPool)
    opened.mount("https://", adapter)
    opened.mount("http://", adapter)
    return opened
