"""The whole town at once: what is written, when it counts as whole, what is left alone."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.__main__ import app
from dashboard.demo import commune, generate, vigicrues_files

UNTIL = datetime(2026, 11, 23, 17, tzinfo=UTC)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the two fastest writers."""
    few = {"Commune": commune.write, "Vigilance crues": vigicrues_files.write}
    monkeypatch.setattr(generate, "WRITERS", few)


def test_every_publishers_files_are_there(demo_folder: Path) -> None:
    expected = (
        "opendatasoft/catalogue.json",
        "opendatasoft/aires-de-jeux.jsonl",
        "hubeau/hydrometrie/stations.json",
        "hubeau/hydrometrie/observations_tr-I352102001-Q-2026.csv.gz",
        "hubeau/eau_potable/communes_udi.json",
        "hubeau/eau_potable/resultats_dis.json",
        "vigicrues/InfoVigiCru.geojson",
        "vigicrues/station-I362102001.json",
        "datagouv/decp-2019.json",
        "datagouv/decp-2022.json",
        "datagouv/decp-tabulaire.json",
        "datagouv/dataset.json",
        "bal/adresses-14271.csv",
        "geoapi/commune.json", "geoapi/communes.json",
    )
    assert [name for name in expected if not (demo_folder / name).is_file()] == []


@pytest.mark.usefixtures("quick")
def test_the_mark_says_what_was_written(tmp_path: Path) -> None:
    generate.generate(tmp_path / "new", 2, UNTIL, seed=7)
    assert json.loads((tmp_path / "new" / "demo.json").read_text("utf-8")) == {
        "seed": 7,
        "scale": 2,
        "until": "2026-11-23T17:00:00+00:00",
        "town": "14271",
        "note": "Données de démonstration",
    }


@pytest.mark.usefixtures("quick")
def test_the_command_writes_it_up_to_an_instant(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["demo", "--scale", "2", "--output", str(tmp_path / "new"), "--until",
                                    "2026-11-23T17:00:00"])  # fmt: skip
    assert done.exit_code == 0, done.output
    mark = json.loads((tmp_path / "new" / "demo.json").read_text("utf-8"))
    assert (mark["scale"], mark["until"]) == (2, "2026-11-23T17:00:00+00:00")
    assert (tmp_path / "new" / "geoapi" / "commune.json").is_file()


@pytest.mark.usefixtures("quick")
def test_an_until_without_zone_is_utc_and_another_zone_is_converted(tmp_path: Path) -> None:
    marks = []
    for until in (UNTIL.replace(tzinfo=None), UNTIL.astimezone(timezone(timedelta(hours=1)))):
        generate.generate(tmp_path, until=until)
        marks.append(json.loads((tmp_path / "demo.json").read_text("utf-8"))["until"])
    assert marks == ["2026-11-23T17:00:00+00:00"] * 2


@pytest.mark.usefixtures("quick")
def test_without_until_the_town_lives_now(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    generate.generate(tmp_path)
    mark = json.loads((tmp_path / "demo.json").read_text("utf-8"))
    assert before <= datetime.fromisoformat(mark["until"]) <= datetime.now(UTC)


@pytest.mark.usefixtures("quick")
def test_progress_is_told_each_part(tmp_path: Path) -> None:
    told: list[str] = []
    generate.generate(tmp_path, until=UNTIL, progress=told.append)
    assert told == ["Commune", "Vigilance crues"]


@pytest.mark.usefixtures("quick")
def test_a_second_run_replaces_the_first_and_leaves_other_files_alone(tmp_path: Path) -> None:
    generate.generate(tmp_path, until=UNTIL)
    (tmp_path / "notes.txt").write_text("à garder", encoding="utf-8")
    (tmp_path / "vigicrues" / "station-OLD.json").write_text("{}", encoding="utf-8")
    generate.generate(tmp_path, until=UNTIL)
    assert {path.name for path in tmp_path.iterdir()} == {"geoapi", "vigicrues", "demo.json", "notes.txt"}
    assert not (tmp_path / "vigicrues" / "station-OLD.json").exists()


@pytest.mark.usefixtures("quick")
def test_a_run_that_fails_leaves_the_former_town_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generate.generate(tmp_path, until=UNTIL)
    former = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setitem(generate.WRITERS, "Eau potable", fail)
    with pytest.raises(OSError, match="no space left"):
        generate.generate(tmp_path, 3, UNTIL)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == former


@pytest.mark.usefixtures("quick")
def test_a_first_run_that_fails_leaves_no_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(generate.WRITERS, "Commune", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        generate.generate(tmp_path, until=UNTIL)
    assert list(tmp_path.iterdir()) == []


def test_a_scale_under_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="scale"):
        generate.generate(tmp_path / "new", 0, UNTIL)
    assert not (tmp_path / "new").exists()


@pytest.mark.usefixtures("quick")
def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate.generate(tmp_path / name, 1, UNTIL)
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*json")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) > 20
