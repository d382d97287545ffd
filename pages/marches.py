"""Procurement: what the town orders, from whom, how open it was, and which tenders come next.

Each view asks its own questions only; filters and figures are redrawn together, alone.
"""

from dashboard import ui
from dashboard.data import dataset
from dashboard.locale import _
from dashboard.procurement import amendments, amounts, competition, contract, firms, outlook, search
from dashboard.procurement.scope import Cards, Extent, chosen, extent

PAGE = ui.Page(
    title="Marchés",
    question="Que commande la ville, à qui, et que va-t-elle remettre en concurrence ?",
    theme="Commande publique",
    order=30,
    requires=("core.contracts",),
)
OF_A_SELECTION = {
    "montants": amounts.show,
    "concurrence": competition.show,
    "titulaires": firms.show,
    "avenants": amendments.show,
}


@ui.fragment
def body(cards: Cards, published: Extent) -> None:
    """The view asked for, or the contract that the address names."""
    uid = ui.text_parameter("id")
    if uid and contract.show(uid, cards):
        return
    views = {
        "montants": _("Montants"),
        "echeances": _("Échéances"),
        "concurrence": _("Concurrence"),
        "titulaires": _("Titulaires"),
        "avenants": _("Avenants"),
        "recherche": _("Recherche"),
    }
    view = ui.choice_filter("vue", _("Vue"), views, style="buttons")
    if view == "echeances":
        outlook.show(cards)
    elif view == "recherche":
        search.show()
    else:
        OF_A_SELECTION[view or "montants"](chosen(cards, published))


cards = [dataset("decp")]
ui.header(PAGE, cards)
published = extent()
if published is None:
    ui.empty(
        _("Aucun contrat daté n’est arrivé."),
        _("La ville n’en publie pas, ou sa source ne répond pas."),
        _("Revenez après la prochaine actualisation."),
    )
else:
    body(cards, published)
ui.source_note(cards)
