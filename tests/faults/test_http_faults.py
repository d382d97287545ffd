"""What a publisher's server can do to us: faults 1, 2, 3 and 6, each ended in bounded time, by one sentence."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import Changed, Refused, SourceError, TooLarge, Unreachable
from dashboard.sources import Download, HttpClient, Limits
from dashboard.sources.limits import MIB
from tests.faults.asking import close, dripping, failure, hang, head, reset, sending
from tests.sources.publisher import (
    IMPATIENT,
    PORTAL,
    QUICK,
    LocalPublisher,
    Reply,
    Script,
    page,
)

HTML = b"<!DOCTYPE html><html><body><h1>Service en maintenance</h1></body></html>"
GOOD = page([1])


# 1. no answer, or one that takes for ever


def test_a_name_that_does_not_resolve(tmp_path: Path) -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    client = HttpClient({}, PORTAL, resolve=nobody, limits=QUICK)
    with pytest.raises(Unreachable, match="DNS"):
        client.download(f"https://{PORTAL}/x", tmp_path, "x", expect="json")


def test_a_base_url_whose_name_does_not_resolve(tmp_path: Path) -> None:
    client = HttpClient({"bal": "http://nulle-part.invalid"}, PORTAL, limits=QUICK)
    with pytest.raises(Unreachable, match=r"DNS.*nulle-part\.invalid"):
        client.download("http://nulle-part.invalid/x", tmp_path, "x", expect="json")


def test_a_refused_connection(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        root = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(Unreachable, match="connexion refusée"):
            HttpClient({"bal": root}, PORTAL, limits=QUICK).download(root + "/x", tmp_path, "x", expect="json")


def test_tls_spoken_to_a_server_that_does_not(publisher: LocalPublisher, tmp_path: Path) -> None:
    root = publisher.root.replace("http:", "https:")
    with pytest.raises(Unreachable, match="TLS"):
        HttpClient({"bal": root}, PORTAL, limits=QUICK).download(root + "/x", tmp_path, "x", expect="json")


def test_a_server_that_never_answers_is_asked_three_times(
    ask: Callable[..., Download], publisher: LocalPublisher
) -> None:
    started = time.monotonic()
    assert "aucun octet" in str(failure(ask, hang, limits=IMPATIENT))
    assert time.monotonic() - started < 3 * IMPATIENT.read_s + 2
    assert len(publisher.asked) == 3


@pytest.mark.parametrize("script", [reset, close])
def test_a_dropped_connection_is_tried_again(ask: Callable[..., Download], script: Script) -> None:
    assert ask(script, script, GOOD).status == 200
    assert isinstance(failure(ask, script), Unreachable)


@pytest.mark.parametrize("script", [
    dripping(head(Content_Length=5000) + b"[" + b"1," * 2500),
    dripping(b"[" + b"1," * 2500, before=head(Content_Length=5001)),
    dripping(b"5" * 5000, before=head(Transfer_Encoding="chunked")),
    dripping(b"HTTP/1.1 " + b"2" * 5000),
])
def test_a_slow_loris_ends_with_the_total_time(ask: Callable[..., Download], script: Script) -> None:
    started = time.monotonic()
    error = failure(ask, script, limits=replace(QUICK, total_s=0.6))
    assert time.monotonic() - started < 4
    assert isinstance(error, Unreachable)
    assert "trop long" in error.message


def test_a_body_without_length_that_ran_out_of_time_is_no_short_file(ask: Callable[..., Download]) -> None:
    script = dripping(b"a;b\n" * 2000, before=head())
    error = failure(ask, script, expect="csv", limits=replace(QUICK, total_s=0.5))
    assert "trop long" in error.message


def test_a_slow_loris_ends_before_that_when_its_rate_is_too_low(
    ask: Callable[..., Download], publisher: LocalPublisher
) -> None:
    script = dripping(b"1" * 5000, before=head(Content_Length=5000))
    error = failure(ask, script, limits=replace(QUICK, rate_grace_s=0.3, tries=1))
    assert "débit trop faible" in error.message


def test_the_total_time_covers_all_tries(ask: Callable[..., Download], publisher: LocalPublisher) -> None:
    started = time.monotonic()
    failure(ask, hang, limits=replace(IMPATIENT, total_s=0.5, tries=9))
    assert time.monotonic() - started < 4
    assert 1 <= len(publisher.asked) < 9


def test_another_source_is_untouched(ask: Callable[..., Download], publisher: LocalPublisher, tmp_path: Path) -> None:
    client = publisher.client(IMPATIENT)
    publisher.on("/x", hang)
    with pytest.raises(Unreachable):
        client.download(publisher.root + "/x", tmp_path, "x", expect="json")
    assert client.download(publisher.on("/y", GOOD), tmp_path, "x", expect="json").status == 200


# 2. statuses


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_three_times(
    ask: Callable[..., Download], publisher: LocalPublisher, status: int
) -> None:
    bad = Reply(status, HTML, {"Content-Type": "text/html"})
    assert ask(bad, bad, GOOD).status == 200
    publisher.asked.clear()
    error = failure(ask, bad)
    assert isinstance(error, Unreachable)
    assert f"({status})" in error.message
    assert len(publisher.asked) == 3


@pytest.mark.parametrize(("status", "sentence"), [
    (400, "demande refusée (400)"), (401, "identification demandée"), (403, "accès refusé"),
    (404, "introuvable"), (405, "(405)"), (410, "source retirée"), (451, "(451)"),
])
def test_a_refusal_is_never_asked_again(
    ask: Callable[..., Download], publisher: LocalPublisher, status: int, sentence: str
) -> None:
    error = failure(ask, page({"error_code": "X", "message": "dit ceci"}, status))
    assert isinstance(error, Refused)
    assert sentence in error.message
    assert "dit ceci" in error.message
    assert len(publisher.asked) == 1


def test_a_short_wait_is_obeyed(ask: Callable[..., Download]) -> None:
    waits: list[float] = []
    assert ask(Reply(429, headers={"Retry-After": "30"}), GOOD, waits=waits).status == 200
    assert waits == [30]


@pytest.mark.parametrize("reply", [
    Reply(429, headers={"Retry-After": "3600"}),
    Reply(503, HTML, {"Retry-After": "Mon, 23 Nov 2026 13:00:00 GMT"}),
    Reply(429, headers={"X-RateLimit-Reset": "1795438800"}),
    page({"errorcode": 10002, "reset_time": "2026-11-23T13:00:00Z", "error": "Too many requests"}, 429),
])
def test_a_long_wait_ends_it_at_once_and_says_until_when(
    ask: Callable[..., Download], publisher: LocalPublisher, reply: Reply
) -> None:
    waits: list[float] = []
    error = failure(ask, reply, waits=waits)
    assert "réessayer après le 23/11/2026 à 14:00" in error.message
    assert (len(publisher.asked), waits) == (1, [])


def test_an_answer_that_is_no_http(ask: Callable[..., Download]) -> None:
    assert isinstance(failure(ask, sending(b"SSH-2.0-OpenSSH_9.6\r\n")), SourceError)
    assert isinstance(failure(ask, sending(b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 500 + b"\r\n")), SourceError)
    assert isinstance(failure(ask, sending(b"HTTP/1.1 200 OK\r\nX: " + b"1" * 70_000 + b"\r\n\r\n")), SourceError)


# 3. a page instead of data


@pytest.mark.parametrize(("expect", "label"), [
    ("json", "application/json"), ("csv", "text/csv"), ("jsonl", "application/json"), ("any", "text/csv"),
    ("parquet", "application/octet-stream"), ("geojson", "text/html"),
])
def test_a_maintenance_page_is_a_change_asked_once(
    ask: Callable[..., Download], publisher: LocalPublisher, expect: str, label: str
) -> None:
    error = failure(ask, Reply(200, HTML, {"Content-Type": label}), expect=expect)
    assert isinstance(error, Changed)
    assert "HTML" in error.message
    assert len(publisher.asked) == 1


def test_an_empty_body_is_a_change(ask: Callable[..., Download]) -> None:
    assert "vide" in failure(ask, Reply(200, b"")).message


# 6. bodies that are cut, or far too large


@pytest.mark.parametrize("script", [
    sending(head(Content_Length=100), b"[1, 2"),
    sending(head(Transfer_Encoding="chunked"), b"5\r\n[1, 2\r\n"),
    sending(head(Transfer_Encoding="chunked"), b"5\r\n[1,"),
    sending(head(Transfer_Encoding="chunked"), b"zz\r\n[1,"),
    sending(head(), b"[1, 2"),
    sending(head(Content_Length=3), b"[1, 2]"),
    sending(head(Content_Encoding="gzip"), gzip.compress(b"[1]" * 100)[:-4]),
    sending(head(Content_Encoding="gzip"), b"no gzip at all"),
])
def test_a_cut_body_is_asked_again_and_never_kept(
    ask: Callable[..., Download], publisher: LocalPublisher, script: Script
) -> None:
    assert isinstance(failure(ask, script), (Unreachable, Changed))
    assert len(publisher.asked) == 3
    assert ask(script, GOOD).size == 3


def test_a_body_longer_than_announced_stops_where_it_was_announced(ask: Callable[..., Download]) -> None:
    assert ask(sending(head(Content_Length=3), b"[1]garbage")).path.read_bytes() == b"[1]"


def test_two_gigabytes_announced_are_refused_before_they_come(
    ask: Callable[..., Download], publisher: LocalPublisher
) -> None:
    error = failure(ask, Reply(200, b"[", length=2 << 30))
    assert isinstance(error, TooLarge)
    assert "2 Gio annoncés" in error.message
    assert len(publisher.asked) == 1


def test_a_flood_that_announces_nothing_stops_at_the_cap(ask: Callable[..., Download]) -> None:
    flood = sending(head(), *[b"[" + b"1" * MIB] * 8)
    error = failure(ask, flood, limits=replace(QUICK, max_bytes=2 * MIB))
    assert isinstance(error, TooLarge)
    assert "2 Mio" in error.message


@pytest.mark.parametrize("limits", [
    QUICK, replace(QUICK, max_decoded_bytes=3 * MIB, max_bytes=MIB, max_ratio=10_000),
])
def test_a_bomb_never_opens(ask: Callable[..., Download], limits: Limits) -> None:
    member = gzip.compress(bytes(8 * MIB))
    bomb = Reply(200, member * 100, {"Content-Encoding": "gzip"})
    started = time.monotonic()
    assert isinstance(failure(ask, bomb, limits=limits), TooLarge)
    assert time.monotonic() - started < 6


def test_an_archive_that_is_a_bomb_is_refused(ask: Callable[..., Download]) -> None:
    bomb = Reply(200, gzip.compress(bytes(40 * MIB)), {"Content-Type": "application/gzip"})
    assert isinstance(failure(ask, bomb, expect="any"), TooLarge)
