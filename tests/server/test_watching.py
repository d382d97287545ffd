"""A new snapshot is warmed once, by itself, and stops when told; what fails there harms nobody."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from dashboard import navigation
from dashboard.server import document, watching
from dashboard.server.first_paint.compose import Address
from dashboard.server.watching import HOME, Watcher, every_page


def until(holds: Callable[[], bool], seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    return holds()


class World:
    """A pointer, a clock, and what was asked of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.snapshot: str | None = "un"
        self.minute, self.made, self.changes, self.looks = 1, list[Address](), 0, 0
        monkeypatch.setattr(watching, "_snapshot_id", self.look)
        monkeypatch.setattr(watching, "_minute", lambda: self.minute)
        monkeypatch.setattr(document, "document", self.make)

    def look(self) -> str | None:
        self.looks += 1
        return self.snapshot

    def make(self, asked: Address) -> None:
        self.made.append(asked)
        if asked.slug == "eau":
            raise RuntimeError("a page that breaks")

    def change(self) -> None:
        self.changes += 1

    def pause(self) -> None:
        """Waits until the watcher has looked twice more."""
        seen = self.looks
        assert until(lambda: self.looks >= seen + 2)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    return World(monkeypatch)


def test_a_new_snapshot_has_every_page_made_once_whatever_breaks(world: World) -> None:
    with Watcher(world.change, 0.01).running():
        world.pause()
        assert world.made == []
        world.snapshot = "deux"
        world.pause()
        world.pause()
    assert tuple(world.made) == every_page()
    assert world.changes == 1
    assert {each.slug for each in world.made} == {document_slug(page.slug) for page in navigation.find()}


def document_slug(slug: str) -> str:
    return "" if slug == navigation.HOME else slug


def test_a_new_minute_has_the_home_page_made_again(world: World) -> None:
    with Watcher(world.change, 0.01).running():
        world.pause()
        world.minute = 2
        world.pause()
    assert tuple(world.made) == HOME
    assert world.changes == 0


def test_before_the_first_snapshot_nothing_is_made(world: World) -> None:
    world.snapshot = None
    with Watcher(world.change, 0.01).running():
        world.pause()
        world.minute = 2
        world.pause()
    assert world.made == []


def test_it_stops_between_two_documents(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    is_under_way = threading.Event()

    def slow(asked: Address) -> None:
        world.made.append(asked)
        is_under_way.set()
        time.sleep(0.2)

    monkeypatch.setattr(document, "document", slow)
    watcher = Watcher(world.change, 0.01)
    with watcher.running():
        world.pause()
        world.snapshot = "deux"
        assert is_under_way.wait(5)
    assert not watcher._thread.is_alive()
    assert len(world.made) == 1


def test_a_folder_that_cannot_be_read_is_no_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError("disk")

    monkeypatch.setattr(watching.data, "held", broken)
    assert watching._snapshot_id() is None
