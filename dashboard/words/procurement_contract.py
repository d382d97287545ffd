"""One contract in words: what it is, what was published of it and when, what is wrong in it, and its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day, long_moment
from dashboard.locale.dates import is_known as is_dated
from dashboard.locale.numbers import integer, is_known, quantity
from dashboard.words.procurement import kind
from dashboard.words.procurement_lists import part

Row = Mapping[Any, Any]


def unknown(uid: str) -> str:
    """For an address that names no contract."""
    return _("Aucun contrat ne porte le numéro « {id} » : valeur inconnue, ignorée.").format(id=uid)


def what(row: Row) -> str:
    """« Marchés fermes, Procédure adaptée, Travaux (CPV 45233142) »."""
    cpv = f" (CPV {row['cpv_code']})" if row["cpv_code"] else ""
    return ", ".join([part(row["part"]), _(row["procedure"]), _(row["division_label"]) + cpv])


def sentence(row: Row, states: pd.DataFrame) -> str:
    """When it was notified, how often it changed, when it should end."""
    if is_dated(row["notified_on"]):
        said = [_("Notifié le {day}.").format(day=day(row["notified_on"]))]
    else:
        said = [_("Sa date de notification n’est pas publiée.")]
    count = len(states) - 1
    said.append(
        ngettext("{n} avenant publié.", "{n} avenants publiés.", count).format(n=integer(count)) if count > 0
        else _("Aucun avenant publié.")
    )  # fmt: skip
    if is_dated(row["ends_on"]):
        said.append(_("Fin estimée le {day}.").format(day=day(row["ends_on"])))
    return " ".join(said)


def figures(row: Row) -> list[tuple[str, str, str]]:
    """Label, value and note of the four figures."""
    limit = _("maximum d’accord-cadre, pas une dépense") if row["part"] == "Accords-cadres" else _("hors taxes")
    months = row["duration_months"]
    told = _("{n} mois").format(n=integer(months)) if is_known(months) else _("non connu")
    offers = row["offers_received"]
    return [
        (_("Montant signé"), rounded(row["amount_eur"]), status(row["amount_status"]) or limit),
        (_("Dernier montant publié"), rounded(row["latest_amount_eur"]),
         status(row["latest_status"]) or _("avenants compris")),
        (_("Durée"), told, _("dernière durée publiée")),
        (_("Offres reçues"), integer(offers) if is_known(offers) else _("non publié"), _("pour ce contrat")),
    ]  # fmt: skip


def rounded(value: Any) -> str:
    """The amount to the euro."""
    return quantity(value, "€") if is_known(value) else _("non publié")


def money(value: Any) -> str:
    """The amount to the cent, as published."""
    return quantity(value, "€", 0 if float(value).is_integer() else 2) if is_known(value) else _("non publié")


def status(code: str) -> str:
    """Why an amount is in no total; empty when it is."""
    return {
        "missing": _("hors des totaux : absent ou illisible"),
        "zero": _("hors des totaux : nul ou négatif"),
        "symbolic": _("hors des totaux : un euro ou moins"),
        "placeholder": _("hors des totaux : suite de chiffres sans sens"),
        "absurd": _("hors des totaux : plus de 100 millions d’euros"),
    }.get(code, "")


def facts(row: Row) -> list[tuple[str, str]]:
    """What is published, field by field; what is not says so."""
    none = _("non publié")
    return [
        (_("Numéro"), row["contract_id"] or none),
        (_("Acheteur"), " · ".join(word for word in (row["buyer_name"], row["buyer_siret"]) if word) or none),
        (_("Service acheteur"), _("absent de ce format")),
        (_("Nature"), row["nature"] or kind(row["kind"])),
        (_("Notifié le"), day(row["notified_on"]) if is_dated(row["notified_on"]) else none),
        (_("Publié le"), publication(row)),
        (_("Lieu d’exécution"), row["place"] or none),
        (_("Forme du prix"), row["price_form"] or none),
        (_("Défauts relevés"), defects(row["defects"])),
    ]


def publication(row: Row) -> str:
    """When it was published, and whether within the two months of the law."""
    if not is_dated(row["published_on"]):
        return _("non publié")
    told = day(row["published_on"])
    if not is_known(row["publication_days"]):
        return told
    days = int(row["publication_days"])
    after = ngettext("{n} jour après", "{n} jours après", days).format(n=integer(days))
    late = _("au-delà des deux mois de l’article R.\u00a02196-1")
    due = _("dans les deux mois de l’article R.\u00a02196-1")
    return f"{told} ({after}, {late if bool(row['is_published_late']) else due})"


def defects(codes: str | None) -> str:
    """What is wrong in the published row, in words."""
    if not isinstance(codes, str) or not codes:
        return _("aucun")
    return ", ".join(_defect_words().get(code, code) for code in codes.split(", "))


def _defect_words() -> dict[str, str]:
    return {
        "montant_absent": _("montant absent"),
        "montant_nul": _("montant nul ou négatif"),
        "montant_symbolique": _("montant d’un euro ou moins"),
        "montant_fictif": _("montant sans sens"),
        "montant_aberrant": _("montant aberrant"),
        "montant_illisible": _("montant illisible"),
        "notification_absente": _("date de notification absente"),
        "notification_illisible": _("date de notification illisible"),
        "notification_future": _("date de notification à venir"),
        "notification_apres_publication": _("publié avant d’être notifié"),
        "duree_absente": _("durée absente"),
        "cpv_absent": _("code CPV absent"),
        "cpv_illisible": _("code CPV illisible"),
        "cpv_zero_perdu": _("code CPV sans son zéro"),
        "lieu_inhabituel": _("lieu d’exécution inhabituel"),
        "objet_absent": _("objet absent"),
        "nature_absente": _("nature absente"),
        "titulaire_absent": _("titulaire absent"),
        "titulaire_siret": _("SIRET d’un titulaire à corriger"),
        "identifiant_inhabituel": _("numéro inhabituel"),
        "accents_perdus": _("accents perdus à la source"),
        "caracteres_de_controle": _("caractères de contrôle dans l’objet"),
        "entites_html": _("codes HTML dans l’objet"),
    }


def suppliers(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """Each supplier by its name, else its identifier, with what is wrong in it and its other contracts."""
    if frame.empty:
        return [(_("Titulaire non renseigné"), "")]
    found = []
    for r in frame.to_dict("records"):
        identifier = " ".join(word for word in (r["id_type"] or "SIRET", r["supplier_id"]) if isinstance(word, str))
        name = r["supplier"] if isinstance(r["supplier"], str) else identifier
        notes = [identifier] if name != identifier else []
        if isinstance(r["siret_defect"], str):
            notes.append(_identifier_defect(r["siret_defect"]))
        if is_known(r["contract_count"]):
            count = int(r["contract_count"])
            notes.append(ngettext("{n} contrat ici", "{n} contrats ici", count).format(n=integer(count)))
        found.append((name, " · ".join(notes)))
    return found


def _identifier_defect(code: str) -> str:
    return {
        "siret_absent": _("SIRET absent"),
        "siret_espaces": _("SIRET publié avec des espaces"),
        "siret_zero_perdu": _("SIRET publié sans son zéro"),
        "siret_non_numerique": _("SIRET qui n’est pas un nombre"),
        "siret_longueur": _("SIRET qui n’a pas 14 chiffres"),
        "siret_nul": _("SIRET fait de zéros"),
        "siret_cle_fausse": _("SIRET dont la clé est fausse"),
        "identifiant_hors_siret": _("identifiant hors de France"),
        "type_inexact": _("SIRET publié sous un autre type"),
    }.get(code, code)


def states_rule(row: Row) -> str:
    """How to read the states."""
    return _("Tel que signé, puis chaque avenant à sa date. Un avenant publie le nouveau total, ou n’y touche pas.")


def told(states: pd.DataFrame) -> pd.DataFrame:
    """Every state in words."""
    return states.assign(
        state=[_("Signature") if n == 0 else _("Avenant {n}").format(n=n) for n in states["number"]],
        amount=[money(v) if is_known(v) else ("–" if n else _("non publié"))
                for n, v in zip(states["number"], states["amount_eur"], strict=True)],
        added=[money(v) if is_known(v) else "–" for v in states["added_eur"]],
        object=[v if isinstance(v, str) else "–" for v in states["object"]],
    )  # fmt: skip


def state_columns() -> dict[str, Column]:
    """What the table of states shows."""
    return {
        "state": Column(_("État")),
        "happened_on": Column(_("Date"), "date"),
        "published_on": Column(_("Publié le"), "date"),
        "amount": Column(_("Total publié")),
        "added": Column(_("Ajouté")),
        "duration_months": Column(_("Durée (mois)"), "integer"),
        "ends_on": Column(_("Fin estimée"), "date"),
        "object": Column(_("Motif")),
    }


def file(row: Row) -> list[tuple[str, str]]:
    """The file that the row was read in: name, place, digest, when it came."""
    address = row["address"] if isinstance(row["address"], str) else ""
    name = urlsplit(address).path.rsplit("/", 1)[-1] or address
    parts = int(row["part_count"]) if is_known(row["part_count"]) else 1
    many = ngettext("{name}, seul fichier reçu", "{name}, premier de {n} fichiers reçus ensemble", parts)
    said = [
        (_("Réception"), many.format(name=name or _("sans nom"), n=integer(parts))),
        (_("Adresse"), address or _("fichier local")),
        (_("Empreinte (SHA-256)"), row["sha256"] if isinstance(row["sha256"], str) else _("non connu")),
        (_("Place"), _("fichier {part}, ligne {row}").format(
            part=integer(row["raw_part"]), row=integer(row["raw_row"]))),
        (_("Format"), _("arrêté de {year}").format(year=row["format"]) if str(row["format"]).isdigit()
         else _("table consolidée")),
    ]  # fmt: skip
    if is_dated(row["fetched_at"]):
        said.insert(2, (_("Reçu le"), long_moment(row["fetched_at"])))
    return said


def pretty(original: Any) -> str:
    """The published row with its lines cut, as JSON; as it is when it is none."""
    try:
        return json.dumps(json.loads(original), ensure_ascii=False, indent=2)
    except (TypeError, ValueError):
        return str(original or "")


def others_rule() -> str:
    """Why some publications of the same contract count for nothing."""
    return _("Le même contrat publié deux fois, ou une version antérieure : une seule est comptée.")


def named(others: pd.DataFrame) -> pd.DataFrame:
    """The publications set aside, in words."""
    words = {"doublon": _("publié deux fois"), "version_anterieure": _("version antérieure")}
    return others.assign(reason=[words.get(code, code) for code in others["reason"]])


def other_columns() -> dict[str, Column]:
    """What the table of publications set aside shows."""
    return {
        "reason": Column(_("Raison")),
        "published_on": Column(_("Publié le")),
        "amount": Column(_("Montant publié")),
        "original": Column(_("Telle que publiée")),
    }
