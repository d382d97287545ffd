"""``/healthz``: the process lives. ``/readyz``: a snapshot is open, its id and its age. Nothing else is told."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

from dashboard import data

NO_STORE = {"Cache-Control": "no-store"}


async def healthz(_request: Request) -> JSONResponse:
    """200 for as long as the process answers; asks nothing of the warehouse."""
    return JSONResponse({"status": "alive"}, headers=NO_STORE)


def readyz(_request: Request) -> JSONResponse:
    """200 with the open snapshot and its age in seconds; 503 when there is none yet."""
    with data.at(None):
        card, moment = data.snapshot(), data.now()
    if card is None:
        told = {"status": "waiting", "snapshot": None, "as_of": moment.isoformat()}
        return JSONResponse(told, 503, headers={**NO_STORE, "Retry-After": "10"})
    age = max(0, int((moment - card.built_at).total_seconds()))
    return JSONResponse({"status": "ready", "snapshot": card.id, "as_of": moment.isoformat(),
                         "built_at": card.built_at.isoformat(), "age_seconds": age, "is_demo": card.is_demo},
                        headers=NO_STORE)  # fmt: skip
