"""The one door to RE2: patterns that cannot hang, whatever the page holds (linear time, bounded memory).

google-re2 is a compiled library without wheels for some platforms, so that its absence is said here once, in words
that help. Everything about its options stands here as well.
"""

from __future__ import annotations

import re
from contextlib import suppress
from math import prod
from typing import TYPE_CHECKING, Any, Protocol

from cleaner.errors import CleanerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Bytes. RE2's own 8 MiB is too little for a set of all rules' patterns: its automaton is then given up in the middle
# of a search, which looks like "nothing found". A budget, not an allocation.
MAX_MEM = 64 << 20

# How RE2 begins its messages for what Python's `re` knows and RE2 does not, and what to write instead.
ADVICE = (
    ("invalid perl operator: (?<", "RE2 has no look-around; use `unless` for what must not be there"),
    ("invalid perl operator: (?=", "RE2 has no look-around; use `unless` for what must not be there"),
    ("invalid perl operator: (?!", "RE2 has no look-around; use `unless` for what must not be there"),
    ("invalid perl operator: (?>", "RE2 has no atomic groups and needs none; write (?: instead"),
    ("invalid perl operator: (?P=", "RE2 has no back-references; name the alternatives"),
    ("invalid perl operator: (?P", "RE2 has no back-references; a group is named (?P<name>...)"),
    ("invalid escape sequence: \\Z", "the end of the line is $ or \\z"),
    ("invalid escape sequence: \\u", "write the character itself, or \\x{2013}"),
    ("invalid escape sequence: \\N", "write the character itself, or \\x{2013}"),
    ("invalid repetition size", "RE2 counts to 1000 at most, nested counts multiplied; use *, + or `max_words`"),
    ("bad repetition operator", "RE2 has no possessive quantifiers and needs none; drop the second sign"),
    ("missing )", "a bracket is open; a literal one is written \\("),
    ("unexpected )", "a bracket too many; a literal one is written \\)"),
    ("missing ]", "a character class is open; a literal bracket is written \\["),
    ("no argument for repetition operator", "a literal *, + or ? is written with a backslash"),
)
# Bytes of memory that RE2 takes for one copy of a class such as \p{L}, and of whatever else a sign of a pattern may
# mean; twice what was measured of the dearest (test_regex asks RE2 itself).
_CLASS_MEM, _SIGN_MEM = 40 << 10, 512
_CLASS = re.compile(r"\\[pP]")
_COUNT = re.compile(r"\{(\d{1,4})(?:,(\d{0,4}))?\}")
_MAX_COPIES = 1000  # RE2 refuses more, those of nested counts multiplied

_OF_THE_TEXT = re.compile(r"\\[AzC]|\(\?\w*-\w*m")
_BACK_REFERENCE = re.compile(r"invalid escape sequence: \\[1-9]")


class RegexError(ValueError):
    """RE2 does not take a pattern: `reason` in its words, `hint` says what to write instead, where we know."""

    def __init__(self, pattern: str, reason: str) -> None:
        self.pattern, self.reason, self.hint = pattern, reason, _advice(reason)
        super().__init__(reason)


class Match(Protocol):
    """The part of `re.Match` that we use; offsets are code points of the text that was searched."""

    def start(self, group: int = 0) -> int: ...
    def end(self, group: int = 0) -> int: ...
    def span(self, group: int = 0) -> tuple[int, int]: ...  # by number only; see Pattern.groupindex
    def group(self, group: int | str = 0) -> str | None: ...
    def groupdict(self) -> dict[str, str | None]: ...


class Pattern(Protocol):
    """The part of `re.Pattern` that we use."""

    @property
    def pattern(self) -> str: ...
    @property
    def groupindex(self) -> Mapping[str, int]: ...
    def search(self, text: str) -> Match | None: ...
    def match(self, text: str) -> Match | None: ...
    def fullmatch(self, text: str) -> Match | None: ...
    def finditer(self, text: str) -> Iterator[Match]: ...


class Set(Protocol):
    """Many patterns searched at once."""

    def Match(self, text: str | bytes) -> list[int] | None:  # noqa: N802 - RE2's name
        """The indexes, in no order, of the patterns found in `text`; None where there are none. Bytes are UTF-8."""


