"""What every test may ask for: the real published files, when they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
REAL_FILES = PROJECT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def real_files() -> Path:
    """The folder of real published files beside the project; the test is skipped where it is absent."""
    if not REAL_FILES.is_dir():
        pytest.skip(f"real published files are not at {REAL_FILES}")
    return REAL_FILES
