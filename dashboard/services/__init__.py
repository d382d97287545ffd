"""The views of the municipal services: one module each, with ``draw(scope)``."""
