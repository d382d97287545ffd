"""The tricks that a publisher on loopback plays, and the download that must end by an error."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from dashboard.errors import SourceError
from dashboard.sources import Download
from tests.sources.publisher import Handler, Reply, Script


def failure(ask: Callable[..., Download], *answers: Reply | Script, **options: object) -> SourceError:
    """The error of a download that must fail; its address shows no key."""
    with pytest.raises(SourceError) as caught:
        ask(*answers, **options)
    assert caught.value.address.endswith("/x")
    assert "SECRET" not in str(caught.value)
    assert caught.value.step
    return caught.value


def hang(handler: Handler) -> None:
    handler.server.stopping.wait(10)


def reset(handler: Handler) -> None:
    linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.connection.close()


def close(handler: Handler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def dripping(text: bytes, before: bytes = b"") -> Script:
    """Some bytes at once, the others one every 50 ms."""

    def script(handler: Handler) -> None:
        handler.wfile.write(before)
        for byte in text:
            handler.wfile.write(bytes([byte]))
            if handler.server.stopping.wait(0.05):
                return

    return script


def head(**headers: object) -> bytes:
    """A status line and headers."""
    lines = "".join(f"{key.replace('_', '-')}: {value}\r\n" for key, value in headers.items())
    return f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{lines}\r\n".encode()


def sending(*pieces: bytes) -> Script:
    """Those bytes, then the connection closes."""

    def script(handler: Handler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)

    return script
