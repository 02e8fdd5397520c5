"""The command line: one module a command, each a thin shell that reads, calls one function, prints, and exits.

Data goes to stdout, talk to stderr. Commands import what they need when they run, so that help and version stay fast.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._config import ConfigFile, Configured, Isolated
from cleaner.cli._guard import guarded, unwritten
from cleaner.discover import members, one

if TYPE_CHECKING:
    from collections.abc import Sequence

_SETTINGS = {"help_option_names": ["-h", "--help"]}
# What the scripts of `cleaner completion` set; the name is typer's own for this command.
COMPLETE = "_CLEANER_COMPLETE"


def build(arguments: Sequence[str] = ()) -> typer.Typer:
    """The command line, put together from the modules of this package.

    Where `arguments` call a command, it has that one alone; without them, or where they call none, every command.
    """
    app = _group("Clean article text and metadata from scraped pages.")
    app.callback()(_options)
    groups = {"": app}
    for command in _called(arguments) or members(sys.modules[__name__], "COMMAND", Command):
        if command.group not in groups:
            groups[command.group] = _group(f"Look at the {command.group}, and prove them.")
            app.add_typer(groups[command.group], name=command.group)
        examples = "\n".join(f"  {example}" for example in command.examples)
        groups[command.group].command(
            command.name, cls=Configured, epilog=f"\b\nExamples:\n{examples}", context_settings=_SETTINGS
        )(guarded(command.run))
    return app


def main() -> None:
    """Run the command that the process was called with; exits with its code.

    What libraries log or warn of is silenced here, for the process that is ours, and never by the library.
    """
    logging.disable(logging.CRITICAL)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    if COMPLETE in os.environ:  # a shell asks, and typer answers in the place of the command
        from typer.completion import completion_init  # type: ignore[attr-defined]  # imported there, not made

        completion_init()
    try:
        build(() if COMPLETE in os.environ else sys.argv[1:])(prog_name="cleaner")
    except OSError as error:
        unwritten(error)


def _called(arguments: Sequence[str]) -> tuple[Command, ...]:
    """The command that is called by its whole name: help, mistakes and completion know every command, it needs one."""
    here = sys.modules[__name__]
    for words in (list(arguments[:1]), list(arguments[:2])):
        name = "_".join(words)
        if name.isidentifier() and not name.startswith("_") and find_spec(f"{__name__}.{name}"):
            command = one(here, name, "COMMAND", Command)
            if [command.group, command.name] == ["", *words][-2:]:
                return (command,)
    return ()


def _group(about: str) -> typer.Typer:
    return typer.Typer(
        help=about,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )


def _version(wanted: bool) -> None:
    if wanted:
        guarded(_print_version)()
        raise typer.Exit


def _print_version() -> None:
    from cleaner.rulebook.book import Rulebook
    from cleaner.version import __version__

    typer.echo(f"cleaner {__version__}, rules {Rulebook.load().hash}")


def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version and the rules' hash.")
    ] = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    pass
