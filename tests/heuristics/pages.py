"""Marked pages for the heuristics: what they take of a page, alone or together, and what they leave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cleaner import engine, heuristics, marked
from cleaner.readers import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.model import Check, Document, Mark

# Furniture of an invented site: a menu long enough that the page is no cut-out article.
HEAD = "".join(f"- Rubrik {name}\n" for name in "ABCDEFGHIJKLMNOPQRST")
TAIL = "".join(f"- Kanal {name}\n" for name in "ABCDEFGHIJKLMNOPQRST")
TITLE = "- Warga Lembah Contoh Menanam Ribuan Pohon\n- Senin, 3 Februari 2025 10:15 WIB\n"
ARTICLE = """\
+ LEMBAH CONTOH, HarianContoh.id - Warga Lembah Contoh menanam ribuan pohon di tepi sungai sejak hari Minggu pagi.
+ "Kami ingin anak cucu kami masih mengenal sungai yang jernih," kata Pak Wiraguna kepada wartawan yang datang.
+ Penanaman itu diikuti oleh empat ratus orang dari sebelas desa, yang datang dengan perahu dan berjalan kaki.
+ Pak Wiraguna berharap bahwa desa lain akan mengikuti langkah Lembah Contoh sebelum musim hujan berakhir.
"""


def read(source: str, marks: Mapping[str, Mark] | None = None) -> Document:
    """`source` as the pipeline hands it to heuristics; `marks` name lines by their beginnings."""
    document = text.read(source)
    named = {
        block.index: mark
        for block in document.blocks
        for start, mark in (marks or {}).items()
        if block.text.startswith(start)
    }
    document = replace(document, marks=named)
    return replace(document, continues=heuristics.continuations(document))


def unmarked(page: str) -> str:
    """The page without its margin."""
    return marked.parse(page).source


def differences(
    page: str, checks: Sequence[Check] = heuristics.ALL, marks: Mapping[str, Mark] | None = None
) -> list[str]:
    """Where the marked `page` and what `checks` make of it differ; an empty list if the page is right."""
    expected = marked.parse(page)
    document = read(expected.source, marks)
    settlement = engine.settle(document, engine.claim(document, checks))
    return [str(difference) for difference in marked.compare(expected, document, settlement)]


def warnings(page: str) -> list[str]:
    """What the heuristics say of a page that they are not sure of."""
    document = read(marked.parse(page).source)
    settlement = engine.settle(document, engine.claim(document, heuristics.ALL))
    return [value for claim in settlement.standing for name, value in claim.hit.fields if name == "warning"]
