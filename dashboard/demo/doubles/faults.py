"""What can go wrong on purpose: rules that a test adds and removes while the doubles run."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

Kind = Literal[
    "status",  # an error status, worded as that publisher does; `retry_after` adds the header
    "html_maintenance",  # 200, an HTML page under a `content_type` that lies
    "replace",  # 200, `body` under `content_type`: any answer at all
    "redirect",  # 302 to `location`
    "hang",  # nothing for `seconds`, then the connection closes
    "reset",  # the connection is dropped before a byte
    "gzip_bomb",  # a few kilobytes that grow to `size` bytes
    "huge",  # a body of `size` bytes, streamed
    "truncate",  # the body stops at `fraction`, announced as if that were all
    "wrong_content_length",  # the header announces more bytes than come
    "cut",  # the connection drops at `fraction` of the body, chunked or not
    "slow",  # `rate` bytes a second
    "stream_error",  # the body stops at `fraction` with the error text of an Opendatasoft export, status 200
    "empty",  # a valid answer with nothing in it
    "drop_fields",  # the `fields` are gone from every row
    "rename_field",  # the keys of `renames` become its values in every row
    "rewrite",  # `change(bytes)` is sent instead of the body
    "frozen",  # answers as of `at`, whatever the clock says
    "twins",  # hydrometry: rows of the site, without station, beside those of the station that is asked
]


@dataclass
class Fault:
    """One rule. It strikes paths that start with ``path`` (and whose query holds ``query``), lets the first
    ``after`` requests pass, then strikes ``count`` times (None: always). ``hits`` counts its strikes."""

    kind: Kind
    path: str = "/"
    count: int | None = None
    after: int = 0
    query: str = ""
    status: int = 503
    retry_after: str = ""
    content_type: str = ""
    body: bytes = b""
    location: str = ""
    seconds: float = 30.0
    rate: float = 1.0
    size: int = 10_000_000_000
    fraction: float = 0.5
    at: datetime | None = None
    fields: tuple[str, ...] = ()
    renames: Mapping[str, str] = field(default_factory=dict)
    change: Callable[[bytes], bytes] | None = None
    hits: int = 0

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"unknown fault {self.kind!r}; known: {', '.join(get_args(Kind))}")

    def concerns(self, path: str, query: str) -> bool:
        """Whether a request is one that this rule is about."""
        return path.startswith(self.path) and self.query in query

    def strike(self) -> bool:
        """Whether it strikes now; counts down."""
        if self.after:
            self.after -= 1
            return False
        if self.count is not None and self.hits >= self.count:
            return False
        self.hits += 1
        return True


class Faults:
    """The rules in force, in the order they were added. Any thread may add, remove or clear at any time."""

    def __init__(self, *rules: Fault) -> None:
        self._rules = list(rules)
        self._lock = threading.Lock()

    def add(self, kind: Kind, path: str = "/", **options: Any) -> Fault:
        """Add a rule (the options are `Fault`'s fields) and return it. Raises ValueError for an unknown kind."""
        fault = Fault(kind, path, **options)
        with self._lock:
            self._rules.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Take a rule away; nothing happens when it is not there."""
        with self._lock:
            self._rules = [rule for rule in self._rules if rule is not fault]

    def clear(self) -> None:
        """Everything works again."""
        with self._lock:
            self._rules = []

    def take(self, path: str, query: str, now: datetime) -> list[Fault]:
        """The faults that strike this request, counted down. A ``frozen`` rule keeps the instant of its first."""
        with self._lock:
            struck = [rule for rule in self._rules if rule.concerns(path, query) and rule.strike()]
            for rule in struck:
                if rule.kind == "frozen" and rule.at is None:
                    rule.at = now
            return struck
