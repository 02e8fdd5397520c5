"""What must hold on real pages, wherever the development corpus lies beside the checkout; its texts stay there."""

from __future__ import annotations

import gzip
import importlib.util
import json
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cleaner import Cleaner
from cleaner.text import is_sentence, normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cleaner.result import Result

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"
EVERY = 4  # of the article dumps, which are many and alike
# Pages whose gold text is wrong, with what is wrong in it.
WRONG_GOLD = {
    "kompas-37e89145": "holds related links, captions and promotions",
    "bmkg-69057766": "opens with the caption of a photo",
    "viva-f5ff2aa4": "holds two captions",
}

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="no development corpus beside the checkout")


@pytest.fixture(scope="module")
def tool() -> Cleaner:
    return Cleaner()


@pytest.fixture(scope="module")
def cleaned(tool: Cleaner) -> Callable[[str], Result]:
    """What becomes of a dump: it is cleaned once, whatever is asked of it."""
    return cache(partial(tool.clean, kind="text"))


@cache
def visible_text() -> Any:
    """The scorer's own view of an HTML page: every visible line, as a naive scraper saves it."""
    spec = importlib.util.spec_from_file_location("peers", SHARED / "eval" / "peers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.all_text


def pages() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The Indonesian pages as text, with their gold."""
    for path in sorted((CORPUS / "html").glob("*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        gold = json.loads(path.with_name(f"{name}.gold.json").read_text("utf-8"))
        yield name, visible_text()(gzip.decompress(path.read_bytes()).decode("utf-8")), gold


def kontan() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in sorted((CORPUS / "text").glob("*.txt")):
        gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text("utf-8"))
        yield path.stem, path.read_bytes().decode("utf-8"), gold


def dumps() -> Iterator[tuple[str, str]]:
    for path in sorted((CORPUS / "dumps").glob("*.jsonl")):
        rows = path.read_text("utf-8").splitlines()[::EVERY]
        yield from ((f"{path.stem}-{number}", json.loads(row)["text"]) for number, row in enumerate(rows))


def everything() -> Iterator[tuple[str, str]]:
    yield from ((name, page) for name, page, _ in [*pages(), *kontan()])
    yield from dumps()


def test_cleaning_the_cleaned_text_changes_nothing(cleaned: Callable[[str], Result]) -> None:
    changed = []
    for name, page in everything():
        once = cleaned(page).text
        if cleaned(once).text != once:
            changed.append(name)
    assert changed == []


def test_text_and_ledger_rebuild_every_page(cleaned: Callable[[str], Result]) -> None:
    broken = [name for name, page in everything() if cleaned(page).restore() != page]
    assert broken == []


def test_no_sentence_of_an_article_is_lost(cleaned: Callable[[str], Result]) -> None:
    lost = []
    for name, page, gold in [*pages(), *kontan()]:
        kept = " ".join(map(normalise, cleaned(page).paragraphs))
        whole = normalise(page)
        for sentence in map(normalise, gold["text"].splitlines()):
            end = sentence[-40:]  # what stands before it may be a dateline
            if is_sentence(sentence) and end in whole and end not in kept and name not in WRONG_GOLD:
                lost.append((name, sentence))
    # What is cut off the end of a last sentence there is the sign of its authors.
    assert [one for one in lost if not one[1].endswith(")")] == []


def web_pages() -> Iterator[tuple[str, bytes, str]]:
    for path in sorted((CORPUS / "html").glob("*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        gold = json.loads(path.with_name(f"{name}.gold.json").read_text("utf-8"))
        yield name, gzip.decompress(path.read_bytes()), gold["url"]


def test_of_an_html_page_the_account_is_whole_and_changes_nothing(tool: Cleaner) -> None:
    whole = Cleaner(ledger=True)
    for name, raw, url in web_pages():
        result, told = tool.clean(raw, url=url), whole.clean(raw, url=url)
        assert (name, result.paragraphs) == (name, told.paragraphs)
        assert (name, result.metadata) == (name, told.metadata)
        assert (name, told.restore()) == (name, told.document.source)
        assert (name, tool.clean(result.text, kind="text", url=url).text) == (name, result.text)


def test_every_kontan_page_is_known_by_its_text_and_has_its_title(tool: Cleaner) -> None:
    for name, page, gold in kontan():
        known = tool.clean(page).metadata
        assert (name, known.site, known.title) == (name, "kontan", gold["title"])
