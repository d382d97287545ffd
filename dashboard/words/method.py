"""What the method page says: how each word that a page uses is decided, in plain French."""

from __future__ import annotations

from dashboard.locale import _

Section = tuple[str, list[str]]


def sections() -> list[Section]:
    """Each part: its title and its paragraphs, in the order in which a reader meets the words."""
    return [
        (_("D’où viennent les chiffres"), origin()),
        (_("Statut : la cible est-elle tenue ?"), status()),
        (_("Verdict : est-ce un vrai changement ?"), verdict()),
        (_("État : les données sont-elles à jour ?"), freshness()),
        (_("Comparaisons et cumuls"), comparisons()),
        (_("Communes comparables"), peers()),
        (_("Ce qui est caché, ce qui est refusé"), masks()),
        (_("Remonter le temps"), travel()),
        (_("Ce que ce tableau de bord ne dit pas"), limits()),
    ]


def origin() -> list[str]:
    """From the publishers to the figure."""
    return [
        _("Chaque jeu de données est téléchargé chez son producteur et gardé tel qu’il l’a publié, avec son adresse, "
          "son heure et son empreinte."),
        _("Il est ensuite nettoyé et vérifié ; ce qui est refusé est compté et montré, jamais jeté en silence."),
        _("Le tout forme un instantané, qui ne change plus. Les pages ne lisent que des instantanés finis : "
          "tous les chiffres d’une page viennent du même."),
        _("Sous chaque chiffre, « D’où vient ce chiffre ? » donne sa définition, le calcul exact, les sources, leur "
          "licence, leur date, et l’adresse qui permet de le retrouver."),
    ]  # fmt: skip


def status() -> list[str]:
    """Met, to watch, missed, unknown."""
    return [
        _("Cible tenue : la valeur atteint la cible ou fait mieux. Juste à la cible, elle est tenue."),
        _("À surveiller : la cible est manquée, mais dans la tolérance que la fiche de l’indicateur annonce."),
        _("Cible manquée : la valeur est au-delà de la tolérance."),
        _("On ne sait pas : il n’y a pas de valeur à comparer."),
        _("Une cible porte l’acte qui l’a fixée et les dates où elle vaut ; une ancienne valeur est jugée avec la "
          "cible de son époque. Une cible « de démonstration » n’a été fixée par personne à la ville."),
    ]  # fmt: skip


def verdict() -> list[str]:
    """Statistical process control, said simply."""
    return [
        _("Un chiffre bouge toujours un peu. Pour savoir s’il change vraiment, on trace ses limites habituelles : la "
          "moyenne, plus ou moins 2,66 fois l’écart moyen d’un point au suivant (carte de contrôle XmR, de Shewhart)."),
        _("On parle de changement réel si un point sort des limites ; si huit points de suite sont du même côté de la "
          "moyenne ; si six points de suite montent ou descendent ; ou si deux points sur trois touchent une limite."),
        _("Sinon, la variation est habituelle : la commenter, ce serait commenter le hasard."),
        _("Un changement est daté du moment où il a pu être vu : au huitième point du même côté, au sixième de suite "
          "en hausse."),
        _("Sous dix points, si les données sont périmées, si la valeur ne bouge jamais ou reste le plus souvent à "
          "zéro, si chaque valeur dépend trop de la précédente (comme le niveau d’une rivière d’un jour à l’autre), on "
          "ne peut pas conclure, et la page le dit."),
        _("Un indicateur de saison est comparé à la même saison. Une rupture datée (une ouverture, un changement de "
          "méthode) fait recommencer les limites."),
        _("La cible est « tenue », « parfois tenue » ou « hors d’atteinte sans changement » selon que les limites "
          "habituelles sont toutes du bon côté de la cible, à cheval, ou toutes du mauvais côté."),
    ]  # fmt: skip


def freshness() -> list[str]:
    """The four states of a source."""
    return [
        _("L’âge est celui de la dernière observation, jamais celui de la requête : une source qui répond toujours la "
          "même chose vieillit."),
        _("À jour, en retard, périmé : selon deux délais que la fiche de chaque jeu déclare, plus bas."),
        _("Muet : rien n’est arrivé, ou la source n’a plus rien à dire. Un chiffre absent n’est jamais un zéro."),
        _("L’état d’un indicateur est celui de la plus mauvaise de ses sources."),
    ]  # fmt: skip


def comparisons() -> list[str]:
    """Before, a year before, to date."""
    return [
        _("Une valeur est comparée à la période d’avant et à la même période un an plus tôt. Si la valeur de départ "
          "est nulle ou absente, l’évolution n’est pas calculable, et la page l’écrit."),
        _("Un cumul additionne des quantités, recalcule un taux sur ses deux termes, fait la moyenne d’un niveau, ou "
          "garde la dernière valeur d’un stock : la fiche dit lequel."),
        _("Une période qui n’est pas finie n’est pas comptée."),
    ]  # fmt: skip


def peers() -> list[str]:
    """Bands, never a ranking."""
    return [
        _("Quand d’autres communes publient le même chiffre, la page montre où se tient la moitié d’entre elles (du "
          "premier au troisième quart) et les plus proches par la population. Jamais un classement."),
        _("Le groupe est écrit, car les classes usuelles changent à 5 000 habitants et une commune y passe d’un côté à "
          "l’autre selon le millésime de la population."),
    ]  # fmt: skip


def masks() -> list[str]:
    """Small counts and refused rows."""
    return [
        _("Sous 11 personnes, un nombre n’est pas montré ; un autre est parfois caché avec lui, pour qu’on ne le "
          "retrouve pas par différence. Ce que la ville publie déjà caché le reste."),
        _("Une ligne publiée est refusée quand elle est impossible (date future, doublon, coordonnée hors de France). "
          "Un lien défectueux, un SIRET faux par exemple, est signalé et la ligne reste."),
        _("Un montant hors de proportion n’entre pas dans les totaux ; il est montré dans une liste à part."),
    ]  # fmt: skip


def travel() -> list[str]:
    """The page as it was."""
    return [
        _("Ajoutez « au=2026-06-30 » à l’adresse d’une page : elle se montre telle qu’elle était ce soir-là, avec les "
          "définitions et les cibles d’alors, d’après le dernier instantané du jour."),
        _("Ce que les producteurs ont corrigé depuis est listé en bas de la page d’accueil."),
    ]  # fmt: skip


def limits() -> list[str]:
    """What not to ask of it."""
    return [
        _("Il n’y a pas de note globale de la ville : faire la moyenne d’une rivière et d’une cantine n’a aucun "
          "sens."),
        _("Un changement réel n’a pas de cause écrite : un événement daté posé sur une courbe est un repère, pas une "
          "explication."),
        _("Les phrases sont composées à partir des chiffres, par des règles écrites et testées."),
    ]  # fmt: skip
