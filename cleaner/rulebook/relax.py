r"""A cheaper copy of a pattern for the prefilter: it finds all that the pattern finds, and perhaps more.

Counted repeats multiply the states of an automaton: one `.{20,300}` made a set of 90 patterns ten times slower. Classes
such as \p{L} have some hundred ranges in UTF-8, and a site's rules use dozens of them. A first look needs neither the
count nor every alphabet.
"""

from __future__ import annotations

import re

_UNICODE = r"\\[pP](?:\{[^}]*\}|\w)"
# One piece of a pattern that is taken as a whole. A closing bracket right after the opening one is a member of the
# class, and so is `[:alpha:]`.
_PIECE = re.compile(
    rf"""
    \\Q.*?(?:\\E|\Z)                                      # literal text
  | (?P<unicode>{_UNICODE}) | \\x\{{[^}}]*\}} | \\.       # escapes, whose braces are no repeats
  | (?P<class>\[\^?\]?(?:{_UNICODE} | \\. | \[:\^?\w+:\] | [^\]\\])*\])
  | (?P<repeat>\{{(?P<least>\d+)(?:,\d*)?\}})             # {{2}} {{2,}} {{2,5}}
  | .
    """,
    re.VERBOSE | re.DOTALL,
)
# What a class has in ASCII; beyond it every character will do.
_ASCII = {"L": "A-Za-z", "Lu": "A-Z", "Ll": "a-z", "N": "0-9", "Nd": "0-9"}
_CLASS = re.compile(rf"\\p(?:\{{({'|'.join(_ASCII)})\}}|({'|'.join(name for name in _ASCII if len(name) == 1)}))")


def relaxed(pattern: str) -> str:
    """`pattern` made simple: in every line in which RE2 finds the one, it finds the other."""
    has_any = "{" in pattern or r"\p" in pattern
    return _PIECE.sub(_simple, pattern) if has_any else pattern


def _simple(piece: re.Match[str]) -> str:
    if piece["repeat"]:
        return "+" if int(piece["least"]) else "*"
    if piece["unicode"]:
        return _CLASS.sub(lambda name: f"[{_wide(name)}]", piece[0])
    if piece["class"] and not piece[0].startswith("[^"):  # in there, more would be less
        return _CLASS.sub(_wide, piece[0])
    return piece[0]


def _wide(name: re.Match[str]) -> str:
    return rf"{_ASCII[name[1] or name[2]]}\x{{80}}-\x{{10FFFF}}"
