"""`cleaner config`: which settings are in force, and where they come from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from cleaner.cli._command import Command
from cleaner.cli._terminal import escaped, say
from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.config import Config, Key

_FORMATS = ("text", "json")
_DEFAULT = "default"


class Row(NamedTuple):
    """One setting: its value, where it comes from, and the commands that have it as an option."""

    key: Key
    value: Any
    origin: str
    commands: tuple[str, ...]


def run(
    context: typer.Context,
    format_: Annotated[str, typer.Option("--format", metavar="text|json", help="How to print them.")] = "text",
) -> None:
    """Show every setting, its value in force, and the file and line that it comes from.

    Settings stand in [tool.cleaner] of a pyproject.toml, or in a cleaner.toml, in the working folder or above it. The
    command line beats the file, and the file beats the default.
    """
    from typer.main import get_command

    from cleaner.cli import build
    from cleaner.cli._config import chosen

    if format_ not in _FORMATS:
        raise UsageError(f"--format is text or json, not {format_!r}{suggestion(format_, _FORMATS)}")
    said = context.find_root().params
    config = chosen(said.get("config"), isolated=bool(said.get("isolated")))
    rows = list(_rows(config, _commands(get_command(build()))))  # all commands: a process may have but its own
    if format_ == "json":
        settings = [
            {"key": row.key.full, "value": row.value, "from": row.origin, "commands": list(row.commands)}
            for row in rows
        ]
        path = str(config.path) if config.path else None
        typer.echo(json.dumps({"version": 1, "file": path, "settings": settings}, indent=2, ensure_ascii=True))
        return
    shown = [(row.key.full, json.dumps(row.value, ensure_ascii=False), row.origin) for row in rows]
    names, values = (max(len(one[at]) for one in shown) for at in (0, 1))
    for name, value, origin in shown:
        typer.echo(escaped(f"{name:{names}} = {value:{values}}  {origin}"))
    say(escaped(f"settings of {config.path}" if config.path else f"no file of settings in {Path.cwd()} or above it"))


def _rows(config: Config, commands: dict[str, dict[str, Any]]) -> Iterator[Row]:
    """Each setting that some command has; the default is that of the command."""
    from cleaner.config import KEYS

    given = {one.key.full: one for one in config.settings}
    for key in KEYS:
        having = [name for name, defaults in commands.items() if key.name in defaults]
        own = tuple(name for name in having if key.table in ("", name))
        if own:
            setting = given.get(key.full)
            origin = f"{config.path}:{setting.line}" if setting else _DEFAULT
            value = setting.value if setting else commands[own[0]][key.name]
            yield Row(key, list(value) if isinstance(value, tuple) else value, origin, own)


def _commands(group: Any, above: str = "") -> dict[str, dict[str, Any]]:
    """The defaults of every command's options, by the name of the command and that of the option."""
    from cleaner.cli._config import options

    found: dict[str, dict[str, Any]] = {}
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found |= _commands(command, f"{above}{name} ")
        else:
            defaults = {one.name: one.default for one in command.params}
            found[above + name] = {flag: defaults[parameter] for flag, parameter in options(command).items()}
    return found


COMMAND = Command("config", run, ("cleaner config", "cleaner --config other.toml config --format json"))
