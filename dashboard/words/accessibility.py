"""What the accessibility statement says. It claims nothing that a test or a person did not check."""

from __future__ import annotations

from dashboard.declarations import Town
from dashboard.locale import _

Section = tuple[str, list[str]]


def state() -> str:
    """The state of conformity, in the words that the law asks for."""
    return _("Non conforme, faute d’audit : personne n’a encore audité ce site au regard du référentiel RGAA 4.1. "
             "Voici ce qui a été vérifié, ce qui ne l’a pas été, et à qui écrire.")  # fmt: skip


def sections(town: Town) -> list[Section]:
    """Each part: its title and its paragraphs."""
    return [
        (_("Ce qui est vérifié à chaque version, par des tests"), checked()),
        (_("Ce qui n’a pas été vérifié"), unchecked()),
        (_("Ce qui n’est pas encore bien"), gaps()),
        (_("Vous ne pouvez pas lire une information ?"), contact(town)),
        (_("Si la réponse ne vous suffit pas"), appeal()),
    ]


def checked() -> list[str]:
    """What automatic tests hold."""
    return [
        _("Chaque page a un seul titre principal, et des titres dans l’ordre."),
        _("Textes, signes et courbes ont un contraste d’au moins 4,5 pour 1 sur leur fond, en clair et en sombre."),
        _("Un état se dit toujours par un mot et un signe, jamais par la couleur seule."),
        _("Chaque courbe, carte ou histogramme a sa phrase et son tableau."),
        _("Les pages tiennent dans la largeur d’un téléphone, sans défilement de côté."),
        _("Le contrôleur automatique axe ne trouve sur aucune page de défaut grave."),
    ]


def unchecked() -> list[str]:
    """What nobody tried."""
    return [
        _("Aucune personne aveugle, malvoyante ou sourde, ou ayant un handicap moteur ou cognitif, "
          "n’a encore essayé le site."),
        _("Aucun lecteur d’écran (NVDA, JAWS, VoiceOver) n’a été essayé."),
        _("Les 106 critères du référentiel n’ont pas été passés un à un."),
    ]  # fmt: skip


def gaps() -> list[str]:
    """What is known to be wrong."""
    return [
        _("La carte se manipule mal au clavier ; la liste des lieux, dessous, dit la même chose."),
        _("Le calendrier des filtres de date et certains messages de connexion restent en anglais : "
          "ils viennent de l’outil qui dessine les pages."),
        _("Le détail d’un point d’une courbe ne s’ouvre qu’à la souris ; le tableau replié le donne aussi."),
    ]  # fmt: skip


def contact(town: Town) -> list[str]:
    """Whom to tell."""
    return [
        _("Écrivez à {contact} : dites la page et ce qui vous arrête, l’information vous sera donnée "
          "autrement.").format(contact=town.contact),
    ]  # fmt: skip


def appeal() -> list[str]:
    """The way of appeal that the law gives."""
    return [
        _("Vous pouvez saisir gratuitement le Défenseur des droits, en ligne sur defenseurdesdroits.fr, "
          "par téléphone au 09 69 39 00 00, ou auprès de l’un de ses délégués.")
    ]  # fmt: skip
