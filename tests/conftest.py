"""What all tests share."""

from __future__ import annotations

import signal
import threading


def pytest_configure() -> None:
    """A shell in the background has its commands ignore Ctrl-C, and the processes of tests would inherit that."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)
