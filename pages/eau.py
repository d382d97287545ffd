"""Drinking water: conformity on limits and on references apart, parameters over time, samples, how late it all is."""

from dashboard import ui
from dashboard.data import dataset, record
from dashboard.locale import _
from dashboard.water import conformity, parameter
from dashboard.water.scope import Cards, chosen

PAGE = ui.Page(
    title="Eau potable",
    question="L’eau du robinet est-elle bonne à boire ?",
    theme="Environnement et eau",
    order=55,
    requires=("core.water_samples",),
)


@ui.fragment
def body(cards: Cards) -> None:
    """The selection and all that it changes, redrawn together."""
    scope = chosen(*record("eau/etendue").values(), cards)
    conformity.figures(scope)
    conformity.last_sample(scope)
    conformity.years(scope)
    parameter.show(scope)
    conformity.gaps(scope)
    conformity.samples(scope)


cards = [dataset("eau-potable")]
ui.header(PAGE, cards)
if record("eau/etendue")["first_on"] is None:
    ui.empty(
        _("Aucun prélèvement d’eau n’est arrivé."),
        _("Hub’Eau n’en publie pas pour cette commune, ou ne répond pas."),
        _("Revenez après la prochaine actualisation ; l’agence régionale de santé répond à toute question."),
    )
else:
    body(cards)
ui.source_note(cards)
