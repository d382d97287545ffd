"""The follow-up of the data: what each service has to do, what went wrong, which updates are to come."""

from dashboard import ui
from dashboard.data import dataset, rows
from dashboard.follow import expected, journal, todo
from dashboard.follow.scope import Cards, chosen
from dashboard.locale import _
from dashboard.words.follow import views

PAGE = ui.Page(
    title="Suivi des données",
    question="Qu’est-ce qui demande une action dans nos données ?",
    order=85,
    requires=("core.datasets",),
)
SHOWN = {"taches": todo.show, "incidents": journal.show, "attendus": expected.show}


@ui.fragment
def body(cards: Cards) -> None:
    """The view asked for, of one service or of all."""
    with ui.filter_row():
        view = ui.choice_filter("vue", _("Vue"), views(), style="buttons")
        scope = chosen(cards)
    SHOWN[view or "taches"](scope)


cards = [dataset("catalogue")]
ui.header(PAGE, cards)
if rows("suivi/choix").empty:
    ui.empty(
        _("Aucun jeu de données à suivre."),
        _("Le catalogue n’est pas encore arrivé."),
        _("Revenez après la prochaine actualisation."),
    )
else:
    body(cards)
ui.source_note(cards)
