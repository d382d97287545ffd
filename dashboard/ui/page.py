"""What a page says of itself: read by the menu without running the page, shown by the page's header."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page. Written in ``pages/<slug>.py`` as a literal call, since it is parsed and never executed.

    ``title`` is the menu's word, ``question`` the page's h1; both are French and translated when shown. ``requires``
    names the tables (``schema.table``) whose rows it draws: with none of them the page leaves the menu, not its URL.
    ``hidden`` keeps it out of the menu always. ``slug`` is the file's stem, filled by the menu.

    >>> PAGE = Page(title="L’Orne", question="Que fait l’Orne en ce moment ?", theme="Environnement et eau", order=5)
    """

    title: str
    question: str
    theme: str = ""
    order: int = 100
    icon: str = ""
    group: str = ""
    requires: tuple[str, ...] = ()
    hidden: bool = False
    slug: str = ""
