"""The laws of the design that hold for every input, hostile ones included."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cleaner import codec, ledger
from cleaner.engine import settle
from cleaner.model import Authority, Claim, Document, Effect, Span
from cleaner.readers import text
from tests.property.strategies import RAW, SETTINGS, STRINGS, settled


def rebuilt(document: Document, claims: list[Claim]) -> bytes | str:
    settlement = settle(document, claims)
    left = ledger.kept(document, settlement)
    clean = "\n\n".join(ledger.paragraphs(document, left))
    return ledger.restore(clean, list(ledger.entries(document, settlement, left)), document.encoding)


@SETTINGS
@given(RAW)
def test_decoding_loses_no_byte(raw: bytes) -> None:
    assert codec.encode(*codec.decode(raw)) == raw


@SETTINGS
@given(st.one_of(RAW, STRINGS), st.data())
def test_text_and_ledger_rebuild_the_input(raw: bytes | str, data: st.DataObject) -> None:
    document = text.read(raw)
    spans = [
        Span(block.index, start, end)
        for block in document.blocks
        for start, end in [sorted(data.draw(st.tuples(*[st.integers(0, len(block.text))] * 2)))]
    ]
    _, claims = data.draw(settled())
    claims = [replace(claim, hit=claim.hit._replace(span=span)) for claim, span in zip(claims, spans, strict=False)]
    assert rebuilt(document, claims) == raw


@SETTINGS
@given(settled(), st.sets(st.integers(0, 14)))
def test_joined_pieces_are_taken_apart_again(given_: tuple[Document, list[Claim]], pieces: set[int]) -> None:
    document, claims = given_
    document = replace(document, continues=frozenset(pieces))
    assert rebuilt(document, claims) == document.source


@SETTINGS
@given(settled())
def test_the_ledger_and_what_was_kept_tile_the_source(given_: tuple[Document, list[Claim]]) -> None:
    document, claims = given_
    settlement = settle(document, claims)
    left = ledger.kept(document, settlement)
    spans = [(one.block.start + start, one.block.start + end) for one in left for start, end in one.spans]
    spans += [(entry.start, entry.end) for entry in ledger.entries(document, settlement, left)]
    position = 0
    for start, end in sorted(spans):
        assert start == position < end
        position = end
    assert position == len(document.source)


@SETTINGS
@given(settled())
def test_every_entry_stands_on_the_line_it_names(given_: tuple[Document, list[Claim]]) -> None:
    document, claims = given_
    settlement = settle(document, claims)
    for entry in ledger.entries(document, settlement, ledger.kept(document, settlement)):
        before = document.source[: entry.start].replace("\r\n", "\n").replace("\r", "\n")
        assert entry.line == before.count("\n") + 1


@SETTINGS
@given(settled())
def test_kept_text_is_a_subsequence_of_its_block_and_blocks_keep_their_order(
    given_: tuple[Document, list[Claim]],
) -> None:
    document, claims = given_
    left = ledger.kept(document, settle(document, claims))
    assert [one.block.index for one in left] == sorted({one.block.index for one in left})
    for one in left:
        characters = iter(one.block.text)
        assert all(char in characters for char in one.text)


@SETTINGS
@given(settled(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(given_: tuple[Document, list[Claim]], random: st.randoms) -> None:
    document, claims = given_
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert settle(document, shuffled) == settle(document, claims)


@SETTINGS
@given(settled())
def test_a_sentence_that_nobody_named_stays(given_: tuple[Document, list[Claim]]) -> None:
    document, claims = given_
    timid = [replace(claim, check=replace(claim.check, prose=False)) for claim in claims]
    timid = [replace(claim, hit=claim.hit._replace(named=False)) for claim in timid]
    for removal in settle(document, timid).removals:
        assert not document.blocks[removal.span.block].is_sentence


@SETTINGS
@given(settled())
def test_a_keep_defeats_what_is_not_stronger(given_: tuple[Document, list[Claim]]) -> None:
    document, claims = given_
    keeps = [claim for claim in claims if claim.check.effect is Effect.KEEP]
    for removal in settle(document, claims).removals:
        for ground in removal.grounds:
            stronger = [keep for keep in keeps if keep.check.authority >= ground.check.authority]
            assert not any(keep.span.overlaps(ground.span) for keep in stronger)


@SETTINGS
@given(settled())
def test_no_page_of_three_sentences_is_emptied_by_packs_and_heuristics(
    given_: tuple[Document, list[Claim]],
) -> None:
    document, claims = given_
    humble = [claim for claim in claims if claim.check.authority is not Authority.SITE]
    sentences = {block.index for block in document.blocks if block.is_sentence}
    left = {one.block.index for one in ledger.kept(document, settle(document, humble))}
    assert len(sentences) < 3 or sentences & left
