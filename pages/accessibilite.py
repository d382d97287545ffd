"""The accessibility statement: what was checked, what was not, and whom to tell."""

from dashboard import ui
from dashboard.data import town
from dashboard.locale import _
from dashboard.words import accessibility

PAGE = ui.Page(
    title="Accessibilité",
    question="Ce tableau de bord est-il accessible à tous ?",
    order=910,
    hidden=True,
)

ui.header(PAGE)
ui.sentence(accessibility.state())
for title, paragraphs in accessibility.sections(town()):
    ui.section(title)
    ui.prose(paragraphs)
ui.text(_("Cette déclaration vaut pour le tableau de bord entier, et change avec lui."))
