"""esbuild, which joins scripts (MIT, https://esbuild.github.io): one file of its package on npm, known by its digest.

It is fetched when the app is installed, never by a server that runs.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import platform
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from dashboard.errors import BundlerError
from dashboard.settings import PROJECT_ROOT

VERSION = "0.28.2"
TOOLS = PROJECT_ROOT / ".cache" / "tools"
# What the registry says of each package (``dist.integrity``), SHA-512 in base 64.
INTEGRITY = {
    "linux-x64": "4xTZr1FUmSoQW4XIWmit3tzQrUTZM+N3P0XV8xROKYF50XfI7xeO90+1bZvNwxIufQ9hDQVRJH5YhgPVF8A/HQ==",
    "linux-arm64": "pW4AC0P3it8c7do9MVM4p51FzHzdM/TZrerurgRcHJ2WTa1VQ1CIq18xncfpBJw4ojkiZZrKW2yIBWBP92j6Ug==",
    "darwin-x64": "uq6suIWYP37qzGddBKPw5QEQPi6HiLGsO7UmkpfyaYNQ3D+rN6w6WfwH+nuqcGXWvawGwxOEroO4YGnFh95azw==",
    "darwin-arm64": "n4KqkOQrraxHJcgjM1RvwbigfQKIKJVpM7xp+KsxiyUSrRdIXnt73VhrPAx0fV44hgfmIVKjxMN9J1t5jySVkw==",
}
_PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
_WITHIN_S = (10, 60)


def kind() -> str:
    """This machine as npm names it, as ``linux-x64``."""
    return f"{sys.platform}-{_PROCESSORS.get(platform.machine().lower(), platform.machine())}"


def held() -> Path | None:
    """The bundler, where it was fetched before."""
    path = TOOLS / f"esbuild-{VERSION}"
    return path if os.access(path, os.X_OK) else None


def fetch(registry: str) -> Path:
    """The bundler, fetched from a registry of npm packages when it is not held yet.

    Raises BundlerError when there is none for this machine, when the registry does not answer, or answers otherwise
    than its digest says.
    """
    there = held()
    if there:
        return there
    expected = INTEGRITY.get(kind())
    if expected is None:
        raise BundlerError(f"esbuild {VERSION} : rien pour {kind()}")
    return _kept(_program(_package(f"{registry.rstrip('/')}/@esbuild/{kind()}/-/{kind()}-{VERSION}.tgz", expected)))


def bundle(program: Path, entry: Path, joined: Path, left_out: Iterable[str]) -> None:
    """Writes into ``joined`` the module ``entry`` with all that it imports but ``left_out``.

    Raises BundlerError with what the bundler says, a name that a module does not export for instance.
    """
    outside = [f"--external:./{name}" for name in left_out]
    command = [str(program), entry.name, f"--outfile={joined}", "--bundle", "--format=esm", "--minify",
               "--target=es2022", "--legal-comments=eof", "--log-level=warning", "--log-limit=5", *outside]  # fmt: skip
    try:
        done = subprocess.run(command, cwd=entry.parent, capture_output=True, text=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BundlerError(f"esbuild {VERSION} : {error}") from error
    if done.returncode:
        raise BundlerError(f"esbuild {VERSION} : {done.stderr.strip()}")


def _package(address: str, expected: str) -> bytes:
    session = requests.Session()
    session.mount("https://", HTTPAdapter(max_retries=Retry(3, backoff_factor=0.5, status_forcelist=(502, 503, 504))))
    try:
        answer = session.get(address, timeout=_WITHIN_S)
        answer.raise_for_status()
    except requests.RequestException as error:
        raise BundlerError(f"{address} : {error}") from error
    if base64.b64encode(hashlib.sha512(answer.content).digest()).decode() != expected:
        raise BundlerError(f"{address} : ce n’est pas le fichier attendu (empreinte SHA-512)")
    return answer.content


def _program(package: bytes) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(package), mode="r:gz") as held_files:
        found = held_files.extractfile("package/bin/esbuild")
        return found.read() if found else b""


def _kept(program: bytes) -> Path:
    TOOLS.mkdir(parents=True, exist_ok=True)
    part, path = TOOLS / f"esbuild.{os.getpid()}", TOOLS / f"esbuild-{VERSION}"
    part.write_bytes(program)
    part.chmod(0o755)
    return part.replace(path)
