"""What the API says when it cannot answer: a status, a sentence, the parameter at fault; never a trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NoReturn

from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dashboard.errors import DashboardError
from dashboard.locale import DEFAULT, _, known, use


class ErrorDetail(BaseModel):
    """Why there is no answer."""

    status: int = Field(description="The HTTP status, again")
    message: str = Field(description="One sentence, in the language asked for")
    parameter: str | None = Field(default=None, description="The parameter at fault")
    allowed: list[str] | None = Field(default=None, description="The values that it may take, where they are few")


class ErrorAnswer(BaseModel):
    """Every answer that is not a success."""

    error: ErrorDetail


class ApiError(DashboardError):
    """The API refuses: ``status`` and one sentence."""

    def __init__(self, status: int, message: str, parameter: str | None = None,
                 allowed: Sequence[str] | None = None, headers: Mapping[str, str] | None = None) -> None:  # fmt: skip
        self.detail = ErrorDetail(status=status, message=message, parameter=parameter,
                                  allowed=list(allowed) if allowed is not None else None)  # fmt: skip
        self.headers = dict(headers or {})
        super().__init__(message)


def response(error: ApiError) -> Response:
    """The error as JSON."""
    body = ErrorAnswer(error=error.detail).model_dump_json(exclude_none=True)
    return Response(body, error.detail.status, media_type="application/json",
                    headers={"Cache-Control": "no-store", **error.headers})  # fmt: skip


def refused(request: Request, error: Exception) -> Response:
    """Starlette's own refusals: an address that does not exist, a method that is not GET."""
    use(known(request.query_params.get("langue")) or DEFAULT)
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    words = {404: _("Cette adresse n’existe pas dans l’interface de données."),
             405: _("Seules les lectures (GET) sont possibles.")}  # fmt: skip
    return response(ApiError(status, words.get(status, _("Demande refusée.")), headers=headers))


def unknown(kind: str, value: str) -> NoReturn:
    """404 for an id that is not there. Raises ApiError."""
    words = {"kpi": _("Aucun indicateur « {id} »."), "dataset": _("Aucun jeu de données « {id} ».")}[kind]
    raise ApiError(404, words.format(id=value[:80]))
