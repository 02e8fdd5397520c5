"""Lines, words and sentences: the few things every floor must understand alike.

Matching looks at the *normalised* line, the output keeps the author's characters, and `Alignment` maps a span of the
one to a span of the other.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words a line must have to count as a sentence (design 4.4): headlines with a question mark are mostly shorter.
SENTENCE_WORDS = 8

_DASHES = "‐‑‒–—―−⁃"
_SINGLE_QUOTES = "‘’‚‛′`´"
_DOUBLE_QUOTES = "“”„‟″«»"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_CONTROLS = "".join(chr(c) for c in chain(range(0x20), range(0x7F, 0xA0)) if not chr(c).isspace())
_EDGES = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + _INVISIBLE
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _SINGLE_QUOTES), "'"),
    **dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"'),
    **dict.fromkeys(map(ord, _INVISIBLE + _CONTROLS)),
    ord("…"): "...",
    ord("\u00a0"): " ",
    ord("İ"): "I",  # the one letter that grows under lower()
}
# A base character and the marks upon it. NFKC is applied cluster by cluster, so that every character of the result
# has a place in the line.
_MARKS = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
_CLUSTER = re.compile(rf".[{_MARKS}]*", re.S)
# Characters that become none or several, and marks, which go with the letter before them.
_UNEVEN = re.compile(
    "[" + "".join(re.escape(chr(code)) for code, plain in _PLAIN.items() if len(plain or "") != 1) + rf"]|.[{_MARKS}]"
)
_BULLET = re.compile(r"(?:(?:[•·▪▫●○■□◦‣∙➤►▶]\s*|\*\s+)+)(?=\S)")
_STOPS = (".", "!", "?")
_CLOSERS = "\"')]"  # what may stand behind the last of them
_CLOSING = re.compile(r"[,.;:!?%)\]”’]")
_LINE_END = re.compile(r"\r\n?|\n")
# Lone surrogates stand for what a decoder could not read, see readers/text.py; the rest are control characters.
UNPRINTABLE = re.compile("[\ud800-\udfff" + re.escape(_CONTROLS) + "]+")
# Characters that move a cursor, colour, or turn the direction of what follows; lone surrogates cannot be written.
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What `_PLAIN` changes. Most lines hold none of it, and to find that out is far cheaper than to translate all of them.
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, _PLAIN))) + "]")
_BLANK = re.compile("[\\s\ud800-\udfff" + re.escape(_INVISIBLE + _CONTROLS) + "]*")


def lines(text: str) -> list[tuple[int, int, str]]:
    r"""Each line of `text` that is not blank: its 1-based number, the offset of its first character, and itself.

    Lines end at \n, \r\n or \r only; the other line breaks of Unicode are blanks like any other.
    """
    if "\r" in text:
        found = _LINE_END.split(text)
        widths = [len(line) + len(end) for line, end in zip(found, _LINE_END.findall(text), strict=False)]
    else:
        found = text.split("\n")
        widths = [len(line) + 1 for line in found]
    placed = enumerate(zip(accumulate(widths, initial=0), found, strict=False), 1)
    # `is_blank` is not asked of nearly all of them, which open with something that shows.
    return [(number, start, line) for number, (start, line) in placed if line[:1].isalnum() or not is_blank(line)]


def joint(piece: str) -> str:
    """What stands between a piece of a broken sentence and the piece before it: a blank, but none before a comma."""
    return "" if _CLOSING.match(piece) else " "


def leading(line: str) -> int:
    """How many blanks and invisible characters, a byte order mark among them, stand at the head of `line`."""
    return len(line) - len(line.lstrip(_EDGES))


def trailing(line: str) -> int:
    """How many stand at its end."""
    return len(line) - len(line.rstrip(_EDGES))


def visible(text: str) -> str:
    r"""`text` with what terminals and browsers would obey shown as an escape (`\x1b`); line breaks and tabs stay."""
    return _HOSTILE.sub(_escape, text)


def is_blank(line: str) -> bool:
    """Whether `line` shows nothing: blanks, control characters, what could not be decoded."""
    return not line[:1].isalnum() and _BLANK.fullmatch(line) is not None


def normalise(line: str) -> str:
    """The line as matchers see it: NFKC, plain dashes and quotes, single blanks, no leading bullet."""
    flat = " ".join(_compatible(line).split())
    bullet = _BULLET.match(flat)
    return flat[bullet.end() :] if bullet else flat


def normalised(lines: Iterable[str]) -> list[str]:
    """`normalise` of each of `lines`, none of them empty: most are plain already, which is seen without a call."""
    return [
        line
        if line.isascii()
        and line.isprintable()
        and "  " not in line
        and "`" not in line
        and line[0] not in " *"
        and line[-1] != " "
        else normalise(line)
        for line in lines
    ]


def is_sentence(line: str) -> bool:
    """Whether a normalised line has eight or more words and ends as sentences do."""
    return line.count(" ") >= SENTENCE_WORDS - 1 and ends_sentence(line)


def ends_sentence(line: str) -> bool:
    """Whether a normalised line, of whatever length, ends as sentences do."""
    return line.rstrip(_CLOSERS).endswith(_STOPS)


def is_even(line: str) -> bool:
    """Whether each character of `line` is one character of `normalise(line)`, so that places are the same in both."""
    if _UNEVEN.search(line):
        return False
    plain = _ODD.sub(_plain_char, line)
    flat = " ".join(plain.split())
    return len(flat) == len(line) and not _BULLET.match(flat) and unicodedata.is_normalized("NFKC", plain)


@dataclass(frozen=True)
class Alignment:
    """Where each character of a normalised line comes from: `starts[i]` to `ends[i]` are offsets in the line."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, line: str) -> Alignment:
        """Align `line` with `normalise(line)`; costs a Python step a character, so only for lines a rule cuts."""
        plain = [(char, at) for at, source in enumerate(line) for char in _compatible_char(source)]
        flat: list[tuple[str, int, int]] = []
        for match in _CLUSTER.finditer("".join(char for char, _ in plain)):
            start, end = plain[match.start()][1], plain[match.end() - 1][1] + 1
            flat.extend((char, start, end) for char in _composed(match[0]))
        folded: list[tuple[str, int, int]] = []
        for char, start, end in flat:
            if not char.isspace():
                folded.append((char, start, end))
            elif folded and folded[-1][0] == " ":
                folded[-1] = (" ", folded[-1][1], end)
            elif folded:
                folded.append((" ", start, end))
        if folded and folded[-1][0] == " ":
            folded.pop()
        bullet = _BULLET.match("".join(char for char, _, _ in folded))
        kept = folded[bullet.end() :] if bullet else folded
        return cls(tuple(start for _, start, _ in kept), tuple(end for _, _, end in kept))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the line behind the characters `start` to `end` of its normalised form."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def _compatible(line: str) -> str:
    if line.isascii() and line.isprintable():
        return line.replace("`", "'")
    plain = _ODD.sub(_plain_char, line)
    if unicodedata.is_normalized("NFKC", plain):
        return plain
    return "".join(_composed(match[0]) for match in _CLUSTER.finditer(plain))


def _plain_char(match: re.Match[str]) -> str:
    return _PLAIN[ord(match[0])] or ""


def _compatible_char(char: str) -> str:
    return char.translate(_PLAIN)


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFKC", cluster).translate(_PLAIN)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
