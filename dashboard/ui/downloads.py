"""Files that a reader takes away, other than CSV: made only when they are asked for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.ui.export import file_stem


def download(label: str, name: str, data: Callable[[], bytes], media_type: str) -> None:
    """A button that gives ``data()`` as the file ``name`` (with its extension). One button a name and page."""
    stem, _dot, extension = name.rpartition(".")
    st.download_button(
        label, data=data, file_name=f"{file_stem(stem)}.{file_stem(extension)}", mime=media_type, on_click="ignore",
        key=f"download_{file_stem(name)}",
    )  # fmt: skip
