"""Streamlit's real scripts, joined by the real bundler: nothing is lost, nothing twice, nothing asked for in vain."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.frontend import bundler, joined, package
from dashboard.frontend.joined import Joined
from dashboard.server import modules

IMPORT = re.compile(r'import\{([^{}]*)\}from"\./([^"]+)"')
EXPORT = re.compile(r"export\{([^{}]*)\};?\s*$")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """What is found in a test stays there."""
    caches = (joined.current, modules.of_page, modules.of_every_page)
    for each in caches:
        each.cache_clear()
    yield
    for each in caches:
        each.cache_clear()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Joined:
    if bundler.held() is None:
        pytest.skip("no bundler here: `python -m dashboard.frontend` fetches it")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joined, "KEPT", tmp_path_factory.mktemp("kept"))
        joined.current.cache_clear()
        found = joined.current()
    assert found is not None
    return found


def exported(file: Path) -> set[str]:
    found = EXPORT.search(file.read_text(encoding="utf-8"))
    return {each.split(" as ")[-1].strip() for each in found.group(1).split(",")} if found else set()


def test_scripts_come_after_what_they_import() -> None:
    order = package.of_every_page()
    for at, name in enumerate(order):
        assert set(package.imports(package.scripts() / name)) <= set(order[:at])


def test_small_ones_are_joined_as_they_follow_and_large_ones_stay() -> None:
    names = package.of_every_page()
    runs = joined.cut(names, package.on_demand(names))
    inside = [name for run in runs for name in run]
    assert inside == [name for name in names if name in set(inside)]
    assert len(inside) > len(names) * 0.7
    assert all((package.scripts() / name).stat().st_size <= joined.LARGE for name in inside)
    assert set(package.found(("Html", "Selectbox", "DateInput"))) <= package.on_demand(names)
    assert not set(inside) & package.on_demand(names)


def test_every_script_is_still_there_under_its_name(made: Joined) -> None:
    names = {path.name for path in package.scripts().glob("*.js")}
    assert names | set(made.places.values()) == {path.name for path in made.folder.iterdir()}


def test_whatever_is_imported_is_exported_there(made: Joined) -> None:
    borne, checked = {path.name: exported(path) for path in made.folder.iterdir()}, 0
    for path in made.folder.iterdir():
        for taken, name in IMPORT.findall(path.read_text(encoding="utf-8")):
            wanted = {each.partition(" as ")[0].strip() for each in taken.split(",") if each.strip()}
            assert wanted <= borne[name], f"{path.name} from {name}"
            checked += len(wanted)
    assert checked > 1_000


def test_no_script_takes_a_name_from_one_that_is_joined_elsewhere(made: Joined) -> None:
    for name in {*package.of_every_page(), *package.of_some_pages(), *made.places.values()} - set(made.places):
        assert not set(package.imports(made.folder / name)) & set(made.places), name


def test_no_two_files_wait_for_each_other(made: Joined) -> None:
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above
        if name not in done:
            for each in package.imports(made.folder / name):
                visit(each, (*above, name))
            done.add(name)

    for name in {*package.of_every_page(), *package.of_some_pages(), *made.places.values()} - set(made.places):
        visit(name, ())
    assert len({made.address(f"static/js/{name}") for name in package.of_every_page()}) < 25


def test_what_was_joined_is_found_again_without_the_bundler(made: Joined, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joined, "KEPT", made.folder.parent)
    monkeypatch.setattr(bundler, "held", lambda: None)
    assert joined.current() == made


def test_a_page_asks_for_joined_files_in_their_folder_alone(made: Joined, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joined, "current", lambda: made)
    scripts = [name for name in (*modules.of_document(), *modules.of_page("wifi")) if name.endswith(".js")]
    assert {Path(name).parent.name for name in scripts} == {made.folder.name}
    assert len(scripts) == len(set(scripts)) and not {Path(name).name for name in scripts} & set(made.places)
    assert all(f"/{name}" in made.addresses() for name in scripts)
    assert any(name.startswith("static/css/") for name in modules.of_document())


def test_without_bundler_every_script_is_asked_for_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joined, "KEPT", tmp_path)
    monkeypatch.setattr(bundler, "held", lambda: None)
    assert joined.current() is None
    assert modules.of_document() == package.of_document()


def test_a_bundler_that_fails_leaves_nothing_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    program = tmp_path / "esbuild"
    program.write_text("#!/bin/sh\necho broken >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(joined, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(bundler, "held", lambda: program)
    with caplog.at_level(logging.WARNING):
        assert joined.current() is None
    assert "broken" in caplog.text
    assert list((tmp_path / "kept").iterdir()) == []
