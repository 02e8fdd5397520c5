"""The command line: one module a command, each a thin shell that reads, calls one function, prints, and exits.

Data goes to stdout, talk to stderr. Commands import what they need when they run, so that help and version stay fast.
"""

from __future__ import annotations

import logging
import sys
import warnings
from typing import Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import guarded
from cleaner.discover import members

_SETTINGS = {"help_option_names": ["-h", "--help"]}


def build() -> typer.Typer:
    """The whole command line, put together from the modules of this package."""
    app = _group("Clean article text and metadata from scraped pages.")
    app.callback()(_options)
    groups = {"": app}
    for command in members(sys.modules[__name__], "COMMAND", Command):
        if command.group not in groups:
            groups[command.group] = _group(f"Look at the {command.group}, and prove them.")
            app.add_typer(groups[command.group], name=command.group)
        examples = "\n".join(f"  {example}" for example in command.examples)
        groups[command.group].command(command.name, epilog=f"\b\nExamples:\n{examples}", context_settings=_SETTINGS)(
            guarded(command.run)
        )
    return app


def main() -> None:
    """Run the command that the process was called with; exits with its code.

    What libraries log or warn of is silenced here, for the process that is ours, and never by the library.
    """
    logging.disable(logging.CRITICAL)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    build()(prog_name="cleaner")


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
) -> None:
    pass
