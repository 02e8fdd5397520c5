"""Pages with the same text, or nearly: flagged or filtered, in the order of the input."""

from __future__ import annotations

import json
import random

import pytest

from cleaner import Cleaner
from cleaner.errors import UsageError
from cleaner.row import Row
from cleaner.writers import WRITERS

pytest.importorskip("rensa", reason="the extra dedupe is not installed")

from cleaner.dedupe import Clusters

CLEANER = Cleaner(sites=False)
WORDS = ["pasar", "warga", "kota", "jalan", "bupati", "harga", "beras", "hujan", "sekolah", "bus", "sungai", "kantor"]


def prose(seed: int, sentences: int = 30) -> str:
    draw = random.Random(seed)
    return "\n".join(" ".join(draw.choices(WORDS, k=12)).capitalize() + "." for _ in range(sentences))


def row(name: str, text: str, form: str = "text") -> Row:
    return Row.of(CLEANER.clean(text), name, WRITERS[form])


def told(mode: str, *pages: tuple[str, str]) -> list[dict[str, object]]:
    return [json.loads(one.record) for one in Clusters(mode).marked(row(*page) for page in pages)]


def test_a_page_is_told_the_first_page_with_the_same_text() -> None:
    first, other, again = told("flag", ("a", prose(1)), ("b", prose(2)), ("c", prose(1)))
    assert [one["cluster"] for one in (first, other, again)] == ["a", "b", "a"]
    assert again["warnings"] == ["the words of another page: a"]
    assert again["status"] == "ok"
    assert first["warnings"] == other["warnings"] == []


def test_a_text_with_one_sentence_changed_is_nearly_the_same_and_one_with_half_of_them_is_not() -> None:
    lines = prose(1).split("\n")
    near = "\n".join([*lines[:14], prose(9, 1), *lines[15:]])
    far = "\n".join([*lines[:15], *prose(9, 15).split("\n")])
    _, nearly, apart = told("flag", ("a", prose(1)), ("b", near), ("c", far))
    assert nearly["cluster"] == "a"
    assert str(nearly["warnings"]).startswith("['nearly the text of another page: 9")
    assert (apart["cluster"], apart["warnings"]) == ("c", [])


def test_a_dropped_page_keeps_its_record_and_has_no_file() -> None:
    clusters = Clusters("drop")
    kept, gone = clusters.marked(row(name, prose(1)) for name in "ab")
    assert kept.text is not None
    assert (gone.status, gone.text) == ("filtered", None)
    assert gone.problem == "dedupe: the words of another page: a"
    assert json.loads(gone.record)["text"] == json.loads(kept.record)["text"]


def test_pages_without_a_text_are_nobodys_copies() -> None:
    empty, again, binary = told("drop", ("a", ""), ("b", ""), ("c", "\x00\x01\x02" * 50))
    assert [one["cluster"] for one in (empty, again, binary)] == [None, None, None]
    assert [one["status"] for one in (empty, again)] == ["ok", "ok"]


def test_pages_of_an_earlier_run_count() -> None:
    before = [*Clusters("drop").marked(row(n, prose(s)) for n, s in (("a", 1), ("b", 2), ("c", 1)))]
    clusters = Clusters("drop")
    for one in before:
        clusters.see(one)
    (again,) = clusters.marked([row("d", prose(1))])
    assert json.loads(again.record)["cluster"] == "a"


def test_a_short_text_is_compared_too() -> None:
    first, again, other = told("flag", ("a", "Harga naik."), ("b", "Harga naik."), ("c", "Harga turun."))
    assert [one["cluster"] for one in (first, again, other)] == ["a", "a", "c"]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rensa", None)
    with pytest.raises(UsageError, match=r"pip install 'bersih\[dedupe\]'"):
        Clusters("flag")
