"""The output folder: what it holds, what it refuses, and what a killed or repeated run leaves."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from cleaner.errors import UsageError
from cleaner.sinks import folder
from cleaner.sinks.atomic import temporary
from cleaner.sinks.folder import FolderSink
from cleaner.writers import WRITERS
from tests.sinks.records import failure, interrupted, row

if TYPE_CHECKING:
    from pathlib import Path

    from cleaner.row import Row

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def fill(out: Path, *rows: Row, to: str = "text", with_removed: bool = False) -> list[Row]:
    with FolderSink(out, WRITERS[to], {"to": to, "with_removed": with_removed}, "abc") as sink:
        return [sink.write(one) for one in rows]


def files(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir())


def test_a_folder_gets_a_row_for_every_input_a_file_for_each_text_and_a_manifest(tmp_path):
    fill(tmp_path / "out", row("a/b.html"), failure("c.txt"))
    assert files(tmp_path / "out") == ["a/b.html.txt", "manifest.json", "records.jsonl"]
    assert (tmp_path / "out/a/b.html.txt").read_text("utf-8") == "Isi.\n"
    rows = [json.loads(line) for line in (tmp_path / "out/records.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["status"]) for row in rows] == [("a/b.html", "ok"), ("c.txt", "error")]


def test_json_lines_make_no_files_beside_the_records(tmp_path):
    fill(tmp_path, row("a.txt"), to="jsonl")
    assert files(tmp_path) == ["manifest.json", "records.jsonl"]


def test_what_was_removed_is_a_row_an_item_with_the_id_of_its_document(tmp_path):
    fill(tmp_path, row("a.txt"), row("b.txt"), with_removed=True)
    rows = [json.loads(line) for line in (tmp_path / "removed.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["rule"]) for row in rows] == [("a.txt", "kontan/iklan"), ("b.txt", "kontan/iklan")]


def test_the_manifest_counts_and_names_neither_paths_nor_time(tmp_path):
    fill(tmp_path / "out", row("a.txt"), row("b.txt"), failure("c.txt"))
    text = (tmp_path / "out/manifest.json").read_text("utf-8")
    manifest = json.loads(text)
    assert list(manifest) == ["tool", "version", "rules", "options", "complete", "counts", "inputs"]
    assert manifest["complete"] is True
    assert manifest["counts"] == {
        "documents": 3,
        "ok": 2,
        "error": 1,
        "filtered": 0,
        "blocks": 6,
        "kept": 2,
        "warnings": 0,
        "removed": {"ad": 4},
    }
    assert str(tmp_path) not in text


def test_the_same_records_make_the_same_bytes(tmp_path):
    for out in ("x", "y"):
        fill(tmp_path / out, row("a.txt"), failure("b.txt"), with_removed=True)
    assert files(tmp_path / "x") == files(tmp_path / "y")
    for name in files(tmp_path / "x"):
        assert (tmp_path / "x" / name).read_bytes() == (tmp_path / "y" / name).read_bytes()


def test_a_killed_run_leaves_no_half_file_and_a_folder_that_is_known_as_ours(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        interrupted(FolderSink(tmp_path, WRITERS["text"], {"to": "text"}, "abc"))
    assert files(tmp_path) == ["a.txt.txt", "manifest.json"]
    assert json.loads((tmp_path / "manifest.json").read_text("utf-8"))["complete"] is False
    folder.check(tmp_path, [])


def test_a_new_run_takes_away_what_the_old_one_left_and_nothing_else(tmp_path):
    fill(tmp_path, row("a/b.txt"), row("c.txt"), with_removed=True)
    (tmp_path / "a/catatan.txt").write_text("punya orang", encoding="utf-8")
    (tmp_path / "a/b.txt.md").write_text("punya orang", encoding="utf-8")
    fill(tmp_path, row("c.txt"))
    assert files(tmp_path) == ["a/b.txt.md", "a/catatan.txt", "c.txt.txt", "manifest.json", "records.jsonl"]


def test_a_folder_that_a_new_run_empties_is_removed(tmp_path):
    fill(tmp_path, row("a/b/c.txt"))
    fill(tmp_path, row("a/d.txt"))
    assert not (tmp_path / "a/b").exists()
    assert files(tmp_path) == ["a/d.txt.txt", "manifest.json", "records.jsonl"]


@POSIX
def test_nothing_behind_a_link_is_taken_away(tmp_path):
    out, luar = tmp_path / "out", tmp_path / "luar"
    fill(out, row("a/b.txt"))
    luar.mkdir()
    (out / "a").rename(luar / "a")
    (out / "a").symlink_to(luar / "a", target_is_directory=True)
    fill(out, row("c.txt"))
    assert files(luar) == ["a/b.txt.txt"]


def test_a_record_of_lies_leads_nobody_out_of_the_folder(tmp_path):
    out = tmp_path / "out"
    fill(out, row("a.txt"))
    (tmp_path / "korban.txt").write_text("x", encoding="utf-8")
    (out / "records.jsonl").write_text('{"id": "../korban", "status": "ok"}\n', encoding="utf-8")
    fill(out, row("a.txt"))
    assert (tmp_path / "korban.txt").exists()


def test_records_that_are_no_json_do_not_stop_a_new_run(tmp_path):
    fill(tmp_path, row("a.txt"))
    (tmp_path / "records.jsonl").write_bytes(b"\xff[")
    fill(tmp_path, row("a.txt"))
    assert files(tmp_path) == ["a.txt.txt", "manifest.json", "records.jsonl"]


def test_a_folder_that_is_not_empty_and_not_ours_is_refused_unless_forced(tmp_path):
    (tmp_path / "catatan.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        folder.check(tmp_path, [])
    folder.check(tmp_path, [], force=True)
    (tmp_path / "manifest.json").write_text('{"tool": "lain"}', encoding="utf-8")
    with pytest.raises(UsageError, match="no manifest of ours"):
        folder.check(tmp_path, [])


def test_a_folder_with_nothing_but_the_first_write_of_a_killed_run_is_empty(tmp_path):
    temporary(tmp_path / "manifest.json").write_bytes(b"")
    folder.check(tmp_path, [])
    temporary(tmp_path / "catatan.txt").write_bytes(b"")
    with pytest.raises(UsageError, match="not empty"):
        folder.check(tmp_path, [])


def test_a_full_folder_inside_an_input_is_refused_even_by_force_unless_it_is_ours(tmp_path):
    out = tmp_path / "masuk/sub"
    out.mkdir(parents=True)
    folder.check(out, [str(tmp_path / "masuk")])
    (out / "a.txt.txt").write_text("punya orang", encoding="utf-8")
    with pytest.raises(UsageError, match="lies in the input folder"):
        folder.check(out, [str(tmp_path / "masuk")], force=True)
    (out / "a.txt.txt").unlink()
    fill(out, row("a.txt"))
    folder.check(out, [str(tmp_path / "masuk")])


def test_an_empty_folder_and_one_that_is_not_there_are_fine(tmp_path):
    folder.check(tmp_path, [])
    folder.check(tmp_path / "baru", [])
    fill(tmp_path / "baru/lagi", row("a.txt"))
    assert "a.txt.txt" in files(tmp_path / "baru/lagi")


def test_an_input_inside_the_output_is_refused_even_by_force(tmp_path):
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    for path in (tmp_path / "a.txt", tmp_path):
        with pytest.raises(UsageError, match="lies in the output folder"):
            folder.check(tmp_path, [str(path)], force=True)
    folder.check(tmp_path / "out", [str(tmp_path)])


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        folder.check(tmp_path / "out", [])


@POSIX
def test_a_link_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "asli").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "asli", target_is_directory=True)
    with pytest.raises(UsageError, match="symbolic link"):
        folder.check(tmp_path / "out", [], force=True)


@POSIX
def test_nothing_is_written_through_a_link(tmp_path):
    out, luar = tmp_path / "out", tmp_path / "luar"
    fill(out)
    luar.mkdir()
    (tmp_path / "korban").write_text("tetap", encoding="utf-8")
    (out / "a").symlink_to(luar, target_is_directory=True)
    (out / "b.txt.txt").symlink_to(tmp_path / "korban")
    (out / "records.jsonl").unlink()
    (out / "records.jsonl").symlink_to(tmp_path / "korban")
    through, beside = fill(out, row("a/x.txt"), row("b.txt"))
    assert (through.status, through.problem) == ("error", "write: a link or a file is in the way")
    assert beside.status == "ok"
    assert files(luar) == []
    assert (tmp_path / "korban").read_text("utf-8") == "tetap"
    assert not (out / "records.jsonl").is_symlink()
    assert json.loads((out / "records.jsonl").read_text("utf-8").splitlines()[0])["problem"]


def test_a_leftover_of_a_killed_run_is_no_obstacle(tmp_path):
    fill(tmp_path, row("a.txt"))
    before = set(tmp_path.iterdir())
    with FolderSink(tmp_path, WRITERS["text"], {"to": "text"}, "abc"):
        temporary = set(tmp_path.iterdir()) - before
    for path in temporary:
        path.write_bytes(b"sisa")
    fill(tmp_path, row("a.txt"))
    assert set(tmp_path.iterdir()) == before
