"""Streamlit's own scripts, made ready for a first visit: what there is, what joins what, the bundler that joins."""
