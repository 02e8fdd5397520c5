"""Who wrote and who edited, from a value that names them: a byline, an element, a meta tag, a name in JSON-LD.

Forms: "Penulis: A | Editor: B", "Rep: A/ Red: B", "By A and B, Staff Writers", "A - detikNews", "A (Antara)". Labels of
any language of `vocabulary.json` tell authors from editors; what has none is an author.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary
from cleaner.metadata.people import split_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.metadata.brands import Brands

# Characters of a value with names: room for a dozen, as research magazines have them.
MAX_CHARS = 600
# Names of one page: the longest list of the development pages has 9.
MAX_NAMES = 30
# Letters of a label that may be glued to a name, as in "PenulisRina Kusuma": short ones open names too.
MIN_GLUED = 5

Credit = tuple[str, str]  # the field, "authors" or "editors", and a byline of one or more names

_LABEL = re.compile(r"(?:^|(?<=[\s|/,;]))([^\W\d_]+)\s?:\s?")
_GLUED = re.compile(r"([^\W\d_]+?[a-z])(?=[A-Z])")
_UNKNOWN_LABEL = re.compile(r"^[^\W\d_]{3,}: (?=\S)")
# The name of an account: "kevin-r", "user_77"; an agency has few letters ("dpa"), a pen name a capital.
_SLUG = re.compile(r"[a-z0-9]{4,}|(?=[a-z0-9._-]*[-_0-9])[a-z0-9._-]+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_DASH = re.compile(r"\s+[-–—]+\s+|\s+[-–—]+$|^[-–—]+\s+")


def labelled(line: str) -> Iterator[Credit]:
    """What each label of a line names; nothing where the line opens with something else."""
    first, _, rest = line.partition(" ")
    if ":" not in line:
        if first.lower() in vocabulary.BY:
            yield "authors", rest
        return
    labels = [match for match in _LABEL.finditer(line) if field_of(match[1])]
    if not labels or line[: labels[0].start()].strip(" |-/,"):
        return
    ends = [match.start() for match in labels[1:]] + [len(line)]
    for label, end in zip(labels, ends, strict=True):
        yield field_of(label[1]), line[label.end() : end]


def field_of(label: str) -> str:
    """The field that a label stands for, "" for any other word."""
    word = label.lower()
    return "authors" if word in vocabulary.AUTHOR else "editors" if word in vocabulary.EDITOR else ""


def read(values: Iterable[str], brands: Brands, unlabelled: str = "authors") -> dict[str, tuple[str, ...]]:
    """The names that some values hold, by field, each once; `unlabelled` is the field of those without a label."""
    people: dict[str, dict[str, str]] = {"authors": {}, "editors": {}}
    for value in values:
        line = " ".join(value[: MAX_CHARS + 1].split())
        if not line or len(line) > MAX_CHARS or len(people[unlabelled]) >= MAX_NAMES:
            continue
        for field, byline in _credits(line, unlabelled):
            for name in names(byline, brands):
                people[field].setdefault(name.lower(), name)
    return {field: tuple(found.values()) for field, found in people.items() if found}


def _credits(line: str, unlabelled: str) -> list[Credit]:
    glued = _GLUED.match(line)
    if glued and len(glued[1]) >= MIN_GLUED and field_of(glued[1]):
        return [(field_of(glued[1]), line[glued.end() :])]
    # A label of a language that the vocabulary lacks is a label all the same.
    return list(labelled(line)) or [(unlabelled, _UNKNOWN_LABEL.sub("", line))]


def names(byline: str, brands: Brands) -> list[str]:
    """The names of a byline without what describes them: a site, a desk, a job, a remark in brackets."""
    plain = _BRACKETS.sub("", byline) if "(" in byline or "[" in byline else byline
    pieces = [piece for piece in _DASH.split(plain) if piece and not brands.is_one(piece)]
    if not pieces:
        return []
    name, stop, rest = pieces[0].rpartition(". ")
    found = split_names(name if stop and brands.is_one(rest) else pieces[0], brands)
    return [name for at, name in enumerate(found) if not (_is_job(name, first=at == 0) or _SLUG.fullmatch(name))]


def _is_job(name: str, *, first: bool) -> bool:
    """Whether what stands among names tells a job ("AP Auto Writer") or a place of work ("Kontributor Padang")."""
    words = [word.strip(".,").lower() for word in name.split()]
    return field_of(words[0]) != "" if first else not vocabulary.JOB.isdisjoint(words)
