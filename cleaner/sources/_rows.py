"""A row of a container as an item: its page, its id and its address, wherever the row keeps them."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from typing import TYPE_CHECKING

from cleaner.sources._names import MAX_ID, harmless
from cleaner.sources._source import Ask, Item

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANKS = re.compile(rb"\s+")
_KINDS = {"bool": "a truth value", "int": "a number", "float": "a number", "list": "a list", "dict": "an object"}


def item(row: Mapping[str, object], number: int, ask: Ask) -> Item:
    """The item of `row`, the one with this `number` of its file. Never raises."""
    fields = ask.fields
    name, url = _own_id(row.get(fields.id)) or ask.row(number), row.get(fields.url)
    address = url if isinstance(url, str) and url else None
    raw, problem = _page(row, ask)
    if raw is not None and _exceeds(raw, ask.max_bytes):
        raw, problem = None, ask.too_large
    return Item(name, raw, problem, address, number=number, row=row if ask.keys else None)


def _own_id(own: object) -> str:
    if isinstance(own, int) and not isinstance(own, bool):
        return str(own) if abs(own) < 10**100 else ""  # Python prints no endless ones
    if isinstance(own, str) and own.strip() and len(own) <= MAX_ID:
        return harmless(own)
    return ""


def _page(row: Mapping[str, object], ask: Ask) -> tuple[bytes | str | None, str]:
    """The page, else the problem. An empty one counts where no other field has more to say."""
    empty: bytes | str | None = None
    for key in ask.fields.raw:
        value = row.get(key)
        if isinstance(value, str | bytes):
            if value:
                return value, ""
            empty = value
    for key in ask.fields.base64:
        value = row.get(key)
        if isinstance(value, str | bytes):
            return _decoded(value, key)
    return (empty, "") if empty is not None else (None, _missing(row, ask.fields.page))


def _decoded(value: str | bytes, key: str) -> tuple[bytes | None, str]:
    raw = value.encode("utf-8", "replace") if isinstance(value, str) else value
    try:
        # Lines of 76 characters are usual; anything else that is not of the alphabet is damage.
        return b64decode(_BLANKS.sub(b"", raw), validate=True), ""
    except binascii.Error:
        return None, f"the field {key!r} is no base64"


def _missing(row: Mapping[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        if row.get(name) is not None:
            kind = type(row[name]).__name__
            return f"the field {name!r} holds {_KINDS.get(kind, kind)}, no text"
    one = f"no field {names[0]!r}" if len(names) == 1 else f"none of {', '.join(names)}"
    return f"the row has {one}; rename the field of its page, or clean with --field raw=NAME"


def _exceeds(raw: bytes | str, most: int) -> bool:
    if len(raw) > most or isinstance(raw, bytes):
        return len(raw) > most
    return 4 * len(raw) > most and len(raw.encode("utf-8", "surrogatepass")) > most
