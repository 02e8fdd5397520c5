"""`cleaner rules schema`: the JSON Schema of rule files, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli._command import Command
from cleaner.errors import UsageError


def run(
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="FILE", help="Write it there instead of printing it.")
    ] = None,
) -> None:
    """Print the JSON Schema of rule files: editors show its descriptions and examples while one types.

    With `# yaml-language-server: $schema=schema.json` as the first line of a rule file, and the schema beside it.
    """
    from cleaner.rulebook.schema import json_schema

    text = json_schema()
    if out is None:
        typer.echo(text, nl=False)
    else:
        from cleaner.sinks.atomic import replacing

        if not out:
            raise UsageError("-o is empty; name a file, or leave -o out")
        path = Path(out)
        if not path.parent.is_dir():
            raise UsageError(f"{path.parent}: there is no such folder to write {path.name} to")
        if path.is_dir():
            raise UsageError(f"{path}: is a folder; name a file in it")
        with replacing(path) as file:
            file.write(text.encode())


COMMAND = Command(
    "schema", run, ("cleaner rules schema", "cleaner rules schema -o my-rules/schema.json"), group="rules"
)
