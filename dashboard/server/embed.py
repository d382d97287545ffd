"""``/embed/kpi/{id}``: one indicator as a card for another site: its value, sentence, picture, source and date.

One small document, no script, no cookie, nothing asked elsewhere. It is the only route that any site may frame, and its
policy allows nothing but its own style.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from dashboard import data
from dashboard.charts.sparkline import path, thinned
from dashboard.charts.tokens import css_variables
from dashboard.kpis import Kpi, kpi
from dashboard.locale import DEFAULT, Language, _, known, language, use
from dashboard.locale.dates import observed
from dashboard.server.negotiation import is_unchanged
from dashboard.ui.markup import anchor, escape
from dashboard.words import kpis as words
from dashboard.words.indicator_cards import MOST_POINTS, goal, spark_words
from dashboard.words.kpi_text import capital

STYLE = Path(__file__).with_name("embed.css")
MODES = {"clair": "light", "light": "light", "sombre": "dark", "dark": "dark"}
CACHE = "public, max-age=300"
WIDTH, HEIGHT, MARGIN = 320.0, 72.0, 6.0
SIGNS = {"met": "✓", "watch": "◐", "missed": "▲", "unknown": "?"}


def card(request: Request) -> Response:
    """The card, in the language (``langue``) and light (``theme=clair`` or ``sombre``) asked; 404 for another id."""
    code = known(request.query_params.get("langue")) or DEFAULT
    use(code)
    mode = MODES.get(request.query_params.get("theme", ""), "")
    with data.at(None), data.held():
        found = kpi(request.path_params["id"])
        body = document(found, mode) if found else missing(code, mode)
    tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:20]}"'
    headers = {"Cache-Control": CACHE if found else "no-store", "ETag": tag, "Content-Security-Policy": policy(),
               "Cross-Origin-Resource-Policy": "cross-origin"}  # fmt: skip
    if found and is_unchanged(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, 200 if found else 404, headers=headers, media_type="text/html")


@lru_cache(maxsize=1)
def style() -> str:
    """The card's whole style."""
    return f":root{{{css_variables()}}}{STYLE.read_text(encoding='utf-8')}"


@lru_cache(maxsize=1)
def policy() -> str:
    """Nothing but this very style, in anybody's frame."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors *; base-uri 'none'; form-action 'none'"


def document(shown: Kpi, mode: str) -> str:
    """One card as a document."""
    now, card = data.now(), data.snapshot()
    title = _(shown.indicator.title)
    query = "" if language() == DEFAULT else f"&langue={language()}"
    link = f"../../indicateur?id={shown.id}{query}"
    demo = f'<p class="demo">{escape(_("Données de démonstration"))}</p>' if card and card.is_demo else ""
    dated = _("observé {moment}").format(moment=observed(shown.observed_at, now)) if shown.observed_at else ""
    sources = "".join(
        f"<li>{escape(_(each.title))}, {escape(each.producer)}, {_outside(anchor(each.licence, each.licence_url))}</li>"
        for each in shown.sources
    )
    return _whole(mode, title, (
        f'<p class="town">{escape(data.town().name)}</p><h1>{_outside(anchor(title, link))}</h1>'
        f'<p class="value">{escape(words.value_text(shown))} <small>{escape(words.period_text(shown))}</small></p>'
        f'{_status(shown)}{picture(shown)}<p class="sentence">{escape(_said(shown), 1_000)}</p>'
        f'<footer><ul>{sources}</ul><p>{escape(dated)}</p>{demo}</footer>'
    ))  # fmt: skip


def _said(shown: Kpi) -> str:
    """Whether it is a change, and against what; the value and its target are written above."""
    parts = [capital(words.verdict_text(shown)), capital(words.comparison_text(shown))]
    return " ".join(f"{part}." for part in parts if part)


def _status(shown: Kpi) -> str:
    if not shown.target:
        return ""
    word = f"{SIGNS.get(shown.status, '')} {words.status_word(shown.status)}"
    target = f'<span class="target">{escape(goal(shown))}</span>'
    return f'<p class="status"><strong class="{shown.status}">{escape(word)}</strong> {target}</p>'


def missing(code: Language, mode: str) -> str:
    """The same frame for an indicator that there is not."""
    use(code)
    words_of = _("Aucun indicateur de ce nom ici.")
    return _whole(mode, words_of, f'<p class="sentence">{escape(words_of)}</p>')


def picture(shown: Kpi) -> str:
    """The last values as a line over their usual limits, with the target, said in words; empty under two values."""
    told = spark_words(shown)
    series = thinned([point.value for point in shown.points[-MOST_POINTS:]])
    values = [value for value in series if value is not None]
    limits = shown.verdict.limits
    ends = (limits.low, limits.high) if limits else ()
    goals = shown.target.bounds if shown.target else ()
    if not told or len(values) < 2:
        return ""
    every: list[float] = [*values, *ends, *goals]
    low, span = min(every), (max(every) - min(every)) or 1.0

    def down(value: float) -> float:
        return HEIGHT - MARGIN - (value - low) / span * (HEIGHT - 2 * MARGIN)

    step = (WIDTH - 2 * MARGIN) / (len(series) - 1)
    points = [None if value is None else (MARGIN + at * step, down(value)) for at, value in enumerate(series)]
    said = escape(told, 1_000)
    return (
        f'<svg viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" aria-label="{said}"><title>{said}</title>'
        f"{_band([down(end) for end in ends])}{''.join(_goal(down(each)) for each in goals)}"
        f'<path class="line" d="{path(points)}"/>{_last(points)}</svg>'
    )


def _band(ends: Sequence[float]) -> str:
    if not ends:
        return ""
    top, bottom = min(ends), max(ends)
    return f'<rect class="band" x="0" y="{top:.1f}" width="{WIDTH:g}" height="{bottom - top:.1f}"/>'


def _goal(height: float) -> str:
    return f'<path class="goal" d="M0 {height:.1f}H{WIDTH:g}"/>'


def _last(points: Sequence[tuple[float, float] | None]) -> str:
    across, height = next(point for point in reversed(points) if point)
    return f'<circle class="last" cx="{across:.1f}" cy="{height:.1f}" r="4"/>'


def _outside(link: str) -> str:
    """A link that leaves the frame: within it there is room for the card only."""
    return link.replace(' target="_self"', ' target="_blank" rel="noopener"')


def _whole(mode: str, title: str, body: str) -> str:
    css = f' class="{mode}"' if mode else ""
    return (
        f'<!DOCTYPE html><html lang="{language()}"{css}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{escape(title)} · {escape(data.town().name)}</title><style>{style()}</style></head>"
        f"<body><main>{body}</main></body></html>"
    )
