"""The public API, version 1: the figures of the pages as JSON, from the very same functions."""

from dashboard.server.api.application import application

__all__ = ["application"]
