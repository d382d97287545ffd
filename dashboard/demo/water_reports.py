"""One water sample: what each analysis gives, and the four conformity codes and the sentence drawn from them.

Codes: C conforming, N not, D not but under a waiver, S nothing of that kind was measured.
"""

from __future__ import annotations

import math
from datetime import date
from typing import NamedTuple

import numpy as np

from dashboard.demo.water_parameters import WAIVED, Panel, Parameter, panel

_CONFORMING = "Eau d'alimentation conforme aux exigences de qualité en vigueur pour l'ensemble des paramètres mesurés."


class Analysis(NamedTuple):
    """A result as text (``<0,05``, ``7,4``, words) and as the number beside it (0.0 when censored)."""

    parameter: Parameter
    text: str
    number: float


def analyses(name: Panel, day: date, random: np.random.Generator) -> list[Analysis]:
    """The results of a panel on a day."""
    results = [_analysis(parameter, day, random) for parameter in panel(name) if parameter.law != "sum"]
    for parameter in panel(name):
        if parameter.law == "sum":
            parts = [one.number for one in results if one.parameter.panel == "pesticides"]
            results.append(_written(parameter, sum(parts)))
    return results


def _analysis(parameter: Parameter, day: date, random: np.random.Generator) -> Analysis:
    if parameter.law == "words":
        return Analysis(parameter, parameter.words[int(random.random() < 0.01)], 0.0)
    if parameter.law == "bacteria":
        found = random.random() < parameter.usual
        return _written(parameter, float(random.integers(1, 8)) if found else 0.0)
    value = parameter.usual * math.exp(parameter.spread * random.standard_normal())
    if parameter.law == "season":  # warmest in mid-August
        value += 5 * math.cos(2 * math.pi * (day.timetuple().tm_yday - 227) / 365.25)
    return _written(parameter, value)


def _written(parameter: Parameter, value: float) -> Analysis:
    if value < parameter.threshold:
        return Analysis(parameter, f"<{parameter.threshold:g}".replace(".", ","), 0.0)
    number = round(value, parameter.decimals)
    return Analysis(parameter, f"{number:.{parameter.decimals}f}".replace(".", ","), number)


def conformity(found: list[Analysis], day: date) -> dict[str, str]:
    """``limits_bact``, ``limits_pc``, ``references_bact``, ``references_pc``, ``conclusion`` of a sample."""
    broken_limits = [one.parameter for one in found if _breaks(one, "limit")]
    broken_references = [one.parameter for one in found if _breaks(one, "reference")]
    return {
        "limits_bact": _code(found, "limit", True, day),
        "limits_pc": _code(found, "limit", False, day),
        "references_bact": _code(found, "reference", True, day),
        "references_pc": _code(found, "reference", False, day),
        "conclusion": _conclusion(broken_limits, broken_references, day),
    }


def _breaks(one: Analysis, rule: str) -> bool:
    bounds = one.parameter.limit if rule == "limit" else one.parameter.reference
    return bounds is not None and not one.text.startswith("<") and not bounds.accepts(one.number)


def _code(found: list[Analysis], rule: str, bacterial: bool, day: date) -> str:
    kind = [one for one in found if one.parameter.is_bacterial == bacterial]
    ruled = [one for one in kind if (one.parameter.limit if rule == "limit" else one.parameter.reference)]
    broken = [one.parameter for one in ruled if _breaks(one, rule)]
    if not ruled:
        return "S"
    if not broken:
        return "C"
    return "D" if rule == "limit" and all(_is_waived(parameter, day) for parameter in broken) else "N"


def _is_waived(parameter: Parameter, day: date) -> bool:
    code, first, after = WAIVED
    return parameter.code == code and date.fromisoformat(first) <= day < date.fromisoformat(after)


def _conclusion(limits: list[Parameter], references: list[Parameter], day: date) -> str:
    if not limits and not references:
        return _CONFORMING
    named = ", ".join(parameter.label for parameter in limits or references)
    if not limits:
        return f"Eau d'alimentation conforme aux limites, référence de qualité non satisfaite : {named}."
    if all(_is_waived(parameter, day) for parameter in limits):
        return f"Eau d'alimentation conforme aux conditions de la dérogation en vigueur : {named}."
    return f"Eau d'alimentation non conforme aux limites de qualité : {named}."
