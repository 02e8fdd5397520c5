"""Matchers: what a rule file says about one line. Alternatives are ORed, conditions ANDed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from cleaner.rulebook.schema import fields  # noqa: TC001 - pydantic reads the annotations
from cleaner.rulebook.schema.strict import Strict, may, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import InitErrorDetails


class Window(Strict):
    """Where on the page a rule applies, counted in non-empty lines; with head and tail both given, either will do."""

    head: fields.Reach = may("The first lines (from 1), or the first share of the lines (below 1).", 16, 0.2)
    tail: fields.Reach = may("The last lines (from 1), or the last share of the lines (below 1).", 8, 0.3)

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
        if not data:
            yield problem("names no window", "write at: {head: 16} or at: {tail: 0.3}", "R004")


class Conditions(Strict):
    """What a line must be, besides what it says; all that are given must hold."""

    max_words: fields.Words = may("The most words the line may have.", 20)
    min_words: fields.Words = may("The fewest words the line may have.", 5)
    sentence: bool = may("Whether the line reads as a sentence: eight words or more, and a full stop.", False)
    link_only: bool = may("Whether the line is nothing but a link.", True)
    digits: fields.Share = may("The least share of digits among the characters that are not blank.", 0.5)
    # The keys of which one must be there for the matcher to say anything; () where conditions suffice.
    says_by: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
        wanted = cls.says_by or cls.known()
        if not set(wanted) & set(data) and cls.understood(data):
            yield problem("matches by nothing", f"give one of {', '.join(wanted)}", "R004")
        least, most = data.get("min_words"), data.get("max_words")
        if isinstance(least, int) and isinstance(most, int) and least > most:
            yield problem(f"no line has {least} words or more and {most} or fewer", at=("max_words",))


class Matcher(Conditions):
    """Says which lines are meant: any of the alternatives, all of the conditions. Conditions alone suffice here."""

    is_: fields.Phrases = may("The whole line, in any case.", "baca juga", ["iklan", "advertisement"], alias="is")
    starts: fields.Phrases = may("How the line begins, in any case.", "baca juga:", ["simak juga", "lihat juga"])
    ends: fields.Phrases = may("How the line ends, in any case.", "di google news")
    has: fields.Phrases = may("What the line holds, in any case.", "cek berita dan artikel")
    like: fields.Phrases = may(
        "A sentence in one of several wordings: six of ten of its words are in the line, which is at most twice as "
        "long. For notices that a machine translated.",
        "this article was translated automatically by artificial intelligence",
    )
    re: fields.Patterns = may(
        "RE2 patterns searched in the normalised line: dashes are -, quotes straight, a leading bullet is gone. Upper "
        "and lower case differ unless the pattern begins with (?i).",
        r"^Reporter:\s*(?P<author>.{2,60})$",
    )


class Naming(Matcher):
    """Says which lines are meant by naming them; conditions that fit any line do not suffice."""

    re: fields.TakingPatterns = may(
        "RE2 patterns searched in the normalised line; none may match the empty string.", r"^\[Gambas:[^\]]{1,40}\]$"
    )
    says_by: ClassVar[tuple[str, ...]] = ("is", "starts", "ends", "has", "like", "re", "link_only", "digits")


class Capture(Naming):
    """A line whose named groups become metadata; the line goes unless it `stays`."""

    re: fields.FieldPatterns = may(
        "RE2 patterns whose named groups are metadata fields.", r"^Editor:\s*(?P<editor>.{2,60})$"
    )
    stays: bool = may("Whether the line stays in the text.", True)

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
        yield from super().conflicts(data)
        patterns = data.get("re", ())
        texts = [patterns] if isinstance(patterns, str) else patterns
        if isinstance(texts, (list, tuple)) and cls.understood(data) and not any(map(_has_group, texts)):
            yield problem("captures nothing", "name a group in `re`: (?P<editor>.{2,60})", "R103")


def _has_group(pattern: Any) -> bool:
    return not isinstance(pattern, str) or "(?P<" in pattern or "(?<" in pattern


class Prefix(Conditions):
    """The beginning of a line that goes while the rest stays."""

    starts: fields.Phrases = may("The words at the beginning of the line that go.", "ILUSTRASI.")
    re: fields.FieldPatterns = may(
        "RE2 patterns at the beginning of the line; named groups become metadata.",
        r"^KONTAN\.CO\.ID\s*-\s*(?P<place>[A-Z]{3,20})\.\s*",
    )
    says_by: ClassVar[tuple[str, ...]] = ("starts", "re")


class Suffix(Conditions):
    """The end of a line that goes while the rest stays."""

    ends: fields.Phrases = may("The words at the end of the line that go.", "- Rappler.com")
    re: fields.FieldPatterns = may(
        "RE2 patterns at the end of the line; named groups become metadata.", r"\s*\([a-z]{2,3}/[a-z]{2,3}\)$"
    )
    says_by: ClassVar[tuple[str, ...]] = ("ends", "re")


class CardLine(Matcher):
    """A line of a card, by matcher."""

    optional: bool = may("Whether cards may lack this line.", True)


CardClass = Literal["headline", "age", "same", "prose", "headline?", "age?", "same?", "prose?"]
