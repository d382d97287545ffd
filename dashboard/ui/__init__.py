"""What a page draws with: header, figures, charts, maps, filters, tables, sources. Pages import this and the data.

from dashboard import ui
PAGE = ui.Page(title="L’Orne", question="Que fait l’Orne en ce moment ?", theme="Environnement et eau")
ui.header(PAGE, [dataset("hydrometrie")])
ui.lines(rows("riviere/niveau", jours=7), "measured_at", "level_m", title=…, summary=…, unit="m", digits=2)
"""

from dashboard.charts.points import MapLayer
from dashboard.locale.column import Column
from dashboard.locale.dates import age, clock, day, duration, long_day, long_moment, moment, month, period
from dashboard.locale.numbers import amount, decimal, integer, ordinal, percent, quantity, signed
from dashboard.passports import Passport
from dashboard.ui.address import href
from dashboard.ui.answers import Answer, answers
from dashboard.ui.border import fragment
from dashboard.ui.cards import DatasetCard
from dashboard.ui.chart import bars, chart, heatmap, lines, style
from dashboard.ui.export import export_csv, exports
from dashboard.ui.figure import Figure, figures
from dashboard.ui.filters import (
    choice_filter,
    chosen_theme,
    day_parameter,
    filter_row,
    period_filter,
    search_filter,
    several_filter,
    text_parameter,
)
from dashboard.ui.header import addresses, header, prose, section, selection, sentence, text
from dashboard.ui.indicator import IndicatorCard, indicator_cards
from dashboard.ui.layout import Item, Rank, facts, items, link, pair, ranking
from dashboard.ui.map import Clicked
from dashboard.ui.map import town as map  # noqa: A004 (reads `ui.map` in pages)
from dashboard.ui.notes import empty, note, problem
from dashboard.ui.page import Page
from dashboard.ui.places import fold, place_table
from dashboard.ui.provenance import copy_link, peer_band, provenance
from dashboard.ui.source import source_note
from dashboard.ui.table import table

__all__ = [
    "Answer", "Clicked", "Column", "DatasetCard", "Figure", "IndicatorCard", "Item", "MapLayer", "Page", "Passport",
    "Rank",
    "addresses", "age", "amount", "answers", "bars", "chart", "choice_filter", "chosen_theme", "clock",
    "copy_link", "day", "day_parameter",
    "decimal", "duration", "empty", "export_csv", "exports", "facts", "figures", "filter_row", "fold",
    "fragment", "header", "heatmap", "href",
    "indicator_cards", "integer", "items", "lines", "link", "long_day", "long_moment", "map", "moment", "month",
    "note", "ordinal", "pair", "peer_band", "percent", "period",
    "place_table", "period_filter", "problem", "prose", "provenance", "quantity", "ranking",
    "search_filter", "section", "selection", "sentence", "several_filter", "signed", "source_note", "style",
    "table", "text", "text_parameter",
]  # fmt: skip
