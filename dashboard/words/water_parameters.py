"""What is looked for in tap water, in plain words: families of parameters, and what each parameter is.

Sources: order of 11 January 2007 on the limits and references of quality; sheets of the health agencies.
"""

from __future__ import annotations

import re

from dashboard.locale import _, language


def families() -> dict[str, str]:
    """The families, those that touch health at once first."""
    return {
        "bacteriologie": _("Bactéries"),
        "azote": _("Nitrates et azote"),
        "pesticides": _("Pesticides"),
        "metaux": _("Métaux"),
        "chlore": _("Chlore et sous-produits"),
        "mineraux": _("Minéraux, pH et dureté"),
        "aspect": _("Aspect, goût et température"),
        "autres": _("Autres paramètres"),
    }


def of_family(family: str) -> str:
    """What a family is, in one sentence."""
    told = {
        "bacteriologie": _("Des germes dont la présence dit que l’eau a pu être souillée ou mal désinfectée."),
        "azote": _("De l’azote, venu surtout des engrais et des eaux usées."),
        "pesticides": _("Des produits contre les herbes, les insectes et les champignons, et ce qu’ils deviennent."),
        "metaux": _("Des métaux du sous-sol, ou des tuyaux eux-mêmes."),
        "chlore": _("Le chlore ajouté pour désinfecter, et ce qu’il forme dans l’eau."),
        "mineraux": _("Ce que l’eau a dissous des roches : elle est plus ou moins dure, salée, acide."),
        "aspect": _("Ce que l’on voit, sent ou goûte, et la température de l’eau."),
        "autres": _("Un paramètre suivi par l’agence de santé."),
    }
    return told.get(family, told["autres"])


def of_parameter(parameter_id: str, family: str) -> str:
    """What a parameter is and why it is looked for; its family's words when it has none of its own."""
    told = {
        "1449": _("Bactérie de l’intestin : sa présence signale une souillure fécale, à traiter aussitôt."),
        "6455": _("Bactéries de l’intestin, plus résistantes : le signe d’une souillure fécale."),
        "1447": _("Bactéries communes, sans danger par elles-mêmes : un signe que la désinfection est à revoir."),
        "5440": _("Germes ordinaires à 22 °C : leur nombre ne doit pas changer brusquement."),
        "5441": _("Germes ordinaires à 36 °C : leur nombre ne doit pas changer brusquement."),
        "1340": _(
            "Sel d’azote des engrais et des eaux usées ; à éviter pour les nourrissons et les femmes enceintes au "
            "delà de la limite."
        ),
        "1339": _("Forme passagère de l’azote, surveillée pour la même raison que les nitrates."),
        "1335": _("Trace d’azote qui peut gêner la désinfection au chlore."),
        "1107": _("Désherbant du maïs interdit depuis 2003, encore présent dans les nappes."),
        "1108": _("Ce que l’atrazine, désherbant interdit depuis 2003, devient dans le sol et la nappe."),
        "1221": _("Désherbant du maïs ; ses restes passent dans la nappe."),
        "6276": _("La somme de tous les pesticides trouvés."),
        "1382": _("Métal toxique qui vient de vieux tuyaux et robinets en plomb."),
        "1392": _("Métal des tuyaux d’eau chaude et froide ; il donne un goût à forte dose."),
        "1393": _("Métal du sous-sol ou des tuyaux ; il colore l’eau, sans danger aux teneurs usuelles."),
        "1398": _("Le chlore encore actif au robinet : il garde l’eau saine dans les tuyaux."),
        "1399": _("Tout le chlore, actif ou déjà combiné."),
        "2036": _("Quatre produits que le chlore forme avec la matière organique de l’eau."),
        "1302": _("L’acidité : sous 7 l’eau ronge les tuyaux, au dessus elle les entartre."),
        "1303": _("La quantité de sels dissous, mesurée par le courant que l’eau laisse passer."),
        "1345": _("La dureté : le calcium et le magnésium qui entartrent les appareils."),
        "1347": _("Les carbonates de l’eau, qui tiennent son acidité stable."),
        "1337": _("Sel, du sous-sol ou des routes ; il donne un goût et ronge les tuyaux à forte dose."),
        "1338": _("Sel du sous-sol ; laxatif à forte dose."),
        "1375": _("L’autre moitié du sel de cuisine."),
        "1295": _("Le trouble de l’eau : des particules qui peuvent abriter des germes."),
        "1301": _("Une eau trop chaude laisse se multiplier les germes."),
        "1309": _("La teinte de l’eau, mesurée."),
        "1841": _("La matière organique de l’eau, dont le chlore fait des sous-produits."),
    }
    return told.get(parameter_id) or of_family(family)


def unit_words(unit: str | None) -> str:
    """A laboratory's unit as a reader understands it; the unit itself when it is plain."""
    words = {
        "n/(100mL)": _("pour 100 mL"),
        "n/mL": _("par mL"),
        "unité pH": "",
        "°f": _("degrés français"),
        "µS/cm": "µS/cm",
        "mg(Cl2)/L": _("mg de chlore par L"),
        "mg(Pt)/L": _("mg de platine par L"),
        "mg(C)/L": _("mg de carbone par L"),
    }
    return words.get(unit, unit) if isinstance(unit, str) else ""


def local(text: str) -> str:
    """A published result or rule with the decimal sign of the reader's language; words are left as they are."""
    return re.sub(r"(?<=\d),(?=\d)", ".", text) if language() == "en" else text


def rule(text: object, unit: str | None) -> str:
    """A rule as published, in plain signs: « ≤ 50 mg/L », « ≥ 6,5 et ≤ 9 »."""
    if not isinstance(text, str):
        return ""
    bare = text.removesuffix(unit).strip() if isinstance(unit, str) else text
    said = local(bare).replace("<=", "≤\u00a0").replace(">=", "≥\u00a0")
    return "\u00a0".join(part for part in (said, unit_words(unit)) if part)


def plain(label: str) -> str:
    """A published label without the laboratory's method: « Escherichia coli », « Entérocoques »."""
    return re.sub(r"\s*(/100\s?m[lL]\s*-\s*\w+|\(qualitatif\)|néphélométrique NFU)\s*$", "", label).strip()
