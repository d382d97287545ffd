"""What a first visit in a browser must hold, and whether a run held it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.goals import Verdict

LOOPBACK, SLOW = "loopback", "10 Mb/s, 40 ms"
FIGURE_MS = {LOOPBACK: 500.0, SLOW: 1_000.0}
FASTER, BYTES, SHIFT = 2.0, 1_200_000, 0.1
PLAIN, BEST = "plain", "br"


@dataclass(frozen=True)
class Visit:
    """Milliseconds from the start of the navigation; bytes as they came over the line."""

    first_paint_ms: float
    first_figure_ms: float
    app_ms: float
    bytes_received: float
    request_count: float
    layout_shift: float


# Page, line, way → what was found there.
Found = Mapping[tuple[str, str, str], Visit]


def verdicts(found: Found) -> list[Verdict]:
    """The goals that these visits can tell, page by page."""
    pages = dict.fromkeys(page for page, _line, _way in found)
    return [verdict for page in pages for verdict in (*_figures(page, found), *_app(page, found), *_shift(page, found))]


def _figures(page: str, found: Found) -> list[Verdict]:
    visits = [(line, most, found[page, line, BEST]) for line, most in FIGURE_MS.items() if (page, line, BEST) in found]
    return [
        Verdict(f"/{page}, {line}: first true figure under {most / 1000:g} s", f"{visit.first_figure_ms / 1000:.2f} s",
                visit.first_figure_ms < most)
        for line, most, visit in visits
    ]  # fmt: skip


def _app(page: str, found: Found) -> list[Verdict]:
    plain, best = found.get((page, SLOW, PLAIN)), found.get((page, SLOW, BEST))
    if plain is None or best is None:
        return []
    ratio = plain.app_ms / max(best.app_ms, 1)
    return [
        Verdict(f"/{page}, {SLOW}: the app at least {FASTER:g} times as soon as with plain files", f"× {ratio:.1f}",
                ratio >= FASTER),
        Verdict(f"/{page}, {SLOW}: under {BYTES / 1e6:g} MB", f"{best.bytes_received / 1e6:.2f} MB",
                best.bytes_received < BYTES),
    ]  # fmt: skip


def _shift(page: str, found: Found) -> list[Verdict]:
    shifts = [visit.layout_shift for (each, _line, way), visit in found.items() if each == page and way == BEST]
    if not shifts:
        return []
    return [Verdict(f"/{page}: layout shift under {SHIFT:g}", f"{max(shifts):.3f}", max(shifts) < SHIFT)]


def told(verdict: Verdict) -> str:
    """One line of the report."""
    return f"{'met   ' if verdict.is_met else 'MISSED'}  {verdict.goal}: {verdict.found}"
