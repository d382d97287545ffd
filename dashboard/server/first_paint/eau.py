"""Drinking water: conformity on limits and on references, apart, over the last three years."""

from __future__ import annotations

from dashboard import ui
from dashboard.data import dataset, record
from dashboard.locale import _
from dashboard.server.first_paint.shown import Asked, Shown
from dashboard.words import water as words


def shown(_asked: Asked) -> Shown | None:
    """None when no sample was published."""
    _first, stop, since = record("eau/etendue").values()
    if stop is None:
        return None
    row = record("eau/chiffres", network="", start=since, stop=stop)
    limits, references = words.limits_state(row), words.references_state(row)
    return Shown(
        sentence=words.sentence(row, since, stop), selection=words.selection(None, since, stop),
        figures=[
            ui.Figure(_("Limites de qualité"), words.share(row["limits_conform"], row["limits_judged"]),
                      note=words.judged(row["limits_conform"], row["limits_judged"]), state=limits[0],
                      verdict=limits[1]),
            ui.Figure(_("Références de qualité"), words.share(row["references_conform"], row["references_judged"]),
                      note=words.judged(row["references_conform"], row["references_judged"]), state=references[0],
                      verdict=references[1]),
            ui.Figure(_("Prélèvements"), ui.integer(row["sample_count"]), note=_("sur la période")),
            ui.Figure(_("Analyses"), ui.integer(row["analysis_count"]),
                      note=_("un paramètre d’un prélèvement chacune")),
        ],
        cards=[dataset("eau-potable")], filter_count=3,
    )  # fmt: skip
