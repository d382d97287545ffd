"""``/metrics`` in Prometheus text: answers by route and status, their times, ages of every dataset, memory.

Labels take few values: a route is its template (``/api/v1/kpis/{id}``), never what was asked; a dataset is a declared
one. What comes from the warehouse is read when asked, so it is never older than the snapshot.
"""

from __future__ import annotations

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Scope

from dashboard import data
from dashboard.figures.freshness import age_of, freshness

STATES = ("fresh", "late", "stale", "silent")
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST"})


class Warehouse(Collector):
    """What the open snapshot says of itself and of each dataset."""

    def collect(self) -> Iterable[Metric]:
        """Snapshot age, then the ages, rows, refused rows and state of each dataset; nothing before a snapshot."""
        card, moment = data.snapshot(), data.now()
        ready = GaugeMetricFamily("dashboard_ready", "1 when a snapshot is open", value=float(card is not None))
        yield ready
        if card is None:
            return
        age = max(0.0, (moment - card.built_at).total_seconds())
        yield GaugeMetricFamily("dashboard_snapshot_age_seconds", "Since the open snapshot was built", value=age)
        if card.refresh_s is not None:
            words = "Time that the refresh behind the open snapshot took, publishers included"
            yield GaugeMetricFamily("dashboard_refresh_seconds", words, value=card.refresh_s)
        yield from self._datasets()
        yield from self._fetches()

    def _datasets(self) -> Iterable[Metric]:
        moment, by = data.now(), ["dataset"]
        observed = GaugeMetricFamily("dashboard_dataset_observed_age_seconds", "Since the last observation", labels=by)
        fetched = GaugeMetricFamily("dashboard_dataset_fetched_age_seconds", "Since the last reception", labels=by)
        counted = GaugeMetricFamily("dashboard_dataset_rows", "Rows of the dataset", labels=by)
        refused = GaugeMetricFamily("dashboard_dataset_rejected_rows", "Refused rows of the dataset", labels=by)
        state = GaugeMetricFamily("dashboard_dataset_state", "1 for the present state", labels=["dataset", "state"])
        for card in data.datasets():
            for family, instant in ((observed, card.observed_at), (fetched, card.fetched_at)):
                since = age_of(instant, moment)
                if since is not None:
                    family.add_metric([card.id], since.total_seconds())
            counted.add_metric([card.id], card.row_count)
            refused.add_metric([card.id], card.rejected_count)
            present = freshness(card.observed_at or card.fetched_at, moment, card.late_after, card.stale_after)
            for each in STATES:
                state.add_metric([card.id, each], float(each == present))
        return [observed, fetched, counted, refused, state]

    def _fetches(self) -> Iterable[Metric]:
        # Old receptions are forgotten, so this may go down: no counter.
        words = "Receptions kept in the open snapshot, by outcome"
        family = GaugeMetricFamily("dashboard_kept_receptions", words, labels=["dataset", "outcome"])
        for row in data.rows("datasets/receptions_par_issue").to_dict("records"):
            family.add_metric([row["dataset_id"], row["outcome"]], float(row["fetch_count"]))
        return [family]


class Metrics:
    """The counters of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        by = ["route", "method", "status"]
        self.answers = Counter("dashboard_http_requests", "Answers", by, registry=self.registry)
        self.seconds = Histogram("dashboard_http_request_seconds", "Time to answer", ["route"], registry=self.registry,
                                 buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10))  # fmt: skip
        self.sessions = Gauge("dashboard_open_sockets", "Sockets of open pages", registry=self.registry)
        self.snapshots = Counter("dashboard_new_snapshots", "Snapshots that came since the start",
                                 registry=self.registry)  # fmt: skip
        ProcessCollector(registry=self.registry)
        self.registry.register(Warehouse())

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """One answer."""
        self.answers.labels(route, method if method in METHODS else "other", str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def endpoint(self, _request: Request) -> Response:
        """The text that Prometheus reads."""
        with data.at(None):
            text = generate_latest(self.registry)
        return Response(text, headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"})


def route_of(scope: Scope) -> str:
    """The template of the route that answered: few values, whatever is asked."""
    if "label" in scope:
        return str(scope["label"])
    route = scope.get("route")
    if isinstance(route, Route):
        return "/{page}" if route.name == "page" else f"{scope.get('root_path', '')}{route.path}"
    return "unknown"
