"""Safety equipment of the demonstration town: fire hydrants and defibrillators.

The fields are those of the national schemas: points d'eau incendie (datakode/schema-pei 1.0.1) and
défibrillateurs (atlasante/schema-dae 1.0.6), shortened to what a town fills in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.demo.commune import INSEE, NAME, POSTCODE
from dashboard.demo.draws import choice, generator
from dashboard.demo.furniture import content
from dashboard.demo.lambert93 import to_lambert93
from dashboard.demo.portal import Field, Record, point
from dashboard.demo.spots import last_visit, spot, spot_at

HYDRANTS = 60
DEFIBRILLATORS = 8
CHECK_EVERY_DAYS = 3 * 365
SERVICE_EVERY_DAYS = 365

HYDRANT_FIELDS = (
    Field("insee", "Code INSEE"),
    Field("id_gestion", "Numéro du gestionnaire"),
    Field("nom_gest", "Gestionnaire", facet=True),
    Field("type_pei", "Type", facet=True, description="PI poteau, BI bouche, PA point d’aspiration, CI citerne"),
    Field("type_rd", "Type détaillé", facet=True),
    Field("diam_pei", "Diamètre (mm)", "int", facet=True),
    Field("source_pei", "Source", facet=True),
    Field("statut", "Statut", facet=True),
    Field("situation", "Situation"),
    Field("press_dyn", "Pression dynamique (bar)", "double"),
    Field("debit", "Débit sous 1 bar (m³/h)", "int"),
    Field("disponible", "Disponible", "boolean", facet=True),
    Field("date_mes", "Mise en service", "date"),
    Field("date_ct", "Dernier contrôle technique", "date"),
    Field("date_maj", "Mise à jour", "date"),
    Field("prec", "Précision"),
    Field("x", "X Lambert-93", "double"),
    Field("y", "Y Lambert-93", "double"),
    Field("geo_point", "Position", "geo_point_2d"),
)
DEFIBRILLATOR_FIELDS = (
    Field("nom", "Nom"),
    Field("adr_num", "Numéro"),
    Field("adr_voie", "Voie"),
    Field("com_cp", "Code postal"),
    Field("com_insee", "Code INSEE"),
    Field("com_nom", "Commune"),
    Field("acc", "Accès", facet=True),
    Field("acc_lib", "Accès libre", facet=True),
    Field("disp_j", "Jours", facet=True),
    Field("disp_h", "Heures", facet=True),
    Field("etat_fonct", "État", facet=True),
    Field("fab_rais", "Fabricant"),
    Field("modele", "Modèle"),
    Field("num_serie", "Numéro de série"),
    Field("dtpr_lcad", "Péremption des électrodes", "date"),
    Field("dermnt", "Dernière maintenance", "date"),
    Field("expt_rais", "Exploitant"),
    Field("coordonnees_geo", "Coordonnées", "geo_point_2d"),
)


def hydrants(scale: int, until: date, seed: int) -> Iterator[Record]:
    """Fire hydrants: nine in ten available, one in eight late for its check, one at (0, 0)."""
    for rank in range(HYDRANTS * scale):
        random, place = generator(seed, "hydrant", rank), spot("hydrant", rank, seed, aside_m=4)
        kind = choice(random, ("PI", "BI", "PA", "CI"), (0.78, 0.15, 0.03, 0.04))
        late = timedelta(days=CHECK_EVERY_DAYS if random.random() < 0.12 else 0)
        checked = last_visit(until, CHECK_EVERY_DAYS, "hydrant", rank) - late
        x, y = to_lambert93(place.longitude, place.latitude)
        yield {
            "insee": INSEE,
            "id_gestion": str(rank + 1),
            "nom_gest": choice(random, ("Ville de Fleury-sur-Orne", "Syndicat d’eau (démonstration)")),
            "type_pei": kind,
            "type_rd": {"PI": "poteau", "BI": "bouche", "PA": "aspiration", "CI": "citerne"}[kind],
            "diam_pei": choice(random, (80, 100, 150), (0.1, 0.82, 0.08)) if kind in ("PI", "BI") else None,
            "source_pei": {"PA": "cours_eau", "CI": "citerne"}.get(kind, "reseau_aep"),
            "statut": choice(random, ("public", "prive"), (0.93, 0.07)),
            "situation": place.address,
            "press_dyn": round(float(random.normal(3.4, 0.7)), 1) if kind == "PI" else None,
            "debit": int(max(12, random.normal(82, 24))) if kind in ("PI", "BI") else None,
            "disponible": bool(random.random() > 0.07),
            "date_mes": date(1985 + int(random.integers(0, 36)), int(random.integers(1, 13)), 1).isoformat(),
            "date_ct": checked.isoformat() if random.random() > 0.04 else None,
            "date_maj": checked.isoformat(),
            "prec": choice(random, ("01", "05", "10")),
            "x": round(float(x), 2),
            "y": round(float(y), 2),
            "geo_point": point(0, 0) if rank == 37 else point(place.longitude, place.latitude),
        }


def defibrillators(scale: int, until: date, seed: int) -> Iterator[Record]:
    """Defibrillators, beside public buildings; one is out of order, one has no name."""
    buildings = [site for site in content()["building"] if site["name"]][:DEFIBRILLATORS]
    for rank in range(DEFIBRILLATORS * scale):
        site, random = buildings[rank % DEFIBRILLATORS], generator(seed, "defibrillator", rank)
        aside = random.uniform(-60, 60, 2) if rank >= DEFIBRILLATORS else random.uniform(-6, 6, 2)
        place = spot_at(site["at"][0] + float(aside[0]), site["at"][1] + float(aside[1]), seed)
        outside = choice(random, ("Extérieur", "Intérieur"))
        served = last_visit(until, SERVICE_EVERY_DAYS, "defibrillator", rank)
        yield {
            "nom": None if rank == 5 else f"DAE {site['name']}",
            "adr_num": str(place.number),
            "adr_voie": place.street,
            "com_cp": POSTCODE,
            "com_insee": INSEE,
            "com_nom": NAME,
            "acc": outside,
            "acc_lib": "oui" if outside == "Extérieur" else "non",
            "disp_j": "7j/7" if outside == "Extérieur" else "lundi|mardi|mercredi|jeudi|vendredi",
            "disp_h": "24h/24" if outside == "Extérieur" else "heures ouvrables",
            "etat_fonct": "Hors service" if rank == 3 else "En fonctionnement",
            "fab_rais": choice(random, ("Fabricant A (démonstration)", "Fabricant B (démonstration)")),
            "modele": choice(random, ("M1", "M2", "M3")),
            "num_serie": f"DEMO{rank + 1:06d}",
            "dtpr_lcad": (served + timedelta(days=int(random.integers(300, 900)))).isoformat(),
            "dermnt": served.isoformat(),
            "expt_rais": "Ville de Fleury-sur-Orne",
            "coordonnees_geo": point(place.longitude, place.latitude),
        }
