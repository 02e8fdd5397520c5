"""What a run of `clean` left, found again: the file of its records, and its manifest."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.compression import Compression


@dataclass(frozen=True)
class Output:
    """An output that is whole. `manifest` is empty where the output is a file of records alone, a table too."""

    path: Path
    records: Path
    compression: Compression | None = None
    manifest: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str) -> Output:
        """The output called `name`: a folder with our manifest, or a file of records. Raises UsageError else."""
        path = Path(name)
        if not name or not path.exists():
            raise UsageError(f"{name or 'OUT'}: there is no such folder or file; name what `cleaner clean` wrote to")
        return cls._folder(path) if path.is_dir() else cls._file(path)

    @classmethod
    def _folder(cls, path: Path) -> Output:
        from cleaner.compression import COMPRESSIONS
        from cleaner.sinks import stale
        from cleaner.sinks.folder import TOOL

        manifest = stale.manifest(path, TOOL)
        if not manifest:
            raise UsageError(f"{path} has no manifest of ours; name the folder that `cleaner clean` wrote to with -o")
        if manifest.get("complete") is not True:
            raise UsageError(f"{path} is of a run that did not end; run it again, or go on with --resume")
        options = stale.shape(manifest.get("options"))
        compression = COMPRESSIONS.get(str(options.get("compress")))
        records = path / stale.named(stale.RECORDS, compression)
        if not records.is_file():
            raise UsageError(f"{records} is missing, though the manifest says that the run ended; run it again")
        return cls(path, records, compression, manifest)

    @classmethod
    def _file(cls, path: Path) -> Output:
        from cleaner.compression import split
        from cleaner.writers.parquet import WRITER

        plain, compression = split(path.name)
        if path.name.lower().endswith(WRITER.suffix) and path.is_file():
            return cls(path, path)
        if not plain.lower().endswith(".jsonl"):
            raise UsageError(f"{path}: name an output folder, or a file of records that ends in .jsonl or .parquet")
        return cls(path, path, compression)

    def rows(self) -> Iterator[tuple[int, Any]]:
        """Each line that is not blank, with its number: what it holds as JSON, or the ValueError that kept us out.

        Of a compressed file that is damaged the last row is the error, of a table too. Raises UsageError where the
        library is missing, and for a table that is none of ours.
        """
        from cleaner.compression import DAMAGE
        from cleaner.sinks.part import lines

        if self.records.name.lower().endswith(".parquet"):
            yield from self._table()
            return
        if self.compression:
            self.compression.require(str(self.records))
        number = 0
        try:
            for number, line in enumerate(lines(self.records, self.compression), 1):
                if line.strip():
                    yield number, _parsed(line)
        except (OSError, EOFError, *DAMAGE) as error:
            if getattr(error, "errno", None):  # what the disk says has a number
                raise
            yield number + 1, ValueError(f"the file is damaged from here on ({type(error).__name__})")

    def _table(self) -> Iterator[tuple[int, Any]]:
        from importlib.util import find_spec

        from cleaner.writers import parquet

        if find_spec(parquet.WRITER.module) is None:
            extra = f"pip install 'bersih[{parquet.WRITER.extra}]'"
            raise UsageError(f"{self.records} needs {parquet.WRITER.module}, which is not installed: {extra}")
        number = 0
        with self.records.open("rb") as stream:
            rows = parquet.records(stream)
            while True:
                number += 1
                try:
                    row = next(rows)
                except StopIteration:
                    return
                except Exception as error:  # of the library, of the disk, or of columns of other types than ours
                    if getattr(error, "errno", None):
                        raise
                    if number == 1:
                        raise UsageError(f"{self.records} {_foreign(error)}") from None
                    yield number, ValueError(f"the file is damaged from here on ({type(error).__name__})")
                    return
                yield number, row


def _foreign(error: Exception) -> str:
    from cleaner.writers.parquet import ForeignError

    if isinstance(error, ForeignError):
        return f"holds no records that `cleaner clean` wrote: {error}"
    return f"cannot be read as Parquet: it is cut, damaged or no Parquet at all ({type(error).__name__})"


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return ValueError("it is no JSON")
