"""The values that fields of a rule file hold: ids, texts, patterns, numbers; each says what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from cleaner.model import CATEGORIES
from cleaner.rulebook.regex import RegexError, check_pattern, compile_pattern
from cleaner.rulebook.schema.strict import did_you_mean, refusal
from cleaner.text import normalise

# What a named group of a pattern may be called: the metadata of design 5, the singular of its lists, and "warning".
FIELDS = frozenset({
    "title", "date", "modified", "author", "authors", "editor", "editors", "source", "source_url", "place", "section",
    "tag", "tags", "caption", "captions", "url", "warning",
})  # fmt: skip
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_FORM = re.compile(r"\(\?P?<([^>]*)>")
_GROUP = re.compile(r"\(\?P?<(\w+)>")


def listed(value: Any) -> Any:
    """A single value as a list of one; null stays, to be refused."""
    return value if isinstance(value, list) or value is None else [value]


class OrOne:
    """Says in the JSON Schema that a list may be written as its only item."""

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        several = handler(core)
        return {"anyOf": [several["items"], several]}


@dataclass(frozen=True)
class OrElse:
    """Says in the JSON Schema that a value may be written as one of type `kind`: a mapping by its main text, say."""

    kind: str

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": self.kind}, handler(core)]}


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        near = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        raise refusal(f"{value!r} is no id: small letters, digits and hyphens", f"write {near}" if near else "")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise refusal("must not be blank")
    return value


def _phrase(value: str) -> str:
    if not normalise(value):
        raise refusal(f"{value!r} is nothing once normalised, and would match every line", "use `re` for signs alone")
    return value


def _category(value: str) -> str:
    if value not in CATEGORIES:
        raise refusal(f"unknown category {value!r}", _nearest(value), "R006")
    return value


def _nearest(value: str) -> str:
    return did_you_mean(value, CATEGORIES) or f"there are {', '.join(CATEGORIES)}"


def _pattern(value: str) -> str:
    _is_found_in_nothing(value)
    return value


def _is_found_in_nothing(value: str) -> bool:
    try:
        return check_pattern(value)
    except RegexError as error:
        raise refusal(f"RE2 refuses {value!r}: {error.reason}", error.hint, "R101") from None


def _taking(value: str) -> str:
    if _is_found_in_nothing(value):
        hint = "write + for *, or {1,9} for {0,9}"
        raise refusal(f"{value!r} matches the empty string, and so every line", hint, "R102")
    return value


def _naming_fields(value: str) -> str:
    _taking(value)
    # What stands in the form of a group may be none, as in \(?P<x>; RE2 knows, but takes long to say.
    if not FIELDS.issuperset(_FORM.findall(value)):
        for group in compile_pattern(value).groupindex:
            if group not in FIELDS:
                raise refusal(f"the group {group!r} is no metadata field", _field_hint(group), "R103")
    groups = _GROUP.findall(value)
    for group in groups:
        if groups.count(group) > 1:
            raise refusal(f"the group {group!r} is named twice; RE2 fills one of them", "write two patterns", "R103")
    return value


def _field_hint(group: str) -> str:
    return did_you_mean(group, FIELDS) or f"there are {', '.join(sorted(FIELDS))}"


def _whole(value: float) -> float:
    if value >= 1 and value != int(value):
        raise refusal(f"{value} is neither a number of lines nor a share below 1")
    return value


Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{_ID.pattern}$"})]
Text = Annotated[str, AfterValidator(_text), Field(json_schema_extra={"minLength": 1})]
Category = Annotated[str, AfterValidator(_category), Field(json_schema_extra={"enum": list(CATEGORIES)})]
# From 1 on a number of lines, below 1 a share of the non-empty lines.
Reach = Annotated[float, Field(gt=0, le=10_000), AfterValidator(_whole)]
Share = Annotated[float, Field(gt=0, le=1)]
Words = Annotated[int, Field(ge=1, le=1000)]
Lines = Annotated[int, Field(ge=1, le=10_000)]

# Annotates a list: one item may stand without brackets, none is a slip.
SEVERAL = (BeforeValidator(listed), Field(min_length=1), OrOne())
Texts = Annotated[list[Text], *SEVERAL]
Ids = Annotated[list[Id], *SEVERAL]
Phrases = Annotated[list[Annotated[Text, AfterValidator(_phrase)]], *SEVERAL]
Patterns = Annotated[list[Annotated[Text, AfterValidator(_pattern)]], *SEVERAL]
TakingPatterns = Annotated[list[Annotated[Text, AfterValidator(_taking)]], *SEVERAL]
FieldPatterns = Annotated[list[Annotated[Text, AfterValidator(_naming_fields)]], *SEVERAL]
