"""Where the file of settings is: in the working folder, or in the nearest one above that has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OWN, SHARED = "cleaner.toml", "pyproject.toml"
# A folder that holds this is the top of a project: what stands above it belongs to others.
_TOP = ".git"


def find(folder: Path) -> Path | None:
    """The file for commands that run in `folder`. A pyproject.toml that says nothing of us is passed over.

    Where a folder has both files, cleaner.toml counts alone. What cannot be read is nothing, unless it is ours alone.
    """
    for place in (folder, *folder.parents):
        if (place / OWN).is_file():
            return place / OWN
        if _has_table(place / SHARED):
            return place / SHARED
        if (place / _TOP).exists():
            return None
    return None


def _has_table(path: Path) -> bool:
    try:
        content = path.read_bytes()
    except OSError:
        return False
    if b"cleaner" not in content:  # most files; this costs no parser
        return False
    import tomllib

    try:
        tool = tomllib.loads(content.decode("utf-8")).get("tool")
    except (ValueError, RecursionError):
        return b"[tool.cleaner" in content  # then reading it says what is wrong
    return isinstance(tool, dict) and "cleaner" in tool
