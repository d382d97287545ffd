"""The Orne: level, flow, change, season, waves, past floods, the gauge's quality. Raw data, no warning service."""

import streamlit as st

from dashboard import ui
from dashboard.data import dataset, now, rows, town
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.words import river, river_floods, river_quality
from dashboard.words import river_curves as words

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
        length = ui.choice_filter("duree", _("Période"), words.spans(), default="7j", style="buttons") or "7j"
    span, small_span = words.SPANS[length], words.BESIDE[length]
    frame = rows(span.query, station=station, **span.parameters)
    drawn = words.stopped(words.noted(frame), now(), is_late=is_late)
    shared = {"x": "measured_at", "time": span.axis, "cadence": span.cadence, "x_label": _("Date")}
    metres = {"x": "measured_at", "y": "level_m", "unit": "m", "digits": 2, "x_label": _("Date"),
              "y_label": _("Niveau")}
    peaks = river_floods.dated(floods, words.first(frame), frame["measured_at"].max()) if span.axis == "day" else []
    ui.selection(words.selection(stations[station], frame))
    ui.lines(drawn, **(shared | metres), low="season_low_m", high="season_high_m", least_span=span.least_m,
             target="season_mid_m", target_label=_("médiane"), peaks=peaks,
             note="note" if "note" in drawn else None, title=words.level_title(span),
             subtitle=words.level_subtitle(span, frame), summary=river.extent(frame, "level_m", "m", 2))
    if frame["flow_m3s"].notna().any():
        ui.lines(drawn, **shared, y="flow_m3s", unit="m³/s", digits=1, y_label=_("Débit"), height=220,
                 title=_("Débit, en mètres cubes par seconde"), summary=river.extent(frame, "flow_m3s", "m³/s", 1))
    ui.export_csv(frame, f"orne-{station}", words.columns(frame))
    ui.section(_("De l’amont à l’aval"), _("Chaque station a son propre zéro\u00a0: comparez les formes et les heures, "
                                           "jamais les niveaux."))
    ui.prose(river_floods.waves(rows("riviere/retards", station=station), stations[station], others))
    every = words.along(town().stations)
    for couple in (every[i:i + 2] for i in range(0, len(every), 2)):
        for side, place in zip(ui.pair(), couple, strict=False):
            with side:
                small = words.grouped(rows(small_span.query, station=place.id, **small_span.parameters), small_span)
                ui.lines(small, **metres, low="season_low_m", high="season_high_m", time=small_span.axis,
                         cadence=small_span.cadence, least_span=small_span.least_m, title=place.name, height=180,
                         subtitle=words.beside_title(small_span, place), summary=river.extent(small, "level_m", "m", 2))


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
is_late = river_quality.is_late(here["measured_at"], now(), cards[0])
ui.sentence(river.now_sentence(stations[station], here, now(), is_late=is_late))
if is_late:
    ui.note(river_quality.lateness(here["measured_at"], now()))
ui.note(river.warning(), state="unknown")
for place in town().stations:
    if place.id == station and place.tide != "none":
        ui.note(words.beside(place), state="unknown")
proof = passport("riviere/maintenant", cards[0], parameters=asked)
spark = rows("riviere/recent", station=station, hours=24)["level_m"]
ui.figures([
    ui.Figure(_("Niveau"), ui.decimal(here["level_m"], 2), "m",
              note="" if is_late else river.trend(here["change_1h_m"]), spark=None if is_late else spark,
              age=ui.age(here["measured_at"], now()), passport=proof),
    river.rate_figure(here, proof, is_late=is_late),
    river.flow_figure(here, now(), proof),
    river.vigilance_figure(reach, now(), passport("riviere/vigilance", cards[1], parameters=reaches)),
])
if not is_late:
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
    ui.table(marks, river_floods.mark_columns(marks), caption=_("Niveaux à connaître à cette station"))

counted = {**asked, "now": river_quality.instant(now())}
quality = rows("riviere/qualite", **counted).to_dict("records")[0]
ui.section(_("Qualité des mesures"), river_quality.sentence(quality))
ui.figures(river_quality.figures(quality, passport("riviere/qualite", cards[0], parameters=counted)))
flagged = rows("riviere/douteux", **asked)
if not flagged.empty:
    ui.table(flagged, river_quality.flagged_columns(flagged), caption=_("Valeurs signalées, 31 derniers jours"))
ui.source_note(cards)
