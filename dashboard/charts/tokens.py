"""The colours of the product, light and dark, in one place: charts, maps, CSS and the Streamlit theme read them here.

Contrasts are held by a test: ink and states at 4.5:1 on the card, series too.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Mode = Literal["light", "dark"]

FONT = '"Source Sans", "Source Sans 3", system-ui, sans-serif'


@dataclass(frozen=True)
class Palette:
    """One mode. ``series`` is the order in which series take their colour."""

    page: str
    card: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_soft: str
    stone: str
    met: str
    watch: str
    missed: str
    unknown: str
    series: tuple[str, ...]
    ramp: tuple[str, ...]


LIGHT = Palette(
    page="#FAF8F4", card="#FFFFFF", ink="#12232B", muted="#4A5A63", line="#DFDBD2",
    accent="#0B5A7A", accent_soft="#E3EEF2", stone="#9A5B00",
    met="#11704F", watch="#8A5A00", missed="#A8281E", unknown="#5B6770",
    series=("#0B5A7A", "#B45716", "#2E7D4F", "#8E4A8B", "#6B6F1D", "#B23A48", "#3F6FB5", "#5B6770"),
    ramp=("#EEF4F6", "#BCD7E2", "#7FB3C8", "#3F87A6", "#0B5A7A", "#083F56"),
)  # fmt: skip

DARK = Palette(
    page="#0E1B22", card="#152730", ink="#EEF3F5", muted="#A9B7BE", line="#2C404B",
    accent="#6CC3E6", accent_soft="#1B3644", stone="#F0B65A",
    met="#5FD0A5", watch="#F2BE5C", missed="#FF9B90", unknown="#A9B7BE",
    series=("#6CC3E6", "#F0A05A", "#6FC492", "#D29ACF", "#C2C766", "#F08C98", "#8FB2EE", "#A9B7BE"),
    ramp=("#1B313C", "#1F4A5D", "#2A6B87", "#3F8FB1", "#6CC3E6", "#BFE6F5"),
)  # fmt: skip

PALETTES: dict[Mode, Palette] = {"light": LIGHT, "dark": DARK}


def css_variables() -> str:
    """Every colour as a CSS variable that follows the page's own light or dark mode (``light-dark()``)."""
    lines = [
        f"--{field.name.replace('_', '-')}:light-dark({getattr(LIGHT, field.name)},{getattr(DARK, field.name)})"
        for field in fields(Palette)
        if isinstance(getattr(LIGHT, field.name), str)
    ]
    return ";".join(lines)


def contrast(first: str, second: str) -> float:
    """WCAG contrast ratio of two ``#RRGGBB`` colours, from 1 to 21."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rgb(colour: str, alpha: int = 255) -> list[int]:
    """``#RRGGBB`` as the four bytes that deck.gl wants."""
    return [*(int(colour[at : at + 2], 16) for at in (1, 3, 5)), alpha]
