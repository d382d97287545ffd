"""``serve`` as a process: one port for everything, a clear refusal, a quick stop with open pages."""

from __future__ import annotations

import asyncio
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.sync.client import connect

from dashboard.commands.refresher import Refresher
from dashboard.server.run import listen
from tests.browser.conftest import PROJECT, start_app

pytestmark = pytest.mark.slow


def test_it_stops_in_less_than_three_seconds_with_a_page_open(tmp_path: Path) -> None:
    child, address = start_app(tmp_path, tmp_path / "app.log")
    with connect(f"ws{address.removeprefix('http')}/_stcore/stream", origin=address):  # type: ignore[arg-type]
        with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:
            assert answer.status == 200
        asked = time.monotonic()
        child.send_signal(signal.SIGTERM)
        code = child.wait(timeout=20)
        took = time.monotonic() - asked
    assert took < 3
    assert code == 0
    assert "Traceback" not in (tmp_path / "app.log").read_text(encoding="utf-8")


def test_a_small_answer_does_not_wait_for_the_readers_acknowledgement() -> None:
    """Head and body go in two writes: without TCP_NODELAY the second waits for the first to be acknowledged, 40 ms."""

    async def delays() -> int:
        seen: asyncio.Queue[int] = asyncio.Queue()

        def accept(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            seen.put_nowait(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listen("127.0.0.1", 0) as held:
            async with await asyncio.start_server(accept, sock=held):
                _reader, writer = await asyncio.open_connection(*held.getsockname())
                writer.close()
                return await asyncio.wait_for(seen.get(), 5)

    assert asyncio.run(delays()) != 0


def test_a_port_in_use_is_said_in_one_sentence(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", "serve", "--no-refresh", "--address", "127.0.0.1", "--port", port],
            cwd=PROJECT, env={**os.environ, "DASHBOARD_DATA": str(tmp_path)}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert port in done.stderr.strip().splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_a_refresher_that_dies_is_started_again(tmp_path: Path) -> None:
    mark = tmp_path / "started"
    script = f"open({str(mark)!r}, 'a').write('x'); raise SystemExit(3)"
    refresher = Refresher([sys.executable, "-c", script], restart_after_s=0.1)
    refresher.start()
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline and (not mark.exists() or len(mark.read_text()) < 2):
        time.sleep(0.1)
    refresher.stop()
    assert len(mark.read_text()) >= 2
    count = len(mark.read_text())
    time.sleep(0.8)
    assert len(mark.read_text()) == count


def test_an_answer_under_way_is_finished_before_it_stops(demo_data: Path, tmp_path: Path) -> None:
    child, address = start_app(demo_data, tmp_path / "app.log")
    whole = urllib.request.urlopen(f"{address}/api/v1/kpis", timeout=20).read()
    asked = [http.client.HTTPConnection(urlsplit(address).netloc, timeout=20) for _each in range(3)]
    for each in asked:
        each.request("GET", "/api/v1/kpis?langue=en")
    time.sleep(0.1)  # they are there, and take longer than that to make
    child.send_signal(signal.SIGTERM)
    found = [each.getresponse().read() for each in asked]
    assert child.wait(timeout=20) == 0
    assert [len(body) > len(whole) / 2 for body in found] == [True] * 3
    with pytest.raises(OSError):
        urllib.request.urlopen(f"{address}/healthz", timeout=2)
