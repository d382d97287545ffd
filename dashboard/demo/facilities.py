"""Everything of the town that stands somewhere, as its portal publishes it: seven inventories of points.

The point's field has another name in nearly each, as on real portals; among the points are the accidents that
real inventories hold: a swapped pair, a null, a (0, 0), one in the next commune, places without name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from dashboard.demo.commune import INSEE, NAME, POSTCODE
from dashboard.demo.draws import wall_clock
from dashboard.demo.furniture import (
    BENCH_FIELDS,
    BOARD_FIELDS,
    CONTAINER_FIELDS,
    PLAYGROUND_FIELDS,
    benches,
    boards,
    containers,
    content,
    playgrounds,
)
from dashboard.demo.portal import Field, Record, point, write_records
from dashboard.demo.safety import DEFIBRILLATOR_FIELDS, HYDRANT_FIELDS, defibrillators, hydrants
from dashboard.demo.spots import spot_at

BUILDING_FIELDS = (
    Field("equip_uid", "Identifiant"),
    Field("equip_nom", "Nom de l’équipement"),
    Field("equip_type", "Type", facet=True),
    Field("equip_theme", "Thème", facet=True),
    Field("adr_numero", "Numéro"),
    Field("adr_nomvoie", "Voie"),
    Field("adr_codepostal", "Code postal"),
    Field("adr_commune", "Commune"),
    Field("equip_ouverture", "Ouverture"),
    Field("equip_tel", "Téléphone"),
    Field("localisation", "Localisation", "geo_point_2d"),
)


def buildings(scale: int, until: date, seed: int) -> Iterator[Record]:
    """Public buildings in the fields of the SCDL; only the town hall's address is real."""
    for copy in range(scale):
        for rank, site in enumerate(content()["building"]):
            place = spot_at(site["at"][0] + 40.0 * (copy % 9), site["at"][1] - 40.0 * (copy // 9), seed)
            number, street = site.get("address", (str(place.number), place.street))
            # 02 61 91 is a range that the regulator keeps for fiction.
            phone = "+33 231357300" if site["name"] == "Mairie" else f"+33 2619100{rank:02d}"
            yield {
                "equip_uid": f"{INSEE}-{rank + 1:08d}-{copy + 1:03d}",
                "equip_nom": f"{site['name']} ({copy + 1})" if copy else site["name"] or None,
                "equip_type": site["type"],
                "equip_theme": site["theme"],
                "adr_numero": number,
                "adr_nomvoie": street,
                "adr_codepostal": POSTCODE,
                "adr_commune": NAME,
                "equip_ouverture": site.get("hours"),
                "equip_tel": phone,
                "localisation": point(place.longitude, place.latitude),
            }


Inventory = Callable[[int, date, int], Iterator[Record]]

INVENTORIES: dict[str, tuple[tuple[Field, ...], Inventory]] = {
    "aires-de-jeux": (PLAYGROUND_FIELDS, playgrounds),
    "bancs-publics": (BENCH_FIELDS, benches),
    "conteneurs-a-dechets": (CONTAINER_FIELDS, containers),
    "bornes-incendie": (HYDRANT_FIELDS, hydrants),
    "panneaux-daffichage-libre": (BOARD_FIELDS, boards),
    "defibrillateurs": (DEFIBRILLATOR_FIELDS, defibrillators),
    "equipements-publics": (BUILDING_FIELDS, buildings),
}


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write the seven inventories under ``opendatasoft/``."""
    today = wall_clock(until).date()
    for portal_id, (_, inventory) in INVENTORIES.items():
        write_records(output, portal_id, inventory(scale, today, seed))
