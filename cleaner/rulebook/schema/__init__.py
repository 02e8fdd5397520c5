"""Schema 1 of rule files: the models, what they find wrong, and the JSON Schema that editors show.

Only `load`, on the first sight of a rule set, and the tools for rule authors need this room: it costs pydantic.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from cleaner.rulebook.schema.export import json_schema
from cleaner.rulebook.schema.file import VERSION, RuleFile
from cleaner.rulebook.schema.problems import Problem, subject, translated

__all__ = ["VERSION", "Problem", "RuleFile", "json_schema", "subject", "validate"]


def validate(data: Any) -> tuple[RuleFile | None, list[Problem]]:
    """`data` as a rule file, or None and every problem in it. Never raises, whatever `data` holds."""
    version = data.get("schema") if isinstance(data, dict) else None
    if type(version) is int and version > VERSION:  # what else it holds is for a newer reader to judge
        message = f"schema {version} is newer than this version reads ({VERSION})"
        return None, [Problem(("schema",), message, "upgrade: pip install --upgrade bersih", "R009")]
    if data is None:
        return None, [Problem((), "the file is empty", "begin with schema: 1", "R004")]
    try:
        return RuleFile.model_validate(data), []
    except ValidationError as error:
        return None, translated(error)
