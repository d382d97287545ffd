"""One indicator: its question, its status, its whole series, its comparisons, its definition; or the list of all."""

import streamlit as st

from dashboard import ui
from dashboard.data import now
from dashboard.kpis import SPAN, kpi, kpis
from dashboard.locale import _
from dashboard.passports import kpi_passport
from dashboard.ui.embedding import embed_code
from dashboard.words import home, indicator, indicator_cards
from dashboard.words import kpis as words

PAGE = ui.Page(title="Indicateurs", question="Que suit la ville, indicateur par indicateur ?", order=10)

every = {each.id: each for each in kpis()}
wanted = ui.text_parameter("id", {name: each.indicator.title for name, each in every.items()})
if wanted is None:
    ui.header(PAGE)
    theme, shown = ui.chosen_theme(), list(every.values())
    if not shown:
        ui.empty(_("Aucun indicateur n’est encore calculé."), do=_("Revenez après la prochaine actualisation."))
        st.stop()
    sought = ui.search_filter("recherche", _("Chercher un indicateur"), _("eau, délai, marchés…"))
    of_theme = [each for each in shown if theme in (None, each.indicator.theme)]
    found = indicator.matching(of_theme, sought)
    if of_theme:
        ui.sentence(home.headline(of_theme, home.span(of_theme, now())[1], now()))
    ui.selection(home.counted(sum(map(len, found.values()))))
    for name, entries in found.items():
        ui.section(_(name))
        ui.items(entries)
    if not found:
        ui.empty(_("Aucun indicateur ne correspond."), do=_("Cherchez un autre mot, ou choisissez tous les thèmes."))
    st.stop()

of = every[wanted].indicator
whole = home.span([every[wanted]], now())
top = st.container()
with ui.filter_row():
    start, stop = ui.period_filter(*whole)
chosen = home.bounds(start, stop, whole)
shown_kpi = kpi(wanted, **chosen) or every[wanted]
with top:
    page = ui.Page(title=PAGE.title, question=of.question, theme=of.theme)
    ui.header(page, shown_kpi.sources, figure=shown_kpi)
ui.sentence(words.sentence(shown_kpi, now()))
ui.figures(indicator.comparisons(shown_kpi, any(chosen.values())))

frame = indicator.series(shown_kpi)
drawn = indicator.drawn(frame, start, of.cadence)
cadence = indicator.spacing(drawn, frame, start, of.cadence)
events = indicator.within(shown_kpi.events, drawn)
if drawn["value"].notna().sum() < 2:
    ui.empty(
        _("Pas assez de valeurs pour tracer une courbe."),
        _("L’indicateur vient d’être créé, ou sa source n’a presque rien publié."),
        _("Choisissez une période plus longue."),
    )
else:
    ui.lines(
        drawn, "period", "value", low="low", high="high", **indicator.has_target(drawn), unit=of.unit,
        digits=of.digits, time=indicator.precision(of.cadence), cadence=SPAN[cadence],
        target_label=_("cible"), events=indicator.marks(events, drawn), x_label=_("Période"),
        y_label=_("Valeur"), title=_(of.title), summary=indicator.summary(shown_kpi),
        subtitle=indicator.rule(drawn, cadence if cadence != of.cadence else ""),
    )  # fmt: skip
ui.export_csv(frame, f"indicateur-{of.id}", indicator.columns(shown_kpi))
if shown_kpi.peers is not None and shown_kpi.last is not None:
    ui.peer_band(shown_kpi.peers, shown_kpi.last.value, indicator_cards.peer_words(shown_kpi),
                 **indicator_cards.peer_marks(shown_kpi))  # fmt: skip
    ui.table(
        indicator_cards.peer_towns(shown_kpi), indicator_cards.peer_columns(), indicator_cards.peer_caption(shown_kpi)
    )
if events:
    ui.section(_("Événements datés"), _("Des repères, pas des explications."))
    ui.items(indicator.told(events))
ui.section(_("Suivi et cible"))
ui.facts(indicator.definition(shown_kpi))
proof = kpi_passport(shown_kpi)
ui.provenance(proof)
ui.copy_link(_("Copier le lien de ce chiffre"), proof.link)
embed_code(wanted, _(of.title))
ui.source_note(shown_kpi.sources)
