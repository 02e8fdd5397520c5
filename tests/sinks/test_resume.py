"""A run that was killed, at whatever moment, and gone on with: the output of one that nobody disturbed."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import pytest

from cleaner.errors import UsageError
from cleaner.sinks import rows as rows_
from cleaner.sinks.folder import FolderSink
from cleaner.sinks.table import TableSink
from cleaner.writers import WRITERS
from tests.sinks.kill import killed, tree
from tests.sinks.records import failure, row

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process that is killed there is another test")


@dataclass(frozen=True)
class Item:
    id: str
    raw: str = "Isi."
    url: str | None = None
    fetched: str | None = None


# Names that clash, folders, and failures; with four rows a checkpoint the last one is no multiple.
IDS = [f"{'a/' if number % 3 else ''}{'sama' if number % 5 == 0 else number}.txt" for number in range(18)]


def rows(ids: list[str]):
    return (failure(name) if name.endswith("7.txt") else row(name, f"Isi {at}.") for at, name in enumerate(ids))


def write(sink, ids: list[str] = IDS) -> None:
    """What a command does: skip what is done, and write the rest."""
    with sink:
        done = sum(1 for _ in sink.earlier())
        rest = [item.id for item in sink.rest(map(Item, ids))]
        assert rest == ids[done:]
        for one in list(rows(ids))[done:]:
            sink.write(one)


def folder(out: Path, resume: bool = False, **options) -> FolderSink:
    options = {"to": "text", "with_removed": True, "compress": None, **options}
    sink = FolderSink(out, WRITERS[options["to"]], options, "abc")
    sink.resume = resume
    return sink


def table(out: Path, resume: bool = False, **options) -> TableSink:
    sink = TableSink(out / "x", WRITERS[options.pop("to", "jsonl")], options, "abc")
    sink.resume = resume
    return sink


def needs(module: str, *values):
    here = importlib.util.find_spec(module) is not None
    return pytest.param(*values, marks=[] if here else pytest.mark.skip(f"{module} is not installed"))


TARGETS = [
    (folder, {}),
    (folder, {"compress": "gz", "to": "markdown"}),
    (folder, {"to": "jsonl", "compress": "xz", "with_removed": False}),
    needs("pyarrow", folder, {"to": "parquet"}),
    (table, {}),
    (table, {"compress": "gz"}),
    (table, {"compress": "bz2"}),
    needs("zstandard", table, {"compress": "zst"}),
    needs("pyarrow", table, {"to": "parquet"}),
]


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Four rows a checkpoint."""
    monkeypatch.setattr(rows_, "CHUNK", 4)


def prepared(out: Path) -> Path:
    """An output of an earlier run in another format, that the new one takes away."""
    out.mkdir()
    write(folder(out, to="text", compress=None, keep=["ad"]), ["lama.txt", "a/lama.txt", "sama.txt"])
    return out


@pytest.mark.parametrize(("sink", "options"), TARGETS)
def test_killed_at_any_moment_and_resumed_it_is_the_output_of_a_whole_run(sink, options, tmp_path):
    write(sink(prepared(tmp_path / "whole"), **options))
    expected = tree(tmp_path / "whole")
    assert not [name for name in expected if name.rpartition("/")[2].startswith(".")]
    for moment in count(1, 3 if sink is folder else 2):
        out = prepared(tmp_path / str(moment))
        before = (out / "manifest.json").read_bytes()
        was_killed = killed(lambda out=out: write(sink(out, **options)), moment)
        if sink is folder and (out / "manifest.json").read_bytes() == before:
            continue  # too early to have left a trace: there is nothing to go on with
        resumed = sink(out, resume=True, **options)
        if not resumed.is_complete:
            write(resumed)
        left = {name for name in tree(out) if name.rpartition("/")[2].startswith(".")}
        assert {name: tree(out)[name] for name in tree(out).keys() - left} == expected, moment
        # The temporary name of what was being written when the process died may stay, and the lock that died with it.
        left = {name for name in left if not name.endswith(".lock")}
        assert len(left) <= 1, moment
        if not was_killed:
            break
    assert moment > 20


