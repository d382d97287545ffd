"""The OpenAPI description, written from the operations and their models: what is served, no more."""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from typing import Any

from pydantic.json_schema import models_json_schema

from dashboard import data
from dashboard.declarations import load_datasets
from dashboard.server.api.errors import ErrorAnswer
from dashboard.server.api.operations import OPERATIONS, Operation, Parameter

TEMPLATE = "#/components/schemas/{model}"


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """The whole document, OpenAPI 3.1."""
    models = [each.model for each in OPERATIONS if each.model] + [ErrorAnswer]
    _refs, schemas = models_json_schema([(model, "serialization") for model in models], ref_template=TEMPLATE)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tableau de bord", "version": "1", "summary": "The figures of the pages, as JSON",
                 "license": {"name": "Licence Ouverte 2.0",
                             "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"}},
        "servers": [{"url": "/api"}],
        "paths": {each.path: {"get": _operation(each)} for each in OPERATIONS},
        "components": {"schemas": schemas["$defs"]},
    }  # fmt: skip


def _operation(operation: Operation) -> dict[str, Any]:
    parameters = [{"name": each.name, "in": each.place, "description": each.description, "schema": _schema(each),
                   "required": each.place == "path"} for each in operation.parameters]  # fmt: skip
    headers = ("ETag", "Content-Disposition", "Link") if operation.is_file else ("ETag",)
    answers: dict[str, Any] = {
        "200": {"description": operation.summary, "content": {operation.media_type: {"schema": _content(operation)}},
                "headers": {name: {"schema": {"type": "string"}} for name in headers}},
        "304": {"description": "What If-None-Match names is still right"},
    }  # fmt: skip
    wrong = {"application/json": {"schema": {"$ref": TEMPLATE.format(model="ErrorAnswer")}}}
    for status in operation.statuses:
        answers[str(status)] = {"description": HTTPStatus(status).phrase, "content": wrong}
    return {"operationId": operation.name, "summary": operation.summary, "parameters": parameters,
            "responses": answers}  # fmt: skip


def _content(operation: Operation) -> dict[str, Any]:
    """The schema of what is answered: a model, a text, or bytes of a media type that says it all."""
    if operation.model:
        return {"$ref": TEMPLATE.format(model=operation.model.__name__)}
    is_text = operation.media_type.startswith("text/") or operation.media_type.endswith("xml")
    return {"type": "string"} if is_text or not operation.is_file else {}


def _schema(parameter: Parameter) -> dict[str, Any]:
    """The schema of a parameter, with the values of this town where they are few."""
    town, declared = data.town(), load_datasets()
    values: dict[str, list[str]] = {
        "theme": list(town.themes), "service": sorted(town.owners), "jeu": sorted(declared),
        "source": sorted({each.source for each in declared.values()}),
    }  # fmt: skip
    known = values.get(parameter.name) if parameter.place == "query" else None
    return {**parameter.schema, "enum": [*known, ""]} if known else parameter.schema
