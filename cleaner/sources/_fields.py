"""Which fields of a row hold the page, its id and its address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

# What --field may say: raw is a page, HTML or text, as it is; base64 is its bytes in that notation.
ROLES = ("raw", "base64", "id", "url")


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of fields. The first of `raw` that holds something is the page, then the first of `base64`."""

    raw: tuple[str, ...] = ("html", "raw", "text", "content")
    base64: tuple[str, ...] = ("base64",)
    id: str = "id"
    url: str = "url"

    @classmethod
    def of(cls, said: Iterable[str]) -> Fields:
        """The fields of `raw=content`, `id=number` and the like; raises UsageError for what is none of those.

        Who says where the page is gets that field and no other.
        """
        told: dict[str, str] = {}
        for one in said:
            role, sign, name = one.partition("=")
            if not sign or not name:
                raise UsageError(f"--field {one}: say which field is what, such as raw=content or id=number")
            if role not in ROLES:
                raise UsageError(f"--field {one}: {role!r} is none of {', '.join(ROLES)}{suggestion(role, ROLES)}")
            if told.get(role, name) != name:
                raise UsageError(f"--field says that {role} is {told[role]!r} and {name!r}; name one")
            told[role] = name
        fields = replace(cls(), id=told.get("id", "id"), url=told.get("url", "url"))
        if "raw" in told or "base64" in told:
            fields = replace(fields, raw=_one(told.get("raw")), base64=_one(told.get("base64")))
        return fields

    @property
    def page(self) -> tuple[str, ...]:
        """All fields that may hold the page."""
        return (*self.raw, *self.base64)


def _one(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)
