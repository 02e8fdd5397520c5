"""Split a byline into names, and refuse what is no name: companies, addresses, dashes.

A comma also stands before a degree ("Siti Aminah, S.Pd., M.Hum."), a slash inside an abbreviation ("a/n"); in doubt
the names stay together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary

if TYPE_CHECKING:
    from cleaner.metadata.brands import Brands

# Characters and words of one name: room for five names and several degrees.
MAX_CHARS = 80
MAX_WORDS = 10
# Letters that each side of a slash must have, so that "a/n" and "S/O" stay whole.
MIN_SIDE = 3

_WORDS = "|".join(sorted(map(re.escape, vocabulary.AND | {word.upper() for word in vocabulary.AND if len(word) > 1})))
_JOINT = re.compile(rf"\s*[|;•·,/]\s*|\s+(?:{_WORDS})\s+")  # with one capital, "Dan", "Lan" and "E" are names
# Academic and family suffixes: full stops inside ("S.Pd", "M.Hum."), one after ("Jr."), or capitals ("SH").
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,3}\.){1,3}[A-Z][A-Za-z]{0,4}\.?|(?:[A-Z]|Jr|Sr|Dr|Ir|Drs)\.|S[EHTS]|M[MHTADS]|MBA|MPH|M?B?Sc|MSi|PhD|R[DN]|I{2,3}|IV"
)
_EDGE = " \t,.;:|/·•-–—_*\"'`"
_ADDRESS = re.compile(r"\S*(?:@\w|://|\bwww\.)\S*")
_ADDRESS_SIGNS = ("@", "://", "www.")
_ACCOUNTS = tuple(sorted(vocabulary.ACCOUNT))
# Where a site's name ends in that of one of its desks: "detikNews".
_CAMEL = re.compile(r"^[^\W\d_]+?[a-z](?=[A-Z])")
_DOMAIN = re.compile(r"\w{3,}\.[a-z]{2,}\b")


def split_names(byline: str, brands: Brands) -> list[str]:
    """The names in a byline, in order, without what joins and surrounds them; `brands` are the site's own names."""
    if len(byline) > MAX_CHARS * MAX_WORDS:
        return []
    names: list[str] = []
    plain = _ADDRESS.sub(" ", byline) if any(sign in byline for sign in _ADDRESS_SIGNS) else byline
    for part, joint in _parts(" ".join(plain.split())):
        if names and "," in joint and _DEGREE.fullmatch(part):
            names[-1] += f", {part}"
        elif names and "/" in joint and min(_letters(part), _letters(names[-1])) < MIN_SIDE:
            names[-1] += f"/{part}"
        else:
            names.append(part)
    return [name for raw in names if (name := _trimmed(raw)) and is_name(name, brands)]


def is_name(text: str, brands: Brands) -> bool:
    """Whether `text` can be a person or an agency: no domain, no number, no sentence, no account, not the site."""
    if len(text) > MAX_CHARS or text.count(" ") >= MAX_WORDS or _letters(text) < 2:
        return False
    if "." in text and _DOMAIN.search(text):
        return False
    lower = text.lower()
    if lower in vocabulary.NOBODY or (" " not in text and lower.startswith(_ACCOUNTS) | lower.endswith(_ACCOUNTS)):
        return False
    return not _names_site(text, brands)


def _names_site(text: str, brands: Brands) -> bool:
    """Whether `text` is the site's name, alone or with a company's words: "Kompas Cyber Media", "Tim KONTAN"."""
    if brands.is_one(text) or any(brands.is_one(text[: match.end()]) for match in _CAMEL.finditer(text)):
        return True
    words = text.split()
    rest = [word for word in words if word.lower().strip(",.") not in vocabulary.COMPANY]
    if len(rest) == len(words):
        return False
    return not rest or brands.is_one(" ".join(rest)) or any(brands.is_one(word) for word in words)


def _parts(byline: str) -> list[tuple[str, str]]:
    """Each part of a byline with the joint before it."""
    parts, joint, position = [], "", 0
    for match in _JOINT.finditer(byline):
        parts.append((byline[position : match.start()], joint))
        joint, position = match[0], match.end()
    parts.append((byline[position:], joint))
    return [(part.strip(), before) for part, before in parts if part.strip()]


def _trimmed(name: str) -> str:
    """The name without punctuation around it; the full stop of a degree or an initial stays."""
    last = name.strip().rpartition(" ")[2]
    keeps_stop = last.endswith(".") and _DEGREE.fullmatch(last)
    return name.strip(_EDGE) + ("." if keeps_stop else "")


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
