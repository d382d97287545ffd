"""The municipal services: one indicator and its season, residents' requests and delays, training, digital space."""

import streamlit as st

from dashboard import ui
from dashboard.data import dataset, rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.words import services as words

PAGE = ui.Page(
    title="Services",
    question="Comment vont les services municipaux ?",
    theme="Administration et citoyenneté",
    order=20,
    requires=("core.service_counts", "core.service_requests"),
)

cards = [dataset("services"), dataset("demandes")]
ui.header(PAGE, cards)
choices, extent = rows("services/choix"), rows("services/etendue").dropna()
if choices.empty or extent.empty:
    ui.empty(
        _("Aucune statistique de service n’est arrivée."),
        _("La ville n’en publie pas, ou sa source ne répond pas."),
        _("Revenez après la prochaine actualisation."),
    )
    ui.source_note(cards)
    st.stop()

labels = dict(zip(choices["service"], choices["service_label"], strict=True))
first, last, since = (extent[name].iloc[0].date() for name in ("first_on", "last_on", "default_on"))
with ui.filter_row():
    service = ui.choice_filter("service", _("Service"), labels, default="accueil")
    counted = choices[choices["service"] == service].set_index("indicator")
    indicator = ui.choice_filter("indicateur", _("Indicateur"), list(counted.index))
    start, stop = ui.period_filter(first, last, (since, last))

span = {"start": start, "stop": stop}
counts = {"service": service, "indicator": indicator, "stop": stop}
latest = rows("services/dernier", **counts).to_dict("records")
series = rows("services/serie", service=service, indicator=indicator, **span)
requests = rows("services/demandes", **span).to_dict("records")[0]
categories = rows("services/categories", **span)
delays = rows("services/delais", **span)
cycles = rows("services/formation", stop=stop).to_dict("records")
name = words.named(labels[service], indicator)

ui.sentence(words.sentence(name, latest, requests))
ui.selection(words.selection(name, start, stop))
proof = passport("services/demandes", cards[1], parameters=span)
counted_by = passport("services/dernier", cards[0], parameters=counts)
trained_by = passport("services/formation", cards[0], parameters={"stop": stop})
ui.figures([
    *[ui.Figure(words.title(indicator, row), words.count(row), counted.loc[indicator, "unit"], spark=series["value"],
                note=words.year_before(row), verdict=words.season(row), passport=counted_by)
      for row in latest],
    ui.Figure(_("Demandes reçues"), ui.integer(requests["received_count"]), note=words.requests_before(requests),
              passport=proof),
    ui.Figure(_("Closes en 15 jours"), ui.percent(requests["quick_share"]), note=words.quick(requests), passport=proof),
    *[ui.Figure(_("Formation des seniors"), ui.percent(row["fill_share"]), _("des places"), note=words.training(row),
                passport=trained_by) for row in cycles[-1:]],
])  # fmt: skip

if series["value"].isna().all():
    ui.empty(
        _("Aucun nombre à montrer sur cette période."),
        _("Rien n’est publié, ou chaque nombre compte moins de 11 personnes."),
        _("Choisissez une période plus longue."),
    )
else:
    ui.lines(
        series, "period_start", "value", low="season_low", high="season_high", zero=True, digits=0, time="month",
        note="status", events=words.provisional(series), x_label=_("Période"), y_label=words.heading(indicator),
        title=words.heading(name), summary=words.series_summary(name, series),
        subtitle=words.series_rule(series),
    )  # fmt: skip
    ui.export_csv(series, f"services-{service}-{indicator}", words.series_columns())

left, right = ui.pair()
with left:
    ranks = [ui.Rank(*rank) for rank in words.category_ranks(categories)]
    ui.ranking(_("Demandes reçues, par objet"), ranks, subtitle=ui.period(start, stop))
with right:
    ranks = [ui.Rank(*rank) for rank in words.delay_ranks(delays)]
    ui.ranking(_("Délai de clôture, en jours"), ranks, subtitle=_("Médiane\u00a0; ce qui est encore ouvert y compte"))
left, right = ui.pair()
with left:
    if cycles:
        ui.lines(
            rows("services/formation_cycles", stop=stop), "first_on", "people", series="measure", zero=True, digits=0,
            time="month", x_label=_("Cycle"), y_label=_("Personnes × séances"), events=words.unfinished(cycles),
            title=_("Formation numérique des seniors, par cycle"), subtitle=_("24 séances de 15 places par cycle"),
            summary=words.training(cycles[-1]),
        )  # fmt: skip
with right:
    visits = rows("services/serie", service=words.EPN[0], indicator=words.EPN[1], **span)
    if not visits.empty:
        ui.bars(
            visits.assign(is_provisional=~visits["is_final"]), "period_start", "value", partial="is_provisional",
            x_label=_("Mois"), y_label=_("Visites"), title=_("Espace public numérique, visites par mois"),
            subtitle=_("En clair, un mois provisoire"), summary=words.series_summary(words.named(*words.EPN), visits),
        )  # fmt: skip
ui.source_note(cards)
