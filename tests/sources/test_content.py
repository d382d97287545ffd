"""Whether a body is what was asked for."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import Changed, TooLarge
from dashboard.sources.content import (
    Gunzip,
    check_body,
    check_packed_file,
    check_size,
    member,
    read_json,
    said_by,
)
from dashboard.sources.limits import MIB, Limits, readable_size
from dashboard.sources.retries import Temporary

AT = "https://h/x"
HTML = b"<!DOCTYPE html><html><body>Maintenance</body></html>"


def body(folder: Path, content: bytes) -> Path:
    path = folder / "body"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("expect", "content"), [
    ("json", b'{"a": 1}'), ("json", b"\xef\xbb\xbf [1, 2]\n"), ("geojson", b'{"type": "Feature"}'),
    ("csv", b"a;b\n1;2\n"), ("csv", b"\xff\xfea\x00;\x00b\x00\n\x00"), ("csv", b'"a";"b"\n'),
    ("jsonl", b'{"a": 1}\n{"a": 2}\n'), ("jsonl", b""), ("any", b""), ("any", b"\x1f\x8b..."),
    ("parquet", b"PAR1....PAR1"),
])
def test_bodies_of_the_right_kind_pass(tmp_path: Path, expect: str, content: bytes) -> None:
    check_body(body(tmp_path, content), expect, "application/octet-stream", AT)  # type: ignore[arg-type]


@pytest.mark.parametrize("expect", ["json", "jsonl", "csv", "parquet", "geojson", "any"])
@pytest.mark.parametrize("content", [
    HTML, b"\r\n  " + HTML, b"\xef\xbb\xbf" + HTML, b"<html>", b"<!-- x -->\n<HTML lang=fr>",
    b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', "<!doctype html><html>".encode("utf-16"),
])
def test_a_page_is_never_data_whatever_its_label(tmp_path: Path, expect: str, content: bytes) -> None:
    with pytest.raises(Changed, match="HTML"):
        check_body(body(tmp_path, content), expect, "text/csv", AT)  # type: ignore[arg-type]


def test_the_label_text_html_is_believed_but_over_json(tmp_path: Path) -> None:
    with pytest.raises(Changed, match="HTML"):
        check_body(body(tmp_path, b"a;b\n"), "csv", "text/html; charset=utf-8", AT)
    check_body(body(tmp_path, b"[1]"), "json", "text/html", AT)


@pytest.mark.parametrize(("expect", "content", "sentence"), [
    ("json", b"", "vide"), ("csv", b" \n", "vide"), ("parquet", b"", "vide"), ("json", b"a;b\n", "JSON"),
    ("geojson", b"erreur", "JSON"), ("csv", b'{"error": 1}', "CSV"), ("csv", b"<Error/>", "CSV"),
    ("csv", b"PK\x03\x04", "CSV"), ("parquet", b"a;b", "Parquet"),
])
def test_another_kind_is_a_change(tmp_path: Path, expect: str, content: bytes, sentence: str) -> None:
    with pytest.raises(Changed, match=sentence) as caught:
        check_body(body(tmp_path, content), expect, "", AT)  # type: ignore[arg-type]
    assert (caught.value.step, caught.value.address) == ("contrôle", AT)


@pytest.mark.parametrize(("expect", "content"), [
    ("json", b'{"a": [1, 2'), ("json", b"[1, 2"), ("json", b"[1}"), ("geojson", b'{"a": 1}]'), ("parquet", b"PAR1.."),
])
def test_a_cut_body_may_pass_next_time(tmp_path: Path, expect: str, content: bytes) -> None:
    with pytest.raises(Temporary) as caught:
        check_body(body(tmp_path, content), expect, "", AT)  # type: ignore[arg-type]
    assert isinstance(caught.value.error, Changed)


def unpacked(chunks: list[bytes]) -> tuple[bytes, bool]:
    stream = Gunzip()
    return b"".join(piece for chunk in chunks for piece in stream.feed(chunk)), stream.is_complete


@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=3), st.integers(1, 50))
def test_gunzip_gives_back_what_was_packed_however_it_is_cut(members: list[bytes], size: int) -> None:
    packed = b"".join(map(gzip.compress, members))
    chunks = [packed[n:n + size] for n in range(0, len(packed), size)]
    assert unpacked(chunks) == (b"".join(members), True)


def test_gunzip_holds_nothing_back_at_the_limit_of_a_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Gunzip, "piece", 7)
    content = b"a" * 1000 + random.Random(1).randbytes(300)
    assert unpacked([gzip.compress(content)]) == (content, True)


def test_gunzip_knows_that_the_end_is_missing() -> None:
    assert unpacked([gzip.compress(b"x" * 1000)[:-3]])[1] is False


def test_sizes_are_capped_on_both_sides_of_the_unpacking() -> None:
    limits = Limits(max_decoded_bytes=300, max_ratio=10, ratio_free_bytes=150)
    check_size(100, 100, limits, 100, AT)
    check_size(100, 300, limits, 100, AT)
    for wire, decoded in ((101, 1), (100, 301)):
        with pytest.raises(TooLarge, match="octets"):
            check_size(wire, decoded, limits, 100, AT)
    check_size(1, 150, limits, 100, AT)
    with pytest.raises(TooLarge, match="compression"):
        check_size(1, 151, limits, 100, AT)


def test_published_archives_are_measured(tmp_path: Path) -> None:
    limits = Limits(ratio_free_bytes=MIB)
    check_packed_file(body(tmp_path, b"a;b"), limits, MIB, AT)
    check_packed_file(body(tmp_path, gzip.compress(b"a;b\n" * 10)), limits, MIB, AT)
    with pytest.raises(TooLarge):
        check_packed_file(body(tmp_path, gzip.compress(bytes(3 * MIB))), limits, MIB, AT)
    with pytest.raises(Temporary):
        check_packed_file(body(tmp_path, gzip.compress(b"a;b\n" * 99)[:-1]), limits, MIB, AT)
    with pytest.raises(Changed, match="gzip illisible"):
        check_packed_file(body(tmp_path, b"\x1f\x8b\x00\x00xxxxxxxxxxxx"), limits, MIB, AT)


@pytest.mark.parametrize("content", [b"", b"{", b'{"a": tru', b"\xff\xfe", b"[" * 100_000])
def test_json_that_cannot_be_read_is_a_change(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Changed, match="JSON illisible"):
        read_json(body(tmp_path, content), AT)


def test_json_is_read_with_or_without_mark(tmp_path: Path) -> None:
    assert read_json(body(tmp_path, '\ufeff{"é": 1}'.encode()), AT) == {"é": 1}


@pytest.mark.parametrize("document", [{}, [], None, 3, {"n": "3"}, {"n": None}, {"n": True}])
def test_a_missing_or_odd_key_is_named(document: object) -> None:
    with pytest.raises(Changed, match="«\u00a0n\u00a0»"):
        member(document, "n", int, AT)


def test_a_key_is_given_back() -> None:
    assert member({"n": 3}, "n", int, AT) == 3


@pytest.mark.parametrize(("content", "said"), [
    (b'{"error_code": "ODSQLError", "message": "query is malformed"}', "query is malformed"),
    (b'{"errorcode": 10002, "error": "Too many requests"}', "Too many requests"),
    (b'[{"error_msg": "inconnue"}]', "inconnue"),
    (b'{"code":"Internal server error","message":"","field_errors":null}', "Internal server error"),
    (b'{"message":"invalides","field_errors":[{"message":"date can\'t be < 1 month from now"}]}',
     "invalides, date can't be < 1 month from now"),
    (b'{"message": "a\\u0007\\nb"}', "a  b"), (b"<html>", ""), (b"", ""), (b"3", ""),
])
def test_error_answers_are_quoted_in_one_line(content: bytes, said: str) -> None:
    assert said_by(content)[0] == said


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3)
                    | st.dictionaries(st.sampled_from(["message", "error", "field_errors", "x"]), inner, max_size=3)))
def test_no_error_answer_breaks_the_reading(document: object) -> None:
    assert len(said_by(json.dumps(document).encode())[0]) <= 200


@pytest.mark.parametrize(("size", "text"), [
    (0, "0 octets"), (1023, "1023 octets"), (1024, "1 Kio"), (64 * MIB, "64 Mio"), (3 << 29, "1,5 Gio"),
])
def test_sizes_are_told_in_french(size: int, text: str) -> None:
    assert readable_size(size) == text
