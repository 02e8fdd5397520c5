"""From the normalised line back to the author's characters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.rulebook import origin
from cleaner.rulebook.matcher import Found
from cleaner.text import Alignment
from tests.rulebook.build import block

# Letters, blanks, marks, bullets and quotes, with what NFKC makes longer or shorter.
LINES = st.text("ab1 \u00a0•*“”–…ﬁ①e\u0301\u200b\ufeffİ½", max_size=60).map(lambda line: f"{line}x")


@settings(max_examples=400)
@given(LINES, st.data())
def test_a_line_aligned_in_pieces_is_a_line_aligned_whole(line: str, data: st.DataObject) -> None:
    one = block(line)
    start = data.draw(st.integers(0, len(one.normal) - 1))
    end = data.draw(st.integers(start + 1, len(one.normal)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(origin, "PIECE", 3)
        pieces = origin.source_span(one, start, end)
    assert pieces == Alignment.of(line).span(start, end)


def test_a_long_line_costs_the_alignment_of_its_ends_only(monkeypatch: pytest.MonkeyPatch) -> None:
    aligned: list[int] = []
    of = Alignment.of
    monkeypatch.setattr(origin.Alignment, "of", lambda line: aligned.append(len(line)) or of(line))
    one = block("“Kata”  " * 200_000)
    assert origin.source_span(one, 0, 6) == (0, 6)
    assert sum(aligned) < 500


@pytest.mark.parametrize(
    ("line", "span", "source"),
    [("a  b", (0, 2), (0, 3)), ("a  b", (2, 3), (3, 4)), ("* *", (0, 1), (2, 3)), ("1\u0301x", (0, 1), (0, 2))],
)
def test_what_normalising_folds_goes_with_what_it_is_folded_into(
    line: str, span: tuple[int, int], source: tuple[int, int]
) -> None:
    assert origin.source_span(block(line), *span) == source


def test_a_line_too_odd_to_align_gives_no_span() -> None:
    assert origin.source_span(block("…" * origin.MAX_PIECE + "….”"), 1, 9) is None


@pytest.mark.parametrize(
    ("line", "span", "value"),
    [
        ("Oleh: Budi  Santoso", (6, 18), "Budi Santoso"),
        ("• “Budi” – Santoso", (0, 16), "“Budi” – Santoso"),
        ("Oleh: Bu\udc80di\u0007", (6, 11), "Budi"),
    ],
)
def test_a_value_has_the_characters_of_the_author(line: str, span: tuple[int, int], value: str) -> None:
    assert origin.fields(block(line), Found(0, 1, (("author", *span),))) == (("author", value),)


def test_a_group_that_caught_only_blanks_is_no_field() -> None:
    assert origin.fields(block("a b"), Found(0, 3, (("author", 1, 2), ("editor", 1, 1)))) == ()
