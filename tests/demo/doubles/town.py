"""A folder of the demonstration's layout, small enough to read here, a river and a clock."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import requests

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LOUVIGNY, THURY = "I362102001", "I352102001"
Get = Callable[..., requests.Response]


def field(name: str, kind: str = "text", label: str = "", **annotations: list[Any]) -> dict[str, Any]:
    return {"name": name, "label": label or name, "type": kind, "description": None, "annotations": annotations}


def dataset(dataset_id: str, fields: list[dict[str, Any]], **default: Any) -> dict[str, Any]:
    metas = {"title": dataset_id, "description": None, "theme": None, "keyword": None, "license": None,
             "publisher": "Ville", "modified": "2026-10-01T08:00:00+00:00", "records_count": 0,
             "federated": False, "language": "fr", **default}  # fmt: skip
    return {
        "dataset_id": dataset_id, "dataset_uid": f"da_{abs(hash(dataset_id)) % 999:03d}", "attachments": [],
        "has_records": True, "data_visible": True, "fields": fields, "metas": {"default": metas},
        "features": ["analyze"],
    }  # fmt: skip


BENCHES = [
    {"id": "007", "nom": "Banc de l'église", "pose": "2019-03-26", "places": 3, "lieu": {"lon": -0.38, "lat": 49.15},
     "tags": ["bois", "ombre"], "vu": "2026-06-22T08:47:08+00:00", "actif": True},
    {"id": "008", "nom": "Banc; du \"stade\"", "pose": "2021-05-01", "places": 2, "lieu": {"lon": -0.37, "lat": 49.14},
     "tags": ["métal"], "vu": None, "actif": False},
    {"id": "009", "nom": "Banc sans lieu", "pose": None, "places": None, "lieu": None, "tags": None, "vu": None,
     "actif": None},
]  # fmt: skip
BENCH_FIELDS = [
    field("id"), field("nom", label="Nom du banc"), field("pose", "date"), field("places", "int", facet=[]),
    field("lieu", "geo_point_2d"), field("tags", multivalued=[","], facet=[]), field("vu", "datetime"),
    field("actif", "boolean"),
]  # fmt: skip


def write_json(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def write_lines(path: Path, rows: list[Any]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)


def write_folder(root: Path) -> None:
    """The whole folder."""
    write_portal(root / "opendatasoft")
    write_accounts(root / "ofgl" / "opendatasoft")
    write_hydrometry(root / "hubeau" / "hydrometrie")
    write_water(root / "hubeau" / "eau_potable")
    write_vigicrues(root / "vigicrues")
    resources = [{"id": "r19", "title": "2019", "format": "json", "url": "decp-2019.json"},
                 {"id": "r22", "title": "2022", "format": "json", "url": "files/decp-2022.json"}]  # fmt: skip
    write_json(root / "datagouv" / "dataset.json", {"id": "d1", "slug": "decp", "resources": resources})
    write_json(root / "datagouv" / "decp-2019.json", {"marches": []})
    write_json(root / "datagouv" / "decp-2022.json", {"marches": {"marche": []}})
    (root / "bal").mkdir()
    (root / "bal" / "adresses-14271.csv").write_text("\ufeffcle_interop;numero\n14271_0001_00001;1\n", encoding="utf-8")
    write_json(root / "geoapi" / "commune.json", {
        "type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
        "properties": {"nom": "Fleury-sur-Orne", "code": "14271", "codesPostaux": ["14123"], "population": 4915,
                       "codeEpci": "200065597", "surface": 675,
                       "centre": {"type": "Point", "coordinates": [-0.37, 49.14]}}})  # fmt: skip
    write_json(root / "geoapi" / "communes.json", {"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 0], [2, 0], [2, 1], [1, 0]]]},
         "properties": {"nom": name, "code": code}} for code, name in (("14271", "Fleury-sur-Orne"), ("14901", "Ici"))
    ]})  # fmt: skip
    write_json(root / "demo.json", {"seed": 14271, "scale": 1, "town": "14271"})


def write_portal(folder: Path) -> None:
    numbered = [dataset(f"jeu-{n:03d}", [field("n", "int")], title=f"Jeu {n}") for n in range(115)]
    named = [
        dataset("bancs-publics", BENCH_FIELDS, title="Bancs publics", theme=["Équipements", "Voirie"],
                keyword=["banc"], description="<p>Où s’asseoir</p>", records_count=3),
        dataset("frequentation-du-wifi-public", [field("n", "int"), field("jour", "date")], theme=["Numérique"]),
        dataset("vide", [field("n", "int")], title="Un jeu vide"),
        dataset("mesures", [field("n", "int"), field("zone")], records_count=12_000),
        dataset("limites", [field("nom"), field("forme", "geo_shape")], federated=True, modified="2025-01-02"),
    ]  # fmt: skip
    write_json(folder / "catalogue.json", named + numbered)
    write_lines(folder / "bancs-publics.jsonl", BENCHES)
    write_lines(folder / "vide.jsonl", [])
    days = [f"2026-{month:02d}-15" for month in (1, 2, 3)]
    write_lines(folder / "frequentation-du-wifi-public.jsonl.gz",
                [{"n": n, "jour": days[n % 3]} for n in range(3000)])  # fmt: skip
    write_lines(folder / "mesures.jsonl", [{"n": n, "zone": "nord" if n % 3 else "sud"} for n in range(12_000)])
    ring = [[[-0.4, 49.1], [-0.3, 49.1], [-0.3, 49.2], [-0.4, 49.1]]]
    shape = {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": [ring]}}
    write_lines(folder / "limites.jsonl", [{"nom": "Fleury", "forme": shape}])


def write_accounts(folder: Path) -> None:
    fields = [field("exer", "date"), field("insee"), field("agregat"), field("montant", "double")]
    write_json(folder / "catalogue.json", [dataset("ofgl-base-communes", fields, title="Comptes", records_count=40)])
    write_lines(folder / "ofgl-base-communes.jsonl",
                [{"exer": f"{year}-01-01", "insee": insee, "agregat": "Encours de dette", "montant": 1e6 + year}
                 for year in range(2006, 2026) for insee in ("14271", "14118")])  # fmt: skip


def write_hydrometry(folder: Path) -> None:
    stations = [
        {"code_site": code[:8], "code_station": code, "libelle_station": name, "longitude_station": lon,
         "latitude_station": lat, "code_departement": "14", "libelle_cours_eau": "L'Orne", "en_service": True}
        for code, name, lon, lat in ((LOUVIGNY, "L'Orne à Louvigny", -0.390028, 49.154653),
                                     (THURY, "L'Orne à Thury-Harcourt", -0.482778, 48.989497),
                                     ("I361206001", "La Laize à Fresney-le-Puceux", -0.353942, 49.057852))
    ]  # fmt: skip
    write_json(folder / "stations.json", stations)
    header = "code_site;code_station;grandeur_hydro;date_obs;resultat_obs;code_statut;code_qualification_obs"
    values = {"2024-12-31T23:00:00Z": 9000, "2024-12-31T23:30:00Z": -999}
    later = {"2025-01-01T00:00:00Z": 1000, "2025-01-01T12:00:00Z": 3000, "2025-01-02T00:00:00Z": 5000}
    for year, rows in ((2024, values), (2025, later)):
        text = [header] + [f'"I3521020";"{THURY}";"Q";"{at}";"{value}";"4";"16"' for at, value in rows.items()]
        path = folder / f"observations_tr-{THURY}-Q-{year}.csv.gz"
        path.write_bytes(gzip.compress("\n".join(text).encode()))


def analysis(sample: int, commune: str, day: str, networks: list[str]) -> dict[str, Any]:
    return {"code_prelevement": f"014{sample:08d}", "code_parametre": str(1300 + sample % 3), "code_commune": commune,
            "nom_commune": "FLEURY-SUR-ORNE", "date_prelevement": f"{day}T09:30:00Z", "libelle_parametre_maj": "PH ",
            "resultat_alphanumerique": "<0,05", "resultat_numerique": 0.0,
            "reseaux": [{"code": code, "nom": f"Réseau {code}"} for code in networks]}  # fmt: skip


def write_water(folder: Path) -> None:
    rows = [analysis(n, "14271", f"2026-{1 + n % 9:02d}-{1 + n % 28:02d}", ["014000001"]) for n in range(40)]
    rows += [analysis(100, "14118", "2026-06-30", ["014000001", "014000002"])]
    write_json(folder / "resultats_dis.json", rows)
    udi = {"code_commune": "14271", "nom_commune": "FLEURY-SUR-ORNE", "nom_quartier": "-", "code_reseau": "014000001",
           "nom_reseau": "CAEN SUD", "debut_alim": "2010-01-01"}  # fmt: skip
    write_json(folder / "communes_udi.json", [{**udi, "annee": str(year)} for year in range(2020, 2027)])


def write_vigicrues(folder: Path) -> None:
    for code, label in ((LOUVIGNY, "Louvigny"), (THURY, "Thury-Harcourt")):
        write_json(folder / f"station-{code}.json", {"CdStationHydro": code, "LbStationHydro": label})
    below = [{"CdEntVigiCruInferieur": "SN12", "LbEntVigiCruInferieur": "Orne moyenne et aval"}]
    territory = {"CdEntVigiCru": "9", "LbEntVigiCru": "Seine aval - Côtiers normands", "aNMoinsUn": below}
    write_json(folder / "TerEntVigiCru.json", {"ListEntVigiCru": [territory]})
    reach = {"CdEntVigiCru": "SN12", "aNMoinsUn": [{"CdEntVigiCruInferieur": THURY}]}
    write_json(folder / "TronEntVigiCru.json", {"ListEntVigiCru": [reach]})
    feature = {"type": "Feature", "geometry": None, "properties": {"CdEntCru": "SN12", "NivInfViCr": "2"}}
    write_json(folder / "InfoVigiCru.geojson", {"type": "FeatureCollection", "features": [feature]})


def readings(station: str, measure: str, start: datetime, stop: datetime) -> pd.DataFrame:
    """A reading every five minutes, its value the minutes of its day; flows at Thury-Harcourt only."""
    first = pd.Timestamp(start).ceil("5min")
    instants = pd.date_range(first, stop, freq="5min", inclusive="left").astype("datetime64[us]")
    if station not in (LOUVIGNY, THURY) or (measure == "Q" and station != THURY):
        instants = instants[:0]
    return pd.DataFrame({"measured_at": instants, "value": np.asarray(instants.hour * 60 + instants.minute, float)})


class Clock:
    """A clock that tests set forward."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)
