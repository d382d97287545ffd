"""Which addresses may be asked: publishers' own hosts over https, and the base URLs that the operator set.

Every address, the first and each redirect, passes `AllowList.check` before a byte leaves. What the operator
points at with ``DASHBOARD_BASE_URL_*`` (a mirror, a test double) may be plain http and local; nothing else
may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from dashboard.errors import Changed, Refused

ROOTS: dict[str, str] = {
    "hubeau": "https://hubeau.eaufrance.fr",
    "vigicrues": "https://www.vigicrues.gouv.fr",
    "datagouv": "https://www.data.gouv.fr",
    "bal": "https://plateforme-bal.adresse.data.gouv.fr",
    "ofgl": "https://data.ofgl.fr",
    "geoapi": "https://geo.api.gouv.fr",
    "ign": "https://data.geopf.fr",
}
# Hosts that the publishers above redirect to or keep their files on.
COMPANIONS = frozenset(
    {
        "vigicrues.gouv.fr",
        "data.gouv.fr",
        "static.data.gouv.fr",
        "object.files.data.gouv.fr",
        "data.economie.gouv.fr",
        "adresse.data.gouv.fr",
    }
)
_SECRETS = frozenset({"apikey", "api_key", "key", "token", "access_token", "password"})
_SLUG = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_@-]|\.(?!\.)){0,199}")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\]")


def slug(text: str, *, what: str = "identifiant") -> str:
    """The id itself when it may stand in an address: letters, digits, ``_ - @ .``.

    Raises Refused otherwise.
    """
    if not _SLUG.fullmatch(text):
        raise Refused(
            f"{what} refusé avant tout appel, « {text[:80]!a} » n’est pas un identifiant", step="adresse"
        )
    return text


def url(root: str, path: str, **parameters: Any) -> str:
    """``root + path`` with the parameters that are not None, encoded."""
    query = urlencode({key: value for key, value in parameters.items() if value is not None})
    return f"{root}{path}?{query}" if query else f"{root}{path}"


def public(address: str) -> str:
    """The address as it may be shown: no user, no password, no API key."""
    try:
        parts = urlsplit(address)
        netloc = parts.netloc.rpartition("@")[2]
        kept = [
            (k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k.lower() not in _SECRETS
        ]
    except ValueError:
        return "adresse illisible"
    query = parts.query if len(kept) == parts.query.count("&") + 1 else urlencode(kept)
    return urlunsplit((parts.scheme, netloc, parts.path, query, ""))


def rebase(link: str, *, asked: str, root: str, official: str) -> str:
    """A link found in an answer, kept on the API that answered. Raises Changed when it leads elsewhere.

    Hub'Eau's ``next`` may start with ``http://``: the scheme of `root` is forced. A mirror that copies the
    answers word for word names the publisher's own host: its place is taken by `root`.
    """
    try:
        found, base, own = urlsplit(urljoin(asked, link)), urlsplit(root), urlsplit(official)
        ports = {base.port} if base.port else {None, 80, 443}
        same = found.hostname == base.hostname and found.port in ports
    except ValueError as error:
        raise Changed(
            "le lien vers la page suivante est illisible", step="pagination", address=public(asked)
        ) from error
    if same:
        return urlunsplit((base.scheme, base.netloc, found.path, found.query, ""))
    if found.hostname == own.hostname:
        return urlunsplit((base.scheme, base.netloc, base.path.rstrip("/") + found.path, found.query, ""))
    raise Changed(
        f"le lien vers la page suivante sort de l’API, vers « {found.hostname} »",
        step="pagination",
        address=public(asked),
    )


def _origin(parts: SplitResult) -> tuple[str, str, int]:
    return (
        parts.scheme,
        (parts.hostname or "").rstrip("."),
        parts.port or (443 if parts.scheme == "https" else 80),
    )


@dataclass(frozen=True)
class AllowList:
    """The hosts that may be asked over https, and the configured origins (scheme, host, port)."""

    hosts: frozenset[str]
    origins: frozenset[tuple[str, str, int]]

    @classmethod
    def of(
        cls, base_urls: Mapping[str, str | None], portal: str, extra_hosts: Iterable[str] = ()
    ) -> AllowList:
        """Publishers' own hosts, the town's portal, hosts that declarations add, configured base URLs."""
        own = {urlsplit(root).hostname or "" for root in ROOTS.values()}
        hosts = frozenset(host.lower() for host in {*own, *COMPANIONS, portal, *extra_hosts} if host)
        origins = {_origin(urlsplit(base)) for base in base_urls.values() if base and is_root(base)}
        return cls(
            hosts, frozenset(o for o in origins if not (o[0] == "https" and o[2] == 443 and o[1] in hosts))
        )

    def check(self, address: str, *, from_base: bool = True) -> bool:
        """Whether the address is on a configured base URL (True) or on a publisher's host (False).

        Raises Refused for anything else. A redirect from a publisher (`from_base` False) never reaches a
        base URL: it may be an internal host that only the operator may name.
        """
        try:
            parts = urlsplit(address)
            scheme, host, port = _origin(parts)
        except ValueError as error:
            raise _refused("adresse illisible", address) from error
        if _UNSAFE.search(address) or scheme not in ("http", "https") or not host:
            raise _refused(f"protocole ou caractère interdit ({scheme or 'aucun protocole'})", address)
        if from_base and (scheme, host, port) in self.origins:
            return True
        if host not in self.hosts:
            raise _refused(f"l’hôte « {host} » n’est pas dans la liste permise", address)
        if scheme != "https" or port != 443 or "@" in parts.netloc:
            raise _refused(f"« {host} » ne se lit qu’en https, sans compte ni port particulier", address)
        return False


def is_root(base: str) -> bool:
    """Whether a configured base URL can be one: http or https, a host, nothing unsafe."""
    try:
        parts = urlsplit(base)
        whole = parts.hostname and parts.port != 0 and not parts.query and not parts.fragment
        return bool(parts.scheme in ("http", "https") and whole and not _UNSAFE.search(base))
    except ValueError:
        return False


def _refused(message: str, address: str) -> Refused:
    return Refused(message, step="adresse", address=public(address))
