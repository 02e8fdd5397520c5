"""Options take their defaults from a file of settings: the command line beats the file, the file beats the default.

A list on the command line stands in the place of the file's list, not behind it. The file is found from the working
folder upwards; one that lies in a folder of inputs is not read, for it came with the pages.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from cleaner.cli._guard import guarded
from cleaner.cli._terminal import escaped, say
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.config import Config

ConfigFile = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="Take the settings of this file, and of no other one.")
]
Isolated = Annotated[
    bool, typer.Option("--isolated", "--no-config", help="Look for no file of settings: pyproject.toml, cleaner.toml.")
]
# Parameters that name pages to read.
_INPUTS = ("paths", "path", "folder", "corpus", "samples", "contrast")


class Configured(TyperCommand):
    """A command whose options have the defaults that a file of settings gives them."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """As usual; where there is a file, the arguments are read once more to know what the inputs are."""
        asks_for_help = not {"-h", "--help"}.isdisjoint(args)  # which works whatever the file says
        if parent is not None and not asks_for_help and not parent.resilient_parsing:

            def fill() -> None:
                root = parent.find_root().params
                config = chosen(root.get("config"), isolated=bool(root.get("isolated")))
                if config.path is not None and root.get("config") is None:
                    probe = super(Configured, self).make_context(
                        info_name, list(args), parent, resilient_parsing=True, **extra
                    )
                    config = _apart(config, _inputs(probe.params))
                extra["default_map"] = config.defaults(info_name or "", options(self))

            guarded(fill)()
        return super().make_context(info_name, args, parent, **extra)


def options(command: Any) -> dict[str, str]:
    """The parameters of a command that have a key, by its name.

    An option of the same name that takes one value where the key is a list is another thing: `rules new --rules`.
    """
    from cleaner.config import KEYS

    flags = {flag: one for one in command.params for flag in one.opts if flag.startswith("--")}
    kinds = {key.name: key.kind == "list" for key in KEYS if f"--{key.name}" in flags}
    return {name: flags[f"--{name}"].name for name, many in kinds.items() if flags[f"--{name}"].multiple == many}


def chosen(named: str | None, *, isolated: bool) -> Config:
    """The settings that are in force: those of the file that was named, of the one that was found, or none.

    Raises UsageError for a file that is not there, ConfigError for one that is wrong.
    """
    from cleaner import config

    if named is not None and isolated:
        raise UsageError("--config and --isolated exclude each other; drop one of them")
    if named is not None:
        if not Path(named).is_file():
            raise UsageError(f"--config {named}: there is no such file")
        return config.read(Path(named))
    here = Path.cwd()
    found = None if isolated else config.find(here)
    if found is None:
        return config.Config()
    return config.read(Path(found.name) if found.parent == here else found)


def _inputs(params: dict[str, Any]) -> Iterable[Path]:
    for name in _INPUTS:
        value = params.get(name)
        for one in value if isinstance(value, list | tuple) else [value]:
            if isinstance(one, str) and one != "-" and Path(one).is_dir():
                yield Path(one).resolve()


def _apart(config: Config, inputs: Iterable[Path]) -> Config:
    """`config`, or none where it lies among the inputs."""
    assert config.path is not None
    own = config.path.resolve().parent
    for folder in inputs:
        if own.is_relative_to(folder):
            say(f"note: {escaped(str(config.path))} is not read, for it lies in the input; name it with --config")
            return type(config)()
    return config
