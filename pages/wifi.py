"""The public WiFi: use of its access points by day, hour and place, their availability, nothing under 11 persons."""

import streamlit as st

from dashboard import ui
from dashboard.data import dataset, has_table, record, rows
from dashboard.locale import _
from dashboard.passports import passport
from dashboard.wifi import use
from dashboard.words import places_address, places_ground
from dashboard.words import wifi as words
from dashboard.words import wifi_lists as lists
from dashboard.words import wifi_sites as sites

PAGE = ui.Page(
    title="WiFi",
    question="Le WiFi public sert-il ?",
    theme="Numérique",
    order=40,
    requires=("core.wifi_usage",),
)

cards = [dataset("wifi")]
ui.header(PAGE, cards)
first, last, since = record("wifi/etendue").values()
if first is None:
    ui.empty(
        _("Aucun relevé du WiFi public n’est arrivé."),
        _("La ville n’en publie pas, ou sa source ne répond pas."),
        _("Revenez après la prochaine actualisation."),
    )
    ui.source_note(cards)
    st.stop()

states = rows("wifi/etats") if has_table("mart.wifi_sites") else None
names = lists.names(rows("wifi/bornes", start=first, stop=last) if states is None else states)
with ui.filter_row():
    point = ui.choice_filter("borne", _("Borne"), names, all_label=_("Toute la ville"))
    chosen = use.measure_filter(of_a_point=bool(point))
    start, stop = ui.period_filter(first, last, (since, last))

step = words.step(start, stop)
row = record("wifi/chiffres", stop=stop)
days = rows("wifi/sessions", start=start, stop=stop, step=step)
points = rows("wifi/bornes", start=start, stop=stop)
hours = rows("wifi/heures", start=start, stop=stop)

if states is not None:
    for told in sites.alerts(states):
        ui.note(told)
ui.sentence(words.sentence(row))
ui.selection(words.selection(names.get(point), start, stop))
proof = passport("wifi/chiffres", *cards, parameters={"stop": stop})
ui.figures([
    ui.Figure(_("Sessions, 30 jours"), ui.integer(row["sessions"]), note=words.before(row), spark=days["sessions"],
              verdict=words.season(row), passport=proof),
    ui.Figure(_("Terminaux distincts"), words.devices(row), note=words.devices_note(row), passport=proof),
    ui.Figure(_("Disponibilité, 30 jours"), ui.percent(row["availability_share"], 1), note=words.availability(row),
              passport=proof),
    ui.Figure(_("Volume, 30 jours"), ui.integer(row["volume_gb"]), _("Go"), note=words.volume_before(row),
              passport=proof),
])  # fmt: skip

if point:
    use.of_a_point(chosen, point, names[point], start, stop)
else:
    use.of_the_town(chosen, days, step)
if not hours.empty:
    ui.heatmap(
        hours, "hour", "weekday", "sessions", masked=_("caché"), unit=_("sessions"), y_label=_("Sessions"),
        title=_("Quand se connecte-t-on\u00a0? Sessions par heure et par jour"),
        subtitle=_("Toute la ville, mois entiers de la période\u00a0; une heure de 1 à 10 personnes est cachée"),
        summary=words.hours_summary(hours),
    )  # fmt: skip
if states is not None and states["longitude"].notna().any():
    ui.map(sites.layers(states), title=_("Où sont les bornes, et lesquelles servent"), summary=sites.summary(states),
           subtitle=sites.subtitle(states), columns=sites.columns(), twin=sites.listed(states), key="bornes",
           shown=sites.STATES, height=420, **places_ground.view(places_address.Found(""), height=420))  # fmt: skip
left, right = ui.pair()
with left:
    ranks = [ui.Rank(*rank, href=ui.href(borne=key), highlight=key == point) for key, rank in lists.use_ranks(points)]
    ui.ranking(_("Sessions par borne"), ranks, subtitle=_("Mois entiers de la période"), limit=20)
with right:
    ranks = [ui.Rank(*rank, highlight=key == point) for key, rank in lists.down_ranks(points)]
    ui.ranking(_("Heures de panne par borne"), ranks, subtitle=_("Sur le temps publié par la borne"), limit=20)
ui.export_csv(points, "wifi-bornes", lists.point_columns())
ui.fold(_("Pourquoi les terminaux distincts ne s’additionnent pas"), words.devices_rule())
ui.note(words.rule(), state="unknown")
ui.source_note(cards)
