"""``export``: every format of a declared dataset, to a file of its name or to the standard output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.test_command_line import PROJECT, SERVICES, run
from tests.exports.reopened import csv_rows, parquet, parsed, sheets


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with one loaded file."""
    place = tmp_path_factory.mktemp("export")
    (place / "services.csv").write_text(SERVICES, encoding="utf-8")
    done = run(place / "data", "load", "services", str(place / "services.csv"))
    assert done.returncode == 0, done.stderr
    return place / "data"


def written(folder: Path, *arguments: str, place: Path = PROJECT) -> bytes:
    """What the command writes to its standard output."""
    values = {key: value for key, value in os.environ.items() if not key.startswith("DASHBOARD_")}
    values |= {"DASHBOARD_DATA": str(folder), "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "dashboard", "export", "services", *arguments]
    return subprocess.run(command, cwd=place, env=values, capture_output=True, check=True).stdout


def test_each_format_goes_to_the_standard_output(folder: Path) -> None:
    heading, row = csv_rows(written(folder, "--format", "csv", "--output", "-"))
    assert float(row[heading.index("value")]) == 1234.5
    assert csv_rows(written(folder, "--format", "csv-fr", "--output", "-"))[1][heading.index("value")] == "1234,5"
    told = parsed(written(folder, "--format", "json", "--output", "-"))
    assert told["records"][0]["value"] == 1234.5 and told["passport"]["snapshot"]
    assert parquet(written(folder, "--format", "parquet", "--output", "-")).column("value").to_pylist() == [1234.5]
    assert sheets(written(folder, "--format", "xlsx", "--output", "-"))["Données"][1][heading.index("value")] == 1234.5


def test_without_a_name_the_file_is_called_as_the_dataset(folder: Path, tmp_path: Path) -> None:
    said = written(folder, "--format", "parquet", place=tmp_path).decode()
    assert "services.parquet" in said
    assert parquet((tmp_path / "services.parquet").read_bytes()).num_rows == 1


def test_what_cannot_be_written_is_said_last(folder: Path, tmp_path: Path) -> None:
    for arguments, status in ((("services", "--format", "geojson"), 1), (("rien", "--format", "csv"), 2),
                              (("services", "--format", "doc"), 2), ((), 2)):  # fmt: skip
        done = run(folder, "export", *arguments)
        assert (done.returncode, "Traceback" in done.stderr) == (status, False), arguments
    done = run(tmp_path, "export", "services", "--format", "csv")
    assert done.returncode == 1 and "refresh" in done.stderr.strip().splitlines()[-1]
