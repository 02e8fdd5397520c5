"""Where a new rule file goes: its id, its place in a folder of rules, and that no file is lost for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from cleaner.errors import UsageError

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
# Above the folder of the sites; the first line of each file names it.
_SCHEMA = "schema.json"

Out = Annotated[
    str, typer.Option("-o", "--rules", metavar="DIR", help="The folder of rules; the file is DIR/sites/<id>.yaml.")
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")]


@dataclass(frozen=True, slots=True)
class NewFile:
    """A rule file that may be written: its id, the folder of rules, and its path."""

    id: str
    folder: Path
    path: Path

    @classmethod
    def of(cls, name: str, folder: str, *, force: bool) -> NewFile:
        """Check a name and a folder. Raises UsageError for what cannot be, and for what would harm a file."""
        if not _ID.fullmatch(name):
            near = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
            hint = f"; write {near}" if near else ""
            raise UsageError(f"{name!r} is no id: small letters, digits and hyphens{hint}")
        if not folder:
            raise UsageError("-o is empty; name a folder for the rules")
        root = Path(folder)
        if root.exists() and not root.is_dir():
            raise UsageError(f"{folder}: is no folder; name a folder for the rules with -o")
        path = root / "sites" / f"{name}.yaml"
        if path.exists() and not force:
            raise UsageError(f"{path}: is there already; --force overwrites it, another id leaves it alone")
        return cls(name, root, path)

    def write(self, text: str) -> None:
        """Write the file, and the schema that editors look for, unless there is one. Raises OSError."""
        from cleaner.rulebook.schema import json_schema
        from cleaner.sinks.atomic import replacing

        self.path.parent.mkdir(parents=True, exist_ok=True)
        schema = self.folder / _SCHEMA
        for path, content in ((self.path, text), *([] if schema.exists() else [(schema, json_schema())])):
            with replacing(path) as stream:
                stream.write(content.encode())

    @property
    def option(self) -> str:
        """What other commands need to be told to find the file."""
        return f"--rules {self.folder}"
