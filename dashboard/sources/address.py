"""The town's Base Adresse Locale, one CSV, from the platform that publishes it."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.errors import Refused
from dashboard.sources.published import Part, Request, reporting, silent

DEFAULT = "/api/communes/{insee}/download/csv-bal/adresses"


@reporting
def address(request: Request) -> Iterator[Part]:
    """The BAL file as published (any encoding), origin ``adresses``; nothing when it did not change.

    ``[fetch] address`` is the path, where ``{insee}`` stands for the town. Raises Changed when it has no
    address.
    """
    template, town = str(request.dataset.fetch.get("address", DEFAULT)), request.town
    try:
        path = template.format(insee=town.insee, siren=town.siren, department=town.department)
    except (LookupError, ValueError, AttributeError) as error:
        raise Refused(f"adresse mal déclarée, « {template[:100]} »", step="adresse") from error
    found = request.client.base("bal") + path
    download = request.download(found, f"adresses-{town.insee}.csv", "csv", origin="adresses")
    if download.is_unchanged:
        return
    with download.path.open("rb") as file:
        rows = sum(1 for line in file if line.strip(b"\r\n\x00\t ;,"))
    if rows < 2:
        raise silent(download.address)
    yield Part.of(download, "bal_csv", "adresses")
