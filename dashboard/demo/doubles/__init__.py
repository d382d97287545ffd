"""Local doubles of the publishers: the demonstration town's files behind the publishers' real protocols.

``with serve(folder) as doubles:`` starts one HTTP server on 127.0.0.1; ``doubles.environment()`` gives the variables
that point the readers at it, ``doubles.faults`` what shall go wrong, ``doubles.requests`` what was asked.
"""

from __future__ import annotations

from dashboard.demo.doubles.faults import Fault, Faults
from dashboard.demo.doubles.server import Doubles, Received, serve

__all__ = ["Doubles", "Fault", "Faults", "Received", "serve"]
