"""Defaults of the commands from a file: `[tool.cleaner]` in pyproject.toml, or cleaner.toml.

The file is looked for from the working folder upwards, and never in what is cleaned: pages are hostile, and so may be
the files beside them. Where there is none, nothing is parsed and nothing imported that could.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.config._config import Config, ConfigError, Setting
from cleaner.config._find import find
from cleaner.config._keys import KEYS, Key

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["KEYS", "Config", "ConfigError", "Key", "Setting", "find", "read"]


def read(path: Path) -> Config:
    """The settings of `path`. Raises ConfigError with every problem, UsageError where the file cannot be read."""
    from cleaner.config import _read  # and with it the parser

    return _read.read(path)
