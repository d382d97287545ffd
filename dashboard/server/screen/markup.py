"""Scenes as HTML, for the first paint and for a browser without scripts; ``screen.js`` draws the very same."""

from __future__ import annotations

from datetime import datetime
from html import escape

from dashboard.locale.numbers import NBSP
from dashboard.server.screen.shapes import Calendar, Drawing, Scene, ScreenAnswer, ScreenDay, ScreenFigure
from dashboard.words.screen import capital, observed, spoken

WEEK = 7
SHORT = 3  # a unit of so many signs stands beside its number, a longer one under it


def tag(name: str, content: str, of: str = "") -> str:
    """An element, its content already markup."""
    return f'<{name} class="{of}">{content}</{name}>' if of else f"<{name}>{content}</{name}>"


def text(name: str, words: str, of: str = "") -> str:
    """An element that holds words; nothing without any."""
    return tag(name, escape(words), of) if words else ""


def icon(name: str) -> str:
    """One of the document's symbols."""
    return f'<svg class="icon" aria-hidden="true"><use href="#i-{name}"></use></svg>'


def scenes(answer: ScreenAnswer) -> str:
    """Every scene; a word of patience before the first snapshot."""
    if not answer.scenes:
        return tag("section", text("p", spoken()["gone"], "gone"), "scene empty")
    return "".join(scene(each, answer) for each in answer.scenes)


def scene(told: Scene, answer: ScreenAnswer) -> str:
    """One scene as a section."""
    is_there = not told.figures or bool(told.figures[0].value)
    figures = "".join(figure(each) for each in told.figures)
    body = tag("div", figures, f"figures n{len(told.figures)}") if told.figures else ""
    drawn = drawing(told.drawing) if told.drawing and is_there else ""
    body += drawn
    if told.kind == "hours" and answer.calendar:
        body += hours(answer.calendar, answer.as_of)
    demo = spoken()["demo_hours" if told.kind == "hours" else "demo"] if told.is_demo else ""
    source = text("b", demo, "demo") + text("span", told.source)
    parts = [
        tag("header", text("p", told.theme, "theme") + text("h2", told.title)),
        tag("div", body, "body"),
        text("p", told.sentence if is_there else "", "sentence"),
        tag("footer", note(told, is_there) + tag("p", source, "source")),
    ]
    return tag("section", "".join(parts), f"scene {told.kind}{' drawn' if drawn else ''}")


def note(told: Scene, is_there: bool) -> str:
    """The line under a scene; what explains the squares goes with them."""
    return text("p", told.note if is_there or told.kind != "share" else "", "note")


def figure(told: ScreenFigure) -> str:
    """One figure, or the word that it cannot be shown."""
    if not told.value:
        since = spoken()["since"].format(seen=told.seen) if told.seen else ""
        gone = text("p", spoken()["gone"], "gone") + text("p", since, "age")
        return tag("div", text("p", told.label, "label") + gone, "figure")
    unit = text("span", told.unit, "unit" if len(told.unit) <= SHORT else "unit long")
    sign = icon(told.status) if told.status != "none" else ""
    word = tag("p", sign + tag("span", escape(told.word) + text("small", told.goal)), f"word {told.status}")
    seen = observed(told.seen) if told.seen else ""
    age = text("p", capital(", ".join(each for each in (told.note, seen) if each)), "age")
    value = tag("p", text("b", told.value) + unit, "value")
    of = "figure" if any(sign.isdigit() for sign in told.value) else "figure told"
    return tag("div", text("p", told.label, "label") + value + (word if told.word else "") + age, of)


def drawing(told: Drawing) -> str:
    """A picture in SVG; what it says is its alternative text."""
    strokes = "".join(f'<path class="{each.role}" d="{escape(each.path)}"></path>' for each in told.strokes)
    marks = "".join(
        f'<text class="{each.role}" x="{each.x:g}" y="{each.y:g}" text-anchor="{each.anchor}">'
        f"{escape(each.text)}</text>"
        for each in told.marks
    )
    return (f'<svg class="drawing" viewBox="0 0 {told.width} {told.height}" role="img" '
            f'aria-label="{escape(told.summary)}">{strokes}{marks}</svg>')  # fmt: skip


def hours(calendar: Calendar, now: datetime) -> str:
    """Open or closed, until when, and the coming week."""
    words = spoken()
    is_open, until = standing(calendar, now)
    rows = "".join(
        f'<tr><th scope="row">{escape(day_name(day, place))}</th>'
        f"<td>{escape(day_hours(day, words['closed']))}</td></tr>"
        for place, day in enumerate(calendar.days[:WEEK])
    )
    now_words = text("p", words["open" if is_open else "closed"], f"state {'met' if is_open else 'none'}")
    return tag("div", now_words + text("p", until, "until"), "now") + tag("table", tag("tbody", rows), "week")


def standing(calendar: Calendar, now: datetime) -> tuple[bool, str]:
    """Whether the town hall is open, and until when or from when."""
    words = spoken()
    for place, day in enumerate(calendar.days):
        for span in day.spans:
            if span.start_at <= now < span.end_at:
                return True, words["until"].format(time=span.end)
            if now < span.start_at:
                said = ("opens", "opens_tomorrow")[place] if place < 2 else "opens_on"
                return False, words[said].format(time=span.start, day=day.name)
    return False, ""


def day_name(day: ScreenDay, place: int) -> str:
    """« Aujourd’hui », « Demain », « Jeudi 26 »."""
    words = spoken()
    name = str(words["today"] if place == 0 else words["tomorrow"] if place == 1 else day.short)
    return name[:1].upper() + name[1:]


def day_hours(day: ScreenDay, closed: str) -> str:
    """« 8 h 30 – 12 h, 13 h 30 – 17 h 30 », « Fermée (Noël) »; a line may break after the comma alone."""
    told = ", ".join(f"{span.start}{NBSP}–{NBSP}{span.end}" for span in day.spans) or closed
    return f"{told} ({day.note})" if day.note else told
