"""A rule file as plain data: what `load` hands to `compile`, and what the cache holds as JSON.

The keys are those of the YAML files (design 4.1) with every shorthand spelt out: single strings are lists, and each
rule knows its place. Nothing here is validated; that is the work of `schema`.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict

# "is", "from" and "while" are no names in Python, hence the other way to write a TypedDict.
MatcherData = TypedDict(
    "MatcherData",
    {
        "is": list[str],
        "starts": list[str],
        "ends": list[str],
        "has": list[str],
        "like": list[str],
        "re": list[str],
        "max_words": int,
        "min_words": int,
        "sentence": bool,
        "link_only": bool,
        "digits": float,
    },
    total=False,
)


# Of the non-empty lines: a whole number counts lines (from 1), a fraction below 1 is a share of them.
class WindowData(TypedDict, total=False):
    head: float
    tail: float


DropBlockData = TypedDict(
    "DropBlockData", {"from": MatcherData, "to": MatcherData, "while": MatcherData, "max_lines": int}, total=False
)


class CardMatcherData(MatcherData, total=False):
    optional: bool


class CardsData(TypedDict, total=False):
    lead: MatcherData
    item: list[str | CardMatcherData]  # a line class, "?" behind it where it may be missing, or a matcher
    min_items: int
    to_end: bool


TrimData = TypedDict("TrimData", {"side": Literal["head", "tail"], "while": MatcherData, "max_lines": int}, total=False)


class CaptureData(MatcherData, total=False):
    stays: bool


class RuleData(TypedDict, total=False):
    """One rule: `id`, `category`, `where`, exactly one action, and modifiers."""

    id: str
    category: str
    why: str
    where: str  # "rules/sites/kontan.yaml:59"
    drop: MatcherData
    drop_block: DropBlockData
    drop_cards: CardsData
    cut_after: MatcherData
    cut_before: MatcherData
    trim: TrimData
    strip_prefix: MatcherData
    strip_suffix: MatcherData
    capture: CaptureData
    keep: MatcherData
    at: WindowData
    unless: MatcherData
    layout: list[str]
    kind: Literal["text", "html"]
    max_share: float
    prose: Literal["allow"]
    status: Literal["stable", "draft"]
    tests: list[str]  # marked pages; the cache leaves them out
    draft: str  # what its tests lack, judged by `load`: "no near miss"; it does not run. Absent where nothing lacks


class ExtendData(TypedDict, total=False):
    pack: str
    disable: list[str]
    override: dict[str, dict[str, Any]]  # rule id: the modifiers that replace the pack's


class ClueData(MatcherData, total=False):
    at: WindowData
    score: float


class MatchData(TypedDict, total=False):
    hosts: list[str]
    paths: list[str]
    names: list[str]
    text: list[ClueData]
    words: list[str]  # packs: function words of the language the pack is for


class FileData(TypedDict, total=False):
    kind: Literal["site", "pack"]
    id: str
    title: str
    language: str
    timezone: str
    status: Literal["stable", "draft"]
    path: str
    whole: str  # "?page=all", or "/all": what makes the address of a part that of the whole
    extends: list[ExtendData]
    match: MatchData
    layouts: list[dict[str, Any]]
    rules: list[RuleData]
    tests: list[dict[str, Any]]  # the cache leaves them out
