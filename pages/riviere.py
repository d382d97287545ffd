"""The Orne: level, flow, change, season and official vigilance. Raw data, and no warning service: it says so."""

from dashboard import ui
from dashboard.data import dataset, now, rows, town
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.words import river

PAGE = ui.Page(
    title="L’Orne",
    question="Que fait l’Orne en ce moment ?",
    theme="Environnement et eau",
    order=50,
    requires=("core.river_readings",),
)

cards = [dataset("hydrometrie"), dataset("vigicrues")]
stations = {station.id: station.name for station in town().stations}
ui.header(PAGE, cards)
with ui.filter_row():
    station = ui.choice_filter("station", _("Station"), stations, default=next(iter(stations)))
    span = river.SPANS[ui.choice_filter("duree", _("Période"), river.spans(), default="7j", style="buttons")]

latest = rows("riviere/maintenant", station=station).to_dict("records")
reaches = {"patterns": list(town().reach_labels)}
reach = next(iter(rows("riviere/vigilance", **reaches).to_dict("records")), {})
if not latest:
    ui.empty(
        _("Aucune mesure de cette station."),
        _("Rien n’est encore arrivé de Hub’Eau."),
        _("Choisissez une autre station, ou revenez dans quelques minutes."),
    )
else:
    here, frame = latest[0], rows(span.query, station=station, **span.parameters)
    ui.sentence(river.now_sentence(stations[station], here, now()))
    ui.note(_("Données brutes, non validées. Pour la vigilance crues\u00a0: vigicrues.gouv.fr. "
              "Cette page n’est pas un service d’alerte."))
    spark = rows("riviere/recent", station=station, hours=24)["level_m"]
    proof = passport("riviere/maintenant", cards[0], parameters={"station": station})
    ui.figures([
        ui.Figure(_("Niveau"), ui.decimal(here["level_m"], 2), "m", note=river.trend(here["change_1h_m"]),
                  spark=spark, age=ui.age(here["measured_at"], now()), passport=proof),
        ui.Figure(_("Variation en 24\u00a0heures"), river.centimetres(here["change_24h_m"]), "cm",
                  note=_("en 6\u00a0heures\u00a0: {n}\u00a0cm").format(n=river.centimetres(here["change_6h_m"])),
                  passport=proof),
        river.flow_figure(here, now(), proof),
        river.vigilance_figure(reach, now(), passport("riviere/vigilance", cards[1], parameters=reaches)),
    ])
    ui.selection(_("{station}, jusqu’à la dernière mesure").format(station=stations[station]))
    ui.lines(frame, x="measured_at", y="level_m", low="season_low_m", high="season_high_m", unit="m", digits=2,
             title=_("Niveau de l’eau, en mètres"), x_label=_("Date"), y_label=_("Niveau"), time=span.axis,
             cadence=span.cadence, summary=river.extent(frame, "level_m", "m", 2),
             subtitle=_("Hauteur au-dessus du zéro de l’échelle\u00a0; en gris, les niveaux habituels de la saison"))
    if frame["flow_m3s"].notna().any():
        ui.lines(frame, x="measured_at", y="flow_m3s", unit="m³/s", digits=1, x_label=_("Date"), y_label=_("Débit"),
                 title=_("Débit, en mètres cubes par seconde"), time=span.axis, cadence=span.cadence,
                 summary=river.extent(frame, "flow_m3s", "m³/s", 1))
    ui.export_csv(frame, "orne")
    state = rows("riviere/qualite", station=station).iloc[0]
    ui.text(river.quality(int(state["reading_count"]), int(state["suspect_count"]), int(state["longest_gap_min"])))
ui.source_note(cards)
