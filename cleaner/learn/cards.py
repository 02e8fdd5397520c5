"""Cards of other stories: the same few kinds of lines, again and again, below each other.

Found by a kind of line that hardly stands in an article: an age ("2 jam lalu"), a line that says the line before once
more, a short line that many pages have. What lies between two of them is the rest of a card.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleaner.learn import tokens
from cleaner.learn.census import WHOLE, Key
from cleaner.learn.proposal import Proposal
from cleaner.repeats import floor
from cleaner.rulebook.actions._classes import is_age, is_headline
from cleaner.text import SENTENCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cleaner.learn.paper import Line, Paper

# Lines between two ages, repetitions or marks of cards that follow each other; cards of the corpus have two to five.
MOST_STEPS = 6
# Cards in a row on a page from which they are looked at, and those that a rule asks for without age or mark.
FEWEST = 3
# Words of a line that marks a card, such as "read more".
MARK_WORDS = 5
# Share of the cards that must have all steps of a form, and that which must lack a step for it to be optional.
FULL = 0.1
LACKING = 0.02
# Share of the pages on which the line above the first card must be the same to be its heading.
LEAD = 0.6
# Words of a line of a card that is neither headline nor prose: a section.
SECTION_WORDS = 3

AGE, SAME, PROSE, HEADLINE, SECTION, OTHER = "age", "same", "prose", "headline", "section", "other"
_MARK = "mark "
_Form = tuple[str, ...]


@dataclass
class Cards:
    """Collects the forms of cards while a site's pages stream by; `repeated` are its frequent lines."""

    repeated: Collection[Key]
    documents: int = 0
    _seen: Counter[_Form] = field(default_factory=Counter)
    _pages: Counter[str] = field(default_factory=Counter)

    def add(self, paper: Paper) -> None:
        """Look for cards in one document."""
        self.documents += 1
        labels = [self._label(paper.lines, at) for at in range(len(paper.lines))]
        for anchor in sorted({label for label in labels if _is_proof(label)}):
            forms = list(_forms(labels, anchor))
            self._seen.update(forms)
            self._pages[anchor] += bool(forms)

    def rule(self) -> dict[str, Any] | None:
        """The `drop_cards` of the most frequent cards; None where too few pages have any."""
        cards: Counter[str] = Counter()
        for form, count in self._seen.items():
            cards[form[0]] += count
        least = floor(self.documents)
        for anchor, total in sorted(cards.items(), key=lambda one: (-self._pages[one[0]], -one[1], one[0])):
            if self._pages[anchor] >= least and (item := self._item(anchor, total)):
                proven = any(step == AGE or isinstance(step, dict) for step in item)
                return {"item": item, "min_items": 2 if proven else FEWEST}
        return None

    def _item(self, anchor: str, total: int) -> list[Any] | None:
        """The steps of a card, its headline first, those that some cards lack with a question mark."""
        own = {form: count for form, count in self._seen.items() if form[0] == anchor and OTHER not in form}
        full = [form for form, count in own.items() if count >= FULL * total]
        if not full:
            return None
        form = max(full, key=lambda one: (len(one), own[one], one))
        lacking: Counter[int] = Counter()
        for other, count in own.items():
            for at in _missing(form, other):
                lacking[at] += count
        steps = [_step(label, optional=at > 0 and lacking[at] >= LACKING * total) for at, label in enumerate(form)]
        first = next((at for at, label in enumerate(form) if label == HEADLINE), 0)
        return [*steps[first:], *steps[:first]]

    def _label(self, lines: Sequence[Line], at: int) -> str:
        line = lines[at]
        if is_age(line.block):
            return AGE
        if _repeats(lines, at):
            return SAME
        if self._is_mark(line):
            return _MARK + line.folded
        cut = line.normal.endswith("...") and line.block.words >= SENTENCE_WORDS
        if is_headline(line.block) and not cut:
            return HEADLINE
        if line.block.words >= SENTENCE_WORDS:
            return PROSE
        return SECTION if line.block.words <= SECTION_WORDS else OTHER

    def _is_mark(self, line: Line) -> bool:
        worded = line.normal.isprintable() and any(map(str.isalpha, line.normal))
        return worded and line.block.words <= MARK_WORDS and Key(WHOLE, tokens.whole(line.folded)) in self.repeated


