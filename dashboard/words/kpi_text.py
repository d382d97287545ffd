"""What is said of one indicator, piece by piece: value, period, target, verdict, comparison, age."""

from __future__ import annotations

import math
from datetime import date, datetime

from dashboard.figures.comparison import Change
from dashboard.figures.points import known
from dashboard.figures.shown import common_share
from dashboard.figures.status import gap
from dashboard.locale import _
from dashboard.locale.dates import observed_age
from dashboard.locale.numbers import decimal, percent
from dashboard.words import kpi_periods as periods
from dashboard.words.kpi_shape import Reading
from dashboard.words.kpi_units import SHARES, distance, moved, shown, written

LEAST = 10


def standing(kpi: Reading) -> str:
    """« Demandes closes en 15 jours : 82 % en octobre 2026, la cible d’au moins 85 % est manquée de 3 points »."""
    told = {"title": _(kpi.indicator.title), "value": value_text(kpi), "when": when_text(kpi), "goal": _against(kpi)}
    if told["goal"]:
        return _("{title} : {value} {when}, {goal}").format(**told)
    return _("{title} : {value} {when}").format(**told)


def number_text(kpi: Reading, value: float | None) -> str:
    """A value of the indicator with its unit, agreed."""
    return written(value, kpi.indicator.unit, kpi.indicator.digits)


def value_text(kpi: Reading) -> str:
    """The last value with its unit: « 82 % », « 1 marché », « non connu »."""
    return number_text(kpi, kpi.last.value if kpi.last else None)


def period_name(kpi: Reading, period: date) -> str:
    """The name of a period at the indicator's cadence: « octobre 2026 », « 4e trimestre 2026 »."""
    return periods.name(period, kpi.indicator.cadence)


def period_text(kpi: Reading) -> str:
    """The name of the last period; "" without one."""
    return period_name(kpi, kpi.last.period) if kpi.last else ""


def when_text(kpi: Reading) -> str:
    """The last period with its preposition: « en octobre 2026 »; "" without one."""
    return periods.when(kpi.last.period, kpi.indicator.cadence) if kpi.last else ""


def target_text(kpi: Reading) -> str:
    """« au moins 85 % », « au plus 15 jours », « de 0,3 à 1,8 m »; says when it is not the town's; "" without one."""
    told = _bounds(kpi)
    if told and _is_extreme(kpi):
        return _demo(kpi, told["value"])
    words = {"up": _("au moins {value}"), "down": _("au plus {value}"), "range": _("de {low} à {high}")}
    if not told:
        return ""
    return _demo(kpi, words[kpi.indicator.direction].format(**told))


def _demo(kpi: Reading, said: str) -> str:
    """A target that the town has not set says so."""
    return _("{target} (démonstration)").format(target=said) if kpi.target and kpi.target.is_demo else said


def _is_extreme(kpi: Reading) -> bool:
    """Whether nothing is better than the target: « au moins 100 % » and « au plus 0 borne » say too much."""
    best = {"up": 100.0 if kpi.indicator.unit == "%" else None, "down": 0.0}.get(kpi.indicator.direction)
    return kpi.target is not None and best is not None and best in (kpi.target.value, kpi.target.low, kpi.target.high)


def status_word(status: str) -> str:
    """« cible tenue », « à surveiller », « cible manquée », « non connu », « sans cible »."""
    words = {"met": _("cible tenue"), "watch": _("à surveiller"), "missed": _("cible manquée"), "none": _("sans cible")}
    return words.get(status) or _("non connu")


def assurance_text(kpi: Reading) -> str:
    """What the usual variation makes of the target, if nothing changes; "" when it cannot be said."""
    words = {
        "met": _("cible tenue sans effort"),
        "sometimes": _("cible tenue parfois"),
        "unreachable": _("cible hors d’atteinte sans changement"),
    }
    return words.get(kpi.assurance, "")


