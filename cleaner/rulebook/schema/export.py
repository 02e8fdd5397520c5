"""The models as JSON Schema, for editors: descriptions and examples appear while one types."""

from __future__ import annotations

import json
from typing import Any

from cleaner.rulebook.schema.file import RuleFile

# yaml-language-server, which editors use, knows draft 7 and older ones.
DRAFT = "http://json-schema.org/draft-07/schema#"
_ONE = ("items", "additionalProperties")
_MANY = ("anyOf", "oneOf", "allOf")
_NAMED = ("properties", "definitions")


def json_schema() -> str:
    """The text of `rules/schema.json`; the same models give the same text."""
    made = RuleFile.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    made["definitions"] = made.pop("$defs")
    schema = {"$schema": DRAFT, "title": "A rule file of bersih", **_draft7(made)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _draft7(schema: Any) -> Any:
    """`schema` without what pydantic adds for itself, and with nothing beside a $ref, where draft 7 sees nothing."""
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key != "title" and (key, value) != ("default", None)}
    for key in _ONE:
        if key in kept:
            kept[key] = _draft7(kept[key])
    for key in _MANY:
        if key in kept:
            kept[key] = _flat(key, [_draft7(item) for item in kept[key]])
    for key in _NAMED:
        if key in kept:
            kept[key] = {name: _draft7(item) for name, item in kept[key].items()}
    if "$ref" in kept and len(kept) > 1:
        kept["allOf"] = [{"$ref": kept.pop("$ref")}]
    return kept


def _flat(key: str, choices: list[Any]) -> list[Any]:
    """A choice within a choice is one choice."""
    if key != "anyOf":
        return choices
    return [inner for item in choices for inner in (item["anyOf"] if set(item) == {"anyOf"} else [item])]