def compile_pattern(pattern: str) -> Pattern:
    """The compiled pattern. Raises RegexError where RE2 refuses it, CleanerError where there is no RE2."""
    re2 = _library()
    try:
        compiled: Pattern = re2.compile(pattern, _options())
    except re2.error as error:
        raise RegexError(pattern, _said(error)) from None
    except UnicodeEncodeError:
        raise RegexError(pattern, "half of a surrogate pair is no character") from None
    return compiled


def check_pattern(pattern: str) -> bool:
    """Whether `pattern` is found in an empty line; errors are those of `compile_pattern`, at a quarter of its cost.

    Nearly all of that cost are the hundreds of steps of each copy of a Unicode class. Neither whether a pattern is one
    nor whether it needs a character depends on how many letters there are, and Latin-1 has few. Only what could be too
    large has to be compiled, to see.
    """
    re2 = _library()
    if pattern.isascii() and _memory(pattern) <= MAX_MEM:
        options = _options()
        options.encoding = re2.Options.Encoding.LATIN1
        found = re2.Set.SearchSet(options)
        with suppress(re2.error):  # the compiled pattern says what is wrong
            found.Add(pattern.encode())
            found.Compile()
            return found.Match(b"") is not None
    return compile_pattern(pattern).search("") is not None


def new_set(patterns: Sequence[str]) -> Set:
    """One searcher for all `patterns`, unanchored; its answers are indexes into them. Errors as `compile_pattern`."""
    return _set(patterns, _options())


def new_set_by_line(patterns: Sequence[str]) -> Set:
    """The same to be asked about many lines at once: it finds what is found in one of them; see `is_by_line`."""
    options = _options()
    options.never_nl = True
    return _set([f"(?m){pattern}" for pattern in patterns], options)


def is_by_line(pattern: str) -> bool:
    """Whether a set by line takes `pattern` as it is meant: it does not speak of the text's ends, bytes or modes."""
    return not _OF_THE_TEXT.search(pattern)


def _set(patterns: Sequence[str], options: Any) -> Set:
    re2 = _library()
    found = re2.Set.SearchSet(options)
    for pattern in patterns:
        try:
            found.Add(pattern)
        except re2.error:
            compile_pattern(pattern)  # the set itself does not say what is wrong
            raise
    try:
        found.Compile()
    except re2.error as error:
        raise RegexError("", f"{_said(error)}: {len(patterns)} patterns need more than {MAX_MEM >> 20} MiB") from None
    result: Set = found
    return result


def _memory(pattern: str) -> int:
    """More bytes than RE2 needs for a pattern of ASCII: each sign for itself, as often as any may be repeated."""
    counts = [max(int(least), int(most or 0)) + 1 for least, most in _COUNT.findall(pattern)]
    nested = "){" in pattern or "\\Q" in pattern  # only an empty quotation can stand between a group and its count
    copies = prod(counts) if nested else max(counts, default=1)
    each = _CLASS_MEM * len(_CLASS.findall(pattern)) + _SIGN_MEM * len(pattern)
    return each * min(copies, _MAX_COPIES)


def _library() -> Any:
    try:
        import re2
    except ImportError as error:
        raise CleanerError(
            f"google-re2 cannot be loaded ({error}). It has wheels for Linux with glibc (x86-64, arm64), macOS 13 and "
            "later, and Windows. On Alpine use an image with glibc (python:3-slim); on an older macOS a container; "
            "elsewhere install the RE2 and Abseil headers and run: pip install --no-binary google-re2 google-re2"
        ) from None
    return re2


def _options() -> Any:
    options = _library().Options()
    options.max_mem = MAX_MEM
    options.log_errors = False  # or it writes to stderr from C++
    return options


def _said(error: Exception) -> str:
    reason = error.args[0] if error.args else str(error)
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)


def _advice(reason: str) -> str:
    if _BACK_REFERENCE.match(reason):
        return "RE2 has no back-references; name the alternatives"
    return next((advice for begin, advice in ADVICE if reason.startswith(begin)), "")
