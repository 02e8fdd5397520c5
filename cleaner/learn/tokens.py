"""What of a line can repeat: words and signs, with every number masked, and the shape of a short line.

A line is looked at in its folded normal form. Words and punctuation are tokens of their own, since pages write
"Baca juga:Judul" as often as "Baca juga: Judul".
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from cleaner.text import ends_sentence, is_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters from which a key is kept as its hash: a repeated notice may be a paragraph.
LONG = 80
# Tokens: openings longer than this are whole lines.
START_TOKENS = 6
# Tokens from which an opening without a mark of a label ("baca juga", without a colon) can be one.
BARE_TOKENS = 3
# Share of small words in such an opening: "Also see the", but not "Gold Price in Portville".
SMALL = 1 / 3
# Tokens and characters of lines that have a shape.
SHAPE_TOKENS = 10
SHAPE_CHARS = 60
# Characters behind the last full stop that may be a suffix.
SUFFIX_CHARS = 80

_TOKEN = re.compile(r"\w+|[^\w\s]")
_META = re.compile(r"[\\.+*?()|\[\]{}^$]")
_NUMBER = re.compile(r"\d+")
_LABEL = ":"
# Signs that prose does not open with; quotes, brackets around a clause, dashes and commas it does.
_SIGNS = frozenset("[{|#@<>*/\\=_~^+")
# A sentence is over, and something that is none stands behind it, perhaps glued to it.
_STOP = re.compile(r"(?:[^\W\d]|[\"')\]%])[.!?][\"')\]]*\s*(?=[^\s\"')\].,!?])")
# A sign that stands between blanks, and the words behind the last one of the line; numbers would be others each time.
_SEPARATOR = re.compile(r" [-|/•·»~] [^-|/•·»~\d]*\w[^-|/•·»~\d]*$")
# What a suffix opens with: a capital or a sign. "kompas.com" is no end of a sentence.
_OPENS_SUFFIX = frozenset("([@#*|/")


class Token(NamedTuple):
    """A word, a number or a sign, and where it ends in the line."""

    text: str
    end: int


def masked(line: str) -> str:
    """`line` with each run of digits as 0."""
    return _NUMBER.sub("0", line)


def tokens(line: str, most: int = START_TOKENS) -> list[Token]:
    """The first tokens of a line."""
    found = []
    for match in _TOKEN.finditer(line):
        found.append(Token(match[0], match.end()))
        if len(found) == most:
            break
    return found


def whole(folded: str) -> str:
    """The key of a line as a whole."""
    key = masked(folded)
    return key if len(key) <= LONG else hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=12).hexdigest()


def starts(normal: str) -> Iterator[str]:
    """The keys of all openings of a line that could be a label: each is a proper beginning of it."""
    found = tokens(normal)
    key, signs, words = "", False, 0
    for number, token in enumerate(found, start=1):
        key = f"{key} {masked(token.text.lower())}" if key else masked(token.text.lower())
        signs = signs or token.text in _SIGNS
        words += token.text[0].isalnum()
        if not words or not normal[token.end :].strip():
            continue
        if token.text == _LABEL or signs or (number >= BARE_TOKENS and _is_worded(normal[: token.end])):
            yield key


def start_of(normal: str, count: int) -> str:
    """The literal opening of a line, `count` tokens long."""
    found = tokens(normal, count)
    return normal[: found[-1].end] if len(found) == count else ""


def end(normal: str) -> str | None:
    """The literal ending of a line: its last sign between two blanks, and the words behind it; None without one."""
    found = _SEPARATOR.search(normal)
    return found[0].lstrip() if found and found.start() else None


def pattern(text: str) -> str:
    """An RE2 source for a folded text with its numbers left open, in any case; the caller anchors it."""
    return "(?i)" + r"\d+".join(map(escaped, masked(text).split("0")))


def escaped(text: str) -> str:
    """`text` as RE2 finds it literally; unlike re.escape it leaves blanks and harmless signs readable."""
    return _META.sub(r"\\\g<0>", text)


def is_label(key: str) -> bool:
    """Whether an opening closes with the mark of a label."""
    return key.endswith(_LABEL)


def is_marked(key: str) -> bool:
    """Whether an opening holds a sign that prose does not open with."""
    return not _SIGNS.isdisjoint(key)


def suffix(normal: str) -> str | None:
    """What stands behind the last full stop of a line that goes on after it; None where nothing does."""
    start = 0
    for match in _STOP.finditer(normal, max(0, len(normal) - SUFFIX_CHARS - 2)):
        start = match.end()
    tail = normal[start:] if is_sentence(normal[:start].rstrip()) else ""
    if not 2 < len(tail) <= SUFFIX_CHARS or (ends_sentence(tail) and tail[0].isalpha()):
        return None
    return tail if tail[0].isupper() or tail[0] in _OPENS_SUFFIX else None


def shape(normal: str) -> str | None:
    """The shape of a short line that has signs in it: "(X X)", "A 0,0 -0,0"; None for words and prose.

    X is a capitalised word, A one in capitals, x one in small letters, 0 a number; each may stand for several.
    """
    if len(normal) > SHAPE_CHARS:
        return None
    found = tokens(normal, SHAPE_TOKENS + 1)
    if not 2 <= len(found) <= SHAPE_TOKENS:
        return None
    signs = [_sign(token.text) for token in found]
    if all(sign in "XAx0,.:-'\"?!" for sign in signs) and signs.count("0") * 2 < len(signs):
        return None
    return "".join(sign for at, sign in enumerate(signs) if at == 0 or sign != signs[at - 1] or sign not in "XAx")


def _sign(token: str) -> str:
    if token[0].isdigit():
        return "0"
    if not token[0].isalnum():
        return token
    if token.isupper() and len(token) > 1:
        return "A"
    return "X" if token[0].isupper() else "x"


def _is_worded(start: str) -> bool:
    """Whether an opening is worded as labels are: a third of it small words, or all in capitals. Headlines are not."""
    words = [word for word in start.split() if word[0].isalpha()]
    return start.isupper() or sum(word[0].islower() for word in words) >= SMALL * len(words)


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [token.text for token in tokens(text.lower(), 1_000) if token.text[0].isalnum()]
