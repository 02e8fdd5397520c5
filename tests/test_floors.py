"""Imports point down: a room knows only the floors below its own (design, section 8)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "cleaner"
# Modules and packages by floor. On floor 0 tools may use one another; above, rooms of a floor do not know each other.
FLOORS: tuple[frozenset[str], ...] = (
    frozenset(
        {
            "version",
            "errors",
            "text",
            "codec",
            "compression",
            "discover",
            "model",
            "lazy",
            "leftover",
            "facts",
            "layout",
            "dom",
            "excerpt",
            "parts",
        }
    ),
    frozenset(
        {
            "engine",
            "ledger",
            "marked",
            "heuristics",
            "readers",
            "metadata",
            "opinions",
            "rulebook",
            "writers",
            "findings",
        }
    ),
    frozenset(
        {
            "result",
            "pipeline",
            "trial",
            "lint",
            "whynot",
            "samples",
            "webpage",
            "explanation",
            "drift",
            "rulediff",
            "learn",
            "row",
            "dedupe",
            "coverage",
            "check",
            "report",
            "repeats",
        }
    ),
    frozenset({"sources", "sinks", "batch", "config", "watch"}),
    frozenset({"cli", "__main__", "pytest_plugin", "integrations", "shortcut"}),
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms of the package that a module imports, at any depth, in functions and for types too."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            rooms |= {name.name.split(".")[1] for name in node.names if name.name.startswith("cleaner.")}
        elif isinstance(node, ast.ImportFrom) and node.module == "cleaner":
            rooms |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("cleaner."):
            rooms.add(node.module.split(".")[1])
    return rooms - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_floors_below(path: Path) -> None:
    own = room(path)
    for other in imported(path) - {own}:
        assert other in FLOOR_OF, f"{path} imports {other}, which has no floor"
        below = FLOOR_OF[other] < FLOOR_OF[own]
        tools = FLOOR_OF[other] == FLOOR_OF[own] in (0, 2, 4)
        assert below or tools, f"{own} (floor {FLOOR_OF[own]}) may not know {other} (floor {FLOOR_OF[other]})"


def test_every_room_exists() -> None:
    rooms = {room(path) for path in MODULES}
    assert rooms <= set(FLOOR_OF)
