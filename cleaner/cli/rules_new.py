"""`cleaner rules new`: a rule file to begin with, every part explained where it stands."""

from __future__ import annotations

from typing import Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._drafts import Force, NewFile, Out
from cleaner.cli._terminal import inline, say


def run(
    name: Annotated[str, typer.Argument(metavar="ID", help="The site's id: small letters, digits, hyphens.")],
    url: Annotated[list[str], typer.Option("--url", metavar="URL", help="A page of the site. Repeatable.")],
    title: Annotated[
        str | None, typer.Option("--title", metavar="NAME", help="The site's name; its host unless given.")
    ] = None,
    out: Out = "rules",
    force: Force = False,
) -> None:
    """Write a rule file with one example of each common action, each with its tests; it passes as it is.

    The file is a draft: none of it runs before `status: draft` is removed.
    """
    from cleaner.learn import skeleton

    target = NewFile.of(name, out, force=force)
    target.write(skeleton.text(name, url, title))
    say(f"wrote {inline(str(target.path))}")
    say(f"next: put the site's own lines in the place of the examples, then cleaner rules test {name} {target.option}")


COMMAND = Command(
    "new",
    run,
    (
        "cleaner rules new suarakota --url https://www.suarakota.example/news/1",
        "cleaner rules new suarakota --url https://suarakota.example --title 'Suara Kota' -o my-rules",
    ),
    group="rules",
)
