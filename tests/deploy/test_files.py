"""What is written for the machine that will run it: every path, command, option and setting exists."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from dashboard.__main__ import app
from dashboard.server import pace
from dashboard.server.api import limits
from dashboard.server.guard import MOST_SOCKETS
from dashboard.settings import Settings
from tests.browser.conftest import PROJECT

DEPLOY = PROJECT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
HOME = "/opt/tableau-de-bord/"
WORDS = (PROJECT / "docs" / "deploiement.md").read_text(encoding="utf-8")
OUTSIDE = {"FORWARDED_ALLOW_IPS"}


def commands(text: str) -> list[list[str]]:
    """Each ``python -m dashboard …`` of a text, word by word."""
    found = re.findall(r"-m dashboard ((?:[^\s`#|&;)\"]+ ?)+)", text)
    return [shlex.split(each) for each in found]


@pytest.mark.parametrize("path", [*UNITS, DEPLOY / "Containerfile", PROJECT / "docs" / "deploiement.md"],
                         ids=lambda path: path.name)
def test_each_command_and_option_exists(path: Path) -> None:
    known = get_command(app)
    for words in commands(path.read_text(encoding="utf-8").replace('", "', " ")):
        command = known.commands[words[0]]  # type: ignore[attr-defined]
        options = {option for each in command.params for option in each.opts}
        assert {word for word in words if word.startswith("--")} <= options, words


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_each_unit_names_files_that_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for named in re.findall(rf"{HOME}([\w./-]+)", text):
        assert named.startswith((".venv/", ".cache")) or (PROJECT / named).exists(), named
    for unit in re.findall(r"tableau-de-bord[\w-]*\.(?:service|timer)", text):
        assert (DEPLOY / "systemd" / unit).exists()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_reads_each_unit(path: Path, tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8")
        (tmp_path / unit.name).write_text(re.sub(r"(ExecStart=)\S+", r"\1/bin/true", text), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(tmp_path / path.name)], capture_output=True,
                          text=True, check=False)  # fmt: skip
    about = [line for line in done.stderr.splitlines() if path.name in line]
    assert not about, about


def test_each_setting_is_one_of_ours_and_each_of_ours_is_explained() -> None:
    ours = {f"DASHBOARD_{name.upper()}" for name in Settings.model_fields}
    for path in (DEPLOY / "tableau-de-bord.env", DEPLOY / "Containerfile"):
        named = set(re.findall(r"\b(DASHBOARD_[A-Z_]+|FORWARDED_ALLOW_IPS)=", path.read_text(encoding="utf-8")))
        assert named <= ours | OUTSIDE
    explained = set(re.findall(r"DASHBOARD_[A-Z_]+", WORDS))
    missing = {name for name in ours if not name.startswith("DASHBOARD_BASE_URL")} - explained
    assert not missing


def test_the_container_copies_what_exists_and_runs_what_is_there() -> None:
    lines = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    kinds = [line.split()[0] for line in lines if line and not line.startswith(("#", " "))]
    assert kinds[0] == "FROM"
    assert set(kinds) <= {"FROM", "RUN", "WORKDIR", "COPY", "USER", "ENV", "VOLUME", "EXPOSE", "STOPSIGNAL",
                          "HEALTHCHECK", "CMD"}  # fmt: skip
    for line in lines:
        if line.startswith("COPY"):
            assert all((PROJECT / source).exists() for source in line.split()[1:-1]), line
    assert kinds.index("USER") < kinds.index("CMD")
    assert find_spec("dashboard.server.prepare") is not None
    assert not any("latest" in line for line in lines if line.startswith("FROM"))


def test_no_secret_goes_into_the_image() -> None:
    ignored = (DEPLOY / "Containerfile.containerignore").read_text(encoding="utf-8").split()
    assert {".streamlit/secrets.toml", "data/landing", "data/warehouse", ".git"} <= set(ignored)


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_each_proxy_closes_what_opens_and_keeps_no_address(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    depth = 0
    for line in text.splitlines():
        code = line.split("#")[0]
        depth += code.count("{") - code.count("}")
        assert depth >= 0, line
    assert depth == 0
    assert "127.0.0.1:8501" in text and "/metrics" in text.replace("(metrics", "/metrics")
    if name == "nginx.conf":
        form = re.search(r"log_format tableau '([^']+)'", text)
        assert form and not re.search(r"remote_addr|request_uri|args|http_", form.group(1))
        assert "24h" in text and "$tableau_connection" in text
    else:
        assert "request>remote_ip delete" in text and "request>headers delete" in text


def test_no_journal_of_errors_keeps_an_address() -> None:
    """nginx writes « client: … » with each error of the upstream, Caddy the whole request, unless told otherwise."""
    nginx, caddy = ((DEPLOY / name).read_text(encoding="utf-8") for name in ("nginx.conf", "Caddyfile"))
    servers = re.split(r"^server \{", nginx, flags=re.MULTILINE)[1:]
    assert servers
    for server in servers:
        assert re.search(r"^\terror_log \S+ emerg;", server, re.MULTILINE)
        assert re.search(r"^\taccess_log (off|\S+ tableau);", server, re.MULTILINE)
    journals = re.findall(r"\blog \{(.*?)\n\t\}", caddy, re.DOTALL)
    assert len(journals) == 2  # that of every error, that of answers
    for journal in journals:
        for named in ("remote_ip", "client_ip", "headers"):
            assert f"request>{named} delete" in journal
        assert "request>uri regexp" in journal


def test_both_proxies_trust_the_same_private_networks() -> None:
    networks = {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"}
    for name in ("nginx.conf", "Caddyfile"):
        assert networks <= set(re.findall(r"[\d.]+/\d+", (DEPLOY / name).read_text(encoding="utf-8"))), name


def test_the_image_is_built_in_the_format_that_keeps_its_probe() -> None:
    assert "HEALTHCHECK" in (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert all("--format docker" in line for line in WORDS.splitlines() if line.startswith("podman build"))


def test_the_limits_told_are_those_that_hold() -> None:
    told = WORDS.replace("\n", " ")
    for words in (f"{limits.BURST} demandes", f"{pace.BURST:,} d’un coup".replace(",", " "),
                  f"{pace.PER_SECOND:g} par seconde", f"{MOST_SOCKETS:,} sockets".replace(",", " ")):  # fmt: skip
        assert words in told, words


def test_each_link_of_the_guide_leads_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", WORDS):
        assert (PROJECT / "docs" / target).resolve().exists(), target
    for named in re.findall(r"`(deploy/[\w./-]+)`", WORDS):
        assert (PROJECT / named).exists(), named


def test_the_command_line_says_how_it_is_used() -> None:
    assert CliRunner().invoke(app, ["serve", "--help"]).exit_code == 0
