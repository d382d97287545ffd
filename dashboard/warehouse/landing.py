"""The landing: files exactly as published, written once, each fetch with its provenance record.

``landing/<dataset>/<month>/<instant>-NNNN.<ext>`` holds the bytes; ``<instant>.provenance.json`` is written last and
makes the fetch exist. Months keep folders short, so that a tick costs the same after ten years. A fetch that was
refused later gets ``<instant>.refused.json`` beside it, one that was loaded ``<instant>.loaded.json`` (what the tables
held then): nothing is ever changed, so a build from here alone gives the same warehouse. Nothing is deleted either, but
the files of a fetch that was refused because they name devices or persons: their record stays, with its sha256.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from dashboard.warehouse.durable import write_text
from dashboard.warehouse.formats import LandedPart
from dashboard.warehouse.noted import Noted

Sources = Literal["demo", "live", "file"]
_RECORD = ".provenance.json"


class PartRecord(BaseModel):
    """One file of a fetch: its name on disk, its published name, and where it came from."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    file: str
    name: str
    format: str
    origin: str
    address: str
    status: int
    headers: dict[str, str]
    fetched_at: datetime
    sha256: str
    size: int
    expected_rows: int | None = None


class Provenance(BaseModel):
    """One fetch of one dataset. ``outcome`` is ``landed``, ``unchanged`` or ``failed`` (with its reason)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    fetch_id: str
    dataset: str
    sources: Sources
    outcome: Literal["landed", "unchanged", "failed"]
    fetched_at: datetime
    reason: str | None = None
    kind: str | None = None
    parts: tuple[PartRecord, ...] = ()


@dataclass(frozen=True)
class Incoming:
    """A file to land: where its bytes are now, and what its provenance will say."""

    path: Path
    name: str
    format: str
    origin: str
    address: str
    fetched_at: datetime
    status: int = 200
    headers: dict[str, str] | None = None
    expected_rows: int | None = None


def instant(now: datetime) -> str:
    """An instant as a sortable file name: ``20261123T190501.123456Z``."""
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%S.%fZ")


def extension(name: str) -> str:
    """``.json.gz`` for ``a.json.gz``, ``.csv`` for ``a.csv``; no more than two, as in published names."""
    return "".join(Path(name).suffixes[-2:] if name.endswith(".gz") else Path(name).suffixes[-1:]) or ".bin"


def digest(path: Path) -> tuple[str, int]:
    """sha256 and size in bytes of a file, read in blocks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size


def _month_name(fetch_id: str) -> str:
    return f"{fetch_id[:4]}-{fetch_id[4:6]}" if fetch_id else ""


def _read(path: Path) -> Provenance:
    return Provenance.model_validate_json(path.read_text(encoding="utf-8"))


