"""The platform of local address bases: a commune's addresses as CSV."""

from __future__ import annotations

import re

from dashboard.demo.doubles.messages import Answer, Call, as_json
from dashboard.demo.doubles.router import Publisher, page_of_status
from dashboard.demo.doubles.samples import as_file


def failure(status: int) -> Answer:
    """A JSON refusal for what does not exist, the front server's page for the rest."""
    if status == 404:
        return as_json({"code": 404, "message": "Not Found"}, 404)
    return page_of_status(status)


BAL = Publisher("bal", failure)


@BAL.route("/api/communes/{insee}/download/csv-bal/adresses")
def addresses(call: Call, insee: str) -> Answer:
    """The file of one commune, with its validators; 404 for a commune that has none."""
    path = call.samples.path("bal", f"adresses-{insee}.csv") if re.fullmatch(r"[0-9AB]{5}", insee) else None
    if path is None:
        return failure(404)
    attachment = f'attachment; filename="{path.name}"'
    return as_file(call, path, "text/csv; charset=utf-8", **{"Content-Disposition": attachment})
