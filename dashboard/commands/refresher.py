"""The refresher beside the server: a process of its own, started again when it dies."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from dashboard.settings import PROJECT_ROOT

RESTART_AFTER_S = 10.0
COMMAND = [sys.executable, "-m", "dashboard", "refresh", "--watch"]


class Refresher:
    """Keeps one refresher alive from `start` to `stop`; the app lives without it, on its last snapshot."""

    def __init__(self, command: list[str] | None = None, restart_after_s: float = RESTART_AFTER_S) -> None:
        self.command, self.restart_after_s = command or COMMAND, restart_after_s
        self._stopping = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._keeper = threading.Thread(target=self._keep, name="refresher", daemon=True)

    def start(self) -> None:
        """Starts the process and the thread that watches over it."""
        self._child = self._launch()
        self._keeper.start()

    def stop(self, within_s: float = 10.0) -> None:
        """Asks it to end between two steps, then insists: a refresh cut anywhere leaves the warehouse whole."""
        self._stopping.set()
        if self._child is None:
            return
        self._keeper.join()
        child = self._child
        child.terminate()
        try:
            child.wait(timeout=within_s)
        except subprocess.TimeoutExpired:
            child.kill()

    def _launch(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self.command, cwd=PROJECT_ROOT, env=os.environ.copy())

    def _keep(self) -> None:
        while not self._stopping.wait(0.5):
            if self._child is not None and self._child.poll() is not None and not self._rests():
                self._child = self._launch()

    def _rests(self) -> bool:
        """Waits before starting again; True when asked to stop meanwhile."""
        return self._stopping.wait(self.restart_after_s)
