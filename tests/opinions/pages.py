"""Pages made by hand, block by block, and voters who say what a test wants."""

from __future__ import annotations

from cleaner.model import Block, Document
from cleaner.opinions._opinion import Opinion

NUMBERS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
BODY = "/html[1]/body[1]/div#isi[1]"
# path, text, and optionally the share of links
Row = tuple[str, str] | tuple[str, str, float]


def sentence(number: int, words: int = 12) -> str:
    """A sentence of so many words that no other number has."""
    name = NUMBERS[number % 10]
    return " ".join(["Kalimat", *(f"{name}{number}{chr(97 + i)}" for i in range(words - 1))]) + "."


def document(*rows: Row) -> Document:
    """A page whose blocks stand at the given paths; the last step of a path is the block's tag."""
    blocks, start = [], 0
    for index, (path, text, *share) in enumerate(rows):
        tag = path.rpartition("/")[2].partition("[")[0].partition(".")[0].partition("#")[0]
        blocks.append(Block(index, text, start, index + 1, path, tag, share[0] if share else 0.0))
        start += len(text) + 1
    return Document(tuple(blocks), "\n".join(block.text for block in blocks), "html")


def voter(text: str) -> Opinion:
    """An opinion that always says `text`."""
    return Opinion("voter", lambda _html: text)
