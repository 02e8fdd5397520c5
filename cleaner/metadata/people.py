"""Split a byline into names, and refuse what is no name: companies, addresses, dashes.

A comma also stands before a degree ("Siti Aminah, S.Pd., M.Hum."), a slash inside an abbreviation ("a/n"); in doubt
the names stay together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary

if TYPE_CHECKING:
    from cleaner.model import Site

# Characters and words of one name: room for five names and several degrees.
MAX_CHARS = 80
MAX_WORDS = 10
# Letters that each side of a slash must have, so that "a/n" and "S/O" stay whole.
MIN_SIDE = 3

_WORDS = "|".join(sorted(map(re.escape, vocabulary.AND | {word.upper() for word in vocabulary.AND})))
_JOINT = re.compile(rf"\s*[|;•·,/]\s*|\s+(?:{_WORDS})\s+")  # "Dan" and "Lan" with one capital are names
# Academic and family suffixes: full stops inside ("S.Pd", "M.Hum."), one after ("Jr."), or capitals ("SH").
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,3}\.){1,3}[A-Z][A-Za-z]{0,4}\.?|(?:[A-Z]|Jr|Sr|Dr|Ir|Drs)\.|S[EHTS]|M[MHTA]|MBA|MSi|PhD|I{2,3}|IV"
)
_EDGE = " \t,.;:|/·•-–—_*\"'`"
_ADDRESS = re.compile(r"\S*(?:@\w|://|\bwww\.)\S*")
_DOMAIN = re.compile(r"\w{3,}\.[a-z]{2,}\b")


def split_names(byline: str, site: Site | None) -> list[str]:
    """The names in a byline, in order, without what joins and surrounds them, and without the site's own name."""
    if len(byline) > MAX_CHARS * MAX_WORDS:
        return []
    names: list[str] = []
    for part, joint in _parts(" ".join(_ADDRESS.sub(" ", byline).split())):
        if names and _DEGREE.fullmatch(part) and "," in joint:
            names[-1] += f", {part}"
        elif names and "/" in joint and min(_letters(part), _letters(names[-1])) < MIN_SIDE:
            names[-1] += f"/{part}"
        else:
            names.append(part)
    return [name for raw in names if (name := _trimmed(raw)) and is_name(name, site)]


def is_name(text: str, site: Site | None) -> bool:
    """Whether `text` can be a person or an agency: no domain, no number, no sentence, not the site itself."""
    if len(text) > MAX_CHARS or text.count(" ") >= MAX_WORDS or _letters(text) < 2 or _DOMAIN.search(text):
        return False
    return site is None or not _names_site(text, site)


def _names_site(text: str, site: Site) -> bool:
    """Whether `text` is the site's name, or its brand with a company's words: "Kompas Cyber Media", "Tim KONTAN"."""
    brands = {_bare(brand) for brand in (site.id, site.name, site.name.partition(".")[0])}
    words = {_bare(word) for word in text.split()}
    return _bare(text) in brands or bool(words & brands and words & vocabulary.COMPANY)


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
    keeps_stop = _DEGREE.fullmatch(last) is not None
    return name.strip(_EDGE) + ("." if keeps_stop and last.endswith(".") else "")


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
