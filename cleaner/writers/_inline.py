r"""Text in Markdown: what a page's own characters would mean gets a backslash; links of the page are links.

Only what would be misread is escaped, so that the source stays readable.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SPECIAL = re.compile(
    r"[\\`*\[\]]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word an underscore is one
    r"|~(?=~)|(?<=~)~"  # one alone strikes nothing out
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
)
_OPENING = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-(?=[-\s]*$)|=(?==*\s*$)|(?<=\d)[.)](?=\s|$)")
_CLOSING = re.compile(r"(?<!\S)(?=#+$)")
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
# What would end an address, or mean something else within it.
_UNSAFE = frozenset('<>()\\`|"^{} ')
_ENTITY = re.compile(r"&(?=#?\w+;)")

Link = tuple[int, int, str]  # start, end, address


def paragraph(text: str, links: Sequence[Link] = ()) -> str:
    """A paragraph, whose first characters could open a list, a heading or a quote."""
    escaped = inline(text, links)
    number = _NUMBER.match(text)
    at = number.end() if number else 0
    if any(start <= at for start, _, _ in links) or not _OPENING.match(text, at):
        return escaped
    # Neither a number nor a sign of an opening is changed by the inline escapes, so that its place is the same.
    return f"{escaped[:at]}\\{escaped[at:]}"


def heading(text: str, links: Sequence[Link] = ()) -> str:
    """The text of a heading, which number signs at the end would close."""
    return _CLOSING.sub(r"\\", inline(text, links))


def cell(text: str, links: Sequence[Link] = ()) -> str:
    """The text of a table cell, which a bar would end."""
    return inline(text, links).replace("|", "\\|")


def inline(text: str, links: Sequence[Link] = ()) -> str:
    """Text within a line."""
    return "".join(_pieces(text, links))


def _pieces(text: str, links: Sequence[Link]) -> Iterator[str]:
    position = 0
    for start, end, address in links:
        if words := text[start:end].strip():
            start = text.index(words, start)
            before = _plain(text[position:start])
            # A sign of exclamation would make an image of the link.
            yield f"{before[:-1]}\\!" if before.endswith("!") else before
            yield f"[{_plain(words)}]({_address(address)})"
            position = start + len(words)
    yield _plain(text[position:])


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _address(address: str) -> str:
    harmless = (_percent(char) if char in _UNSAFE or not char.isprintable() else char for char in address)
    return _ENTITY.sub(r"\\&", "".join(harmless))


def _percent(char: str) -> str:
    return quote(char, safe="", errors="replace")
