"""Three hundred thousand rows are received, profiled, paged and streamed within 200 MB of added memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROWS, ALLOWED_MB = 300_000, 200
PROJECT = Path(__file__).parents[2]
CHILD = '''
import json, sys
from pathlib import Path
from dashboard.warehouse.shelf_door import open_file
from dashboard.warehouse.shelf_press import press, press_room
import pandas, pyarrow.parquet

def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

folder, rows = Path(sys.argv[1]), int(sys.argv[2])
source = folder / "records.jsonl"
with source.open("w", encoding="utf-8") as file:
    for i in range(rows):
        file.write(json.dumps({
            "id": f"R-{i:07d}", "a.b": i % 97, "montant": f"{i % 1000},{i % 100:02d}",
            "texte": f"<b>{i * 7919 % rows}</b>",
            "jour": f"20{i % 26:02d}-{i % 12 + 1:02d}-{i % 28 + 1:02d}", "coordonnees": {"lon": -0.37, "lat": 49.1},
            "vide": None if i % 3 else i / 7}) + "\\n")
fields = [{"name": "id", "type": "text"}, {"name": "a.b", "type": "int"}, {"name": "jour", "type": "date"},
          {"name": "coordonnees", "type": "geo_point_2d"}]
before = peak()
with press_room() as room:
    found = press(room, "grand", source, {"fields": fields}, folder / "shelf")
with open_file(folder / "shelf" / found.file) as door:
    page = door.execute("select * from shelved order by c0 desc limit 100 offset 200000").df()
    count = door.execute("select count(*) from shelved where contains(c3, '<b>77')").fetchall()
    streamed = sum(batch.num_rows for batch in door.execute("select * from shelved").to_arrow_reader(20_000))
print(found.row_count, streamed, len(page), found.located_rows, round(peak() - before))
'''


@pytest.mark.slow
def test_a_large_dataset_does_not_fill_memory(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CHILD, str(tmp_path), str(ROWS)], cwd=PROJECT, capture_output=True,
                          text=True, check=True)
    received, streamed, page, located, added = map(int, done.stdout.split())
    assert (received, streamed, page, located) == (ROWS, ROWS, 100, ROWS)
    assert added < ALLOWED_MB, f"{added} MB added"
