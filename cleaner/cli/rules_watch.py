"""`cleaner rules watch`: a rule file while it is written, tried on sample pages at each save."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._answers import Answers, answers
from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._open import Rules, check_folders, named
from cleaner.cli._samples import Pages
from cleaner.cli._terminal import inline, say
from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cleaner.watch import Book, Effect, Round

# Where `rules learn` and `rules new` write unless told otherwise.
_FOLDER = "rules"
_SITES = "sites"

Once = Annotated[bool, typer.Option("--once", help="Print one round and stop; 1 where the file or a test is wrong.")]


def run(
    name: Annotated[str, typer.Argument(metavar="ID", help="The site whose rule file is watched.")],
    paths: Annotated[list[str], typer.Argument(metavar="SAMPLES...", help="Pages of the site: files, folders, rows.")],
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
    once: Once = False,
) -> None:
    """Try a rule file on sample pages, again at each save: its tests, what still repeats, what prose is lost.

    The file is in the folder of --rules, ./rules unless it is given; all of it runs, drafts too. On a terminal each
    line that is left is asked about: it becomes a rule, or a near miss of a rule, or is skipped. Nothing else in the
    file changes by that. q ends, and so do Ctrl-C and the end of the standard input.
    """
    from cleaner.watch import Saves, look

    path, book = _book(name, rules)
    pages = Pages.of(paths)
    if once:
        now = look(book, Saves(path).next() or b"", pages)
        _Show(pages).round(now)
        if not now.is_fine:
            raise typer.Exit(FAILED)
        return
    with answers() as said:
        _watch(path, book, pages, said)


@dataclass
class _Show:
    """Prints rounds, and remembers the last valid one for the next to be compared with."""

    pages: Pages
    number: int = 0
    last: Effect | None = field(default=None)

    def round(self, now: Round) -> None:
        """Print one."""
        from cleaner.cli import _watch

        self.number += 1
        for line in _watch.lines(now, self.last, self.number):
            typer.echo(line)
        if now.effect:
            self.pages.tell()
            self.last = now.effect


def _watch(path: Path, book: Book, pages: Pages, said: Answers) -> None:
    """Round after round until somebody ends it; between saves nothing is done but wait."""
    from cleaner.cli._changes import Changes
    from cleaner.cli._prompts import Prompts
    from cleaner.watch import Saves, look

    saves, show = Saves(path), _Show(pages)
    prompts = Prompts(said, Changes(path, saves, pages))
    say(f"watching {inline(str(path))}; q ends")
    while not prompts.ended:
        raw = saves.next()
        if raw is None:
            prompts.listen()
            continue
        now = look(book, raw, pages)
        show.round(now)
        if now.effect and not now.effect.pages:
            raise UsageError("none of the samples can be read; name files, folders, or .jsonl files of rows")
        prompts.ask(now)


def _book(name: str, rules: Sequence[str]) -> tuple[Path, Book]:
    """The file of a site, and all others beside it. Raises UsageError where the folders have none of that name."""
    from cleaner.rulebook import shipped
    from cleaner.rulebook.folders import source, sources
    from cleaner.watch import Book

    folders = named(rules or [_FOLDER])
    check_folders([str(folder) for folder in folders])
    found = [path for folder in folders for path in sorted(folder.rglob(f"{name}.yaml")) if path.parent.name == _SITES]
    if not found:
        known = sorted({path.stem for folder in folders for path in folder.rglob(f"{_SITES}/*.yaml")})
        hint = suggestion(name, known) or f"; write it with cleaner rules learn, or cleaner rules new {name}"
        raise UsageError(f"{', '.join(map(str, folders))}: there is no file {_SITES}/{name}.yaml{hint}")
    own = source(found[-1], found[-1].as_posix())
    others = [one for one in sources([shipped.shipped(), *folders]) if not (one.kind == "site" and one.stem == name)]
    return found[-1], Book(others, own)


COMMAND = Command(
    "watch",
    run,
    (
        "cleaner rules watch suarakota pages/suarakota",
        "cleaner rules watch suarakota suarakota.jsonl --rules my-rules",
        "cleaner rules watch suarakota pages/suarakota --once",
    ),
    group="rules",
)
