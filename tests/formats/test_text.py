"""Encodings and delimiters of published texts."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path

import pytest

from dashboard.errors import Changed
from dashboard.warehouse.formats.text import decode, dialect, head_of, is_gzip, looks_like_html, whole

SENTENCE = "Numéro;Libellé\n1;Forêt près de l’église, garçon à Nîmes : œuvre\n"
PLAIN = SENTENCE.replace("’", "'").replace("œ", "oe")


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        (SENTENCE, "utf-8", "utf-8"),
        (SENTENCE, "utf-8-sig", "utf-8-sig"),
        (SENTENCE, "utf-16", "utf-16"),
        (SENTENCE, "utf-16-le", "utf-16-le"),
        (SENTENCE, "utf-16-be", "utf-16-be"),
        (SENTENCE, "utf-32", "utf-32"),
        (SENTENCE, "cp1252", "cp1252"),
        (PLAIN, "latin-1", "cp1252"),
        (PLAIN, "cp850", "cp850"),
        (SENTENCE, "mac_roman", "mac_roman"),
    ],
)
def test_a_french_text_is_read_whatever_its_encoding(text: str, encoding: str, expected: str) -> None:
    assert decode(text.encode(encoding)) == (text, expected)


def test_utf16_without_a_mark_in_big_endian_is_read() -> None:
    assert decode(codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be")) == (SENTENCE, "utf-16")


def test_an_empty_text_is_utf8() -> None:
    assert decode(b"") == ("", "utf-8")


def test_the_replacement_character_of_the_publisher_is_kept() -> None:
    assert decode("B�timent".encode())[0] == "B�timent"


@pytest.mark.parametrize("data", [b"a;b\n1;\x00\n", codecs.BOM_UTF8 + b"a\xff;b", codecs.BOM_UTF16_LE + b"a"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(Changed):
        decode(data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b;c\n1,5;2,5;3,5\n", ";"),
        ("a,b,c\n1.5,2.5,3.5\n", ","),
        ("a\tb\n1,5\t2;3\n", "\t"),
        ("a|b\n1;2|3,4\n", "|"),
        ('a;b\n"un; deux, trois, quatre";1\n', ";"),
        ("alone\n1\n2\n", ";"),
        ("", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_cuts_lines_alike(text: str, expected: str) -> None:
    assert dialect(text) == expected


def test_a_line_cut_by_the_end_of_the_sample_does_not_change_the_delimiter() -> None:
    assert dialect("a;b,c;d\n" + "1;2,3;4\n" * 20000) == ";"


def test_gzip_is_told_by_its_bytes_and_read(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(gzip.compress(b"a;b\n1;2\n"))
    assert is_gzip(path)
    assert head_of(path, 3) == b"a;b"
    assert whole(path) == b"a;b\n1;2\n"


def test_a_gzip_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv.gz"
    path.write_bytes(gzip.compress(bytes(range(256)) * 500)[:-40])
    with pytest.raises(Changed, match="gzip"):
        whole(path)


@pytest.mark.parametrize("body", [b"<!DOCTYPE html><html>", b"\n <html lang=fr>", codecs.BOM_UTF8 + b"<HTML>"])
def test_a_web_page_is_told_from_data(body: bytes) -> None:
    assert looks_like_html(body)
    assert not looks_like_html(b"a;b\n<html>;1\n")
