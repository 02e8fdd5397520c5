"""A save is another content, whatever the clock of the disk says."""

from __future__ import annotations

import os

from cleaner.watch import Saves


def test_each_content_is_given_out_once(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    saves = Saves(path)
    assert saves.next() == b"one"
    path.write_text("one")
    assert saves.next() is None


def test_a_save_within_the_same_second_and_size_is_seen(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    saves = Saves(path)
    saves.next()
    before = path.stat()
    path.write_text("two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert saves.next() == b"two"


def test_a_file_that_is_away_for_a_moment_is_no_save(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    saves = Saves(path)
    saves.next()
    path.rename(tmp_path / "b.yaml")
    assert saves.next() is None
    (tmp_path / "b.yaml").rename(path)
    assert saves.next() is None
