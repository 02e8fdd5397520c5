"""One corpus in every kind of container is one corpus: the same texts, the same metadata, the same removals."""

from __future__ import annotations

import base64
import gzip
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleaner import Cleaner
from cleaner.sources import Inputs
from tests.sources.containers import PACKERS, answer, archive, lines, put

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaner.result import Result

FIXTURES = Path(__file__).parents[2] / "fixtures"
# Every third page of each kind; the cleaner takes a second for a hundred.
PAGES = sorted(FIXTURES.rglob("*.html"))[::3] + sorted(FIXTURES.rglob("*.marked"))[::3]
URL = "https://contoh.id/{}"


def raw(page: Path) -> bytes:
    """A page as a scraper had it; for a dump its marks are a part of it, which is as good as any."""
    return page.read_bytes()


@pytest.fixture(scope="module")
def cleaner() -> Callable[..., Result]:
    """The same content is cleaned once; what a container makes another of it is cleaned as such."""
    return cache(Cleaner(ledger=True).clean)


@pytest.fixture(scope="module")
def expected(cleaner, tmp_path_factory) -> list[str]:
    folder = tmp_path_factory.mktemp("folder")
    for number, page in enumerate(PAGES):
        put(folder / f"{number:04}.html", raw(page))
    return cleaned(cleaner, folder)


def cleaned(cleaner: Callable[..., Result], path: Path) -> list[str]:
    """What became of every page but its id, which its container decides, and how its bytes were decoded before."""
    found = []
    for number, item in enumerate(Inputs.of([str(path)]).items()):
        assert item.raw is not None, item.problem
        record = cleaner(item.raw, url=URL.format(number)).record("x")
        found.append(json.dumps({**record, "encoding": None}))
    return found


def test_there_is_something_to_compare(expected):
    assert len(expected) == len(PAGES) > 40
    assert sum(bool(json.loads(record)["removed"]) for record in expected) > 30


@pytest.mark.parametrize("field", ["text", "base64"])
@pytest.mark.parametrize("packing", ["", *PACKERS])
def test_json_lines_give_the_same(cleaner, expected, tmp_path, field, packing):
    if packing in (".bz2", ".xz") and field == "base64":
        pytest.skip("one of the two is enough")
    values = [base64.b64encode(raw(page)).decode() if field == "base64" else raw(page).decode() for page in PAGES]
    packed = PACKERS.get(packing, bytes)(lines(*({field: value} for value in values)))
    assert cleaned(cleaner, put(tmp_path / f"a.jsonl{packing}", packed)) == expected


@pytest.mark.parametrize("kind", ["string", "binary"])
def test_parquet_gives_the_same(cleaner, expected, tmp_path, kind):
    pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    pq = pytest.importorskip("pyarrow.parquet")
    table = pa.table({"html": pa.array(list(map(raw, PAGES)), getattr(pa, kind)())})
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=16)
    assert cleaned(cleaner, tmp_path / "a.parquet") == expected


@pytest.mark.parametrize("encoding", ["", "gzip", "chunked"])
def test_web_archives_give_the_same(cleaner, expected, tmp_path, encoding):
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    records = []
    for page in PAGES:
        body = raw(page)
        if encoding == "gzip":
            records.append(answer(gzip.compress(body), Content_Encoding="gzip"))
        elif encoding == "chunked":
            chunks = f"{len(body):X}\r\n".encode() + body + b"\r\n0\r\n\r\n"
            records.append(answer(chunks, Transfer_Encoding="chunked"))
        else:
            records.append(answer(body))
    assert cleaned(cleaner, put(tmp_path / "a.warc.gz", archive(records))) == expected


@pytest.mark.parametrize("packing", PACKERS)
def test_compressed_pages_give_the_same(cleaner, expected, tmp_path, packing):
    for number, page in enumerate(PAGES):
        put(tmp_path / f"{number:04}.html{packing}", PACKERS[packing](raw(page)))
    assert cleaned(cleaner, tmp_path) == expected
