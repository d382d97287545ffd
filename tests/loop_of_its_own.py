"""Asynchronous code run in a thread of its own: a browser, once open, keeps a loop running in the tests' thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio


def run(function: Callable[..., Any], *arguments: Any) -> Any:
    """What ``anyio.run`` gives."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, function, *arguments).result()