@pytest.mark.parametrize(("sink", "options"), TARGETS)
def test_killed_again_and_again_it_is_the_output_of_a_whole_run(sink, options, tmp_path):
    write(sink(prepared(tmp_path / "whole"), **options))
    out, chance = prepared(tmp_path / "out"), random.Random(7)
    # Begun, so that the folder is that of this run.
    assert killed(lambda: write(sink(out, **options)), 14)
    kills = 0
    while killed(lambda: write(sink(out, resume=True, **options)), chance.randint(4, 16 + 10 * kills)):
        kills += 1
    assert 1 <= kills < 50
    shown = {name: raw for name, raw in tree(out).items() if not name.rpartition("/")[2].startswith(".")}
    assert shown == tree(tmp_path / "whole")


def interrupted(sink, number: int) -> None:
    with sink:
        for _, one in zip(sink.rest(map(Item, IDS[:number])), rows(IDS), strict=False):
            sink.write(one)
        raise KeyboardInterrupt


def stopped(sink, number: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(sink, number)


@pytest.mark.parametrize("sink", [folder, table])
def test_an_interrupted_run_says_what_a_resumed_one_will_find(sink, tmp_path):
    first = sink(tmp_path)
    stopped(first, 11)
    assert first.kept == 8
    with sink(tmp_path, resume=True) as again:
        assert [one.id for one in again.earlier()] == IDS[:8]
        for _ in again.rest(map(Item, IDS[:8])):
            pytest.fail("all that is named is done")
    assert sink(tmp_path, resume=True).is_complete


@pytest.mark.parametrize("sink", [folder, table])
@pytest.mark.parametrize("ids", [["lain.txt", *IDS[1:]], IDS[:6], IDS[1:]])
def test_other_inputs_are_refused(sink, ids, tmp_path):
    stopped(sink(tmp_path), 9)
    with pytest.raises(UsageError, match="the inputs changed"):
        write(sink(tmp_path, resume=True), ids)
    # The rows so far are still there for those who name the same inputs again.
    write(sink(tmp_path, resume=True))


@pytest.mark.parametrize("sink", [folder, table])
@pytest.mark.parametrize("other", [Item(IDS[3], "Lain."), Item(IDS[3], None), Item(IDS[3], url="https://contoh.id")])
def test_an_input_that_is_done_and_has_another_content_is_refused(sink, other, tmp_path):
    stopped(sink(tmp_path), 9)
    same = [Item(name) for name in IDS]
    with pytest.raises(UsageError, match="the inputs changed"), sink(tmp_path, resume=True) as again:
        next(again.rest([*same[:3], other, *same[4:]]))
    # Near miss: one that is not done may be another.
    with sink(tmp_path, resume=True) as again:
        assert next(again.rest([*same[:8], Item(IDS[8], "Lain.")])).raw == "Lain."


@pytest.mark.parametrize("sink", [folder, table])
def test_a_complete_output_of_other_inputs_is_not_that_of_these(sink, tmp_path):
    write(sink(tmp_path))
    sink(tmp_path).refuse_others([Item(name) for name in IDS])
    for ids in (["lain.txt", *IDS[1:]], IDS[:-1], [*IDS, "baru.txt"], IDS[::-1]):
        with pytest.raises(UsageError, match="the inputs changed"):
            sink(tmp_path).refuse_others([Item(name) for name in ids])


def test_a_complete_folder_knows_the_content_of_its_inputs_and_is_the_same_when_resumed(tmp_path):
    write(folder(tmp_path / "a"))
    with pytest.raises(UsageError, match="the inputs changed"):
        folder(tmp_path / "a").refuse_others([*(Item(name) for name in IDS[:-1]), Item(IDS[-1], "Lain.")])
    stopped(folder(tmp_path / "b"), 9)
    write(folder(tmp_path / "b", resume=True))
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_a_complete_table_tells_ids_of_parquet_too_and_a_file_of_others_is_refused(tmp_path):
    pytest.importorskip("pyarrow")
    write(table(tmp_path, to="parquet"))
    table(tmp_path, to="parquet").refuse_others([Item(name) for name in IDS])
    with pytest.raises(UsageError, match="the inputs changed"):
        table(tmp_path, to="parquet").refuse_others([Item(name) for name in IDS[1:]])
    (tmp_path / "x").write_bytes(b"punya orang")
    for form in ("parquet", "jsonl"):
        with pytest.raises(UsageError, match="holds no rows of ours"):
            table(tmp_path, to=form).refuse_others([])


@pytest.mark.parametrize("sink", [folder, table])
def test_more_inputs_behind_those_that_are_done_are_fine(sink, tmp_path):
    stopped(sink(tmp_path), 9)
    write(sink(tmp_path, resume=True), [*IDS, "baru.txt"])
    assert sink(tmp_path).is_complete


@pytest.mark.parametrize("sink", [folder, table])
def test_other_rules_another_version_or_other_options_are_refused_by_name(sink, tmp_path):
    stopped(sink(tmp_path), 9)
    with pytest.raises(UsageError, match="--keep, --with-removed changed"):
        write(sink(tmp_path, resume=True, with_removed=False, keep=["ad"]))
    for key, words in (("rules", "the rules"), ("version", "the version")):
        other = sink(tmp_path, resume=True)
        other.rows.journal.run[key] = "lain"
        with pytest.raises(UsageError, match=f"{words} changed since the last run; run without --resume"):
            write(other)
    write(sink(tmp_path, resume=True))


def test_a_complete_folder_of_other_options_is_no_complete_run(tmp_path):
    write(folder(tmp_path))
    with pytest.raises(UsageError, match="--to changed"):
        folder(tmp_path, to="markdown").is_complete  # noqa: B018 - it asks


@pytest.mark.parametrize("sink", [folder, table])
def test_where_nothing_was_interrupted_a_resumed_run_is_a_new_one(sink, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    assert not sink(out, resume=True).is_complete
    write(sink(out, resume=True))
    assert sink(out).is_complete


@pytest.mark.parametrize("sink", [folder, table])
@pytest.mark.parametrize("damage", [b"", b"x" * 100_000])
def test_a_damaged_part_is_refused(sink, damage, tmp_path):
    stopped(sink(tmp_path), 9)
    part = max(tmp_path.glob(".*.part"), key=lambda path: path.stat().st_size)
    part.write_bytes(damage)
    with pytest.raises(UsageError, match="run without --resume"):
        write(sink(tmp_path, resume=True))
    write(sink(tmp_path))


def test_a_link_in_the_place_of_a_part_is_not_followed(tmp_path):
    stopped(table(tmp_path), 9)
    (part,) = tmp_path.glob(".*.part")
    part.rename(tmp_path / "korban")
    part.symlink_to(tmp_path / "korban")
    before = (tmp_path / "korban").read_bytes()
    with pytest.raises(UsageError, match="cannot be gone on with"):
        write(table(tmp_path, resume=True))
    assert (tmp_path / "korban").read_bytes() == before


def test_a_new_run_takes_away_what_a_killed_one_wrote(tmp_path):
    stopped(folder(tmp_path), 9)
    write(folder(tmp_path, to="jsonl", with_removed=False), ["x.txt"])
    assert sorted(tree(tmp_path)) == ["manifest.json", "records.jsonl"]


def test_the_manifest_of_a_resumed_run_counts_all_rows(tmp_path):
    stopped(folder(tmp_path), 9)
    write(folder(tmp_path, resume=True))
    assert json.loads((tmp_path / "manifest.json").read_text("utf-8"))["counts"]["documents"] == len(IDS)
