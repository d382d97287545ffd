"""How every word of the dashboard is decided, then the list of its indicators and of its datasets."""

from dashboard import ui
from dashboard.data import datasets
from dashboard.kpis import kpis
from dashboard.locale import _
from dashboard.words import method, method_lists

PAGE = ui.Page(
    title="Méthode",
    question="Comment ces chiffres sont-ils faits ?",
    order=900,
    hidden=True,
)

ui.header(PAGE)
ui.sentence(_("Tout ce que ce tableau de bord affirme suit les règles de cette page, et rien d’autre."))
for title, paragraphs in method.sections():
    ui.section(title)
    ui.prose(paragraphs)

defined, cards = kpis(), datasets()
ui.section(_("Les indicateurs"), _("Chacun est un fichier : sa question, sa cible, son calcul."))
if defined:
    frame = method_lists.indicators(defined)
    ui.table(frame, method_lists.indicator_columns())
    ui.export_csv(frame, "indicateurs", method_lists.indicator_columns())
else:
    ui.empty(_("Aucun indicateur n’est encore calculé."), do=_("Revenez après la prochaine actualisation."))
ui.section(_("Les jeux de données"), _("Les deux délais au-delà desquels une source est en retard, puis périmée."))
if cards:
    frame = method_lists.sources(cards)
    ui.table(frame, method_lists.source_columns())
    ui.export_csv(frame, "jeux-de-donnees", method_lists.source_columns())
else:
    ui.empty(_("Aucun jeu de données n’est encore arrivé."), do=_("Revenez après la prochaine actualisation."))
