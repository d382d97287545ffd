"""What can go wrong, as one family.

::

    DashboardError
    ├── DeclarationError   a TOML file or a SQL header is wrong: names file, key and line; stops at start
    ├── SourceError        a publisher failed; the last good data stays and its state is shown
    │   ├── Unreachable    no answer, a time-out, a 5xx that lasts, a body cut short
    │   ├── Changed        an answer that is not what it should be: HTML, a column gone, rows missing
    │   │   ├── Silent     a good answer with nothing in it
    │   │   └── Personal   a file that names devices or persons; its bytes are not kept
    │   ├── TooLarge       more bytes, rows or time than we accept
    │   └── Refused        the publisher says no (401, 403, 404, 410), or we refuse to ask
    ├── CheckFailed        data broke a rule of severity `fail`: the dataset keeps its previous table
    ├── BundlerError       scripts could not be joined: they are sent one by one
    └── QueryError         a stored query failed: should never happen, contract tests hold it
        └── SnapshotTooOld  the snapshot of a past day has not what a page of today asks

Foreign exceptions are translated once, at the border, with ``raise … from``.
"""

from __future__ import annotations

from pathlib import Path


class DashboardError(Exception):
    """Anything this product reports by itself. Its text is one sentence for the person who can act."""


class DeclarationError(DashboardError):
    """A declaration is wrong. ``str()`` gives ``file:line: key: message``."""

    def __init__(self, file: Path, key: str, message: str, line: int | None = None) -> None:
        self.file, self.key, self.message, self.line = file, key, message, line
        where = f"{file}:{line}" if line else f"{file}"
        super().__init__(f"{where}: {key}: {message}" if key else f"{where}: {message}")


class BundlerError(DashboardError):
    """The bundler of scripts could not be had, or could not join them."""


class SourceError(DashboardError):
    """A publisher failed. Carries the dataset, the step and the address (without secrets)."""

    def __init__(self, message: str, *, dataset: str = "", step: str = "", address: str = "") -> None:
        self.message, self.dataset, self.step, self.address = message, dataset, step, address
        context = ", ".join(part for part in (dataset, step, address) if part)
        super().__init__(f"{message} ({context})" if context else message)


class Unreachable(SourceError):
    """No usable answer: DNS, refusal, time-out, repeated 5xx or 429, a body cut short."""


class Changed(SourceError):
    """The answer is not what was agreed: HTML instead of data, a column gone, fewer rows than announced."""


class Silent(Changed):
    """The source answers well and gives nothing: never a zero, what we have stays."""


class Personal(Changed):
    """A file that names devices or persons: refused whole, and its bytes are not kept."""


class TooLarge(SourceError):
    """More bytes, rows, pages or time than a dataset may take."""


class Refused(SourceError):
    """The publisher says no for good (401, 403, 404, 410), or the address is not one that we may ask."""


class CheckFailed(DashboardError):
    """Data broke a rule of severity `fail`. Carries the dataset, the rule and how many rows broke it."""

    def __init__(self, dataset: str, rule: str, message: str, row_count: int = 0) -> None:
        self.dataset, self.rule, self.message, self.row_count = dataset, rule, message, row_count
        super().__init__(f"{dataset}: {rule}: {message}")


class QueryError(DashboardError):
    """A stored query failed or was asked wrongly; names the query."""


class SnapshotTooOld(QueryError):
    """A stored query of today asks a snapshot of a past day for a table or a column that it did not have yet."""
