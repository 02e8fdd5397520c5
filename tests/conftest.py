"""What all tests share."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

from hypothesis import settings

# The same examples in every run, and none that fails because the machine is busy.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_configure() -> None:
    """A shell in the background has its commands ignore Ctrl-C, and the processes of tests would inherit that."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def cache(tmp_path_factory) -> Path:
    """A cache folder for the processes that tests start, one for all workers: reading the shipped rules costs seconds.

    What a process says does not depend on it: an entry is found by the content of the rules and of their loader.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
