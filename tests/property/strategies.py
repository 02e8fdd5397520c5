"""Dense generators: short lines over a small alphabet, so that spans meet, overlap and repeat all the time."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from cleaner.model import Authority, Check, Claim, Document, Effect, Hit, Span
from cleaner.readers import text

SETTINGS = settings(max_examples=300, deadline=None, derandomize=True)

LINE_BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \t\n", "\u2028"])
WORDS = st.sampled_from(
    ["a", "bb", "Baca", "juga:", "x.", "y!", "“z”", "–", "•", "\u00a0", "  ", "\x00", "\u200b", "𝗦", "é"]
)
LINES = st.lists(WORDS, max_size=12).map(" ".join)
SOURCES = st.lists(st.tuples(LINES, LINE_BREAKS), max_size=14).map(lambda rows: "".join(a + b for a, b in rows))
# Any bytes at all, and bytes that are nearly text.
RAW = st.one_of(
    st.binary(max_size=200),
    SOURCES.map(lambda source: source.encode()),
    SOURCES.map(lambda source: source.encode("utf-16")),
    SOURCES.map(lambda source: source.encode("utf-16-be")),
    SOURCES.map(lambda source: b"\xef\xbb\xbf" + source.encode()),
    SOURCES.map(lambda source: source.encode("latin-1", "replace")),
    st.tuples(SOURCES, st.binary(max_size=4), SOURCES).map(
        lambda three: three[0].encode() + three[1] + three[2].encode()
    ),
)
STRINGS = st.one_of(SOURCES, st.text(st.characters(exclude_categories=[]), max_size=60))


def check(name: str, authority: Authority, effect: Effect, max_share: float | None, prose: bool) -> Check:
    return Check(name, "other", "", lambda document, blocks: (), authority, effect, max_share, prose)


CHECKS = st.builds(
    check,
    st.sampled_from(["a/1", "a/2", "b/1", "c/1"]),
    st.sampled_from(Authority),
    st.sampled_from(Effect),
    st.sampled_from([None, 0.05, 0.3, 0.9]),
    st.booleans(),
)


@st.composite
def settled(draw: st.DrawFn) -> tuple[Document, list[Claim]]:
    """A document and claims on it, each check under one name only."""
    document = text.read(draw(SOURCES))
    checks = list({one.id: one for one in draw(st.lists(CHECKS, min_size=1, max_size=4))}.values())
    claims = []
    for _ in range(draw(st.integers(0, 12)) if document.blocks else 0):
        block = draw(st.sampled_from(document.blocks))
        start = draw(st.integers(0, len(block.text)))
        end = draw(st.one_of(st.just(len(block.text)), st.integers(start, len(block.text))))
        span = block.whole if draw(st.booleans()) else Span(block.index, start, end)
        claims.append(Claim(draw(st.sampled_from(checks)), Hit(span, "", draw(st.booleans()))))
    return document, claims
