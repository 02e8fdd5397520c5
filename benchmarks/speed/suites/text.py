"""Dumped texts from bytes to a whole record, beside their floor and beside the same rules asked one by one.

The floor decodes a text, splits it into lines, joins them and encodes them again. The peers have the patterns of all
rules that run on a text whose site is not known, each searched in each line with Python's `re`, and langdetect as it
comes; they give the lines that no pattern fits, without positions, budgets or an account of what went. The last one is
the line filter of C4, written after its description: lines that end as sentences do and have five words, none about
scripts or policies, and no page with a curly bracket.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ..race import Candidate, race
from ..suite import Suite, Table, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..pages import Page, Pages
    from ..suite import Options

FLOOR, OURS = "decode, split, join, encode", "cleaner"
# What RE2 knows and `re` does not.
_FOREIGN = {r"\p{L}": r"[^\W\d_]", r"\pL": r"[^\W\d_]", r"\p{Lu}": "[A-ZÀ-Þ]", r"\p{Ll}": "[a-zß-ÿ]", r"\z": r"\Z"}
_INSIDE = {r"\p{L}": "A-Za-zÀ-ÿ", r"\pL": "A-Za-zÀ-ÿ", r"\p{Lu}": "A-ZÀ-Þ", r"\p{Ll}": "a-zß-ÿ", r"\p{N}": "0-9"}
_CLASS = re.compile(r"\[(?:\\.(?:\{\w+\})?|[^\]\\])*\]")
_GROUP = re.compile(r"\(\?P?<\w+>")
_C4_WORDS = 5
_C4_ENDS = (".", "!", "?", '"')
_C4_POLICY = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")


def run(pages: Pages, options: Options) -> Sequence[Table]:
    """All texts, without their addresses."""
    if not pages.texts:
        return ()
    laps = race(CANDIDATES, pages.texts, options.rounds)
    size = sum(len(page.raw) for page in pages.texts) / len(pages.texts)
    title = f"Dumped texts ({len(pages.texts)} texts, {size / 1e3:.1f} kB each)"
    known = f"{len(patterns())} patterns of rules; langdetect runs on each text of the two peers that have them"
    return [Table(title, laps, FLOOR, OURS, "text", (known, *missing(CANDIDATES)))]


def patterns() -> list[re.Pattern[str]]:
    """The patterns by which rules are found, of all packs and of one site, for Python's `re`."""
    from cleaner.rulebook.book import Rulebook
    from cleaner.rulebook.compile import compile_rule

    files = [file for file in Rulebook.load().files if file["kind"] == "pack" or file["id"] == "kontan"]
    rules = [compile_rule(file, rule) for file in files for rule in file.get("rules", ()) if "draft" not in rule]
    sources = {pattern for rule in rules for pattern in rule.patterns}
    return [one for source in sorted(sources) if (one := _compiled(source))]


def _compiled(source: str) -> re.Pattern[str] | None:
    source = _CLASS.sub(lambda match: _replaced(match[0], _INSIDE), source)
    source = _GROUP.sub("(?:", source)  # two of a name cannot stand in one pattern
    source = re.sub(r"\\x\{([0-9A-Fa-f]+)\}", lambda match: re.escape(chr(int(match[1], 16))), source)
    try:
        return re.compile(_replaced(source, _FOREIGN))
    except re.error:
        return None


def _replaced(source: str, names: dict[str, str]) -> str:
    for name, usual in names.items():
        source = source.replace(name, usual)
    return source


def _floor() -> Callable[[Page], object]:
    return lambda page: "\n".join(page.raw.decode("utf-8", "replace").splitlines()).encode()


def _ours() -> Callable[[Page], object]:
    from cleaner import Cleaner

    tool = Cleaner()
    return lambda page: json.dumps(tool.clean(page.raw, kind="text").record())


def _one_by_one() -> Callable[[Page], object]:
    from langdetect import detect

    searches = [one.search for one in patterns()]

    def work(page: Page) -> object:
        lines = [" ".join(line.split()) for line in page.raw.decode("utf-8", "replace").splitlines()]
        text = "\n".join(line for line in lines if not any(search(line.lower()) for search in searches))
        return json.dumps({"text": text, "language": _told(detect, text)})

    return work


def _alternation() -> Callable[[Page], object]:
    from langdetect import detect

    search = re.compile("|".join(f"(?:{one.pattern.replace('(?i)', '')})" for one in patterns())).search

    def work(page: Page) -> object:
        lines = [" ".join(line.split()) for line in page.raw.decode("utf-8", "replace").splitlines()]
        text = "\n".join(line for line in lines if not search(line.lower()))
        return json.dumps({"text": text, "language": _told(detect, text)})

    return work


def _told(detect: Callable[[str], str], text: str) -> str | None:
    from langdetect.lang_detect_exception import LangDetectException

    try:
        return detect(text)
    except LangDetectException:
        return None


def _c4() -> Callable[[Page], object]:
    def stays(line: str) -> bool:
        plain = line.lower()
        return (
            line.endswith(_C4_ENDS)
            and not line.endswith("...")
            and len(line.split()) >= _C4_WORDS
            and "javascript" not in plain
            and not any(phrase in plain for phrase in _C4_POLICY)
        )

    def work(page: Page) -> object:
        text = page.raw.decode("utf-8", "replace")
        lines = [line.strip() for line in text.splitlines()]
        whole = "" if "{" in text or "lorem ipsum" in text.lower() else "\n".join(filter(stays, lines))
        return json.dumps({"text": whole})

    return work


CANDIDATES = (
    Candidate(FLOOR, _floor),
    Candidate(OURS, _ours),
    Candidate("re, one by one", _one_by_one, "langdetect"),
    Candidate("re, one alternation", _alternation, "langdetect"),
    Candidate("C4's line filter", _c4),
)
SUITE = Suite("text", run)
