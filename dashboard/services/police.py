"""The municipal police: its four kinds of requests side by side, how fast problems are closed, what waits."""

from __future__ import annotations

from datetime import date

from dashboard import ui
from dashboard.data import has_table, record, rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.services.scope import Scope
from dashboard.words import services_requests as words


def figures(scope: Scope, start: date, stop: date) -> list[ui.Figure]:
    """Requests received, share closed in 15 days, still open: as the indicators count them."""
    if not has_table("mart.requests_quick"):
        return []
    asked = {"start": start, "stop": stop}
    row = record("services/demandes", **asked)
    proof = passport("services/demandes", scope.cards[1], parameters=asked)
    return [ui.Figure(*told, passport=proof) for told in words.town_figures(row)]


def draw(start: date, stop: date) -> None:
    """The four kinds by quarter; a hidden quarter is a gap."""
    if not has_table("mart.requests_quick"):
        return
    kinds = rows("services/police", start=start, stop=stop)
    if kinds["received_count"].notna().sum() < 2:
        return
    named = kinds.assign(kind=kinds["kind"].map(words.object_name))
    ui.lines(
        named, "quarter", "received_count", series="kind", digits=0, zero=True, time="month",
        x_label=_("Trimestre"), y_label=_("Demandes reçues"),
        title=_("Doléances, objets trouvés, absences (OTV), rendez-vous"),
        subtitle=_("Demandes reçues par trimestre fini\u00a0; un trou est un trimestre caché"),
        summary=words.kinds_summary(kinds),
    )  # fmt: skip
    ui.export_csv(kinds, "police-municipale-demandes")
