"""What all tests share."""

from __future__ import annotations

import signal
import threading

from hypothesis import settings

# The same examples in every run, and none that fails because the machine is busy.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_configure() -> None:
    """A shell in the background has its commands ignore Ctrl-C, and the processes of tests would inherit that."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)
