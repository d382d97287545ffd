"""What is measured on: the demonstration town's files at a scale, landed in a ``DASHBOARD_DATA`` of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.declarations import load_datasets, load_town
from dashboard.demo.doubles import serve
from dashboard.demo.generate import MARK, generate
from dashboard.publishers import client, seed_history
from dashboard.settings import Settings
from dashboard.sources.http import HttpClient
from dashboard.sources.limits import Limits
from dashboard.warehouse.refresh import load_files, refresh
from dashboard.warehouse.site import Site

TICK = timedelta(minutes=5)
RIVER = "hydrometrie"
WIFI_FILE = "frequentation-du-wifi-public.jsonl.gz"
UNPACKED = 18  # times larger than packed


@dataclass
class Ground:
    """One scale's files and warehouse. The clock stands at the end of the files, and moves only when told."""

    folder: Path
    scale: int
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))

    def __post_init__(self) -> None:
        settings = Settings(data=self.folder / "data", samples=self.samples, sources="demo", keep_snapshots=1)
        self.site = Site(settings, load_town(settings.town), load_datasets(), now=lambda: self.now)

    @property
    def samples(self) -> Path:
        """The publishers' files."""
        return self.folder / "samples"

    def prepare(self, say: Callable[[str], None]) -> None:
        """Writes and lands what is missing; a second run finds it all there. Raises RuntimeError if a dataset fails."""
        if not (self.samples / MARK).exists():
            say(f"scale {self.scale}: writing the demonstration files in {self.samples}")
            generate(self.samples, scale=self.scale, until=self.now)
        self.now = datetime.fromisoformat(json.loads((self.samples / MARK).read_text(encoding="utf-8"))["until"])
        landed = self.folder / "landed"
        if not landed.exists():
            say(f"scale {self.scale}: landing them through the readers")
            seed_history(self.site, self.samples)
            self._land()
            landed.touch()
        last = self.site.landing.last(RIVER)
        self.now = max(self.now, last.fetched_at) if last else self.now

    def _land(self) -> None:
        """Through the readers, but for a file beyond what one answer may weigh: that one comes as if by e-mail."""
        wifi = self.samples / "opendatasoft" / WIFI_FILE
        by_mail = wifi.stat().st_size * UNPACKED > Limits().max_decoded_bytes
        wanted = [name for name in self.site.datasets if name != "wifi" or not by_mail]
        with self.publishers() as publishers:
            failed = refresh(self.site, publishers, wanted).failed
        if by_mail:
            failed = {**failed, **load_files(self.site, self.site.datasets["wifi"], [wifi]).failed}
        if failed:
            raise RuntimeError(f"scale {self.scale}: {failed}")

    @contextmanager
    def publishers(self) -> Iterator[HttpClient]:
        """The publishers' doubles over these files, never written again however old they are."""
        with serve(self.samples, now=lambda: self.now) as doubles:
            yield client(self.site, dict(doubles.base_urls), None)

    def tick(self, publishers: HttpClient) -> None:
        """Five minutes later, the river's turn."""
        self.now += TICK
        outcome = refresh(self.site, publishers, [RIVER])
        if outcome.failed:
            raise RuntimeError(f"tick: {outcome.failed}")
