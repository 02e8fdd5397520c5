"""The corpus of the benchmark, and what it reads off a run; its figures are no business of the tests."""

from __future__ import annotations

import gzip
import subprocess

import pytest

from benchmarks.batch.corpus import make
from benchmarks.batch.measure import Run, run


def test_every_document_is_its_own_and_still_the_page_it_was(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.html").write_text("<body><article><p>satu</p></article><p>kaki</p></body>", "utf-8")
    (tmp_path / "in/b.txt.gz").write_bytes(gzip.compress(b"dua"))
    size = make(tmp_path / "in", tmp_path / "out", 1003)
    made = sorted((tmp_path / "out").rglob("*.*"))
    texts = [path.read_text("utf-8") for path in made]
    assert (len(made), len(set(texts)), size) == (1003, 1003, sum(path.stat().st_size for path in made))
    assert [path.name for path in made[:3]] == ["000000-a.html", "000001-b.txt", "000002-a.html"]
    assert texts[2].startswith("<body><article><p>satu</p><p>Catatan bernomor 2 ini")
    assert texts[2].endswith("</p></article><p>kaki</p></body>")
    assert texts[1].startswith("dua\nCatatan bernomor 1 ini")
    assert made[-1].parent.name == "001"


def test_a_folder_without_pages_makes_no_corpus(tmp_path):
    with pytest.raises(ValueError, match="no pages there"):
        make(tmp_path, tmp_path / "out", 3)


def test_memory_is_read_off_a_part_of_the_run():
    done = Run(10, 9, tuple(range(100, 120)))
    assert (done.memory_at(0, 0.1), done.memory_at(0.1, 0.2), done.memory_at(0.9, 1)) == (101, 103, 119)
    assert Run(0.1, 0.1, (7,)).memory_at(0.9, 1) == 7
    assert Run(0, 0, ()).memory_at(0, 1) == 0


def test_a_command_that_fails_is_no_measurement():
    with pytest.raises(subprocess.CalledProcessError):
        run(["sh", "-c", "exit 3"])
    assert run(["sh", "-c", "exit 1"]).seconds > 0
