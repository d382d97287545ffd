"""data.gouv.fr: one dataset's card with the addresses of its files, and the files.

Source: API v1 of udata. Addresses are absolute, as there; a card asked without its final slash is redirected.
"""

from __future__ import annotations

import mimetypes
from typing import Any
from urllib.parse import quote

from dashboard.demo.doubles.messages import Answer, Call, as_json
from dashboard.demo.doubles.router import Publisher, page_of_status
from dashboard.demo.doubles.samples import as_file

_TYPES = {".json": "application/json", ".csv": "text/csv", ".parquet": "application/vnd.apache.parquet"}


def failure(status: int) -> Answer:
    """The API's own 404 is JSON."""
    return as_json({"message": "Not Found"}, 404) if status == 404 else page_of_status(status)


DATAGOUV = Publisher("datagouv", failure)


def card(call: Call) -> dict[str, Any]:
    """The card with absolute addresses and sizes; empty when the folder has none."""
    published: dict[str, Any] = call.samples.json("datagouv", "dataset.json") or {}
    resources = [resource(call, one) for one in published.get("resources", [])]
    return {**published, "resources": resources} if published else {}


def resource(call: Call, published: dict[str, Any]) -> dict[str, Any]:
    """One file of the card: where it is, how large."""
    name = str(published.get("url", "")).rpartition("/")[2]
    path = call.samples.path("datagouv", name)
    latest = f"{call.root}/api/1/datasets/r/{published.get('id', name)}"
    size = {"filesize": path.stat().st_size} if path else {}
    return {**published, "url": f"{call.root}/resources/{quote(name)}", "latest": latest, **size}


@DATAGOUV.route("/api/1/datasets/{slug}/")
def dataset(call: Call, slug: str) -> Answer:
    """A dataset by slug or id."""
    found = card(call)
    names = (found.get("slug"), found.get("id"))
    return as_json(found) if found and slug in names else as_json({"message": "Dataset not found"}, 404)


@DATAGOUV.route("/api/1/datasets/{slug}")
def without_slash(call: Call, slug: str) -> Answer:
    """The same, one redirection away."""
    return Answer(308, b"", {"Location": f"{call.root}/api/1/datasets/{quote(slug)}/"})


@DATAGOUV.route("/api/1/datasets/r/{resource_id}")
def permanent(call: Call, resource_id: str) -> Answer:
    """The lasting address of a file leads to its present one."""
    for one in card(call).get("resources", []):
        if one.get("id") == resource_id:
            return Answer(302, b"", {"Location": one["url"]})
    return failure(404)


@DATAGOUV.route("/resources/{name}")
def file(call: Call, name: str) -> Answer:
    """A file, with its validators."""
    path = call.samples.path("datagouv", name)
    if path is None or name == "dataset.json":
        return page_of_status(404)
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return as_file(call, path, _TYPES.get(path.suffix, "application/gzip" if path.suffix == ".gz" else guessed))
