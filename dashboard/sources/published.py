"""What a reader is asked, and what it gives: published files, bytes exactly as received."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Protocol

from dashboard.declarations import Dataset, Town
from dashboard.errors import Silent, SourceError
from dashboard.sources.content import Expect
from dashboard.sources.http import Download, HttpClient


@dataclass(frozen=True)
class Part:
    """One published file in a temporary place, and what its provenance record will say.

    ``format`` is the key of a raw loader; ``origin`` the stable name of the stream it belongs to (no
    cursor, no dates); ``expected_rows`` what the publisher announced, None when it did not.
    """

    path: Path
    name: str
    format: str
    address: str
    status: int
    headers: dict[str, str]
    fetched_at: datetime
    sha256: str
    size: int
    origin: str
    expected_rows: int | None = None

    @classmethod
    def of(cls, download: Download, loader: str, origin: str, expected_rows: int | None = None) -> Part:
        """A download as a part of a stream."""
        return cls(
            path=download.path,
            name=download.path.name,
            format=loader,
            address=download.address,
            status=download.status,
            headers=download.headers,
            fetched_at=download.fetched_at,
            sha256=download.sha256,
            size=download.size,
            origin=origin,
            expected_rows=expected_rows,
        )


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a reader is asked: a dataset of a town, into a folder.

    ``since`` is the latest observation already in the warehouse (UTC, None at first); ``latest`` says it
    per origin when the caller knows better, so that a station behind the others is read from where it
    stopped. ``validators`` are the ETag and Last-Modified of the last landing, by origin.
    """

    dataset: Dataset
    town: Town
    folder: Path
    client: HttpClient
    now: datetime
    since: datetime | None = None
    latest: Mapping[str, datetime] = field(default_factory=dict)
    validators: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def option(self, key: str, default: int) -> int:
        """A number of the dataset's ``[fetch]`` table, or the default."""
        return int(self.dataset.fetch.get(key, default))

    def download(
        self,
        address: str,
        name: str,
        expect: Expect,
        *,
        origin: str = "",
        accept_statuses: tuple[int, ...] = (200, 206),
        max_bytes: int | None = None,
    ) -> Download:
        """One answer in the request's folder, asked with the validators of `origin` when one is given."""
        return self.client.download(
            address,
            self.folder,
            name,
            expect=expect,
            validators=self.validators.get(origin),
            accept_statuses=accept_statuses,
            max_bytes=self._cap(max_bytes),
        )

    def _cap(self, max_bytes: int | None) -> int:
        """What the dataset declares, which may be more than usual; else the smaller of ours and the client's."""
        usual = self.client.limits.max_bytes
        return self.option("max_bytes", min(max_bytes or usual, usual))


class Reader(Protocol):
    """Gives the published files of a dataset, none when nothing changed. Raises SourceError and its kin."""

    def __call__(self, request: Request) -> Iterator[Part]:
        """The parts, in the order they are read."""
        ...


def reporting(reader: Reader) -> Reader:
    """The same reader, whose errors name the dataset: the client does not know for whom it fetches."""

    @wraps(reader)
    def named(request: Request) -> Iterator[Part]:
        try:
            yield from reader(request)
        except SourceError as error:
            raise type(error)(
                error.message,
                dataset=error.dataset or request.dataset.id,
                step=error.step or "lecture",
                address=error.address,
            ) from error

    return named


def silent(address: str) -> Silent:
    """The error of a source that answers well and gives nothing: never a zero, what we have stays."""
    return Silent("source muette, elle répond sans aucune donnée", step="contrôle", address=address)
