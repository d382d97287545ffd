"""The HTML table and the fold under a chart."""

from __future__ import annotations

import pandas as pd

from dashboard.locale.column import Column
from dashboard.ui.table import complete, kind_of, table_html, twin_html

FRAME = pd.DataFrame(
    {
        "name": ["<b>Eurovia</b>", None],
        "amount": [12_345.0, float("nan")],
        "on": pd.to_datetime(["2026-11-23", None]),
    }
)


def test_cells_are_escaped_aligned_and_never_empty() -> None:
    told = table_html(FRAME, {"name": "Nom", "amount": Column("Montant", "amount")}, "Fournisseurs")
    assert "&lt;b&gt;Eurovia&lt;/b&gt;" in told
    assert '<td class="number">12,3\u00a0k€</td>' in told
    assert told.count("<td>–</td>") == 1
    assert '<th scope="col">Nom</th>' in told
    assert "<caption>Fournisseurs</caption>" in told


def test_what_is_left_out_is_said() -> None:
    long = pd.DataFrame({"n": range(250)})
    told = table_html(long, None, "", limit=100)
    assert told.count("<tr>") == 101
    assert "100 lignes sur 250" in told
    assert "lignes sur" not in table_html(long, None, "", limit=250)


def test_the_twin_begins_with_the_charts_sentence() -> None:
    told = twin_html(FRAME, None, "De 1 à 2 <m>.")
    assert told.startswith('<details class="twin"><summary>Voir les données</summary><p>De 1 à 2 &lt;m&gt;.</p>')


def test_an_empty_frame_is_a_table_without_rows() -> None:
    assert "<tbody></tbody>" in table_html(FRAME.head(0), None, "")


def test_a_bare_label_takes_its_kind_from_the_frame() -> None:
    kinds = {name: column.kind for name, column in complete(FRAME, None).items()}
    assert kinds == {"name": "text", "amount": "decimal", "on": "date"}
    assert kind_of(pd.Series([True, False])) == "boolean"
    assert kind_of(pd.Series([1, 2])) == "integer"
    assert kind_of(pd.Series(pd.to_datetime(["2026-11-23 10:05"]))) == "moment"
