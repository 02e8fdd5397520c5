"""What is wrong with a rule file, in words for its author: pydantic's own findings are translated here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleaner.rulebook.schema.strict import OURS, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import ValidationError

_MAPPING = ("must be a mapping of keys and values", "R005")
# How pydantic calls it: what we say, and the code of the finding.
_WORDS = {
    "model_type": _MAPPING,
    "dict_type": _MAPPING,
    "list_type": ("must be a list", "R005"),
    "string_type": ("must be text", "R005"),
    "bool_type": ("must be true or false", "R005"),
    "int_type": ("must be a whole number", "R005"),
    "float_type": ("must be a number", "R005"),
    "finite_number": ("must be a number", "R005"),
    "too_short": ("must not be empty", "R005"),
}
_BOUNDS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than": "lt", "less_than_equal": "le"}
_BOUND_WORDS = {"gt": "must be more than", "ge": "must be at least", "lt": "must be less than", "le": "must be at most"}
_QUOTED = re.compile(r"'([^']*)'")
# The lists of a rule file, and by which key their items are called.
_NAMED = {"rules": ("rule", "id"), "layouts": ("layout", "id"), "tests": ("test", "name")}


@dataclass(frozen=True)
class Problem:
    """One problem at `path`, a sequence of keys and indexes; `of_key` says that the key is wrong, not its value."""

    path: tuple[str | int, ...]
    message: str
    hint: str = ""
    code: str = "R005"
    of_key: bool = False


def translated(error: ValidationError) -> list[Problem]:
    """The problems behind pydantic's error, in its order."""
    return [_problem(each) for each in error.errors(include_url=False)]


def subject(data: Any, path: Sequence[str | int]) -> str:
    """How a message calls the part of the file at `path`: "rule 'byline': capture.re: "."""
    parts = list(path)
    named = ""
    if len(parts) > 1 and isinstance(parts[1], int) and parts[0] in _NAMED:
        kind, key = _NAMED[str(parts[0])]
        item = data[parts[0]][parts[1]]
        name = item.get(key) if isinstance(item, dict) else item
        named = f"{kind} {name!r}: " if isinstance(name, str) and name else f"{kind} {parts[1] + 1}: "
        parts = parts[2:]
    rest = ".".join(str(part) for part in parts if isinstance(part, str))
    return named + (f"{rest}: " if rest else "")


def _problem(error: Mapping[str, Any]) -> Problem:
    kind, path, context = error["type"], tuple(error["loc"]), error.get("ctx", {})
    if kind == OURS:
        return Problem(path, context["message"], context["hint"], context["code"], bool(context["of_key"]))
    if kind == "missing":
        return Problem(path[:-1], f"{path[-1]!r} is missing", "", "R004")
    if error["input"] is None:
        return Problem(path, "is empty", "give a value or remove the key")
    if kind == "literal_error":
        known = _QUOTED.findall(context["expected"])
        return Problem(path, f"{error['input']!r} is not known here", _choice(error["input"], known, context), "R006")
    if kind in _BOUNDS:
        name = _BOUNDS[kind]
        return Problem(path, f"{_BOUND_WORDS[name]} {context[name]:g}")
    message, code = _WORDS.get(kind, (error["msg"], "R005"))
    return Problem(path, message, _remedy(kind, error["input"]), code)


def _choice(value: Any, known: list[str], context: Mapping[str, Any]) -> str:
    hint = did_you_mean(value, known) if isinstance(value, str) and known else ""
    return hint or f"write {context['expected']}"


def _remedy(kind: str, value: Any) -> str:
    if kind == "string_type" and isinstance(value, (bool, int, float)):
        return "put it in quotes"
    if kind == "model_type" and isinstance(value, str):
        return "write key: value below it, such as is: 'baca juga'"
    if kind == "bool_type" and isinstance(value, str):
        return "write it without quotes" if value in {"true", "false"} else ""
    return ""