def verdict_text(kpi: Reading) -> str:
    """« variation habituelle », « changement réel depuis mars », « on ne peut pas conclure : moins de 10 relevés »."""
    found = kpi.verdict
    if found.kind == "change":
        return _("changement réel {since}").format(since=since_text(kpi))
    if found.kind == "usual":
        return _("variation habituelle")
    return _("on ne peut pas conclure : {why}").format(why=silence_text(kpi))


def since_text(kpi: Reading) -> str:
    """Since when a change holds: « depuis mars »."""
    since = kpi.verdict.since
    return periods.since(since, kpi.indicator.cadence, kpi.last.period if kpi.last else None) if since else ""


def silence_text(kpi: Reading) -> str:
    """Why one cannot conclude."""
    reason = kpi.verdict.reason
    words = {
        "stale": _("données périmées"), "constant": _("série constante"), "empty": _("aucun relevé"),
        "dependent": _("chaque valeur dépend trop de la précédente"),
        "rare": _("plus de la moitié des relevés sont à zéro"),
    }  # fmt: skip
    return words.get(reason) or _few(kpi)


def _few(kpi: Reading) -> str:
    """Too few points: at all, of full seasons, or since the series started again."""
    series = known(kpi.points)
    steps = [each.on for each in kpi.events if each.is_step and series and each.on <= series[-1].period]
    after = [point for point in series if not steps or point.period >= max(steps)]
    words = {"year": _("moins de deux années complètes"), "week": _("moins de deux semaines complètes")}
    said = words.get(kpi.indicator.season) if len(after) >= LEAST else None
    said = said or _("moins de 10 relevés")
    if not steps or len(after) == len(series):
        return said
    step = periods.of(max(steps), "month")
    return _("{few} depuis la rupture de série {of_step}").format(few=said, of_step=step)


def comparison_text(kpi: Reading) -> str:
    """The last value against the same period a year before, or the period before; says when a change has no share."""
    found = kpi.year_before or kpi.previous
    if found is None:
        return ""
    told = {
        "reference": number_text(kpi, found.reference),
        "when": periods.when(found.reference_period, kpi.indicator.cadence),
        "change": change_text(kpi, found),
    }
    return _("contre {reference} {when} ({change})").format(**told)


def change_text(kpi: Reading, change: Change) -> str:
    """« +4 % », « −3 points », « sans changement », « +12 visites, évolution non calculable ».

    The difference is that of the two values as they are printed. A share is told in its place when it can be taken and
    the printed values give the same one.
    """
    unit, digits = kpi.indicator.unit, kpi.indicator.digits
    now, before = shown(change.value, unit, digits), shown(change.reference, unit, digits)
    difference = moved(now - before, unit, digits, like=max(now, before, key=abs))
    if unit in SHARES or now == before:
        return difference
    if change.reference == 0 and change.value > 0:
        return _("{difference}, évolution non calculable").format(difference=difference)
    share = common_share(change.value, change.reference, now, before) if change.share is not None else None
    return difference if share is None else f"{'+' if share > 0 else ''}{percent(share)}"


def age_text(kpi: Reading, now: datetime) -> str:
    """« observé il y a 7 minutes », and when that is late or too old."""
    if kpi.observed_at is None or kpi.state == "silent":
        return _("source muette : aucune observation reçue")
    words = {
        "late": _("en retard : dernière observation {age}"),
        "stale": _("données périmées : dernière observation {age}"),
    }
    return (words.get(kpi.state) or _("observé {age}")).format(age=observed_age(kpi.observed_at, now))


def capital(text: str) -> str:
    """The same with a capital."""
    return text[:1].upper() + text[1:]


