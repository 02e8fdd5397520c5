"""One rule: an id, a category, exactly one action, and modifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag

from cleaner.rulebook.schema import fields, matcher
from cleaner.rulebook.schema.strict import Strict, key_problem, may, must, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import InitErrorDetails

ACTIONS = (
    "drop", "drop_block", "drop_cards", "cut_after", "cut_before", "trim", "strip_prefix", "strip_suffix", "capture",
    "keep",
)  # fmt: skip


class DropBlock(Strict):
    """Lines from a marker on, up to another one or as long as lines match; a sentence ends it."""

    from_: matcher.Naming = must(
        "The line at which the block begins; it goes too.", {"is": "berita terkait"}, alias="from"
    )
    to: matcher.Naming = may(
        "The line at which the block ends; it goes too. Without it in reach nothing goes.", {"is": "x"}
    )
    while_: matcher.Matcher = may("The block goes on as long as this matches.", {"max_words": 18}, alias="while")
    max_lines: fields.Lines = may("The most lines after the first one; 12 unless given.", 12)

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
        if not {"to", "while"} & set(data) and cls.understood(data):
            yield problem("has no end", "give `to` or `while`", "R004")


def _kind(item: Any) -> str:
    return "line" if isinstance(item, (dict, matcher.CardLine)) else "class"


CardItem = Annotated[
    Annotated[matcher.CardClass, Tag("class")] | Annotated[matcher.CardLine, Tag("line")],
    Discriminator(_kind),
]


class DropCards(Strict):
    """Cards of other stories: the same sequence of lines again and again. The repetition is the proof."""

    lead: matcher.Naming = may("A heading above the first card; it goes too.", {"is": ["berita terkait", "terbaru"]})
    item: Annotated[list[CardItem], *fields.SEVERAL] = must(
        "The lines of one card: headline, age, same (the headline again), prose, or a matcher. A question mark behind "
        "a class, or `optional: true` in a matcher, says that cards may lack it.",
        ["headline", "age", "same?", "prose?", {"is": "baca selengkapnya"}],
    )
    min_items: Annotated[int, Field(ge=1, le=1000)] = may(
        "The fewest cards that count as a proof; 2 unless given. 1 needs a `lead`, or a line that stands twice (same).",
        3,
    )
    to_end: bool = may("Whether everything after the cards goes as well.", True)

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
        items = fields.listed(data.get("item"))
        if items and data.get("min_items") == 1 and "lead" not in data and "same" not in items:
            hint = "give a `lead`, a line that is the `same` as one before it, or min_items: 2"
            yield problem("one card proves nothing", hint, at=("min_items",))
        if items and all(_may_lack(item) for item in items):
            yield problem(
                "a card of which every line may be missing", "leave one without a question mark", at=("item",)
            )


def _may_lack(item: Any) -> bool:
    return item.get("optional") is True if isinstance(item, dict) else isinstance(item, str) and item.endswith("?")


class Trim(Strict):
    """Lines at the head or the tail of what all other rules left."""

    side: Literal["head", "tail"] = must("Which end of the page.", "tail")
    while_: matcher.Matcher = must(
        "Lines go as long as this matches.", {"max_words": 26, "sentence": False}, alias="while"
    )
    max_lines: fields.Lines = may("The most lines that go; 24 unless given.", 24)


class Modifiers(Strict):
    """What narrows a rule; the keys that a site may override in a pack's rule."""

    at: matcher.Window = may("Where on the page the rule applies.", {"head": 16}, {"tail": 0.3})
    unless: matcher.Matcher = may("Lines that this matches are left alone.", {"sentence": True})
    layout: fields.Ids = may(
        "The layouts of this file for which the rule is meant; all unless given.", "desk", ["desk", "amp"]
    )
    kind: Literal["text", "html"] = may("The kind of page for which the rule is meant; both unless given.", "text")
    max_share: fields.Share = may("The most the rule may take, as a share of the page's characters.", 0.2)
    prose: Literal["allow"] = may("Lifts the shield of sentences; `why` must say on what grounds.", "allow")
    status: Literal["stable", "draft"] = may("A draft is skipped and reported.", "draft")


class Rule(Modifiers):
    """One rule."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [action]} for action in ACTIONS]})

    id: fields.Id = must("The rule's name within its file.", "byline")
    category: fields.Category = must("What kind of thing goes; reports count by it.", "byline")
    why: fields.Text = may(
        "Why the rule exists, in a sentence for readers of reports.", "Reporter and editor, above the body."
    )
    drop: matcher.Naming = may("Each line that matches goes.", {"starts": ["baca juga:"], "max_words": 20})
    drop_block: DropBlock = may(
        "A block of lines goes.", {"from": {"is": "berita terkait"}, "while": {"sentence": False}}
    )
    drop_cards: DropCards = may("Cards of other stories go.", {"item": ["headline", "age"], "to_end": True})
    cut_after: matcher.Naming = may(
        "The matching line and all after it go, up to a sentence.", {"starts": "pilihan editor:"}
    )
    cut_before: matcher.Naming = may(
        "The matching line and all before it go, down from a sentence.", {"is": "dengarkan artikel"}
    )
    trim: Trim = may("Lines at one end go, after all other rules.", {"side": "tail", "while": {"max_words": 4}})
    strip_prefix: matcher.Prefix = may("The beginning of a line goes.", {"re": r"^[A-Z]{3,20}, INEWS\.ID - "})
    strip_suffix: matcher.Suffix = may("The end of a line goes.", {"ends": "- Rappler.com"})
    capture: matcher.Capture = may(
        "Named groups become metadata; the line goes.", {"re": r"^Editor:\s*(?P<editor>.{2,60})$"}
    )
    keep: matcher.Naming = may(
        "Each line that matches stays, whatever rules of this rank or below say.", {"starts": "catatan:"}
    )
    tests: fields.Texts = may(
        "A marked page, or several: + stays, - goes, ~ with {--part that goes--}, = field: value. At least one line "
        "that the rule takes and one that it leaves, or the rule is a draft.",
        "- Baca Juga: Harga Beras Turun\n+ Baca juga buku itu sebelum tidur.\n",
    )

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
        actions = [key for key in data if key in ACTIONS]
        if not actions and cls.understood(data):  # a misspelt action is the better finding
            yield problem("has no action", f"give one of {', '.join(ACTIONS)}", "R007")
        if len(actions) > 1:
            hint = f"make it {len(actions)} rules"
            yield key_problem(f"has {len(actions)} actions, {' and '.join(actions)}", hint, "R007", actions[1])
        if "prose" in data and "why" not in data:
            yield problem(
                "`prose: allow` needs a `why`", "say what proves that these sentences are no article", at=("prose",)
            )
