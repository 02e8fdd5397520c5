"""Small pages for the tests of metadata: a margin says what stays, as in the marked page, and claims carry fields."""

from __future__ import annotations

from cleaner.metadata.article import Article
from cleaner.model import (
    Authority,
    Block,
    Check,
    Claim,
    Document,
    Hit,
    Removal,
    Settlement,
    Site,
    Span,
)
from cleaner.text import is_blank, lines

SITE = Site("harian-contoh", "HarianContoh.id", "id", "Asia/Jakarta")
FURNITURE = Check("furniture", "other", "What the tests mark with a dash.", lambda document, blocks: ())


def document_of(source: str) -> Document:
    blocks = tuple(Block(index, text, start, line) for index, (line, start, text) in enumerate(lines(source)))
    return Document(blocks, source)


def page_of(marked: str, site: Site | None = None, *claims: Claim) -> Article:
    """The page whose lines begin with "- " (removed whole by a heuristic) or "+ " (kept)."""
    margins = [line for line in marked.splitlines() if not is_blank(line[2:])]
    document = document_of("\n".join(line[2:] for line in margins))
    removals = tuple(
        Removal(block.whole, (Claim(FURNITURE, Hit(block.whole, block.text)),))
        for block, line in zip(document.blocks, margins, strict=True)
        if line[0] == "-"
    )
    text = "\n".join(line[2:] for line in margins if line[0] == "+")
    return Article(document, Settlement(removals, claims), site, text)


def claim_of(
    rule: str, block: int, authority: Authority = Authority.SITE, category: str = "byline", **fields: str
) -> Claim:
    check = Check(rule, category, "A rule.", lambda document, blocks: (), authority)  # type: ignore[arg-type]
    return Claim(check, Hit(Span(block, 0, 1), "evidence", fields=tuple(fields.items())))