def pattern_text(kpi: Reading) -> str:
    """The pattern that makes a change real, in words."""
    is_up = kpi.verdict.direction == "up"
    words = {
        "beyond": (_("au-dessus des limites habituelles"), _("en dessous des limites habituelles")),
        "run": (_("au moins 8 relevés de suite au-dessus de la moyenne"),
                _("au moins 8 relevés de suite en dessous de la moyenne")),
        "trend": (_("au moins 6 relevés de suite en hausse"), _("au moins 6 relevés de suite en baisse")),
        "near": (_("2 relevés sur 3 près de la limite haute"), _("2 relevés sur 3 près de la limite basse")),
    }  # fmt: skip
    up, down = words.get(kpi.verdict.rule, ("", ""))
    return up if is_up else down


def explained(kpi: Reading) -> str:
    """The verdict as a sentence: with its pattern for a change, with what it is compared with in a season."""
    said, assured = capital(verdict_text(kpi)), assurance_text(kpi)
    if kpi.verdict.kind == "change":
        said = _("{change} : {pattern}").format(change=said, pattern=pattern_text(kpi))
    elif kpi.verdict.kind == "usual" and kpi.last:
        alike = periods.like(kpi.last.period, kpi.indicator.cadence, kpi.indicator.season)
        said = _("{usual} pour {like}").format(usual=said, like=alike) if alike else said
    return _("{verdict} ; {assurance}").format(verdict=said, assurance=assured) if assured else said


def _against(kpi: Reading) -> str:
    """The value against the target, with how much is missing; "" without a target."""
    told, found = _bounds(kpi), kpi.status
    if not told or found not in ("met", "watch", "missed"):
        return ""
    goal = {
        "up": _("la cible d’au moins {value}"),
        "down": _("la cible d’au plus {value}"),
        "range": _("la cible de {low} à {high}"),
        "extreme": _("la cible de {value}"),
    }["extreme" if _is_extreme(kpi) else kpi.indicator.direction].format(**told)
    if found == "met":
        return _("{goal} est tenue").format(goal=goal)
    missing = missing_text(kpi)
    if not missing:
        return _("{goal} est manquée de très peu").format(goal=goal)
    words = (
        _("{goal} est manquée de {gap}, dans la tolérance") if found == "watch" else _("{goal} est manquée de {gap}")
    )
    return words.format(goal=goal, gap=missing)


def missing_text(kpi: Reading) -> str:
    """How much is missing to the target: « 3 points »; "" when that rounds to nothing.

    Between the value and the target as they are printed, so that the three numbers of the sentence add up.
    """
    unit, digits = kpi.indicator.unit, kpi.indicator.digits
    if not missing(kpi) or kpi.target is None or kpi.last is None or kpi.last.value is None:
        return ""
    value, ends = kpi.last.value, (kpi.target.value, kpi.target.low, kpi.target.high)
    end = min((each for each in ends if each is not None), key=lambda each: abs(each - value))
    size = abs(shown(value, unit, digits) - shown(end, unit, digits))
    return distance(size, unit, digits) if round(size, digits) else ""


def missing(kpi: Reading) -> float:
    """How much is missing to the target, in the indicator's unit; 0 when it is met or cannot be said."""
    if kpi.target is None or kpi.last is None:
        return 0.0
    aim = kpi.target
    size = gap(kpi.last.value, target=aim.value, low=aim.low, high=aim.high, direction=kpi.indicator.direction)
    return size if size is not None and math.isfinite(size) else 0.0


def _bounds(kpi: Reading) -> dict[str, str]:
    """The figures of the target, as text; empty without one."""
    aim, direction, digits = kpi.target, kpi.indicator.direction, kpi.indicator.digits
    if aim is None or direction not in ("up", "down", "range"):
        return {}
    if direction != "range":
        ends = (aim.value, aim.low, aim.high) if direction == "up" else (aim.value, aim.high, aim.low)
        found = next((end for end in ends if end is not None), None)
        return {} if found is None else {"value": number_text(kpi, found)}
    low, high = (aim.value if end is None else end for end in (aim.low, aim.high))
    return {} if low is None or high is None else {"low": decimal(low, digits), "high": number_text(kpi, high)}
