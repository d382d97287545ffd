"""The rows of a dataset by pages of twenty-five: searched, sorted, all in the address."""

from __future__ import annotations

from dashboard import holdings, ui
from dashboard.catalogue.columns import keyed
from dashboard.held.table import Holding
from dashboard.locale import _
from dashboard.ui.held import preview_table
from dashboard.ui.pager import page_number, pager
from dashboard.words import held as words
from dashboard.words.held_charts import label

PAGE_ROWS = 25


@ui.fragment
def show(held: Holding) -> None:
    """The controls, a page of rows, and the way to the next one."""
    columns = keyed(held.columns, [column.name for column in held.columns])
    with ui.filter_row():
        sought = ui.search_filter("mots", _("Chercher dans les lignes"), _("un mot, un nombre, une date"))
        sorts = {word: label(column) for word, column in columns.items()}
        order = ui.choice_filter("tri", _("Trier par"), sorts, all_label=_("L’ordre publié"))
        ways = {"croissant": _("Croissant"), "decroissant": _("Décroissant")}
        way = ui.choice_filter("sens", _("Sens"), ways, style="buttons") if order else "croissant"
    count = holdings.count(held.id, search=sought)
    page = page_number("page", count, PAGE_ROWS, repr((sought, order, way)))
    if not count:
        ui.empty(_("Aucune ligne ne contient ces mots."), "", _("Effacez des mots : toutes les lignes reviennent."))
        return
    frame = holdings.records(
        held.id, offset=(page - 1) * PAGE_ROWS, limit=PAGE_ROWS, order=columns[order].name if order else "",
        descending=way == "decroissant", search=sought,
    )  # fmt: skip
    preview_table(frame, words.preview_columns(frame, held.columns), words.lines(count))
    pager("page", count, PAGE_ROWS)