class Landing:
    """The landing folder of one ``DASHBOARD_DATA``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def record(self, dataset: str, sources: Sources, incoming: Iterable[Incoming], now: datetime) -> Provenance:
        """Lands the files of one fetch, provenance last. No file at all is an ``unchanged`` fetch."""
        fetch_id = self._free(dataset, now)
        folder = self._month(dataset, fetch_id)
        folder.mkdir(parents=True, exist_ok=True)
        parts = tuple(
            self._place(folder, fetch_id, number, part) for number, part in enumerate(incoming, start=1)
        )
        outcome: Literal["landed", "unchanged"] = "landed" if parts else "unchanged"
        provenance = Provenance(
            fetch_id=fetch_id, dataset=dataset, sources=sources, outcome=outcome, fetched_at=now, parts=parts
        )
        self._write(provenance)
        return provenance

    def fail(self, dataset: str, sources: Sources, kind: str, reason: str, now: datetime) -> Provenance:
        """Records that a fetch failed, once for a run of equal failures: the first tells since when."""
        last = self.last(dataset)
        if last and last.outcome == "failed" and last.kind == kind:
            return last
        fetch_id = self._free(dataset, now)
        self._month(dataset, fetch_id).mkdir(parents=True, exist_ok=True)
        failed = Provenance(fetch_id=fetch_id, dataset=dataset, sources=sources, outcome="failed",
                            fetched_at=now, reason=reason, kind=kind)
        self._write(failed)
        return failed

    def refuse(self, fetch: Provenance, reason: str, kind: str = "refused") -> None:
        """Says, beside a landed fetch, that its data was refused whole and why; ``kind`` is that of the incident."""
        path = self._month(fetch.dataset, fetch.fetch_id) / f"{fetch.fetch_id}.refused.json"
        write_text(path, json.dumps({"reason": reason, "kind": kind}, ensure_ascii=False))

    def forget(self, fetch: Provenance) -> None:
        """Deletes the files of a fetch that names devices or persons; its record and its refusal stay."""
        for part in fetch.parts:
            self.path(fetch, part).unlink(missing_ok=True)

    def refusal(self, fetch: Provenance) -> str | None:
        """The reason a landed fetch was refused, None when it was not."""
        found = self._refused(fetch)
        return found["reason"] if found else None

    def kind(self, fetch: Provenance) -> str:
        """What sort of failure a fetch was: that of the answer, or of the refusal of what it brought."""
        found = self._refused(fetch)
        return fetch.kind or (found.get("kind") if found else None) or "refused"

    def _refused(self, fetch: Provenance) -> dict[str, str] | None:
        path = self._month(fetch.dataset, fetch.fetch_id) / f"{fetch.fetch_id}.refused.json"
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None

    def note(self, fetch: Provenance, noted: Noted) -> None:
        """Says, beside a landed fetch, what its load left in the tables; the first to say it is right."""
        path = self._month(fetch.dataset, fetch.fetch_id) / f"{fetch.fetch_id}.loaded.json"
        if not path.exists():
            write_text(path, noted.model_dump_json(exclude_defaults=True))

    def noted(self, fetch: Provenance) -> Noted | None:
        """What the load of a fetch left in the tables, None when it was never loaded."""
        path = self._month(fetch.dataset, fetch.fetch_id) / f"{fetch.fetch_id}.loaded.json"
        return Noted.model_validate_json(path.read_text(encoding="utf-8")) if path.exists() else None

    def fetches(self, dataset: str, after: str = "") -> list[Provenance]:
        """Every fetch of a dataset in time order, those after a given fetch id only when asked."""
        months = (month for month in self._months(dataset) if month.name >= _month_name(after))
        records = (path for month in months for path in sorted(month.glob(f"*{_RECORD}")))
        return [_read(path) for path in records if path.name.removesuffix(_RECORD) > after]

    def read(self, dataset: str, fetch_id: str) -> Provenance:
        """One fetch by its id. Raises FileNotFoundError when it never landed."""
        return _read(self._month(dataset, fetch_id) / f"{fetch_id}{_RECORD}")

    def last(self, dataset: str) -> Provenance | None:
        """The newest fetch of a dataset, None before the first."""
        months = self._months(dataset)
        records = sorted(months[-1].glob(f"*{_RECORD}")) if months else []
        return _read(records[-1]) if records else None

    def parts(self, fetches: Iterable[Provenance]) -> list[LandedPart]:
        """The files of fetches as raw loaders take them, each knowing its siblings."""
        bare = list(self._bare(fetches))
        return [LandedPart(p.path, p.name, p.format, p.fetch_id, p.part, p.origin, tuple(bare)) for p in bare]

    def path(self, fetch: Provenance, part: PartRecord) -> Path:
        """Where a landed file is."""
        return self._month(fetch.dataset, fetch.fetch_id) / part.file

    def _bare(self, fetches: Iterable[Provenance]) -> Iterator[LandedPart]:
        for fetch in fetches:
            for number, part in enumerate(fetch.parts, start=1):
                path = self.path(fetch, part)
                yield LandedPart(path, part.name, part.format, fetch.fetch_id, number, part.origin)

    def _month(self, dataset: str, fetch_id: str) -> Path:
        return self.folder / dataset / _month_name(fetch_id)

    def _months(self, dataset: str) -> list[Path]:
        folder = self.folder / dataset
        return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []

    def _free(self, dataset: str, now: datetime) -> str:
        """A fetch id that sorts after every other of the dataset, even when the clock stepped back."""
        wanted, last = instant(now), self.last(dataset)
        return wanted if last is None or wanted > last.fetch_id else f"{last.fetch_id}~"

    def _place(self, folder: Path, fetch_id: str, number: int, part: Incoming) -> PartRecord:
        file = f"{fetch_id}-{number:04d}{extension(part.name)}"
        target = folder / file
        partial = folder / f".{file}.part"
        shutil.copyfile(part.path, partial)
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.replace(target)
        sha256, size = digest(target)
        return PartRecord(file=file, name=part.name, format=part.format, origin=part.origin, address=part.address,
                          status=part.status, headers=part.headers or {}, fetched_at=part.fetched_at,
                          sha256=sha256, size=size, expected_rows=part.expected_rows)

    def _write(self, provenance: Provenance) -> None:
        folder = self._month(provenance.dataset, provenance.fetch_id)
        record: dict[str, Any] = provenance.model_dump(mode="json", exclude_none=True)
        write_text(folder / f"{provenance.fetch_id}{_RECORD}",
                   json.dumps(record, ensure_ascii=False, indent=1))
