"""The catalogue: every dataset, judged, and any of them opened."""

from dashboard import ui
from dashboard.catalogue import listing, record
from dashboard.data import dataset
from dashboard.ui.listing import catalogue_style

PAGE = ui.Page(
    title="Données", question="Que publie la ville, et qu’est-ce que cela vaut ?", order=80, requires=("core.datasets",)
)


@ui.fragment
def every() -> None:
    """The list, its filters and its figures, redrawn alone."""
    listing.show(cards)


catalogue_style()
entry = record.asked()
if entry is not None:
    ui.header(ui.Page(title=PAGE.title, question=entry["title"], theme=entry["theme"] or ""))
    record.show(entry)
else:
    cards = [dataset("catalogue")]
    ui.header(PAGE, cards)
    every()
    ui.source_note(cards)
