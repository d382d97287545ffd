"""What a laboratory measures in tap water: 33 parameters under their national codes, limits and references.

A *limit* is the law's, a *reference* an indicator: both are published as text. The usual values are invented.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Panel = Literal["routine", "nitrates", "full", "pesticides"]
Law = Literal["amount", "season", "bacteria", "words", "sum"]


class Bounds(NamedTuple):
    """Lowest and highest accepted value; None where there is no bound on that side."""

    low: float | None
    high: float | None

    def accepts(self, value: float) -> bool:
        """Whether a value lies within, bounds included."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def text(self, unit: str) -> str:
        """As published: ``<=50 mg/L``, ``>=6,5 et <=9 unité pH``."""
        sides = ((">=", self.low), ("<=", self.high))
        words = [f"{sign}{bound:g}".replace(".", ",") for sign, bound in sides if bound is not None]
        return f"{' et '.join(words)} {unit}"


class Parameter(NamedTuple):
    """One line of a report.

    ``usual`` and ``spread`` shape the draw (for bacteria ``usual`` is the chance of finding any); below
    ``threshold`` the laboratory writes ``<threshold``.
    """

    code: str
    code_se: str
    label: str
    unit: str
    unit_code: str
    usual: float = 0.0
    spread: float = 0.0
    threshold: float = 0.0
    decimals: int = 1
    limit: Bounds | None = None
    reference: Bounds | None = None
    panel: Panel = "routine"
    law: Law = "amount"
    place: Literal["T", "L"] = "L"
    cas: str | None = None
    web: str | None = None
    words: tuple[str, str] = ("", "")

    @property
    def is_bacterial(self) -> bool:
        """Whether its conformity is the bacteriological one."""
        return self.law == "bacteria"


def _most(bound: float) -> Bounds:
    return Bounds(None, bound)


def _words(code: str, code_se: str, label: str, usual: str, odd: str, place: Literal["T", "L"]) -> Parameter:
    return Parameter(
        code,
        code_se,
        f"{label} (qualitatif)",
        "SANS OBJET",
        "X",
        place=place,
        law="words",
        words=(usual, odd),
    )


def _pesticide(code: str, code_se: str, label: str, usual: float, cas: str) -> Parameter:
    return Parameter(
        code,
        code_se,
        label,
        "µg/L",
        "133",
        usual,
        0.4,
        0.02,
        3,
        _most(0.1),
        panel="pesticides",
        cas=cas,
    )


_NO_CHANGE = "Aucun changement anormal"

