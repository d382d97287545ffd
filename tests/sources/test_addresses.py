"""Which addresses may be asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import Changed, Refused
from dashboard.sources.addresses import AllowList, is_root, public, rebase, slug, url

ALLOWED = AllowList.of(
    {"hubeau": "http://127.0.0.1:8000/hubeau", "bal": None}, "data.fleurysurorne.fr", ["fichiers.example.fr"]
)


@pytest.mark.parametrize("address", [
    "https://hubeau.eaufrance.fr/api",
    "https://data.fleurysurorne.fr/api?x=1",
    "https://DATA.fleurysurorne.fr/",
    "https://static.data.gouv.fr/x.csv",
    "https://fichiers.example.fr/x",
    "https://geo.api.gouv.fr:443/communes",
])
def test_publishers_own_hosts_are_allowed(address: str) -> None:
    assert ALLOWED.check(address) is False


def test_a_configured_base_url_is_allowed_over_http_and_loopback() -> None:
    assert ALLOWED.check("http://127.0.0.1:8000/hubeau/api") is True


@pytest.mark.parametrize("address", [
    "http://169.254.169.254/latest/meta-data",
    "http://localhost/", "http://127.0.0.1/", "http://127.0.0.1:8001/", "https://127.0.0.1:8000/",
    "http://[::1]/", "http://0x7f.1/", "http://2130706433/",
    "file:///etc/passwd", "ftp://hubeau.eaufrance.fr/x", "gopher://hubeau.eaufrance.fr/", "//hubeau.eaufrance.fr/x",
    "javascript:alert(1)", "",
    "https://example.com/", "https://hubeau.eaufrance.fr.example.com/", "https://xhubeau.eaufrance.fr/",
    "http://hubeau.eaufrance.fr/", "https://hubeau.eaufrance.fr:8443/", "https://hubeau.eaufrance.fr@example.com/",
    "https://user:pass@hubeau.eaufrance.fr/", "https://example.com\\@hubeau.eaufrance.fr/",
    "https://hubeau.eaufrance.fr/x\r\nHost: y", "https://hubeau.eaufrance.fr/ x", "https://hubeau.eaufrance.fr/\x00",
    "https://[hubeau.eaufrance.fr/", "https://hubeau.eaufrance.fr:99999/",
])
def test_everything_else_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        ALLOWED.check(address)


def test_a_publisher_never_sends_us_to_a_configured_base_url() -> None:
    with pytest.raises(Refused, match="127.0.0.1"):
        ALLOWED.check("http://127.0.0.1:8000/hubeau/api", from_base=False)


def test_a_base_url_on_a_publishers_host_stays_a_publisher() -> None:
    allowed = AllowList.of({"hubeau": "https://hubeau.eaufrance.fr"}, "data.fleurysurorne.fr")
    assert allowed.check("https://hubeau.eaufrance.fr/api") is False


@given(st.text(max_size=60))
def test_any_text_is_allowed_or_refused_and_nothing_else(text: str) -> None:
    for address in (text, "https://" + text, "https://hubeau.eaufrance.fr" + text):
        try:
            ALLOWED.check(address)
        except Refused:
            continue
        assert address.lower().startswith(("https://", "http://127.0.0.1:8000"))


@pytest.mark.parametrize("identifier", ["bancs-publics", "wifi@fleurysurorne", "a", "14271", "jeu_2.0"])
def test_slugs_pass(identifier: str) -> None:
    assert slug(identifier) == identifier


@pytest.mark.parametrize("identifier", [
    "../../x", "x?y#", "a/b", "", ".", "..", "a..b", "a b", "x%2e", "é", "x\n", "a&b", "-x", "x" * 201,
])
def test_other_ids_are_refused_before_any_request(identifier: str) -> None:
    with pytest.raises(Refused, match="avant tout appel"):
        slug(identifier)


@given(st.text(max_size=40))
def test_a_slug_never_changes_the_path_or_the_query(text: str) -> None:
    try:
        accepted = slug(text)
    except Refused:
        return
    assert not set(accepted) & set("/?#%&\\ \r\n") and ".." not in accepted


@pytest.mark.parametrize(("address", "shown"), [
    ("https://h/x?a=1&apikey=SECRET&b=", "https://h/x?a=1&b="),
    ("https://h/x?ApiKey=SECRET", "https://h/x"),
    ("https://user:SECRET@h:8/x?q=a%2Cb", "https://h:8/x?q=a%2Cb"),
    ("https://h/x?t=1#SECRET", "https://h/x?t=1"),
    ("https://[SECRET", "adresse illisible"),
])
def test_shown_addresses_hold_no_secret(address: str, shown: str) -> None:
    assert public(address) == shown


def test_url_leaves_out_what_is_none_and_encodes_the_rest() -> None:
    assert url("https://h", "/p", a="x&y", b=None, c=2) == "https://h/p?a=x%26y&c=2"
    assert url("https://h", "/p") == "https://h/p"


OWN = {"asked": "https://hubeau.eaufrance.fr/api?a=1", "root": "https://hubeau.eaufrance.fr",
       "official": "https://hubeau.eaufrance.fr"}
MIRROR = {"asked": "http://127.0.0.1:8000/hubeau/api", "root": "http://127.0.0.1:8000/hubeau",
          "official": "https://hubeau.eaufrance.fr"}


@pytest.mark.parametrize(("link", "where", "expected"), [
    ("http://hubeau.eaufrance.fr/api?cursor=A", OWN, "https://hubeau.eaufrance.fr/api?cursor=A"),
    ("http://hubeau.eaufrance.fr:80/api?cursor=A", OWN, "https://hubeau.eaufrance.fr/api?cursor=A"),
    ("/api?cursor=A%3D", OWN, "https://hubeau.eaufrance.fr/api?cursor=A%3D"),
    ("http://127.0.0.1:8000/hubeau/api?cursor=A", MIRROR, "http://127.0.0.1:8000/hubeau/api?cursor=A"),
    ("https://hubeau.eaufrance.fr/api?cursor=A", MIRROR, "http://127.0.0.1:8000/hubeau/api?cursor=A"),
])
def test_next_links_stay_on_the_api_that_answered(link: str, where: dict[str, str], expected: str) -> None:
    assert rebase(link, **where) == expected


@pytest.mark.parametrize("link", ["https://example.com/api", "http://127.0.0.1:9/x", "file:///etc/passwd", "http://["])
def test_next_links_elsewhere_are_a_change(link: str) -> None:
    with pytest.raises(Changed):
        rebase(link, **MIRROR)


@pytest.mark.parametrize(("base", "fits"), [
    ("http://127.0.0.1:8000", True), ("https://miroir.example.fr/hubeau/", True), ("ftp://x", False),
    ("127.0.0.1:8000", False), ("http://", False), ("http://x?y=1", False), ("http://x:99999", False), ("", False),
])
def test_a_root_is_http_and_has_a_host(base: str, fits: bool) -> None:
    assert is_root(base) is fits
