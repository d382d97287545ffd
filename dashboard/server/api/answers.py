"""From a model to an HTTP answer: JSON, an ETag that ignores the passing of time, 304 to who holds it already."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import BaseModel
from starlette.responses import Response

from dashboard.server.negotiation import is_unchanged

# These change at each second while nothing was measured: they must not make a client fetch everything again.
PASSING = frozenset({"as_of", "age_seconds"})
CACHE = "public, max-age=0, must-revalidate"


def lasting(value: Any) -> Any:
    """A JSON value without what merely passes."""
    if isinstance(value, dict):
        return {key: lasting(inner) for key, inner in value.items() if key not in PASSING}
    return [lasting(inner) for inner in value] if isinstance(value, list) else value


def etag(content: Any) -> str:
    """A weak ETag of what lasts in a JSON value."""
    told = json.dumps(lasting(content), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f'W/"{hashlib.sha256(told.encode()).hexdigest()[:24]}"'


def send(content: BaseModel | str, held: str | None, media_type: str = "application/json") -> Response:
    """A model as JSON, or a text as it is; 304 when ``held`` (If-None-Match) names the same content."""
    tag = etag(content.model_dump(mode="json") if isinstance(content, BaseModel) else content)
    headers = {"ETag": tag, "Cache-Control": CACHE}
    if is_unchanged(held, tag):
        return Response(status_code=304, headers=headers)
    body = content.model_dump_json() if isinstance(content, BaseModel) else content
    return Response(body, headers=headers, media_type=media_type)