def _is_proof(label: str) -> bool:
    return label in (AGE, SAME) or label.startswith(_MARK)


def _repeats(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is one of the few before it, or the end of one; a paragraph that stands twice is no card."""
    line = lines[at]
    if line.prose or not is_headline(line.block):
        return False
    return any(one.folded.endswith(line.folded) for one in lines[max(0, at - MOST_STEPS) : at] if not one.prose)


def _forms(labels: Sequence[str], anchor: str) -> Iterator[_Form]:
    """What lies between the anchors of each run of cards, the anchor first."""
    run: list[_Form] = []
    places = [at for at, label in enumerate(labels) if label == anchor]
    for start, end in zip(places, [*places[1:], len(labels) + MOST_STEPS + 1], strict=True):
        if end - start <= MOST_STEPS and end - start > 1:
            run.append(tuple(labels[start:end]))
            continue
        if len(run) >= FEWEST - 1:
            yield from run
        run = []


def _missing(form: _Form, other: _Form) -> list[int]:
    """The places of `form` that `other` lacks; all it has must be there in the same order."""
    places, at = [], 0
    for number, label in enumerate(form):
        if at < len(other) and other[at] == label:
            at += 1
        else:
            places.append(number)
    return places if at == len(other) else []


def _step(label: str, *, optional: bool) -> str | dict[str, Any]:
    if label.startswith(_MARK):
        step: dict[str, Any] = {"is": [label.removeprefix(_MARK)]}
    elif label == SECTION:
        step = {"max_words": SECTION_WORDS}
    else:
        return f"{label}?" if optional else label
    return {**step, "optional": True} if optional else step


@dataclass
class After:
    """What stands behind the last card, and before the first one, of the pages that have cards."""

    pages: int = 0
    with_rest: int = 0
    with_text: int = 0
    questions: int = 0
    leads: Counter[str] = field(default_factory=Counter)

    def add(self, paper: Paper, check: str) -> None:
        """Look at one document of which the rule of the cards, called `check`, took some blocks."""
        taken = [index for index, by in paper.taken.items() if by == check]
        if not taken:
            return
        rest = [line for line in paper.lines if line.block.index > max(taken)]
        self.pages += 1
        self.with_rest += bool(rest)
        self.with_text += any(line.prose for line in rest)
        self.questions += any(line.block.is_sentence for line in rest)
        before = [line for line in paper.lines if line.block.index == min(taken) - 1 and not line.prose]
        self.leads.update(line.folded for line in before if line.normal.isprintable())

    def to_end(self) -> bool:
        """Whether cards end the text: on nearly every page nothing that follows them is prose."""
        return self.with_rest >= self.pages / 2 and self.with_text <= LACKING * self.pages

    def proposal(self, card: Mapping[str, Any], documents: int) -> Proposal:
        """The rule for the cards, with what stands behind and before them."""
        cards = dict(card)
        rule: dict[str, Any] = {"drop_cards": cards}
        lead, count = self.leads.most_common(1)[0] if self.leads else ("", 0)
        if count >= LEAD * self.pages:
            rule["drop_cards"] = {"lead": {"is": [lead]}, **cards}
        elif self.to_end():  # a lead says where cards begin, not that nothing follows
            cards["to_end"] = True
            if self.questions:
                rule["prose"] = "allow"
        steps = ", ".join(step if isinstance(step, str) else "mark" for step in card["item"])
        note = f"{self.pages} of {documents} documents"
        why = "Cards of other stories: the same kinds of lines in a row."
        if "to_end" in rule["drop_cards"]:
            why += " Nothing behind them was text on any page."
        shown = f"[{steps}] again and again"
        return Proposal(rule, shown, self.pages, None, {"": note}, category="related", name="cards", why=why)
