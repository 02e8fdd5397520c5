"""Prose that a run misses because named furniture stands between: "Baca juga", an advert, a short list.

Rules take such lines anyway, so they say nothing about where the article ends; one sentence behind three of them is
too weak to be a run of its own. An unnamed line is another matter: there the article may well be over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.heuristics import _gaps, _measure

if TYPE_CHECKING:
    from cleaner.heuristics._prose import Paragraphs

# Lines between a run and prose that belongs to it: a label with its five headlines, and an advert.
LINES = 8
WORDS = 8  # words of such prose, as for the prose shield
LIST = 30  # lines of a list at the end of an article; a month of prayer times has as many
ENTRIES = 2  # lines that make a list, with the one that opens it
ENTRY_WORDS = 14  # words of an entry


def closing(page: Paragraphs, end: int) -> int:
    """Where a run that ends before `end` ends with its list, its short last lines, and prose behind named lines.

    A line without an end mark is passed over where the text goes on right below it: a subhead, or a question's answer.
    """
    reached = at = _gaps.list_end(page, end - 1)
    while at < len(page) and at - reached <= LINES and at not in page.ends:
        if at in page.marks:
            pass
        elif _is_prose(page, at):
            reached = _gaps.list_end(page, at)
        elif (below := _right_below(page, reached, at)) and _closes(page, at):
            reached = at + 1
        elif below and (listed := _listed(page, at)):
            reached = listed
        elif not (_gaps.is_row(page, at) or page.texts[at].endswith(":") or (below and _goes_on(page, at))):
            break
        at = max(at + 1, reached)
    return reached


def opening(page: Paragraphs, start: int) -> int:
    """Where a run begins with the prose above it that only named lines part from it."""
    reached = at = start
    while at > 0 and reached - at <= LINES and at - 1 not in page.ends:
        at -= 1
        if _is_prose(page, at):
            reached = at
        elif at not in page.marks:
            break
    return reached


def _right_below(page: Paragraphs, reached: int, at: int) -> bool:
    """Whether only named lines, and at most one other, stand between what was reached and the line at `at`."""
    return sum(between not in page.marks for between in range(reached, at)) <= 1


def _closes(page: Paragraphs, at: int) -> bool:
    """Whether a line, however short, ends as a text does: "Rapat ditutup.", "Selamat mencoba!", '"Sudah," katanya.'"""
    return at not in page.repeated and _measure.ends(page.texts[at]) and not page.texts[at].endswith("...")


def _goes_on(page: Paragraphs, at: int) -> bool:
    """Whether the next line ends in a full stop and nobody names it."""
    after = at + 1
    if after >= len(page) or after in page.marks or at in page.repeated:
        return False
    return _measure.ends_in_full_stop(page.texts[after].rstrip("\"')]"))


def _listed(page: Paragraphs, at: int) -> int:
    """Where the list at `at` ends, if a colon opens it or its rows are numbered or priced; 0 where there is none.

    A named line, prose, or the end of the page must stand behind it: other lists go on into menus.
    """
    opened = page.texts[at].endswith(":")
    position = at + 1 if opened else at
    while position < min(len(page), at + LIST) and _is_entry(page, position, opened=opened):
        position += 1
    closed = position == len(page) or position in page.marks or page.is_prose(position)
    return position if closed and position - at >= ENTRIES else 0


def _is_entry(page: Paragraphs, at: int, *, opened: bool) -> bool:
    if at in page.marks or at in page.repeated or page.is_prose(at) or page.words[at] > ENTRY_WORDS:
        return False
    text = page.texts[at]
    return opened or _measure.is_item(text) or _gaps.has_bullet(page, at) or any(map(str.isdigit, text))


def _is_prose(page: Paragraphs, at: int) -> bool:
    return at not in page.marks and page.is_prose(at) and page.words[at] >= WORDS
