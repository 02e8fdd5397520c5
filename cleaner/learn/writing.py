"""A rule file as text: what people would write, with the evidence as comments."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

from cleaner.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# Editors that know YAML read the schema that lies above the folder of the sites.
MODELINE = "# yaml-language-server: $schema=../schema.json"
# Characters of a comment, indentation included, and of a list in one line.
WIDTH = 116
# What needs no quotes: an id, a number. Words that YAML reads as something else are quoted.
_PLAIN = re.compile(r"[a-zA-Z][\w-]*|\d+(?:\.\d+)?")
_SENTENCE = re.compile(r"[a-zA-Z][\w ,.;:()%/#&'-]*[\w.)%]")
_SPECIAL = frozenset(("true", "false", "null", "yes", "no", "on", "off"))


def is_writable(value: Any) -> bool:
    """Whether all texts in a value can stand in a file: an editor would not show what is left out of this."""
    if isinstance(value, dict):
        return all(map(is_writable, value.values()))
    if isinstance(value, list | tuple):
        return all(map(is_writable, value))
    return not isinstance(value, str) or value.isprintable()


def scalar(value: Any) -> str:
    """One value: numbers and plain words as they are, other text in single quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return f"{value:g}" if isinstance(value, float) else str(value)
    plain = _PLAIN.fullmatch(value) and value.lower() not in _SPECIAL and not value[0].isdigit()
    return value if plain else "'" + value.replace("'", "''") + "'"


def flow(value: Any) -> str:
    """A value in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def entry(key: str, value: Any, indent: int, notes: Mapping[str, str]) -> Iterator[str]:
    """The lines of `key: value`; lists of noted phrases one below the other, each with its note."""
    margin = " " * indent
    if isinstance(value, dict) and (_has_notes(value, notes) or len(flow(value)) + indent + len(key) > WIDTH):
        yield f"{margin}{key}:"
        for inner, one in value.items():
            yield from entry(inner, one, indent + 2, notes)
    elif isinstance(value, list) and (_has_notes(value, notes) or len(flow(value)) + indent + len(key) > WIDTH):
        yield f"{margin}{key}:"
        for one in value:
            note = notes.get(one, "") if isinstance(one, str) else ""
            yield f"{margin}  - {flow(one)}{'  # ' + _plain(note) if note else ''}"
    else:
        yield f"{margin}{key}: {_value(value)}"


def item(data: Mapping[str, Any], notes: Mapping[str, str], remarks: Sequence[str]) -> Iterator[str]:
    """A rule or a layout as an item of its list, with remarks above it, and its marked pages last."""
    yield ""
    yield from comment(filter(None, remarks), 2)
    yield f"  - id: {scalar(data['id'])}"
    for key, value in data.items():
        if key == "tests":
            yield from pages(value, 4)
        elif key != "id":
            yield from entry(key, value, 4, notes)


def pages(tests: Sequence[str], indent: int) -> Iterator[str]:
    """The marked pages of a rule as block scalars."""
    margin = " " * indent
    if len(tests) == 1:
        yield f"{margin}tests: |"
        yield from _block(tests[0], indent + 2)
        return
    yield f"{margin}tests:"
    for page in tests:
        yield f"{margin}  - |"
        yield from _block(page, indent + 4)


def comment(texts: Iterable[str], indent: int) -> Iterator[str]:
    """Comment lines, each cut to the width."""
    margin = " " * indent
    for text in texts:
        line = _plain(text)
        yield f"{margin}# {line if len(line) + indent <= WIDTH else line[: WIDTH - indent - 1] + '…'}"


def paragraphs(texts: Iterable[str]) -> Iterator[str]:
    """Comments at the head of a file, each in as many lines as it takes."""
    for text in texts:
        yield from (f"# {line}" for line in textwrap.wrap(_plain(text), WIDTH))


def _value(value: Any) -> str:
    plain = isinstance(value, str) and _reads_plainly(value) and value.lower() not in _SPECIAL
    return str(value) if plain else flow(value)


def _reads_plainly(text: str) -> bool:
    """Whether a sentence behind a key needs no quotes."""
    return _SENTENCE.fullmatch(text) is not None and ": " not in text and " #" not in text and text.strip() == text


def _block(page: str, indent: int) -> Iterator[str]:
    for line in page.rstrip("\n").split("\n"):
        yield f"{' ' * indent}{line}" if line else ""


def _has_notes(value: Any, notes: Mapping[str, str]) -> bool:
    if isinstance(value, dict):
        return any(_has_notes(one, notes) for one in value.values())
    return isinstance(value, list) and any(isinstance(one, str) and one in notes for one in value)


def _plain(text: str) -> str:
    """Text as a part of a comment: one line, nothing that a terminal or an editor obeys."""
    return " ".join(visible(text).split())
