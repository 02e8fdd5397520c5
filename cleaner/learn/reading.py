"""Pages as the learner reads them: a dump as it is, an HTML page by the layout that was drafted for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.readers import sniff, text
from cleaner.rulebook import layouts
from cleaner.rulebook.compile import Ruleset, compile_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.layout import Layout
    from cleaner.learn.sample import Sample
    from cleaner.model import Check, Document
    from cleaner.readers.html import Page
    from cleaner.rulebook.plain import FileData, RuleData


@dataclass(frozen=True, slots=True)
class Read:
    """A page that was read: its text, or that of its body, and what its layout has to say of it."""

    document: Document
    checks: Sequence[Check] = ()


@dataclass(frozen=True)
class Reader:
    """Reads samples; HTML by the first of `layouts` that fits, and whole where there are none."""

    layouts: Sequence[Layout] = ()

    def read(self, sample: Sample) -> Read | None:
        """The page; None for one without text, and for one that no layout fits."""
        source, encoding = text.decoded(sample.raw)
        if sniff.kind(source) == "html":
            return self._html(sample)
        document = text.document(source, encoding, sample.url)
        return Read(document) if document.blocks else None

    def _html(self, sample: Sample) -> Read | None:
        page = parsed(sample)
        for layout in self.layouts:
            if page.has(layout.probe) and (reading := page.laid_out(layout, whole=False)) and reading.document.blocks:
                return Read(reading.document, layouts.checks(layout, reading.marks))
        return None if self.layouts or not page.document.blocks else Read(page.document)


def parsed(sample: Sample) -> Page:
    """The parsed page of an HTML sample."""
    from cleaner.readers import html  # the parser: only for those who have HTML

    return html.read(sample.raw, sample.url)


def is_html(sample: Sample) -> bool:
    """Whether a sample is HTML."""
    return sniff.kind(text.decoded(sample.raw)[0]) == "html"


def ruleset(file: FileData, rules: Iterable[RuleData]) -> Ruleset:
    """Some rules of a file, ready to run."""
    return Ruleset(tuple(compile_rule(file, rule) for rule in rules))


def joined(sets: Iterable[Ruleset]) -> Ruleset:
    """Several sets of rules as one."""
    return Ruleset(tuple(rule for one in sets for rule in one.rules))
