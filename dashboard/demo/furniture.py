"""Street furniture of the demonstration town: playgrounds, benches, waste containers, free posting boards."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.demo.draws import choice, generator
from dashboard.demo.portal import Field, Record, point
from dashboard.demo.spots import last_visit, spot, spot_at

CONTENT = Path(__file__).parent / "content" / "facilities.toml"
BENCHES = 70
CONTAINERS = 45

# The four boards of the town's own portal: bare points, as it publishes them.
BOARDS = (
    (-0.37479612976312604, 49.148749563876144),
    (-0.374942310154438, 49.14547788975531),
    (-0.38662601262331003, 49.14383341800922),
    (-0.38230229169130303, 49.14347350433719),
)

PLAYGROUND_FIELDS = (
    Field("nom", "Nom"),
    Field("adresse", "Adresse"),
    Field("tranche_age", "Tranche d’âge", facet=True),
    Field("nombre_jeux", "Nombre de jeux", "int"),
    Field("surface_m2", "Surface (m²)", "int"),
    Field("revetement", "Revêtement", facet=True),
    Field("accessible_pmr", "Accessible aux personnes à mobilité réduite", facet=True),
    Field("date_mise_en_service", "Mise en service", "date"),
    Field("date_controle", "Dernier contrôle", "date"),
    Field("geo_point_2d", "Position", "geo_point_2d"),
)
BENCH_FIELDS = (
    Field("id", "Identifiant"),
    Field("type", "Type", facet=True),
    Field("materiau", "Matériau", facet=True),
    Field("dossier", "Dossier", facet=True),
    Field("etat", "État", facet=True),
    Field("date_pose", "Date de pose", "date"),
    Field("coordonnees_geo", "Coordonnées", "geo_point_2d"),
)
CONTAINER_FIELDS = (
    Field("identifiant", "Identifiant"),
    Field("flux", "Flux", facet=True),
    Field("mode", "Mode d’implantation", facet=True),
    Field("volume_m3", "Volume (m³)", "double"),
    Field("adresse", "Adresse"),
    Field("jour_collecte", "Jour de collecte", facet=True),
    Field("geolocalisation", "Géolocalisation", "geo_point_2d"),
)
BOARD_FIELDS = (Field("geo_point_2d", "geo_point_2d", "geo_point_2d"), Field("remarks", "remarks"))


@lru_cache(maxsize=1)
def content() -> dict[str, Any]:
    """The places of ``facilities.toml``."""
    return tomllib.loads(CONTENT.read_text(encoding="utf-8"))


def playgrounds(scale: int, until: date, seed: int) -> Iterator[Record]:
    """Nine playgrounds (copies within 60 m of them), so that some streets stay far from any."""
    for copy in range(scale):
        for rank, site in enumerate(content()["playground"]):
            random = generator(seed, "playground", rank, copy)
            east, north = (float(m) + (float(random.uniform(-60, 60)) if copy else 0.0) for m in site["at"])
            place = spot_at(east, north, seed)
            opened = date(2002 + int(random.integers(0, 20)), int(random.integers(1, 13)), 15)
            yield {
                "nom": f"{site['name']} ({copy + 1})" if copy else site["name"] or None,
                "adresse": place.address,
                "tranche_age": site["ages"],
                "nombre_jeux": site["games"],
                "surface_m2": site["games"] * int(random.integers(30, 70)),
                "revetement": choice(random, ("sol souple", "gravillons", "copeaux de bois")),
                "accessible_pmr": choice(random, ("OUI", "NON", "NON")),
                "date_mise_en_service": opened.isoformat(),
                "date_controle": last_visit(until, 365, "playground", rank).isoformat(),
                "geo_point_2d": point(place.longitude, place.latitude),
            }


def benches(scale: int, until: date, seed: int) -> Iterator[Record]:
    """Benches, without name; one has its longitude and latitude swapped."""
    for rank in range(BENCHES * scale):
        random, place = generator(seed, "bench", rank), spot("bench", rank, seed)
        swapped = rank == 16
        laid = date(2005, 1, 1) + timedelta(days=int(random.integers(0, 7_000)))
        yield {
            "id": f"BANC-{rank + 1:04d}",
            "type": choice(random, ("banc", "banc", "banquette", "assis-debout")),
            "materiau": choice(random, ("bois", "métal", "béton", "plastique recyclé")),
            "dossier": choice(random, ("OUI", "OUI", "NON")),
            "etat": choice(random, ("bon", "bon", "moyen", "à remplacer")),
            "date_pose": laid.isoformat() if random.random() > 0.2 else None,
            "coordonnees_geo": point(place.latitude, place.longitude)
            if swapped
            else point(place.longitude, place.latitude),
        }


def containers(scale: int, until: date, seed: int) -> Iterator[Record]:
    """Waste containers; one has no position, one stands in the next commune."""
    for rank in range(CONTAINERS * scale):
        random, place = generator(seed, "container", rank), spot("container", rank, seed, aside_m=7)
        flow = choice(random, ("verre", "emballages", "papier", "ordures ménagères", "textile"))
        position = {11: None, 23: point(-0.3412, 49.1395)}
        yield {
            "identifiant": f"PAV-{rank + 1:03d}",
            "flux": flow,
            "mode": choice(random, ("aérien", "aérien", "semi-enterré", "enterré")),
            "volume_m3": choice(random, (2.0, 3.0, 4.0, 5.0)),
            "adresse": place.address,
            "jour_collecte": choice(random, ("lundi", "mardi", "mercredi", "jeudi", "vendredi")),
            "geolocalisation": position[rank] if rank in position else point(place.longitude, place.latitude),
        }


def boards(scale: int, until: date, seed: int) -> Iterator[Record]:
    """The four free posting boards, real; they are four at any scale."""
    for longitude, latitude in BOARDS:
        yield {"geo_point_2d": {"lon": longitude, "lat": latitude}, "remarks": None}
