"""A text dump: one block a line that is not blank."""

from __future__ import annotations

import re
from dataclasses import replace

from cleaner.codec import BINARY, decode
from cleaner.model import Block, Document
from cleaner.text import lines, normalised

_ADDRESS = re.compile(r"\s*https?://\S+\s*")


def read(raw: bytes | str, url: str | None = None) -> Document:
    """The document of a dump. Never raises; binary data has no blocks and the encoding "binary"."""
    return document(*decoded(raw), url)


def decoded(raw: bytes | str) -> tuple[str, str | None]:
    """The text of an input and the codec that made it; a str has none."""
    return (raw, None) if isinstance(raw, str) else decode(raw)


def document(source: str, encoding: str | None, url: str | None = None) -> Document:
    """The document of a dump that is decoded already."""
    blocks = () if encoding == BINARY else tuple(_blocks(source))
    return Document(blocks, source, "text", encoding, url)


def _blocks(source: str) -> list[Block]:
    found = lines(source)
    normal = normalised([line for _, _, line in found])
    blocks = [
        Block.of_line(index, line, start, number, flat)
        for index, ((number, start, line), flat) in enumerate(zip(found, normal, strict=True))
    ]
    if "://" in source:
        blocks = [replace(block, link_share=1.0) if _ADDRESS.fullmatch(block.text) else block for block in blocks]
    return blocks
