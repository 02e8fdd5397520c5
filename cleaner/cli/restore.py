"""`cleaner restore`: the inputs again, from what a batch wrote. The proof that nothing was lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._terminal import counted, inline, say
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.cli._restored import Restored

# What could not be restored is told one by one up to here: a screen.
_MOST = 12


def run(
    out: Annotated[str, typer.Argument(metavar="OUT", help="What clean wrote to: a folder, or a file of records.")],
    folder: Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="A new folder, or an empty one.")],
) -> None:
    """Write the inputs of a batch again, byte for byte, from its records and the ledger of all that was removed.

    OUT was written by `cleaner clean --with-removed`. Of an HTML page there is its visible text, a block a line, as
    `.txt`; of a compressed file what was in it. The exit code is 1 where an input cannot be restored.
    """
    from cleaner.cli._restored import LostError, restored, unlike
    from cleaner.sinks.atomic import DISK

    records = _records(out)
    target = _target(folder)
    sink, lost = _Files(target), 0
    for number, record in records:
        try:
            if problem := unlike(record):
                lost += 1
                _told(lost, {"id": f"line {number}"}, problem)
                continue
            sink.write(restored(record))
        except LostError as error:
            lost += 1
            _told(lost, record, str(error))
        except (OSError, UsageError) as error:
            if isinstance(error, OSError) and error.errno in DISK:
                raise
            lost += 1
            _told(lost, record, f"its file cannot be written: {getattr(error, 'strerror', None) or error}")
    if lost > _MOST:
        say(f"{lost - _MOST} more cannot be restored")
    texts = f"{counted(sink.texts, 'visible text')} of HTML"
    say(f"{inline(folder)}: {counted(sink.pages, 'file')} byte for byte, {texts}, {lost} not restored")
    raise typer.Exit(FAILED if lost else 0)


class _Files:
    """Files below a folder, under names that lead nowhere else; `pages` are inputs as they were."""

    def __init__(self, root: Path) -> None:
        from cleaner.sinks.names import Names

        self.root, self.names = root, Names("")
        self.pages = self.texts = 0

    def write(self, one: Restored) -> None:
        from cleaner.compression import split
        from cleaner.sinks.atomic import make_folder, replacing

        path = self.root / self.names.path(split(one.id)[0] if one.is_page else f"{one.id}.txt")
        make_folder(path.parent, self.root)
        with replacing(path) as stream:
            stream.write(one.raw)
        self.pages += one.is_page
        self.texts += not one.is_page


def _target(folder: str) -> Path:
    path = Path(folder)
    if not folder:
        raise UsageError("-o is empty; name a new folder")
    if path.is_symlink() or (path.exists() and not path.is_dir()) or (path.is_dir() and any(path.iterdir())):
        raise UsageError(f"{path} is no empty folder; name a new one, so that nothing is overwritten")
    return path


def _records(out: str) -> Iterator[tuple[int, Any]]:
    """The rows of an output, by number.

    Raises UsageError, at once, where no row is a record of ours, or where the first one that is has no ledger.
    Rows up to the first record are read twice, which holds none of them: of a file of ours that is one row.
    """
    from cleaner.cli._finished import Output
    from cleaner.cli._restored import unlike

    output, first = Output.of(out), ""
    for number, row in output.rows():
        problem = unlike(row)
        if not problem and row["removed"] is None:
            raise UsageError(f"{out} was written without a ledger; clean again with --with-removed")
        if not problem:
            break
        first = first or f"line {number}: {problem}"
    else:
        if first:
            raise UsageError(f"{output.records} holds no record that `cleaner clean` wrote; {first}")
    return output.rows()


def _told(number: int, record: dict[str, Any], problem: str) -> None:
    if number <= _MOST:
        say(f"not restored: {inline(str(record.get('id', 'a line that is no record')))}: {inline(problem)}")


COMMAND = Command(
    "restore",
    run,
    (
        "cleaner clean dumps/ -o out --with-removed && cleaner restore out -o again",
        "cleaner restore records.jsonl.zst -o again",
    ),
)
