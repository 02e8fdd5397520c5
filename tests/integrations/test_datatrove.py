"""The step for datatrove, run by datatrove's own readers, writers and executor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("datatrove", reason="the extra datatrove is not installed")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter, ParquetWriter

from cleaner import Cleaner
from cleaner.errors import UsageError
from cleaner.integrations.datatrove import Clean

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
Beranda
Baca Juga: Harga cabai naik
Harga beras di pasar tradisional turun sejak awal pekan ini.
Pasokan dari sentra produksi sudah lancar, kata kepala dinas perdagangan kota itu.
"""
BINARY = "\x00\x01\x02\x03" * 40


def rows(folder: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]


def run(tmp_path: Path, *pages: dict[str, Any], tasks: int = 1, **options: Any) -> None:
    """The pages through a pipeline of datatrove's; its articles and what it excluded are in folders of these names."""
    (tmp_path / "pages").mkdir()
    for number, page in enumerate(pages):
        (tmp_path / f"pages/{number}.jsonl").write_text(json.dumps(page) + "\n", encoding="utf-8")
    writer = JsonlWriter(str(tmp_path / "excluded"), "${rank}.jsonl", compression=None)
    steps = [
        JsonlReader(str(tmp_path / "pages"), text_key="html"),
        Clean(exclusion_writer=writer, **options),
        JsonlWriter(str(tmp_path / "articles"), "${rank}.jsonl", compression=None),
    ]
    LocalPipelineExecutor(steps, tasks=tasks, workers=tasks, logging_dir=str(tmp_path / "logs")).run()


@pytest.mark.filterwarnings("ignore")  # what datatrove warns of is not ours
class TestPipeline:
    def test_the_article_is_the_text_and_the_record_is_metadata(self, tmp_path: Path) -> None:
        run(tmp_path, {"id": "a", "html": PAGE, "url": "https://contoh.example/a", "lang": "id"})
        (article,) = rows(tmp_path / "articles")
        result = Cleaner().clean(PAGE, url="https://contoh.example/a")
        assert article["text"] == result.text
        assert article["metadata"]["lang"] == "id"  # what was there stays
        record = result.record("a")
        own = article["metadata"]["cleaner"]
        assert own["url"] == "https://contoh.example/a"
        assert json.loads(own.pop("stats")) == record["stats"]
        assert json.loads(own.pop("provenance")) == record["provenance"]
        assert own == {name: record[name] for name in own}
        assert set(record) - set(own) == {"id", "text", "removed", "stats", "provenance"}

    def test_what_was_removed_goes_through_the_exclusion_writer_with_rule_place_and_reason(
        self, tmp_path: Path
    ) -> None:
        run(tmp_path, {"id": "a", "html": PAGE})
        (removal,) = rows(tmp_path / "excluded")
        assert (removal["text"], removal["id"]) == ("Baca Juga: Harga cabai naik", "a#1")
        assert removal["metadata"]["filter_reason"] == "news-id/also-read"
        assert (removal["metadata"]["document"], removal["metadata"]["place"]) == ("a", "line 2")
        assert removal["metadata"]["why"]

    def test_a_page_without_an_article_is_excluded_whole_and_does_not_go_on(self, tmp_path: Path) -> None:
        run(tmp_path, {"id": "a", "html": BINARY}, {"id": "b", "html": PAGE})
        assert [one["id"] for one in rows(tmp_path / "articles")] == ["b"]
        failed = rows(tmp_path / "excluded")[0]
        assert failed["text"] == BINARY
        assert failed["metadata"]["filter_reason"] == "no article"

    def test_several_tasks_give_what_one_gives(self, tmp_path: Path) -> None:
        pages = [{"id": str(number), "html": PAGE.replace("beras", f"beras {number}")} for number in range(6)]
        run(tmp_path, *pages, tasks=3)
        texts = {one["id"]: one["text"] for one in rows(tmp_path / "articles")}
        assert texts == {page["id"]: Cleaner().clean(page["html"]).text for page in pages}

    def test_articles_fit_into_parquet(self, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
        from pyarrow import parquet

        pages = [Document(PAGE, "a"), Document("Harga beras turun sejak awal pekan ini di pasar kota.", "b")]
        with ParquetWriter(str(tmp_path), "all.parquet", batch_size=1) as writer:
            for document in Clean().run(iter(pages)):
                writer.write(document)
        assert [name for path in tmp_path.glob("*.parquet") for name in parquet.read_table(path)["id"].to_pylist()] == [
            "a",
            "b",
        ]


def test_a_bug_of_ours_costs_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    clean = Cleaner.clean

    def raising(self: Cleaner, raw: str, **options: Any) -> Any:
        if "beras" in raw:
            raise RuntimeError("no such page")
        return clean(self, raw, **options)

    monkeypatch.setattr(Cleaner, "clean", raising)
    pages = [Document(PAGE, "a"), Document(PAGE.replace("beras", "cabai"), "b")]
    assert [one.id for one in Clean().run(iter(pages))] == ["b"]


def test_wrong_options_are_told_before_the_pipeline_runs() -> None:
    with pytest.raises(UsageError, match="effort"):
        Clean(effort="least")
    with pytest.raises(UsageError):
        Clean(rules="no-such-folder")


def test_a_step_without_an_exclusion_writer_reads_no_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bool] = []
    init = Cleaner.__init__
    monkeypatch.setattr(
        Cleaner, "__init__", lambda self, *a, **k: (made.append(k.get("ledger", False)), init(self, *a, **k))[1]
    )
    list(Clean().run(iter(())))
    assert made == [False, False]
