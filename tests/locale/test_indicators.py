"""What the indicators' headers say to readers is said in English too."""

from __future__ import annotations

from dashboard import queries
from dashboard.locale.catalogue import translations

SAID = ("title", "question", "method", "limits")


def test_every_indicator_is_translated() -> None:
    english = translations("en")
    headers = (query for name, query in queries.load_all().items() if name.startswith("kpi/"))
    said = ((query.name, key, query.header[key]) for query in headers for key in SAID if query.header.get(key))
    assert [(name, key) for name, key, words in said if english.gettext(words) == words] == []
