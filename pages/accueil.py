"""The home page, for now: one key figure a page, each a link to it."""

from dashboard import ui
from dashboard.data import datasets, snapshot, town
from dashboard.locale import _
from dashboard.words import home

PAGE = ui.Page(title="Accueil", question="Que se passe-t-il dans la ville ?", order=0)

cards = datasets()
ui.header(PAGE, [])
theme = ui.chosen_theme()
figures = [figure for about, figure in home.entries() if theme in (None, about)]
if snapshot() is None:
    ui.empty(
        _("Pas encore de données."),
        _("La première actualisation n’a pas eu lieu, ou elle est en cours."),
        _("Revenez dans quelques minutes."),
    )
elif not figures:
    ui.empty(
        _("Aucun chiffre pour ce thème."),
        _("La ville ne publie pas encore de données suivies ici."),
        _("Choisissez un autre thème."),
    )
else:
    ui.sentence(home.sentence(town().name, cards))
    ui.figures(figures)
    ui.source_note([card for card in cards if card.row_count and theme in (None, card.theme)])
