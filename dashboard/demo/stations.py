"""The 19 real-time gauges of the Orne basin: real codes, names and places; invented hydraulics.

Codes, names and coordinates: Hub'Eau (Licence Ouverte). What follows in a row only shapes the
demonstration.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from dashboard.demo.rating import Rating

Measure = Literal["H", "Q"]


class Gauge(NamedTuple):
    """One station, compared with Thury-Harcourt.

    ``share`` is its flow over Thury's, ``lag_h`` the hours its wave comes after Thury's (negative: before),
    ``variation`` how far a rise may differ from Thury's, ``tide_mm`` the amplitude of the tide.
    """

    code: str
    name: str
    river: str
    longitude: float
    latitude: float
    has_flow: bool
    share: float
    lag_h: float
    rating: Rating
    variation: float = 0.15
    tide_mm: float = 0.0
    commune: str | None = None
    department: str = "14"

    @property
    def site(self) -> str:
        """Code of the site: the first eight characters of the station's."""
        return self.code[:8]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What it transmits in real time: most gauges near the town give no flow."""
        return ("H", "Q") if self.has_flow else ("H",)


THURY = "I352102001"
LOUVIGNY = "I362102001"

# In the order in which a larger scale takes them: the town's two, the rest of the Orne, its tributaries.
# Thury's rating makes 2.93 m of 200 m³/s; Louvigny reads below its zero in deep low water.
GAUGES: tuple[Gauge, ...] = (
    Gauge(LOUVIGNY, "L'Orne à Louvigny", "L'Orne",
          -0.390027738, 49.154653156, False, 1.08, 5.5, Rating(28.1, -0.36, 2.3), 0.05, commune="14383"),
    Gauge(THURY, "L'Orne à Thury-Harcourt", "L'Orne",
          -0.482778091, 48.989497015, True, 1.0, 0.0, Rating(19.8, 0.0, 2.15), 0.0),
    Gauge("I362101001", "L'Orne à May-sur-Orne", "L'Orne",
          -0.386368464, 49.109625506, False, 1.07, 4.0, Rating(31.0, 0.05, 1.9), 0.05, commune="14408"),
    Gauge("I353101001", "L'Orne à Grimbosq [barrage du Val de Viard]", "L'Orne",
          -0.4489545, 49.065474676, True, 1.04, 2.5, Rating(38.0, 0.12, 1.6), 0.04),
    Gauge("I374101001", "L'Orne à Caen [Pont de Vaucelles]", "L'Orne",
          -0.355407081, 49.177211503, False, 1.12, 7.0, Rating(24.0, -0.9, 2.0), 0.06,
          tide_mm=240.0, commune="14118"),
    Gauge("I336101001", "L'Orne au Mesnil-Villement", "L'Orne",
          -0.390835598, 48.849862731, False, 0.78, -5.0, Rating(22.0, 0.1, 1.9), 0.1),
    Gauge("I312101002", "L'Orne à la Courbe [Pont RD 776] - Amont", "L'Orne",
          -0.184957034, 48.747727548, True, 0.4, -14.0, Rating(13.0, 0.15, 1.8), 0.15, department="61"),
    Gauge("I303101001", "L'Orne à Argentan", "L'Orne",
          -0.024655648, 48.742942109, False, 0.22, -20.0, Rating(11.3, -0.05, 2.0), 0.2, department="61"),
    Gauge("I346201001", "Le Noireau à Cahan [Les Planches - CD 911]", "Le Noireau",
          -0.438439289, 48.866812831, True, 0.3, -7.0, Rating(14.0, 0.2, 1.9), 0.2, department="61"),
    Gauge("I335201001", "La Rouvre à Ségrie-Fontaine [Maison de la Rivière]", "La Rouvre",
          -0.39797704, 48.811726624, True, 0.14, -8.0, Rating(9.0, 0.1, 1.8), 0.25, department="61"),
    Gauge("I361206001", "La Laize à Fresney-le-Puceux [La Planche à la Housse]", "La Laize",
          -0.353942465, 49.057852086, True, 0.05, 1.0, Rating(4.0, 0.2, 1.7), 0.3),
    Gauge("I346202001", "Le Noireau à Condé-sur-Noireau [Rue du Moulin Biot]", "Le Noireau",
          -0.544625563, 48.849606512, True, 0.18, -9.0, Rating(10.0, 0.1, 1.8), 0.25),
    Gauge("I371201001", "L'Odon à Épinay-sur-Odon", "L'Odon",
          -0.615101451, 49.074080083, True, 0.05, -4.0, Rating(4.2, 0.15, 1.7), 0.3),
    Gauge("I344231001", "La Druance à Périgny", "La Druance",
          -0.607021884, 48.910100157, True, 0.055, -10.0, Rating(4.5, 0.1, 1.7), 0.3),
    Gauge("I346301001", "La Vère à Saint-Pierre-du-Regard", "La Vere",
          -0.510202996, 48.846868109, True, 0.06, -9.5, Rating(5.0, 0.1, 1.7), 0.3, department="61"),
    Gauge("I342201001", "Le Noireau à Saint-Pierre-d'Entremont", "Le Noireau",
          -0.636385214, 48.801097592, True, 0.07, -11.0, Rating(5.5, 0.1, 1.7), 0.3, department="61"),
    Gauge("I311301001", "L'Udon à Écouché", "L'Udon",
          -0.12847971, 48.714962644, True, 0.05, -15.0, Rating(4.3, 0.2, 1.7), 0.3, department="61"),
    Gauge("I303301001", "L'Ure au Bourg-Saint-Léonard", "L'Ure",
          0.100118857, 48.753797388, True, 0.04, -24.0, Rating(3.6, 0.2, 1.6), 0.3, department="61"),
    Gauge("I310301001", "La Cance à Tanques [La Noé]", "La Cance",
          -0.083335615, 48.692653974, True, 0.035, -18.0, Rating(3.2, 0.2, 1.6), 0.3, department="61"),
)  # fmt: skip

STATIONS: dict[str, Gauge] = {gauge.code: gauge for gauge in GAUGES}


def series() -> list[tuple[str, Measure]]:
    """Every (station, measure) that exists, the town's first."""
    return [(gauge.code, measure) for gauge in GAUGES for measure in gauge.measures]