PARAMETERS: tuple[Parameter, ...] = (
    _words("6489", "ASP", "Aspect", "Aspect normal", "Présence de particules", "T"),
    _words("5900", "COULQ", "Couleur", _NO_CHANGE, "Légère coloration", "T"),
    _words("5901", "ODQ", "Odeur", _NO_CHANGE, "Odeur de chlore", "L"),
    _words("5902", "SAVQ", "Saveur", _NO_CHANGE, "Saveur de chlore", "L"),
    Parameter("1309", "COULF", "Coloration", "mg(Pt)/L", "178", 2.5, 0.5, 5, 0, None, _most(15)),
    Parameter("1295", "TURBNFU", "Turbidité néphélométrique NFU", "NFU", "232", 0.12, 0.6, 0.1, 2, None,
        _most(2)),
    Parameter("1301", "TEAU", "Température de l'eau", "°C", "27", 13, 0.08, 0, 1, None, _most(25),
        law="season", place="T"),
    Parameter("1302", "PH", "pH", "unité pH", "264", 7.45, 0.02, 0, 1, None, Bounds(6.5, 9), place="T"),
    Parameter("1303", "CDT25", "Conductivité à 25°C", "µS/cm", "147", 640, 0.06, 0, 0, None, Bounds(200,
        1100)),
    Parameter("1398", "CL2LIB", "Chlore libre", "mg(Cl2)/L", "165", 0.15, 0.3, 0.03, 2, place="T"),
    Parameter("1399", "CL2TOT", "Chlore total", "mg(Cl2)/L", "165", 0.3, 0.25, 0.03, 2, place="T"),
    Parameter("1335", "NH4", "Ammonium (en NH4)", "mg/L", "162", 0.02, 0.5, 0.05, 2, None, _most(0.1),
        cas="14798-03-9"),
    Parameter("1449", "ECOLI", "Escherichia coli /100ml - MF", "n/(100mL)", "226", 0.002, 0, 1, 0,
        _most(0), law="bacteria"),
    Parameter("6455", "STRF", "Entérocoques /100ml-MS", "n/(100mL)", "226", 0.002, 0, 1, 0, _most(0),
        law="bacteria"),
    Parameter("1447", "CTF", "Bactéries coliformes /100ml-MS", "n/(100mL)", "226", 0.02, 0, 1, 0, None,
        _most(0), law="bacteria"),
    Parameter("5440", "GT22_68", "Bact. aér. revivifiables à 22°-68h", "n/mL", "222", 0.3, 0, 1, 0,
        law="bacteria"),
    Parameter("5441", "GT36_44", "Bact. aér. revivifiables à 36°-44h", "n/mL", "222", 0.2, 0, 1, 0,
        law="bacteria"),
    Parameter("1340", "NO3", "Nitrates (en NO3)", "mg/L", "162", 33, 0.12, 0.5, 1, _most(50),
        panel="nitrates", cas="14797-55-8", web="Nitrates"),
    Parameter("1339", "NO2", "Nitrites (en NO2)", "mg/L", "162", 0.006, 0.5, 0.02, 2, _most(0.5),
        panel="nitrates", cas="14797-65-0"),
    Parameter("1345", "TH", "Titre hydrotimétrique", "°f", "28", 31, 0.06, 0, 1, panel="nitrates",
        web="Dureté"),
    Parameter("1347", "TAC", "Titre alcalimétrique complet", "°f", "28", 24, 0.06, 0, 1, panel="full"),
    Parameter("1337", "CL", "Chlorures", "mg/L", "162", 34, 0.12, 0, 1, None, _most(250), panel="full",
        cas="16887-00-6"),
    Parameter("1338", "SO4", "Sulfates", "mg/L", "162", 28, 0.15, 0, 1, None, _most(250), panel="full",
        cas="14808-79-8"),
    Parameter("1375", "NA", "Sodium", "mg/L", "162", 16, 0.15, 0, 1, None, _most(200), panel="full",
        cas="7440-23-5"),
    Parameter("1841", "COT", "Carbone organique total", "mg(C)/L", "163", 0.9, 0.3, 0.3, 2, None, _most(2),
        panel="full"),
    Parameter("1393", "FET", "Fer total", "µg/L", "133", 8, 0.9, 10, 0, None, _most(200), panel="full",
        cas="7439-89-6"),
    Parameter("1382", "PB", "Plomb", "µg/L", "133", 0.6, 0.8, 0.5, 1, _most(10), panel="full",
        cas="7439-92-1"),
    Parameter("1392", "CU", "Cuivre", "mg/L", "162", 0.06, 0.8, 0.005, 3, _most(2), _most(1), panel="full",
        cas="7440-50-8"),
    Parameter("2036", "THM4", "Trihalométhanes (4 substances)", "µg/L", "133", 9, 0.5, 0.5, 1, _most(100),
        panel="full"),
    _pesticide("1107", "ATRZ", "Atrazine", 0.012, "1912-24-9"),
    _pesticide("1108", "ADET", "Atrazine déséthyl", 0.052, "6190-65-4"),
    _pesticide("1221", "MTC", "Métolachlore", 0.008, "51218-45-2"),
    Parameter("6276", "PESTOT", "Total des pesticides analysés", "µg/L", "133", 0, 0, 0.02, 3, _most(0.5),
        panel="pesticides", law="sum"),
)  # fmt: skip

# An invented decision waived the desethylatrazine limit for three years: such samples carry the code D.
WAIVED = ("1108", "2019-03-01", "2022-03-01")

PANELS: dict[Panel, frozenset[Panel]] = {
    "routine": frozenset({"routine"}),
    "nitrates": frozenset({"routine", "nitrates"}),
    "full": frozenset({"routine", "nitrates", "full", "pesticides"}),
    "pesticides": frozenset({"pesticides"}),
}


def panel(name: Panel) -> tuple[Parameter, ...]:
    """The parameters of a panel: a full one holds the others."""
    return tuple(parameter for parameter in PARAMETERS if parameter.panel in PANELS[name])
