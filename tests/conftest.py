"""What every test may ask for: the real published files, when they are at hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from dashboard.locale import use
from tests.demo_town import demo_files, demo_warehouse, short_files, short_warehouse

PROJECT = Path(__file__).resolve().parent.parent
REAL_FILES = PROJECT.parent / "shared" / "data"

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


TOWNS = {"demo_folder", "demo_data", "short_folder", "short_data"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs no town comes first: one process tests it while the other builds the town.

    A test in a real browser that fails is tried once more, and the summary says which (R).
    """
    items.sort(key=lambda item: bool(TOWNS & set(getattr(item, "fixturenames", ()))))
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(autouse=True)
def french() -> None:
    """Every test begins in French, whatever language the one before it ended in."""
    use("fr")


@pytest.fixture(autouse=True, scope="session")
def installed_once() -> None:
    """A page under test looks for components in every installed package, half a second each time: once is enough."""
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(scope="session")
def real_files() -> Path:
    """The folder of real published files beside the project; the test is skipped where it is absent."""
    if not REAL_FILES.is_dir():
        pytest.skip(f"real published files are not at {REAL_FILES}")
    return REAL_FILES


@pytest.fixture(scope="session")
def shared_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all the processes of a test run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def demo_folder(shared_base: Path) -> Path:
    """The published files of the demonstration town."""
    return demo_files(shared_base)


@pytest.fixture(scope="session")
def demo_data(shared_base: Path) -> Path:
    """A ``DASHBOARD_DATA`` whose warehouse holds the demonstration town. Read only: copy it to change it."""
    return demo_warehouse(shared_base)


@pytest.fixture(scope="session")
def short_folder(shared_base: Path) -> Path:
    """The published files of the demonstration town with this year's river alone."""
    return short_files(shared_base)


@pytest.fixture(scope="session")
def short_data(shared_base: Path) -> Path:
    """A ``DASHBOARD_DATA`` built from `short_folder`. Read only: copy it to change it."""
    return short_warehouse(shared_base)
