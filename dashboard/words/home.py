"""What the provisional home page says: one key figure a page, each a link to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.data import DatasetCard, now, rows, town
from dashboard.figures.freshness import freshness
from dashboard.locale import _, ngettext
from dashboard.locale.dates import age, day
from dashboard.locale.numbers import amount, decimal, integer
from dashboard.ui.address import href
from dashboard.ui.figure import Figure
from dashboard.words.river import trend

YEAR = timedelta(days=365)


def entries() -> list[tuple[str, Figure]]:
    """Theme and figure of each page that has something to show."""
    found = (
        ("Administration et citoyenneté", requests()), ("Commande publique", contracts()), ("Numérique", wifi()),
        ("Environnement et eau", river()), ("Équipements et espace public", places()),
    )
    return [(theme, figure) for theme, figure in found if figure is not None]


def sentence(town_name: str, cards: Sequence[DatasetCard]) -> str:
    """How many datasets arrived, how many are late: what can be trusted today."""
    arrived = [card for card in cards if card.row_count]
    late = sum(_state(card) != "fresh" for card in arrived)
    said = ngettext("{town} publie {n} jeu de données suivi ici", "{town} publie {n} jeux de données suivis ici",
                    len(arrived)).format(town=town_name, n=integer(len(arrived)))
    if not late:
        return _("{said}, tous à jour.").format(said=said)
    more = ngettext("{n} n’est plus à jour", "{n} ne sont plus à jour", late).format(n=integer(late))
    return _("{said}, dont {more}.").format(said=said, more=more)


def _state(card: DatasetCard) -> str:
    return freshness(card.observed_at or card.fetched_at, now(), card.late_after, card.stale_after)


def requests() -> Figure | None:
    """Requests received over the last twelve months."""
    stop = today()
    found = rows("services/demandes", start=stop - YEAR, stop=stop).to_dict("records")
    if not found or not found[0]["received_count"]:
        return None
    count = int(found[0]["received_count"])
    unit = ngettext("demande", "demandes", count)
    note = ngettext("reçue sur douze mois", "reçues sur douze mois", count)
    return Figure(_("Services municipaux"), integer(count), unit, note=note, href=href("services"))


def contracts() -> Figure | None:
    """Firm amounts notified over the last twelve months; the maxima of framework agreements are said apart."""
    stop = today()
    found = rows("marches/chiffres", start=stop - YEAR, stop=stop, kind="", procedure="").to_dict("records")
    if not found or not found[0]["contract_count"]:
        return None
    count = int(found[0]["contract_count"])
    said = ngettext("{n} contrat notifié en douze mois, hors accords-cadres pour le montant",
                    "{n} contrats notifiés en douze mois, hors accords-cadres pour le montant", count)
    return Figure(_("Commande publique"), amount(found[0]["firm_eur"]), note=said.format(n=integer(count)),
                  href=href("marches"))


def wifi() -> Figure | None:
    """Sessions of the last thirty days published."""
    found = rows("wifi/chiffres", stop=today()).to_dict("records")
    if not found or not found[0]["day_count"]:
        return None
    count = int(found[0]["sessions"])
    return Figure(_("WiFi public"), integer(count), ngettext("session", "sessions", count),
                  note=_("sur trente jours, jusqu’au {day}").format(day=day(found[0]["last_on"])), href=href("wifi"))


def river() -> Figure | None:
    """The level at the town's main gauge."""
    main = next((station for station in town().stations if station.role == "main"), None)
    found = rows("riviere/maintenant", station=main.id).to_dict("records") if main else []
    if not found or main is None:
        return None
    spark = rows("riviere/recent", station=main.id, hours=24)["level_m"]
    return Figure(main.name, decimal(found[0]["level_m"], 2), "m", note=trend(found[0]["change_1h_m"]), spark=spark,
                  age=age(found[0]["measured_at"], now()), href=href("riviere"))


def places() -> Figure | None:
    """Places that the town publishes."""
    total = int(rows("carte/types")["point_count"].sum())
    if not total:
        return None
    return Figure(_("Carte"), integer(total), ngettext("lieu", "lieux", total),
                  note=_("équipements, mobilier, bornes"), href=href("carte"))


def today() -> date:
    """The day of reading."""
    return now().date()
