"""Layouts of a site: from plain data to what a reader looks for, and from what it found to checks.

What a selector points at inside the body goes as if a rule had named it: strips by their category, elements of fields
because the metadata has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleaner.layout import Layout, Selector, Source, Strip
from cleaner.model import Authority, Check, Effect, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleaner.model import Block, Category, Document, Span
    from cleaner.rulebook.plain import FileData

# The metadata fields that a layout may find, and what kind of thing their elements are in the text.
FIELDS: dict[str, Category] = {
    "title": "title",
    "date": "dateline",
    "authors": "byline",
    "editors": "byline",
    "section": "ui",
    "captions": "caption",
    "tags": "other",
}
# Shares of the body: of a strip or a field as of a rule that drops lines, of its end as of a rule that cuts.
_DROP_SHARE = 0.3
_CUT_SHARE = 0.9


def compile_layouts(file: FileData) -> tuple[Layout, ...]:
    """The layouts of a valid site file, in its order."""
    return tuple(_layout(file, data) for data in file.get("layouts", ()))


def checks(layout: Layout, marks: Mapping[str, Sequence[Span]]) -> tuple[Check, ...]:
    """What a layout has to say of a page in which its selectors point at `marks`, with the authority of a site."""
    return tuple(_found(layout, marks))


def outside(layout: Layout) -> Check:
    """The check of what lies outside the body; whoever knows the whole page makes its claims."""
    return Check(
        f"{_name(layout)}.body",
        "other",
        "Outside the body, which the layout of the site points at.",
        _Pointed(()),
        Authority.SITE,
        max_share=None,
        where=layout.where,
    )


def ids(layout: Layout) -> frozenset[str]:
    """The ids of all checks that a layout may have on some page."""
    own = (f"{_name(layout)}.{name}" for name in (*FIELDS, "body", "keep", "stop"))
    return frozenset((*(strip.id for strip in layout.strips), *own))


@dataclass(frozen=True)
class _Pointed:
    """Finds what selectors have found: the lines are named, since an author has looked at their element."""

    spans: Sequence[Span]

    def __call__(self, document: Document, blocks: Sequence[Block]) -> Iterable[Hit]:
        asked = {block.index for block in blocks}
        for span in self.spans:
            if span.block in asked:
                yield Hit(span, document.blocks[span.block].text[span.start : span.end], named=True)


def _found(layout: Layout, marks: Mapping[str, Sequence[Span]]) -> Iterator[Check]:
    for strip in layout.strips:
        if strip.id in marks:
            found = _Pointed(marks[strip.id])
            share, where = strip.max_share, strip.where
            yield Check(strip.id, strip.category, strip.why, found, Authority.SITE, max_share=share, where=where)
    for name, category in FIELDS.items():
        if name in marks:
            why = f"The metadata has it: {name}."
            yield _own(layout, name, category, why, marks[name])
    if "stop" in marks:
        yield _own(layout, "stop", "other", "Behind the end of the body.", marks["stop"], _CUT_SHARE)
    if "keep" in marks:
        check_id, found = f"{_name(layout)}.keep", _Pointed(marks["keep"])
        yield Check(check_id, "other", "Kept.", found, Authority.SITE, Effect.KEEP, None, where=layout.where)


def _own(
    layout: Layout, name: str, category: Category, why: str, spans: Sequence[Span], share: float = _DROP_SHARE
) -> Check:
    id_, found = f"{_name(layout)}.{name}", _Pointed(spans)
    return Check(id_, category, why, found, Authority.SITE, max_share=share, where=layout.where)


def _name(layout: Layout) -> str:
    return f"{layout.site}/{layout.id}"


def _layout(file: FileData, data: Mapping[str, Any]) -> Layout:
    return Layout(
        site=file["id"],
        id=data["id"],
        probe=_selector(data["probe"]),
        body=tuple(map(_selector, data.get("body", ()))),
        fields={name: tuple(map(_source, data[name])) for name in FIELDS if name in data},
        keep=tuple(map(_selector, data.get("keep", ()))),
        strips=tuple(_strip(file["id"], strip) for strip in data.get("strip", ())),
        stop_after=_selector(data["stop_after"]) if "stop_after" in data else None,
        parts=_selector(data["parts"]) if "parts" in data else None,
        seen=data.get("seen"),
        where=data.get("where", ""),
    )


def _selector(data: Mapping[str, Any]) -> Selector:
    return next(Selector(how, data[how]) for how in ("css", "xpath", "comment") if how in data)


def _source(data: Mapping[str, Any]) -> Source:
    return next(Source(how, data[how]) for how in ("css", "xpath", "meta", "jsonld") if how in data)


def _strip(site: str, data: Mapping[str, Any]) -> Strip:
    share = data.get("max_share", _DROP_SHARE)
    selector = Selector("css", data["css"]) if "css" in data else Selector("xpath", data["xpath"])
    why, where = data.get("why", ""), data.get("where", "")
    return Strip(f"{site}/{data['id']}", data["category"], selector, why, share, where)
