"""The HTTP client of every reader: allowed addresses only, bounded in time and bytes, patient within reason.

It streams bodies to disk and checks that they are of the kind asked for; it never interprets them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import requests
from urllib3.exceptions import HTTPError

from dashboard.errors import Refused, SourceError
from dashboard.sources import content, network
from dashboard.sources.addresses import ROOTS, AllowList, is_root, public, rebase
from dashboard.sources.failures import of_connection, of_status, unreachable
from dashboard.sources.limits import Limits
from dashboard.sources.retries import Temporary, persevere
from dashboard.sources.transfer import Progress, Transfer

PRODUCT = "tableau-de-bord/0.1"
KEPT = (
    "content-type",
    "etag",
    "last-modified",
    "content-length",
    "date",
    "link",
    "retry-after",
    "x-demonstration",
)


@dataclass(frozen=True)
class Download:
    """One answer on disk.

    ``path`` holds the bytes, unpacked from the transport; absent when ``status`` is 304.

    ``sha256`` and ``size`` (bytes) are those of the file, ``address`` the final one without secrets,
    ``fetched_at`` UTC, ``headers`` the kept ones, lower case.
    """

    path: Path
    status: int
    headers: dict[str, str]
    sha256: str
    size: int
    fetched_at: datetime
    address: str

    @property
    def is_unchanged(self) -> bool:
        """Whether the publisher said that nothing changed since the validators given (304)."""
        return self.status == 304


@dataclass(frozen=True)
class _Order:
    """One download asked for."""

    address: str
    path: Path
    expect: content.Expect
    validators: Mapping[str, str]
    accept: Sequence[int]
    max_bytes: int


class HttpClient:
    """Fetches for one town. Not for several threads at once.

    ``base_urls`` are the configured roots by source (None: the publisher's own), ``portal_domain`` the
    town's Opendatasoft domain, ``extra_hosts`` what declarations add to the allow-list, ``contact`` goes in
    the User-Agent. ``sleep``, ``resolve`` and ``clock`` stand for the system's.
    """

    def __init__(
        self,
        base_urls: Mapping[str, str | None],
        portal_domain: str,
        extra_hosts: Iterable[str] = (),
        *,
        limits: Limits | None = None,
        contact: str = "",
        progress: Progress | None = None,
        sleep: Callable[[float], None] = time.sleep,
        resolve: network.Resolve = network.resolve,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.limits = limits or Limits()
        self._base_urls, self._portal = dict(base_urls), portal_domain
        self._allowed = AllowList.of(base_urls, portal_domain, extra_hosts)
        self._progress, self._sleep, self._clock = progress, sleep, clock
        self._publishers, self._own = network.session(resolve), network.session(None)
        agent = f"{PRODUCT} ({contact})" if contact else PRODUCT
        self._agent = "".join(c for c in agent if c.isascii() and c.isprintable())
        self._last_call: float | None = None

    def official(self, source: str) -> str:
        """The publisher's own root, whatever the configuration."""
        return f"https://{self._portal}" if source == "opendatasoft" else ROOTS[source]

    def base(self, source: str) -> str:
        """The root to ask for a source, without a slash at the end.

        Raises Refused when a configured one is no root.
        """
        configured = self._base_urls.get(source)
        if configured and not is_root(configured):
            raise Refused(
                f"DASHBOARD_BASE_URL_{source.upper()} n’est pas une adresse http ou https",
                step="adresse",
                address=public(configured),
            )
        return (configured or self.official(source)).rstrip("/")

    def follow(self, source: str, link: str, asked: str) -> str:
        """A link found in an answer, on the same API and scheme as `asked`.

        Raises Changed when it leads elsewhere.
        """
        return rebase(link, asked=asked, root=self.base(source), official=self.official(source))

    def close(self) -> None:
        """Closes the kept-alive connections."""
        self._publishers.close()
        self._own.close()

    def download(
        self,
        address: str,
        folder: Path,
        name: str,
        *,
        expect: content.Expect,
        validators: Mapping[str, str] | None = None,
        accept_statuses: Sequence[int] = (200, 206),
        max_bytes: int | None = None,
    ) -> Download:
        """The answer of an address, in ``folder/name``.

        ``validators`` are the ETag and Last-Modified last seen.

        Raises Refused (address not allowed, 4xx), Unreachable (after the tries that make sense), Changed (a
        body of another kind), TooLarge (a cap passed). ``accept_statuses`` are the statuses whose body the
        caller wants.
        """
        if not name or Path(name).name != name or name.startswith("."):
            raise Refused(f"nom de fichier refusé « {name[:80]} »", step="adresse", address=public(address))
        self._allowed.check(address)
        order = _Order(
            address,
            folder / name,
            expect,
            validators or {},
            accept_statuses,
            max_bytes or self.limits.max_bytes,
        )
        return persevere(lambda left: self._attempt(order, left), self.limits, self._sleep)

    def _attempt(self, order: _Order, seconds: float) -> Download:
        """One try, within `seconds`.

        The file appears under its name only when it is whole and of the right kind. A connection shut because
        the time was up looks like a short answer: whatever came of it, the time is what is told.
        """
        partial = order.path.with_name(f".{order.path.name}.part")
        late = unreachable(f"trop long, arrêté après {self.limits.total_s:g} s", order.address)
        try:
            with network.bounded(seconds) as watchdog:
                found = self._fetch(order, partial)
                if watchdog.expired:
                    raise late
                if not found.is_unchanged:
                    partial.replace(order.path)
                return found
        except (Temporary, SourceError) as failure:
            if watchdog.expired and failure is not late:
                raise late from failure
            raise
        finally:
            partial.unlink(missing_ok=True)

    def _fetch(self, order: _Order, partial: Path) -> Download:
        response, final = self._open(order)
        with closing(response):
            shown = public(final)
            transfer = Transfer(shown, self.limits, order.max_bytes, self._progress)
            if response.status_code == 304 and order.validators:
                return self._done(order, response, shown, "", 0)
            if response.status_code not in order.accept:
                raise of_status(response, transfer, self._clock())
            sha256, size = transfer.receive(response, partial)
            if response.status_code < 300:
                content.check_body(partial, order.expect, response.headers.get("content-type", ""), shown)
                content.check_packed_file(partial, self.limits, order.max_bytes, shown)
            return self._done(order, response, shown, sha256, size)

    def _done(
        self, order: _Order, response: requests.Response, shown: str, sha256: str, size: int
    ) -> Download:
        headers = {key.lower(): value for key, value in response.headers.items()}
        kept = {k: v for k, v in headers.items() if k in KEPT or k.startswith("x-ratelimit-")}
        return Download(order.path, response.status_code, kept, sha256, size, self._clock(), shown)

    def _open(self, order: _Order) -> tuple[requests.Response, str]:
        """The head of the final answer and its address, redirects followed by hand, each hop checked."""
        address, is_base = order.address, self._allowed.check(order.address)
        for _ in range(self.limits.max_redirects + 1):
            response = self._ask(address, is_base, order.validators)
            target = response.headers.get("location")
            if response.status_code not in (301, 302, 303, 307, 308) or not target:
                return response, address
            response.close()
            try:
                address = urljoin(address, target)
            except ValueError as error:
                raise Refused(
                    "redirection illisible", step="redirection", address=public(order.address)
                ) from error
            is_base = self._allowed.check(address, from_base=is_base)
        raise Refused(
            f"plus de {self.limits.max_redirects} redirections",
            step="redirection",
            address=public(order.address),
        )

    def _ask(self, address: str, is_base: bool, validators: Mapping[str, str]) -> requests.Response:
        headers = {"User-Agent": self._agent, "Accept-Encoding": "gzip", "Accept": "*/*"}
        known = {key.lower(): value for key, value in validators.items()}
        asked = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("last-modified")}
        headers |= {key: value for key, value in asked.items() if value}
        if not is_base:
            self._pace()
        opened = self._own if is_base else self._publishers
        try:
            return opened.get(
                address,
                headers=headers,
                stream=True,
                allow_redirects=False,
                timeout=(self.limits.connect_s, self.limits.read_s),
            )
        except Refused as error:
            raise Refused(error.message, step=error.step, address=public(address)) from error
        except (requests.RequestException, HTTPError) as error:
            raise of_connection(error, address, self.limits) from error

    def _pace(self) -> None:
        """Leaves `pace_s` between two calls to publishers."""
        now = time.monotonic()
        if self._last_call is not None and now - self._last_call < self.limits.pace_s:
            self._sleep(self.limits.pace_s - (now - self._last_call))
        self._last_call = time.monotonic()
