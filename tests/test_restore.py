"""Records and their ledgers rebuild every input: dumps byte for byte, HTML as its visible text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.cli._restored import LostError, restored
from cleaner.readers import html
from cleaner.row import Row
from cleaner.writers import WRITERS

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
EVERY = 6  # of the pages of the world, which take long
HERE = pytest.mark.skipif(not CORPUS.exists(), reason="no development corpus beside the checkout")


@pytest.fixture(scope="module")
def tool() -> Cleaner:
    return Cleaner(ledger=True)


def again(tool: Cleaner, raw: bytes | str, **more) -> tuple[bytes, bool]:
    """An input that went through a row of a batch and back."""
    row = Row.of(tool.clean(raw, **more), "a", WRITERS["jsonl"])
    found = restored(json.loads(row.record))
    return found.raw, found.is_page


def is_whole(tool: Cleaner, raw: bytes) -> None:
    found, is_page = again(tool, raw)
    expected = raw if is_page else html.read(raw).document.source.encode("utf-8", "surrogatepass")
    assert found == expected


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").iterdir()), ids=lambda path: path.name)
def test_a_seed_comes_back_byte_for_byte(tool, path):
    assert again(tool, path.read_bytes()) == (path.read_bytes(), True)


def test_every_fixture_comes_back(tool):
    pages = [path for path in sorted((ROOT / "fixtures").rglob("*")) if path.suffix in (".html", ".txt", ".md")]
    assert len(pages) > 50
    for path in pages:
        is_whole(tool, path.read_bytes())


@HERE
def test_every_dump_of_the_corpus_comes_back_byte_for_byte(tool):
    dumps = [path.read_bytes() for path in sorted((CORPUS / "text").glob("*.txt"))]
    for path in sorted((CORPUS / "dumps").glob("*.jsonl")):
        rows = map(json.loads, path.read_text("utf-8").splitlines())
        dumps += [row["text"].encode("utf-8", "surrogatepass") for row in rows if isinstance(row.get("text"), str)]
    assert len(dumps) > 500
    for raw in dumps:
        assert again(tool, raw) == (raw, True)


@HERE
def test_every_page_of_the_corpus_comes_back_as_its_visible_text():
    fast = Cleaner(ledger=True, effort="fast")  # what is asked of extractors changes what is kept, not what comes back
    pages = [
        *sorted((CORPUS / "html").glob("*.html.gz")),
        *sorted((CORPUS / "scrapinghub").rglob("*.html.gz"))[::EVERY],
    ]
    assert len(pages) > 50
    for path in pages:
        is_whole(fast, gzip.decompress(path.read_bytes()))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" \r\n\t\r",
        b"\xff\xfeH\0a\0r\0g\0a\0\n\0",
        b"\xed\xa0\x80 Harga beras\n",
        "Harga caf\xe9 turun.\n".encode("latin-1"),
        bytes(range(256)) * 40,  # no text: it could not be read, and is in the ledger
        b"Satu.\r\nDua.\rTiga.\n\n\n  Empat.",
        "Harga \udce9 turun.",
    ],
)
def test_whatever_a_dump_holds_comes_back(tool, raw):
    expected = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    assert again(tool, raw) == (expected, True)


def test_a_page_that_could_not_be_written_or_is_not_wanted_comes_back_too(tool):
    row = Row.of(tool.clean(b"Isi.\n"), "a", WRITERS["text"])
    for other in (row.failed("write", "penuh"), row.filtered("pendek")):
        assert restored(json.loads(other.record)).raw == b"Isi.\n"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"removed": None}, "without --with-removed"),
        ({"status": "error", "stage": "source", "problem": "tiada"}, r"never read \(source: tiada\)"),
        ({"status": "error", "stage": "clean", "problem": "lama", "removed": []}, "never read"),
        ({"status": "error", "stage": "read", "problem": "pdf", "removed": []}, "never read"),
        ({"removed": [{"rule": "undecodable", "text": "x"}]}, "damaged"),
        ({"removed": 7}, "damaged"),
        ({"text": None}, "damaged"),
        ({"encoding": "tiada"}, "damaged"),
    ],
)
def test_a_record_that_holds_no_input_says_why(tool, change, words):
    record = json.loads(Row.of(tool.clean(b"Isi.\n"), "a", WRITERS["jsonl"]).record)
    with pytest.raises(LostError, match=words):
        restored({**record, **change})
    with pytest.raises(LostError, match="damaged"):
        restored({})
