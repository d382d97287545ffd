"""Frames in, drawings out: Vega-Lite specifications and pydeck layers. Nothing here knows Streamlit or the database.

A builder prepares the frame (cheap, at each run) and asks for its specification, which Altair builds once for each
set of options, theme and language.
"""
