"""The map of what the town has set up: one layer a kind, and the same as a list."""

from dashboard import ui
from dashboard.data import datasets, rows, town
from dashboard.locale import _
from dashboard.words import places

PAGE = ui.Page(
    title="Carte",
    question="Qu’y a-t-il près de chez moi ?",
    theme="Équipements et espace public",
    order=60,
    requires=("core.facilities",),
)

cards = [card for card in datasets() if card.id in places.DATASETS]
ui.header(PAGE, cards)
points, counts = rows("carte/points"), rows("carte/types")
if points.empty:
    ui.empty(
        _("Aucun lieu à montrer."),
        _("Aucun jeu de données de lieux n’est encore arrivé."),
        _("Revenez après la prochaine actualisation."),
    )
else:
    ui.sentence(places.sentence(town().name, counts))
    ui.figures([ui.Figure(places.label(kind), ui.integer(n)) for kind, n in places.largest(counts, 4)])
    basemap = places.basemap(town())
    ui.map(
        places.layers(points, counts),
        title=_("Équipements et espace public"),
        subtitle=_("Lettres et couleurs par type ; un cercle avec un nombre en regroupe plusieurs"),
        summary=places.sentence(town().name, counts),
        centre=(town().longitude, town().latitude),
        zoom=12.5,
        outline=places.contour(rows("carte/contour", insee=town().insee)),
        basemap=basemap.style,
        attribution=basemap.attribution,
        columns=places.columns(),
    )
    ui.export_csv(points, "equipements")
ui.source_note(cards)
