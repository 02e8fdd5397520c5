"""A lazy fact is worked out once for each object, frozen or not, and stays a documented part of its class."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, replace
from typing import get_type_hints

import pytest

from cleaner.lazy import lazy

WORKED: list[str] = []


@dataclass(frozen=True)
class Line:
    text: str

    @lazy
    def words(self) -> int:
        """The number of words."""
        WORKED.append(self.text)
        return self.text.count(" ") + 1


@pytest.fixture(autouse=True)
def nothing_worked() -> None:
    WORKED.clear()


def test_a_fact_is_worked_out_when_it_is_asked_for_and_then_kept() -> None:
    line = Line("harga beras")
    assert WORKED == []
    assert (line.words, line.words) == (2, 2)
    assert WORKED == ["harga beras"]


def test_each_object_has_a_fact_of_its_own() -> None:
    line = Line("harga beras")
    assert (line.words, Line("naik").words, replace(line, text="harga beras naik").words) == (2, 1, 3)
    assert WORKED == ["harga beras", "naik", "harga beras naik"]


def test_what_is_worked_out_changes_neither_equality_nor_the_fields_of_a_frozen_object() -> None:
    line, other = Line("harga beras"), Line("harga beras")
    assert line.words == 2
    assert line == other
    assert hash(line) == hash(other)
    assert repr(line) == repr(other)
    with pytest.raises(FrozenInstanceError):
        line.text = "naik"  # type: ignore[misc]


def test_a_fact_that_cannot_be_worked_out_is_tried_again() -> None:
    class Empty:
        text = ""

        @lazy
        def first(self) -> str:
            return self.text[0]

    empty = Empty()
    with pytest.raises(IndexError):
        assert empty.first
    empty.text = "beras"
    assert empty.first == "b"


def test_the_class_shows_the_words_of_the_method() -> None:
    assert Line.words.__doc__ == "The number of words."
    assert get_type_hints(Line) == {"text": str}
