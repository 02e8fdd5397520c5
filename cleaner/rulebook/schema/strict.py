"""The base of all models of a rule file: unknown keys refused, nothing converted, every problem at once."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

# More names than this are no help in a hint.
MAX_LISTED = 12
# The type of all problems that are worded here; the others are worded by pydantic and translated by `problems`.
OURS = "rule_file"


class Strict(BaseModel):
    """A mapping of a rule file. A subclass words what its fields cannot say alone in `conflicts`."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)

    @model_validator(mode="wrap")
    @classmethod
    def _all_at_once(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        # pydantic asks a model's own validator only where all fields are right; an author wants to hear everything.
        if not isinstance(data, dict):
            return handler(data)
        known = cls.known()
        strange = [key for key in data if key not in known]
        problems = [*(unknown(key, known) for key in strange), *cls.conflicts(data)]
        try:
            made = handler({key: value for key, value in data.items() if key in known})
        except ValidationError as error:
            meant = {nearest(key, known) for key in strange}  # a misspelt key and the one it stands for are one mistake
            told = (one for one in error.errors(include_url=False) if not _is_missing(one, meant))
            problems = [*map(_again, told), *problems]
        if problems:
            raise ValidationError.from_exception_data(cls.__name__, problems)
        return made

    @classmethod
    @cache
    def known(cls) -> tuple[str, ...]:
        """The keys as an author writes them; asked for with every mapping, and the same for each class."""
        return tuple(info.alias or name for name, info in cls.model_fields.items())

    @classmethod
    def understood(cls, data: Mapping[str, Any]) -> bool:
        """Whether all keys of `data` exist; a misspelt key is a better finding than the missing one it stands for."""
        return set(data) <= set(cls.known())

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:  # noqa: ARG003 - for subclasses
        """What is wrong between the fields of `data`, which is as it came from the file: nothing in it is sure."""
        return iter(())


def must(description: str, *examples: Any, **more: Any) -> Any:
    """A field that every mapping of its kind must have."""
    return Field(description=description, examples=list(examples), **more)


def may(description: str, *examples: Any, **more: Any) -> Any:
    """A field that may be missing. It may not be null: an empty value is mostly a slip, and would say nothing."""
    return Field(default=None, description=description, examples=list(examples), **more)


def refusal(message: str, hint: str = "", code: str = "R005", of_key: str = "") -> PydanticCustomError:
    """What a validator of one value raises; `of_key`, where not empty, says that the key is wrong, not its value."""
    return PydanticCustomError(OURS, "{message}", {"message": message, "hint": hint, "code": code, "of_key": of_key})


def problem(message: str, hint: str = "", code: str = "R005", at: tuple[str | int, ...] = ()) -> InitErrorDetails:
    """What `Strict.conflicts` yields; `at` is the path from the mapping to the value at fault."""
    return InitErrorDetails(type=refusal(message, hint, code), loc=at, input=None)


def key_problem(message: str, hint: str, code: str, *at: str) -> InitErrorDetails:
    """As `problem`, where the key that `at` ends with is at fault."""
    return InitErrorDetails(type=refusal(message, hint, code, at[-1]), loc=at, input=None)


def unknown(key: str, known: Iterable[str]) -> InitErrorDetails:
    """The problem of a key that does not exist."""
    return key_problem(f"unknown key {key!r}", did_you_mean(key, known), "R003", key)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint for a name that is not in `known`: the nearest, or all of them where they are few."""
    names = sorted(known)
    near = nearest(name, names)
    if near:
        return f"did you mean {near!r}?"
    return f"there are {', '.join(names)}" if 0 < len(names) <= MAX_LISTED else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The one of `known` that `name` is a misspelling of; empty where none is near."""
    return next(iter(get_close_matches(name.lower(), sorted(known), n=1)), "")


def _is_missing(error: Mapping[str, Any], keys: Collection[str]) -> bool:
    """Whether `error` says that one of `keys` is missing in this mapping itself."""
    return error["type"] == "missing" and len(error["loc"]) == 1 and error["loc"][0] in keys


def _again(error: Any) -> InitErrorDetails:
    context = error.get("ctx", {})
    kind = PydanticCustomError(OURS, "{message}", context) if error["type"] == OURS else error["type"]
    return InitErrorDetails(type=kind, loc=error["loc"], input=error["input"], ctx=context)
