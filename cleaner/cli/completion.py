"""`cleaner completion`: what makes a shell complete our commands, options, and the names of sites and rules."""

from __future__ import annotations

from typing import Annotated

import typer

from cleaner.cli._command import Command
from cleaner.errors import UsageError, suggestion

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def run(
    shell: Annotated[
        str, typer.Argument(metavar="|".join(SHELLS[:4]), help="The shell.", autocompletion=lambda: SHELLS)
    ],
) -> None:
    """Print the script that makes a shell complete this command; have the shell read it when it starts.

    Bash: put `eval "$(cleaner completion bash)"` into ~/.bashrc. Zsh: the same with zsh in ~/.zshrc, below compinit.
    Fish: write it to ~/.config/fish/completions/cleaner.fish.
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # imported there, not made

    from cleaner.cli import COMPLETE

    if shell not in SHELLS:
        raise UsageError(f"completion is for {', '.join(SHELLS[:4])}, not {shell!r}{suggestion(shell, SHELLS)}")
    typer.echo(get_completion_script(prog_name="cleaner", complete_var=COMPLETE, shell=shell))


COMMAND = Command(
    "completion",
    run,
    ('eval "$(cleaner completion bash)"', "cleaner completion fish > ~/.config/fish/completions/cleaner.fish"),
)
