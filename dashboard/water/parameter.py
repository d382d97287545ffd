"""One parameter over time: its choice by family, what it is, its results with their limit and reference."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import ui
from dashboard.charts.results import results
from dashboard.data import rows
from dashboard.locale import _
from dashboard.water.scope import Scope
from dashboard.words import water_parameters as known
from dashboard.words import water_series as words

FIRST = "1340"  # nitrates: what most readers of this basin come for


def show(scope: Scope) -> None:
    """The two filters, the parameter in plain words, its chart or its answers, its file."""
    parameters = rows("eau/parametres")
    ui.section(_("Un paramètre dans le temps"))
    with ui.filter_row():
        family = ui.choice_filter("famille", _("Famille"), words.family_choices(parameters), all_label=_("Toutes"))
        choices = words.choices(parameters, family)
        chosen = ui.choice_filter("parametre", _("Paramètre"), choices, default=FIRST if FIRST in choices else None)
    if chosen is None:
        return
    card = parameters[parameters["parameter_id"] == chosen].iloc[0].to_dict()
    ui.text(known.of_parameter(chosen, card["family"]))
    found = rows("eau/mesures", parameter=chosen, **scope.asked)
    if found.empty:
        ui.empty(
            _("Ce paramètre n’a pas été recherché sur cette période."),
            _("Certains ne le sont qu’une fois l’an, ou dans un autre réseau."),
            _("Choisissez une période plus longue, ou tous les réseaux."),
        )
    elif card["is_quantitative"]:
        _chart(card, found)
    else:
        counts = words.words_count(found)
        ui.ranking(
            words.title(card),
            [ui.Rank(label, count, ui.integer(count)) for label, count in counts],
            subtitle=_("Nombre de prélèvements, par réponse du laboratoire"),
        )
    if len(found):
        ui.exports(found, f"eau-parametre-{chosen}", words.columns())


def _chart(card: dict[Any, Any], found: pd.DataFrame) -> None:
    drawn = words.points(found)
    unit, places = known.unit_words(str(card["unit"] or "")), words.digits(found)
    limits, references = words.rules(drawn, unit, places)
    drawing = results(
        ui.style(),
        drawn,
        "sampled_on",
        "value",
        "nature",
        "said",
        limits=limits,
        references=references,
        unit=unit,
        digits=places,
        zero=not drawn[["limit_low", "reference_low"]].notna().any().any(),
    )
    told = type(drawing)(drawing.spec, drawing.frame, words.table_columns(), twin=words.table(found))
    ui.chart(told, words.title(card), words.summary(drawn, unit, places), words.subtitle(drawn))
