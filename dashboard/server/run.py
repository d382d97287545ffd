"""Holds the port and runs the application until it is asked to stop."""

from __future__ import annotations

import logging
import os
import socket

import uvicorn

from dashboard.settings import PROJECT_ROOT

STOP_WITHIN_S = 2
BACKLOG = 2048
PING_S = 30


def listen(address: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError when the address or the port cannot be had."""
    # Named TCP, asyncio sends small answers at once; unnamed, each waits 40 ms for the reader's acknowledgement.
    held = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind((address, port))
        held.listen(BACKLOG)
    except OSError:
        held.close()
        raise
    return held


def run(held: socket.socket) -> bool:
    """Serves on a socket until SIGTERM or SIGINT; open pages are told, and cut after two seconds.

    Returns False when the application could not start.
    """
    os.chdir(PROJECT_ROOT)  # Streamlit looks for its settings in the working folder
    from streamlit import config

    # Our queries' caches are made before there is a runtime, on purpose: nothing to warn about.
    logging.getLogger("streamlit.runtime.caching.cache_data_api").setLevel(logging.ERROR)
    from dashboard.server.app import application

    config.set_option("server.port", held.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(
        application(), log_config=None, access_log=False, server_header=False, lifespan="on",
        ws="websockets-sansio", ws_ping_interval=PING_S, ws_ping_timeout=PING_S,
        ws_max_size=int(config.get_option("server.maxMessageSize")) * 1_000_000,
        ws_per_message_deflate=bool(config.get_option("server.enableWebsocketCompression")),
        log_level="warning", timeout_graceful_shutdown=STOP_WITHIN_S, timeout_keep_alive=20,
    ))  # fmt: skip
    server.run(sockets=[held])
    return bool(server.started)
