"""Hub'Eau: which path is answered by which service."""

from __future__ import annotations

from dashboard.demo.doubles.hubeau_daily import elaborated
from dashboard.demo.doubles.hubeau_hydrometry import observations
from dashboard.demo.doubles.hubeau_pages import failure
from dashboard.demo.doubles.hubeau_stations import site_list, station_list
from dashboard.demo.doubles.hubeau_water import networks, results
from dashboard.demo.doubles.messages import Answer, Call
from dashboard.demo.doubles.router import Publisher

HUBEAU = Publisher("hubeau", failure)

for path, handler in {
    "/api/v2/hydrometrie/observations_tr": observations,
    "/api/v2/hydrometrie/obs_elab": elaborated,
    "/api/v2/hydrometrie/referentiel/stations": station_list,
    "/api/v2/hydrometrie/referentiel/sites": site_list,
    "/api/v1/qualite_eau_potable/communes_udi": networks,
    "/api/v1/qualite_eau_potable/resultats_dis": results,
}.items():
    HUBEAU.route(path)(handler)
    HUBEAU.route(f"{path}.csv")(handler)


@HUBEAU.route("/api/v1/hydrometrie/referentiel/{service}")
@HUBEAU.route("/api/v1/hydrometrie/{service}")
def retired(call: Call, service: str) -> Answer:
    """Version 1 of hydrometry was closed on 5 May 2025."""
    return failure(403)
