"""What rows of an indicator must be: finite, one a period at its first day, not to come, a share within bounds."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

MISSTEP = 0.1  # by how much a share may differ from its two terms: it may have been rounded to one decimal


@dataclass(frozen=True)
class Fault:
    """Why an indicator keeps its former values: a sentence in French, how many rows, one of them."""

    reason: str
    row_count: int = 0
    example: str = ""

    def __str__(self) -> str:
        return f"{self.reason} ({self.row_count} lignes, dont {self.example})" if self.row_count else self.reason


RULES = {
    "une valeur n’est pas un nombre fini":
        "not (isfinite(value) and isfinite(coalesce(numerator, 0)) and isfinite(coalesce(denominator, 0)))",
    "une période est double": "occurrences > 1",
    "une période est à venir": "period > $today",
    "une période ne commence pas à son premier jour": "period <> starts_on",
    "un état n’est pas daté du mois en cours": "cadence = 'state' and period <> date_trunc('month', $today)",
    "une valeur sort des bornes de son unité": "value < low or value > high",
    "un dénominateur n’est pas positif": "denominator <= 0",
    "une part n’est pas le rapport de ses deux termes":
        f"high is not null and abs(value - high * numerator / nullif(denominator, 0)) > {MISSTEP}",
}
SCOPED = """with scoped as (
    select c.*, s.cadence, s.low, s.high, count(*) over (partition by c.kpi_id, c.period) as occurrences,
      cast(case s.cadence when 'day' then c.period when 'week' then date_trunc('week', c.period)
        when 'quarter' then date_trunc('quarter', c.period) when 'year' then date_trunc('year', c.period)
        else date_trunc('month', c.period) end as date) as starts_on
    from kpi_computed as c inner join kpi_scope as s on c.kpi_id = s.kpi_id
  )"""


def faults(connection: duckdb.DuckDBPyConnection, today: object) -> dict[str, Fault]:
    """The first fault of each indicator of ``kpi_computed``, by id; ``kpi_scope`` gives their cadence and bounds."""
    cases = " ".join(f"when {test} then '{reason}'" for reason, test in RULES.items())
    rows = connection.execute(
        f"{SCOPED} select kpi_id, case {cases} end as reason, count(*), min(period || ' : ' || value) from scoped "
        "where reason is not null group by all order by kpi_id, reason", {"today": today}).fetchall()
    return {kpi: Fault(reason, count, example) for kpi, reason, count, example in reversed(rows)}
