from __future__ import annotations

import pytest

from cleaner.batch.chunks import BYTES, PAGES, Chunk, Chunks
from tests.batch.recipes import Page


def sizes(items: list[Page]) -> list[int]:
    chunks, found = Chunks(items), []
    while chunk := chunks.next():
        found.append(len(chunk.items))
    return found


def test_a_chunk_is_full_by_number_or_by_bytes():
    small, large = Page("s", b"x"), Page("l", b"x" * BYTES)
    assert sizes([small] * (2 * PAGES + 1)) == [PAGES, PAGES, 1]
    assert sizes([small, small, large, small, large, large]) == [3, 2, 1]
    assert sizes([Page("n", None, "not there")] * (PAGES + 1)) == [PAGES, 1]


def test_chunks_that_are_given_back_come_again_and_keep_their_numbers():
    chunks = Chunks([Page(str(at)) for at in range(2 * PAGES + 1)])
    first, second = chunks.next(), chunks.next()
    chunks.back(first, second, None)
    assert [chunks.next(), chunks.next()] == [first, second]
    assert chunks.next() == Chunk(2 * PAGES, (Page(str(2 * PAGES)),))


def test_a_chunk_is_split_into_one_page_alone_and_those_behind_it():
    chunk = Chunk(10, (Page("a"), Page("b"), Page("c")))
    assert chunk.split(1) == (Chunk(11, (Page("b"),), alone=True), Chunk(12, (Page("c"),)))
    assert chunk.split(2)[1].items == ()


def test_what_a_source_raises_waits_for_the_end_and_an_interrupt_does_not():
    def broken(error: BaseException):
        yield Page("a")
        raise error

    chunks = Chunks(broken(ValueError("ups")))
    assert chunks.next() == Chunk(0, (Page("a"),))
    assert chunks.next() is None
    with pytest.raises(ValueError, match="ups"):
        chunks.end()
    with pytest.raises(KeyboardInterrupt):
        Chunks(broken(KeyboardInterrupt())).next()
