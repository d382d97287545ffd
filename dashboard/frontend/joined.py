"""The small scripts of a first visit, joined into a few: asked for six at a time, eighty leave a line idle.

They stand in a folder of their own address, with every other script of Streamlit's beside them, relinked: a reader
whose browser holds scripts of the other folder never runs two copies of one.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit

from dashboard.errors import BundlerError
from dashboard.frontend import bundler, package, relinking
from dashboard.frontend.relinking import Joint, joined_name, placed
from dashboard.settings import PROJECT_ROOT

log = logging.getLogger("dashboard.frontend")
KEPT = PROJECT_ROOT / ".cache" / "static"
LATEST = 2
LARGE = 60_000


@dataclass(frozen=True)
class Joined:
    """``folder`` holds all scripts, ``places`` says in which joined one those of Streamlit's are that are in one."""

    folder: Path
    places: Mapping[str, str]

    def address(self, address: str) -> str:
        """Where ``static/js/…`` is to be asked for; any other file where it was."""
        folder, _slash, name = address.rpartition("/")
        if folder != "static/js":
            return address
        return f"static/{self.folder.name}/{self.places.get(name, name)}"

    def addresses(self) -> dict[str, Path]:
        """Address → file, of everything in the folder."""
        return {f"/static/{self.folder.name}/{path.name}": path for path in self.folder.iterdir()}


@lru_cache(maxsize=1)
def current() -> Joined | None:
    """What this version of Streamlit's scripts gives, joined now when the bundler is held but that was not done yet.

    None when it cannot be: every script is then asked for by itself.
    """
    everywhere, somewhere = package.of_every_page(), package.of_some_pages()
    alone = package.on_demand([*everywhere, *somewhere])
    runs = [*cut(everywhere, alone), *cut(somewhere, alone)]
    folder = KEPT / f"joined.{_key(runs)}"
    try:
        if not folder.is_dir():
            _make(folder, runs)
    except (BundlerError, OSError, UnicodeDecodeError) as error:
        if not folder.is_dir():  # another process may have made it meanwhile
            log.warning("Les modules de Streamlit restent séparés : %s", error)
    places = {name: joined for name, (joined, _prefix) in placed(runs).items()}
    return Joined(folder, places) if folder.is_dir() else None


def cut(names: Sequence[str], alone: Collection[str]) -> list[list[str]]:
    """Scripts, in the order in which they run, as runs of small ones to join; those to leave ``alone`` stay apart.

    A run imports from what comes before it alone, so joined files never wait for each other. A large script is not
    worth joining: it fills the line, and a bundler takes from it the parentheses that have V8 compile ahead what runs
    at once (the app started 0.1 s later on a file of everything).
    """
    runs: list[list[str]] = [[]]
    for name in names:
        if name in alone or (package.scripts() / name).stat().st_size > LARGE:
            runs.append([])
        else:
            runs[-1].append(name)
    return [run for run in runs if len(run) > 1]


def _key(runs: list[list[str]]) -> str:
    """What the result depends on: the files, whose names bear their digest, the bundler and what we change."""
    ours = b"".join(Path(each).read_bytes() for each in (relinking.__file__, bundler.__file__))
    told = "\n".join([streamlit.__version__, bundler.VERSION, *map(repr, runs)])
    return hashlib.sha256(told.encode() + ours).hexdigest()[:12]


def _make(folder: Path, runs: list[list[str]]) -> None:
    program = bundler.held()
    if program is None:
        log.info("Les modules de Streamlit restent séparés : `python -m dashboard.server.prepare` les joint.")
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT) as work:
        made = Path(work) / folder.name
        _write(program, Joint(_sources(), runs), Path(work) / "source", made)
        made.rename(folder)
    for old in sorted(KEPT.glob("joined.*"), key=lambda path: -path.stat().st_mtime)[LATEST:]:
        shutil.rmtree(old, ignore_errors=True)


def _sources() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(package.scripts().glob("*.js"))}


def _write(program: Path, joint: Joint, source: Path, made: Path) -> None:
    source.mkdir()
    made.mkdir()
    for name, text in joint.sources.items():
        joined, _prefix = joint.places.get(name, (None, ""))
        (source / name).write_text(joint.relinked(text, joined), encoding="utf-8")
        (made / name).write_text(joint.passing(name) if joined else joint.relinked(text), encoding="utf-8")
    for at, names in enumerate(joint.runs):
        entry = source / f"entry{at}.js"
        entry.write_text(joint.entry(names), encoding="utf-8")
        outside = [*joint.sources.keys() - {*names}, *map(joined_name, range(at))]
        bundler.bundle(program, entry, made / joined_name(at), outside)
