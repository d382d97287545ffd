"""What is on the shelf already is not pressed again, and what was kept of it is never trusted beyond its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.warehouse.shelf_press import press, press_room
from dashboard.warehouse.shelf_pressed import Pressed, beside, keep, kept

CARD = {"fields": [{"name": "nom", "type": "text"}, {"name": "nombre", "type": "int"}]}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_text('{"nom": "a", "nombre": 1}\n{"nom": "b", "nombre": "deux"}\n', encoding="utf-8")
    return path


@pytest.fixture
def pressed(source: Path, tmp_path: Path) -> Pressed:
    with press_room() as room:
        return press(room, "jeu", source, CARD, tmp_path / "shelf")


def test_the_same_export_is_found_again_without_a_room_to_press_in(
    source: Path, pressed: Pressed, tmp_path: Path
) -> None:
    assert press(None, "jeu", source, CARD, tmp_path / "shelf") == pressed  # type: ignore[arg-type]
    assert (pressed.row_count, [each.field.name for each in pressed.columns]) == (2, ["nom", "nombre"])


def test_a_file_of_another_size_or_words_of_another_version_are_pressed_again(
    source: Path, pressed: Pressed, tmp_path: Path
) -> None:
    shelf = tmp_path / "shelf"
    beside(shelf, pressed.file).write_text('{"file": "x"}', encoding="utf-8")
    assert kept(shelf, pressed.file) is None
    with press_room() as room:
        assert press(room, "jeu", source, CARD, shelf) == pressed
    (shelf / pressed.file).write_bytes(b"cut")
    assert kept(shelf, pressed.file) is None
    keep(shelf, pressed)
    (shelf / pressed.file).unlink()
    assert kept(shelf, pressed.file) is None
