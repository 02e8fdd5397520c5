"""What may be set, in the order in which it is shown. A key is called like the option whose default it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cleaner.model import CATEGORIES, METADATA

Kind = Literal["text", "number", "count", "flag", "list"]
# The one table of its own: what only `cleaner check` asks for.
CHECK = "check"


@dataclass(frozen=True, slots=True)
class Key:
    """One setting. `least` and `most` bound numbers, `choices` are the words that there are.

    Values that are paths are meant from the folder of the file, wherever the command runs.
    """

    name: str
    kind: Kind
    about: str
    table: str = ""
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    is_path: bool = False

    @property
    def full(self) -> str:
        """Its name with that of its table."""
        return f"{self.table}.{self.name}" if self.table else self.name


KEYS: tuple[Key, ...] = (
    Key("rules", "list", "folders of rule files beside the shipped ones; theirs win", is_path=True),
    Key("disable", "list", "rules and heuristics to run without"),
    Key("keep", "list", "categories of which nothing is removed", choices=CATEGORIES),
    Key("effort", "text", "what a page without a site's rules is worth", choices=("best", "fast")),
    Key("jobs", "count", "worker processes", least=1),
    Key("timeout", "number", "seconds of processor time that a page may take", least=0),
    Key("max-mb", "number", "megabytes above which a file is not read", least=0),
    Key("with-removed", "flag", "tell all that was removed"),
    Key("language", "list", "languages whose texts are wanted"),
    Key("min-words", "count", "words that a text must have", least=0),
    Key("dedupe", "text", "what becomes of pages with the text of an earlier one", choices=("flag", "drop")),
    Key("max-repetition", "number", "share of a site's lines that may repeat", CHECK, least=0, most=1),
    Key("require", "list", "metadata that each row must have", CHECK, choices=METADATA),
    Key("max-missing", "number", "share of a site's rows that may lack it", CHECK, least=0, most=1),
    Key("min-words", "count", "words below which a text is a finding", CHECK, least=0),
    Key("ignore", "list", "codes that are no findings", CHECK),
    Key("baseline", "text", "a file of findings that may stand", CHECK, is_path=True),
    Key("max-findings", "count", "findings that are told", CHECK, least=1),
)
