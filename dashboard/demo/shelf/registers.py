"""Registers and lists: dated acts, plain lists, first names, school menus, election results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from dashboard.demo.civil_calendar import has_lunch
from dashboard.demo.draws import choice
from dashboard.demo.portal import Field, Record
from dashboard.demo.shelf.tables import Entry, Moment, Table, extra_fields, extra_values, own, table, years

OFFICES = 12
_DISHES = {
    "entrée": ("Carottes râpées", "Betteraves vinaigrette", "Potage de légumes", "Salade verte"),
    "plat": ("Poulet rôti", "Lasagnes de légumes", "Filet de poisson", "Omelette", "Chili végétarien"),
    "garniture": ("Purée", "Haricots verts", "Riz", "Semoule", "Gratin de courgettes"),
    "produit laitier": ("Yaourt", "Camembert", "Fromage blanc", "Emmental"),
    "dessert": ("Pomme", "Compote", "Riz au lait", "Poire", "Gâteau au yaourt"),
}


def events(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """Dated acts: ``per_year`` a year, those of the year drawn together and shown when their day has come."""
    name, label = entry["date"]
    text, text_label = entry["text"]
    last = min(entry.get("stop", moment.today), moment.today)

    def rows() -> Iterator[Record]:
        for year in range(entry["since"], last.year + 1):
            random = own(moment.seed, portal_id, year)
            days = np.sort(random.integers(0, 365, entry["per_year"] * moment.scale))
            for day in (date(year, 1, 1) + timedelta(days=int(rank)) for rank in days):
                record = {
                    name: day.isoformat(),
                    text: choice(random, entry["objects"]),
                    **extra_values(entry, random),
                }
                if day <= last:
                    yield record

    fields = [Field(name, label, "date"), Field(text, text_label, facet=True), *extra_fields(entry)]
    return table(fields, rows())


def rows(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """A list written out in the declaration."""
    fields = [Field(name, label, kind) for name, label, kind in entry["columns"]]
    names = [field.name for field in fields]
    return table(fields, (dict(zip(names, row, strict=True)) for row in entry["rows"]))


def names(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """First names given in a year, at least three times, in the fields of the SCDL."""

    def drawn() -> Iterator[Record]:
        for year in years(entry, moment):
            for sex, given in (("F", entry["girls"]), ("M", entry["boys"])):
                for rank, name in enumerate(given):
                    count = int(own(moment.seed, portal_id, year, name).poisson(5 / (1 + rank / 4)))
                    if count >= 3:
                        yield {
                            "coll_insee": "14271",
                            "enfant_sexe": sex,
                            "enfant_prenom": name,
                            "nombre_occurrences": count,
                            "annee": year,
                        }

    fields = (
        Field("coll_insee", "Code INSEE"),
        Field("enfant_sexe", "Sexe", facet=True),
        Field("enfant_prenom", "Prénom"),
        Field("nombre_occurrences", "Occurrences", "int"),
        Field("annee", "Année", "int", facet=True),
    )
    return table(fields, drawn())


def menus(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """School menus of the last ``days`` lunch days, one row a dish."""
    lunches: list[date] = []
    day = moment.today + timedelta(days=7)
    while len(lunches) < entry["days"]:
        if has_lunch(day):
            lunches.append(day)
        day -= timedelta(days=1)
    records = [
        {
            "menudate": lunch.isoformat(),
            "menuplattype": course,
            "menuplatnom": choice(own(moment.seed, portal_id, lunch, course), dishes),
            "menuplatlabel": choice(own(moment.seed, portal_id, lunch, course, "label"), ("", "", "AB", "Label rouge")),
        }
        for lunch in reversed(lunches)
        for course, dishes in _DISHES.items()
    ]
    fields = (
        Field("menudate", "Date", "date"),
        Field("menuplattype", "Type de plat", facet=True),
        Field("menuplatnom", "Plat"),
        Field("menuplatlabel", "Label", facet=True),
    )
    return table(fields, records)


def election(portal_id: str, entry: Entry, moment: Moment) -> Table:
    """Votes by office and by list; the lists are anonymous, for no real result was at hand."""
    lists = entry["choices"]

    def drawn() -> Iterator[Record]:
        for office in range(1, OFFICES * moment.scale + 1):
            random = own(moment.seed, portal_id, office)
            registered = int(random.integers(240, 390))
            voters = int(random.binomial(registered, entry["turnout"]))
            blank = int(random.binomial(voters, 0.02))
            votes = random.multinomial(voters - blank, random.dirichlet(np.linspace(6, 2, len(lists)) * 8))
            for name, count in zip(lists, votes, strict=True):
                yield {
                    "date": entry["date"].isoformat(),
                    "bureau": office,
                    "inscrits": registered,
                    "votants": voters,
                    "blancs_et_nuls": blank,
                    "liste": name,
                    "voix": int(count),
                }

    fields = (
        Field("date", "Date", "date"),
        Field("bureau", "Bureau", "int", facet=True),
        Field("inscrits", "Inscrits", "int"),
        Field("votants", "Votants", "int"),
        Field("blancs_et_nuls", "Blancs et nuls", "int"),
        Field("liste", "Liste", facet=True),
        Field("voix", "Voix", "int"),
    )
    return table(fields, drawn())
