"""The screen's document: style, script and figures in one page of its own, under a policy that allows them alone."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from dashboard.locale import Language, language, use
from dashboard.server.screen import markup
from dashboard.server.screen.shapes import ScreenAnswer
from dashboard.words.screen import name, spoken, written

FOLDER = Path(__file__).parent
FIRST = 'document.documentElement.classList.add("js")'
# What the screen does not show of a figure, and the drawings: it reads those that the document shows.
UNSEEN: dict[str, Any] = {"scenes": {"__all__": {
    "figures": {"__all__": {"sources", "sentence", "age_seconds"}}, "drawing": True,
}}}  # fmt: skip
# The document knows the coming days that it shows and a few more; the answer, asked at once and kept, a whole month.
DAYS = 10
# Drawn on 24 units; « none » and « unknown » are neutral, « amber » is the sand-glass of a late measure.
ICONS = {
    "met": "M4 13l5 5L20 7",
    "watch": "M12 3a9 9 0 1 0 .1 0M12.5 3v18M15 4v16M17.5 6v12M19.5 8v8",
    "missed": "M12 3l10 18H2zM12 10v5M12 18v.2",
    "unknown": "M8 9a4 4 0 1 1 5 4q-1 .5-1 3M12 20v.2",
    "amber": "M12 3a9 9 0 1 0 .1 0zM12 7v5l4 3",
}


@lru_cache(maxsize=8)
def part(file: str) -> str:
    """A file beside this one, without its indents and its whole-line comments: the document stays under 60 kB."""
    lines = (line.strip() for line in (FOLDER / file).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("// "))


@lru_cache(maxsize=1)
def script() -> str:
    """The document's script: its files in one function, out of reach of anything else."""
    return f'"use strict";(() => {{\n{part("draw.js")}\n{part("screen.js")}\n}})();'


def digest(source: str) -> str:
    """``'sha256-…'`` of an inline script or style, as a policy writes it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


@lru_cache(maxsize=1)
def policy() -> str:
    """The content security policy of the document, its frame apart: its own style and scripts, its own server."""
    return "; ".join([
        "default-src 'none'", f"script-src {digest(FIRST)} {digest(script())}",
        f"style-src {digest(part('screen.css'))}", "connect-src 'self'", "worker-src 'self'", "img-src data:",
        "base-uri 'none'", "form-action 'none'",
    ])  # fmt: skip


@lru_cache(maxsize=4)
def version(code: Language) -> str:
    """What tells one document from another besides its figures: its code, its style, its words."""
    before = language()
    use(code)
    told = json.dumps([spoken(), name(), ICONS, FIRST], ensure_ascii=False, sort_keys=True)
    use(before)
    made = [part(file) for file in ("draw.js", "screen.js", "screen.css", "worker.js", "markup.py", "document.py")]
    return hashlib.sha256("\n".join([told, *made]).encode()).hexdigest()[:16]


def document(answer: ScreenAnswer, theme: str = "") -> str:
    """The whole page, with the scenes of this answer drawn and kept in it; ``theme`` as the address asks."""
    api = "/api/v1/ecran" + ("" if language() == "fr" else f"?langue={language()}")
    held = json.loads(shortened(answer).model_dump_json(exclude=UNSEEN))
    page = {"api": api, "words": spoken(), "language": language(), "answer": held}
    told = json.dumps(page, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    chosen = theme or (answer.look.theme if answer.look.theme != "hours" else "light")
    symbols = "".join(f'<symbol id="i-{key}" viewBox="0 0 24 24"><path d="{path}"/></symbol>'
                      for key, path in ICONS.items())  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="{language()}" data-theme="{chosen}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(name())} · {escape(answer.town)}</title>
<link rel="icon" href="data:,">
<noscript><meta http-equiv="refresh" content="300"></noscript>
<script>{FIRST}</script>
<style>{part("screen.css")}</style>
</head>
<body>
<svg id="icons" aria-hidden="true">{symbols}</svg>
<div id="screen">
<header id="top"><h1>{escape(answer.town)}</h1><p id="date"></p><p id="clock"></p>
<noscript><p>{escape(written(answer.as_of))}</p></noscript></header>
<main id="scenes">{markup.scenes(answer)}</main>
<footer id="bottom"><p id="dots" aria-hidden="true"></p><p id="link"></p><p id="pause" role="status"></p></footer>
</div>
<script type="application/json" id="page">{told}</script>
<script>{script()}</script>
</body>
</html>
"""


def shortened(answer: ScreenAnswer) -> ScreenAnswer:
    """The answer with the first days of its calendar only."""
    if answer.calendar is None:
        return answer
    calendar = answer.calendar.model_copy(update={"days": answer.calendar.days[:DAYS]})
    return answer.model_copy(update={"calendar": calendar})
