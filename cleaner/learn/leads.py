"""The dateline that a line opens with, found by its shape: capitals and hosts up to a mark that closes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Characters of a dateline: the longest of the corpus has 48.
LEAD_CHARS = 70
# What a dateline is made of, beside its signs.
HOST, CAPITALS, NAME = "H", "A", "X"
PARTS = (HOST, CAPITALS, NAME)

_PART = re.compile(
    r"(?P<host>[^\W_][\w-]+(?:\.[^\W\d_]{2,7}){1,3}\b)|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_][\w']*)"
    r"|(?P<number>\d+)|(?P<sign>-+|[^\w\s])"
)
_CLOSING = frozenset("-:.")
_SIGNS = _CLOSING | frozenset(",/|()")


@dataclass(frozen=True, slots=True)
class Lead:
    """One dateline: the classes and signs it is made of, and the text behind each.

    `glued`: no blank stands beside the mark that closes it.
    """

    form: tuple[str, ...]
    texts: tuple[str, ...]
    glued: bool = False


def lead_of(normal: str) -> Lead | None:
    """The dateline of a normalised line, up to the last mark that may close one; None where it opens otherwise."""
    form: list[str] = []
    texts: list[str] = []
    best: Lead | None = None
    end = 0
    while match := _PART.search(normal, end, LEAD_CHARS):
        kind, text, start = str(match.lastgroup), match[0], match.start()
        if kind == "host" and HOST in form:  # "JAKARTA.Bank", a place with the next sentence glued to it
            kind, text = "word", text.partition(".")[0]
        if normal[end:start].strip() or not _belongs(kind, text):
            break
        blank = start > end or normal[start + len(text) : start + len(text) + 1] == " "
        _grow(form, texts, kind, text)
        end = start + len(text)
        if kind == "sign" and _closes(text[0], form, blank=blank):
            best = Lead(tuple(form), tuple(texts), not blank)
    return best


def _belongs(kind: str, text: str) -> bool:
    if kind == "sign":
        return text[0] in _SIGNS
    return kind == "host" or (kind == "word" and text[0].isupper())


def _grow(form: list[str], texts: list[str], kind: str, text: str) -> None:
    """Add a part; capitalised words in a row are one."""
    if kind == "sign":
        form.append("-" if text[0] == "-" else text)
        texts.append(text)
        return
    part = HOST if kind == "host" else CAPITALS if text.isupper() and len(text) > 1 else NAME
    if form and part != HOST and form[-1] in (CAPITALS, NAME):
        form[-1] = CAPITALS if form[-1] == part == CAPITALS else NAME
        texts[-1] += f" {text}"
    else:
        form.append(part)
        texts.append(text.lower() if part == HOST else text)


def _closes(sign: str, form: list[str], *, blank: bool) -> bool:
    """Whether a sign may close the dateline that `form` is, the sign included; `blank`: a blank stands beside it."""
    before = form[:-1]
    if not before or before[-1] not in (*PARTS, ")", ","):
        return False
    if sign == "-":
        return HOST in before or blank
    if sign == ":":
        return HOST in before
    return sign == "." and HOST in before and before[-1] == CAPITALS and len(before) > 2
