"""Options that say how outputs are written; where they go is the business of `_target`."""

from __future__ import annotations

from typing import Annotated

import typer

Out = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="OUT", help="A folder, or a file that ends in .jsonl, .parquet, .txt or .md."
    ),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="text|markdown|jsonl|parquet", help="The format, where OUT does not tell."),
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on with a run that was interrupted; the output is that of one whole run.")
]
Compress = Annotated[
    str | None,
    typer.Option("--compress", metavar="gz|zst|bz2|xz", help="Pack all files of a folder OUT but its manifest."),
]
