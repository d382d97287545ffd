"""The portal's other datasets on the command line: one may be refreshed by its id, all are summed up by ``status``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.test_command_line import run
from tests.shelf_town import Portal, field

pytestmark = pytest.mark.slow


def test_a_dataset_of_the_portal_is_refreshed_by_its_id_and_told(tmp_path: Path) -> None:
    portal, data = Portal(tmp_path / "samples"), tmp_path / "data"
    for name in ("arbres", "comptages"):
        portal.publish(name, [{"n": 1}, {"n": "?"}, *({"n": number} for number in range(9))], field("n", "int"))
    portal.write()
    (tmp_path / "samples" / "demo.json").write_text("{}", encoding="utf-8")
    samples = {"DASHBOARD_SAMPLES": str(tmp_path / "samples")}
    assert run(data, "refresh", "--dataset", "catalogue", **samples).returncode == 0
    done = run(data, "refresh", "--dataset", "arbres", **samples)
    assert (done.returncode, "1 jeux chargés" in done.stdout) == (0, True), done.stderr
    assert run(data, "refresh", "--dataset", "../../x", **samples).returncode == 2
    report = json.loads(run(data, "status", "--json", "--portal").stdout)
    assert report["shelf"]["states"] == {"held": 2}
    assert (report["shelf"]["rows"], report["shelf"]["rejected"], report["shelf"]["failing"]) == (22, 2, [])
    assert [(row["id"], row["rows"]) for row in report["portal"]] == [("arbres", 11), ("comptages", 11)]
    told = run(data, "status").stdout
    assert "Autres jeux du portail : 2 (2 reçus), 22 lignes, 2 refus, 0 en panne, 0 retirés du portail." in told
