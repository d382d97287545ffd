"""The Orne: level, flow, change, season, waves, past floods, the gauge's quality. Raw data, no warning service."""

import streamlit as st

from dashboard import ui
from dashboard.data import dataset, now, rows, town
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.words import river, river_floods, river_quality

PAGE = ui.Page(
    title="L’Orne",
    question="Que fait l’Orne en ce moment ?",
    theme="Environnement et eau",
    order=50,
    requires=("core.river_readings",),
)


@ui.fragment
def curves(station: str) -> None:
    """Level and flow over the time asked for, then every station side by side, each on its own scale."""
    with ui.filter_row():
        span = river.SPANS[ui.choice_filter("duree", _("Période"), river.spans(), default="7j", style="buttons")]
    frame = rows(span.query, station=station, **span.parameters)
    shared = {"x": "measured_at", "time": span.axis, "cadence": span.cadence, "x_label": _("Date")}
    level = shared | {"y": "level_m", "low": "season_low_m", "high": "season_high_m", "unit": "m", "digits": 2,
                      "target": "season_mid_m", "target_label": _("médiane"), "y_label": _("Niveau")}
    events = river_floods.dated(floods, river.first(frame)) if span.axis == "day" else []
    ui.selection(river.selection(stations[station], frame))
    ui.lines(frame, **level, events=events, title=river.level_title(span), subtitle=river.level_subtitle(),
             summary=river.extent(frame, "level_m", "m", 2))
    if frame["flow_m3s"].notna().any():
        ui.lines(frame, **shared, y="flow_m3s", unit="m³/s", digits=1, y_label=_("Débit"), height=220,
                 title=_("Débit, en mètres cubes par seconde"), summary=river.extent(frame, "flow_m3s", "m³/s", 1))
    ui.export_csv(frame, f"orne-{station}", river.columns())
    ui.section(_("De l’amont à l’aval"), _("Chaque station a son propre zéro\u00a0: comparez les formes et les heures, "
                                           "jamais les niveaux."))
    ui.prose(river_floods.waves(rows("riviere/retards", station=station), stations[station], others))
    along = river.downstream(town().stations)
    for couple in (along[i:i + 2] for i in range(0, len(along), 2)):
        for side, (place, name) in zip(ui.pair(), couple, strict=False):
            with side:
                small = rows(span.query, station=place, **span.parameters)
                ui.lines(small, **level | {"target": None}, title=name, height=180,
                         summary=river.extent(small, "level_m", "m", 2))


cards = [dataset("hydrometrie"), dataset("vigicrues")]
stations = {station.id: station.name for station in town().stations}
ui.header(PAGE, cards)
with ui.filter_row():
    station = ui.choice_filter("station", _("Station"), stations, default=next(iter(stations), None))
latest = rows("riviere/maintenant", station=station or "").to_dict("records")
if not latest:
    ui.empty(
        _("Aucune mesure de cette station."),
        _("Rien n’est encore arrivé de Hub’Eau."),
        _("Choisissez une autre station, ou revenez dans quelques minutes."),
    )
    ui.note(river.warning())
    ui.source_note(cards)
    st.stop()

here, others = latest[0], {key: name for key, name in stations.items() if key != station}
asked, reaches = {"station": station}, {"patterns": list(town().reach_labels)}
reach = next(iter(rows("riviere/vigilance", **reaches).to_dict("records")), {})
floods = rows("riviere/episodes", **asked)
episode = next(iter(rows("riviere/episode", **asked).to_dict("records")), {})
ui.sentence(river.now_sentence(stations[station], here, now()))
late = river_quality.lateness(here["measured_at"], now(), cards[0])
if late:
    ui.note(late)
ui.note(river.warning(), state="unknown")
proof = passport("riviere/maintenant", cards[0], parameters=asked)
spark = rows("riviere/recent", station=station, hours=24)["level_m"]
ui.figures([
    ui.Figure(_("Niveau"), ui.decimal(here["level_m"], 2), "m", note=river.trend(here["change_1h_m"]),
              spark=spark, age=ui.age(here["measured_at"], now()), passport=proof),
    river.rate_figure(here, proof),
    river.flow_figure(here, now(), proof),
    river.vigilance_figure(reach, now(), passport("riviere/vigilance", cards[1], parameters=reaches)),
])
ui.text(river_floods.episode(episode))
curves(station)

ui.section(_("Les crues passées"), river_floods.threshold(episode))
if not floods.empty:
    ui.ranking(_("Les plus hautes crues retrouvées"), river_floods.ranks(floods, here["measured_at"]),
               subtitle=_("Niveau du pic, durée, montée la plus rapide"))
    told = river_floods.with_rise(floods)
    ui.table(told, river_floods.shown_columns(told), limit=12,
             caption=_("Crues retrouvées dans les mesures\u00a0; moyennes d’une heure, heure de Paris"))
    ui.export_csv(floods, f"orne-crues-{station}")
marks = river_floods.marks(rows("riviere/reperes", **asked))
if not marks.empty:
    ui.table(marks, river_floods.mark_columns(), caption=_("Niveaux à connaître à cette station"))

quality = rows("riviere/qualite", **asked).to_dict("records")[0]
ui.section(_("Qualité des mesures"), river_quality.sentence(quality))
ui.figures(river_quality.figures(quality, passport("riviere/qualite", cards[0], parameters=asked)))
jumps = rows("riviere/douteux", **asked)
if not jumps.empty:
    ui.table(jumps, river_quality.jump_columns(), caption=_("Sauts signalés, 31 derniers jours"))
ui.source_note(cards)
