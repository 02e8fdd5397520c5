"""`cleaner clean` by several processes: what it promises where pages, processes, sources or users end early."""

from __future__ import annotations

import inspect
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from cleaner.batch import Limits
from cleaner.batch.chunks import PAGES
from cleaner.cli import clean
from cleaner.cli._batch import interruptible
from cleaner.cli._summary import SITES, Summary, _table
from cleaner.pipeline import Cleaner
from cleaner.row import Row
from tests.batch.recipes import toil
from tests.cli.conftest import PAGE, command_with, rule_folder
from tests.cli.processes import is_gone, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Enough for several chunks.
MANY = 3 * PAGES + 2
ENGLISH = """\
The price of rice on the traditional market has fallen since the beginning of the week.
The supply from the centres of production is smooth, said the head of the office of the city.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Many pages, one of them no page at all, and one in English."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for at in range(MANY):
        (pages / f"{at:03}.txt").write_text(PAGE + f"Toko nomor {at} ikut menurunkan harga sejak kemarin.\n", "utf-8")
    (pages / "007.txt").write_bytes(bytes(range(256)) * 4)
    (pages / "011.txt").write_text(ENGLISH, "utf-8")
    return pages


@pytest.fixture
def odd(monkeypatch) -> Callable[[bytes, Callable[[], None]], None]:
    """Have something happen where a page that holds some words is cleaned."""
    if sys.platform != "linux":
        pytest.skip("new interpreters do not see what was changed here")

    def set_(words: bytes, happens: Callable[[], None]) -> None:
        usual = Cleaner.clean

        def clean(self, raw, **options):
            if words in (raw if isinstance(raw, bytes) else raw.encode()):
                happens()
            return usual(self, raw, **options)

        monkeypatch.setattr(Cleaner, "clean", clean)

    return set_


def content(out: Path) -> dict[str, bytes]:
    """All that an output folder holds."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def records(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / "records.jsonl").read_text("utf-8").splitlines()]


def problems(out: Path) -> dict[str, tuple[str, str]]:
    return {one["id"]: (one["stage"], one["problem"]) for one in records(out) if one["status"] != "ok"}


BINARY = {"007.txt": ("read", "binary data, neither text nor HTML")}


@pytest.mark.parametrize("to", ["text", "jsonl"])
def test_the_bytes_of_the_output_do_not_depend_on_the_number_of_jobs(cleaner, folder, tmp_path, to):
    outs = [tmp_path / name for name in ("one", "two", "five", "unasked")]
    for out, jobs in zip(outs, (["-j", 1], ["-j", 2], ["-j", 5], []), strict=True):
        assert cleaner("clean", folder, "-o", out, "--to", to, "--with-removed", *jobs).exit_code == 1
    first = content(outs[0])
    assert len(first) == (MANY + 2 if to == "text" else 3)
    assert all(content(out) == first for out in outs[1:])


def test_standard_output_does_not_depend_on_it_either(cleaner, folder):
    one, two = (cleaner("clean", folder, "--jobs", jobs) for jobs in (1, 2))
    assert one.stdout == two.stdout
    assert one.stdout.count("\n") == MANY


def test_a_page_that_takes_for_ever_is_a_row_and_the_exit_code_says_so(cleaner, folder, tmp_path, odd):
    odd(b"Toko nomor 20 ", toil)
    for jobs in (1, 2):
        out = tmp_path / f"out{jobs}"
        result = cleaner("clean", folder, "-o", out, "--jobs", jobs, "--timeout", 0.5)
        assert result.exit_code == 1
        assert problems(out) == {**BINARY, "020.txt": ("clean", "it took more than the limit of 0.5 s")}
        assert "failed: 020.txt: clean: it took more than the limit of 0.5 s\n" in result.stderr
        assert not (out / "020.txt.txt").exists()
        assert (out / "021.txt.txt").exists()


def test_a_page_that_takes_its_process_with_it_is_a_row_and_the_others_are_cleaned(cleaner, folder, tmp_path, odd):
    odd(b"Toko nomor 20 ", lambda: os.kill(os.getpid(), signal.SIGKILL))
    result = cleaner("clean", folder, "-o", tmp_path / "out", "--jobs", 2)
    assert result.exit_code == 1
    assert problems(tmp_path / "out") == {**BINARY, "020.txt": ("clean", "its process died twice: SIGKILL")}
    assert len(records(tmp_path / "out")) == MANY


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def broken() -> None:
    raise ZeroDivisionError("ups")


@pytest.mark.parametrize(("happens", "jobs"), [(toil, 1), (toil, 2), (killed, 2), (broken, 1), (broken, 2)])
def test_the_whole_input_of_a_page_that_was_given_up_is_in_the_ledger_and_comes_back(
    cleaner, folder, tmp_path, odd, happens, jobs
):
    (folder / "040.html").write_bytes(b"<html><body>\xe9 Toko nomor 40 \r\n \x00</body></html>\n")
    odd(b"Toko nomor 40 ", happens)
    out = tmp_path / "out"
    cleaner("clean", folder, "-o", out, "--with-removed", "--jobs", jobs, "--timeout", 0.5)
    assert {name: stage for name, (stage, _) in problems(out).items()} == {
        "007.txt": "read", "040.html": "clean", "040.txt": "clean",
    }  # fmt: skip
    ledger = [json.loads(line) for line in (out / "removed.jsonl").read_text("utf-8").splitlines()]
    assert "".join(one["text"] for one in ledger if one["id"] == "040.txt") == (folder / "040.txt").read_text("utf-8")
    result = cleaner("restore", out, "-o", tmp_path / "again")
    assert result.exit_code == 0, result.stderr
    assert content(tmp_path / "again") == content(folder)


def test_a_process_that_is_killed_from_outside_costs_nothing(cleaner, folder, tmp_path, odd):
    mark = tmp_path / "killed"

    def once() -> None:
        with suppress(FileExistsError), mark.open("x"):
            os.kill(os.getpid(), signal.SIGKILL)

    odd(b"Toko nomor 20 ", once)
    cleaner("clean", folder, "-o", tmp_path / "out", "--jobs", 2)
    assert mark.exists()
    assert problems(tmp_path / "out") == BINARY


def test_a_bug_in_a_process_is_told_as_one_in_ours_is(cleaner, folder, tmp_path, odd):
    def bug() -> None:
        raise ZeroDivisionError("ups")

    odd(b"Toko nomor 20 ", bug)
    for jobs in (1, 2):
        result = cleaner("clean", folder, "-o", tmp_path / "out", "--jobs", jobs)
        assert result.exit_code == 3
        assert "this is a bug in the cleaner, please report it: 020.txt: a bug in the cleaner: Z" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--timeout", "-1"], "--timeout is a number of seconds, or 0 for no limit, not -1"),
        (["--timeout", "nan"], "not nan"),
        (["--timeout", "inf"], "not inf"),
        (["--language", "Indonesia"], "--language is a code such as id or en, not 'indonesia'"),
        (["--min-words", "-1"], "--min-words is a number of words, not -1"),
        (["--site", "tiada", "--jobs", "2"], "no rule file for the site 'tiada'"),
        (["--jobs", "0"], "'--jobs'"),
    ],
)
def test_wrong_use_is_told_at_once_and_writes_nothing(cleaner, folder, tmp_path, arguments, words):
    result = cleaner("clean", folder, "-o", tmp_path / "out", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_in_another_language_is_a_row_with_its_text_and_no_file(cleaner, folder, tmp_path, jobs):
    out = tmp_path / "out"
    result = cleaner("clean", folder, "-o", out, "--language", "ID", "--language", "su", "--jobs", jobs)
    assert problems(out) == {**BINARY, "011.txt": ("filter", "its language is en, not id or su")}
    english = records(out)[11]
    assert (english["status"], english["text"].count("price of rice")) == ("filtered", 1)
    assert not (out / "011.txt.txt").exists()
    assert (out / "012.txt.txt").exists()
    counts = json.loads((out / "manifest.json").read_bytes())["counts"]
    assert (counts["ok"], counts["filtered"], counts["error"]) == (MANY - 2, 1, 1)
    assert f"{MANY} documents, 1 failed, 1 filtered, 1 of no known site:" in result.stderr


def test_the_limit_of_a_page_is_the_same_in_the_command_and_in_python():
    assert inspect.signature(clean.run).parameters["timeout"].default == Limits().seconds


def test_one_page_loads_neither_processes_nor_a_bar(page):
    code = """
import sys
from cleaner.cli import main
try:
    main()
finally:
    print({"rich", "multiprocessing"} & set(sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, "clean", str(page)], capture_output=True, check=True, timeout=600
    )
    assert done.stdout.decode().endswith("set()\n")


def test_filters_are_named_in_the_manifest_and_jobs_are_not(cleaner, folder, tmp_path):
    cleaner("clean", folder, "-o", tmp_path / "out", "--language", "id", "--min-words", 9, "-j", 2, "--timeout", 9)
    options = json.loads((tmp_path / "out/manifest.json").read_bytes())["options"]
    assert (options["language"], options["min_words"]) == (["id"], 9)
    assert not {"jobs", "timeout"} & set(options)


def test_a_short_text_is_filtered_and_one_of_just_enough_words_is_not(cleaner, tmp_path):
    for name, words in (("a.txt", 9), ("b.txt", 10)):
        (tmp_path / name).write_text(" ".join(["harga"] * words) + ".\n", "utf-8")
    result = cleaner("clean", tmp_path, "--min-words", 10)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["id"], row["status"], row["problem"]) for row in rows] == [
        ("a.txt", "filtered", "fewer than 10 words: 9"),
        ("b.txt", "ok", None),
    ]
    assert result.exit_code == 0


def test_a_text_of_no_known_language_is_not_one_of_the_wanted(cleaner, tmp_path):
    (tmp_path / "a.txt").write_text("12 34\n", "utf-8")
    result = cleaner("clean", tmp_path / "a.txt", "--language", "id")
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_summary_counts_what_is_kept_filtered_failed_and_of_no_known_site(cleaner, folder, tmp_path):
    result = cleaner("clean", folder, "-o", tmp_path / "out", "--language", "id", "--jobs", 2)
    lines = result.stderr.splitlines()
    head = next(at for at, line in enumerate(lines) if line.startswith("site "))
    assert [line.split() for line in lines[head : head + 3]] == [
        ["site", "documents", "failed", "filtered", "lines", "kept", "share", "removed"],
        ["(no", "site)", "2", "1", "1", "2", "of", "2", "100%"],
        ["contoh", "48", "0", "0", "144", "of", "240", "60%", "removed", "related", "48,", "ui", "48;", "moved",
         "dateline", "48"],
    ]  # fmt: skip
    assert lines[-1] == f"{MANY} documents, 1 failed, 1 filtered, 1 of no known site: 146 of 242 lines kept"


def test_of_a_thousand_sites_those_with_the_most_pages_are_shown():
    summary = Summary()
    for number in range(SITES + 3):
        row = Row("x", "ok", f"s{number:02}", "", (), {"blocks": 2, "kept": 1, "removed": {}}, b"{}", None, b"")
        summary.sites[f"s{number:02}"].add(row)
        if number > 5:
            summary.sites[f"s{number:02}"].add(row)
    shown = list(_table(summary.sites))
    assert [line.split()[0] for line in shown[1:-1]] == [f"s{number:02}" for number in (0, 1, 2, *range(6, SITES + 3))]
    assert shown[-1] == "3 more sites, with fewer documents: see the records"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_a_bar_is_shown_on_a_terminal_and_what_fails_above_it(folder, tmp_path, command):
    shown = on_terminal([*command, "clean", str(folder), "-o", str(tmp_path / "out"), "--jobs", "2"])
    assert f"/{MANY}" in shown
    assert "failed: 007.txt: read: binary data" in shown
    assert "Traceback" not in shown


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_no_bar_is_shown_for_one_page_nor_where_nobody_looks(folder, tmp_path, cleaner, command):
    assert "pages/s" not in on_terminal([*command, "clean", str(folder / "000.txt"), "-o", str(tmp_path / "one")])
    assert "/50" not in cleaner("clean", folder, "-o", tmp_path / "out").stderr


def on_terminal(command: list[str]) -> str:
    """What a command shows on a terminal."""
    import pty

    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=environment):
        os.close(follower)
        shown = b""
        with suppress(OSError):  # what Linux says when the other side is closed
            while piece := os.read(leader, 1 << 16):
                shown += piece
    os.close(leader)
    return shown.decode()


# Rows that are more than a process holds at once, and more than one checkpoint.
ROWS = b"".join(
    json.dumps({"id": f"p{at:04}", "text": f"contoh.id\n\nToko nomor {at} menurunkan harga beras kemarin.\n"}).encode()
    + b"\n"
    for at in range(900)
)


@pytest.fixture
def waiting(command, tmp_path: Path) -> Iterator[subprocess.Popen]:
    """A command that has cleaned a part of what it was given, and waits for the rest."""
    if sys.platform == "win32":
        pytest.skip("groups of processes are POSIX")
    out = tmp_path / "out"
    cleaning = [*command, "clean", "-", "--from", "jsonl", "-o", str(out), "--jobs", "2"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(cleaning, **pipes, start_new_session=True) as process:
        process.stdin.write(ROWS)
        process.stdin.flush()
        until(lambda: rows_in(out) > 300)
        yield process
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def rows_in(out: Path) -> int:
    """Rows that a run has written so far, under the names of files that are not whole yet."""
    count = 0
    for path in out.glob(".*"):
        with suppress(FileNotFoundError):  # just renamed
            count += path.read_bytes().count(b"\n")
    return count


def to_all(process: subprocess.Popen) -> None:
    """What a terminal does on Ctrl-C."""
    os.killpg(process.pid, signal.SIGINT)


def hang_up(process: subprocess.Popen) -> None:
    """What a terminal does that is closed."""
    os.killpg(process.pid, signal.SIGHUP)


def sent(name: str) -> Callable[[subprocess.Popen], None]:
    return lambda process: process.send_signal(getattr(signal, name))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, own_cache) -> dict[str, bytes]:
    """The output of the same command where nobody ends it."""
    out = tmp_path_factory.mktemp("undisturbed")
    command = [*command_with(rule_folder(out / "rules")), "clean", "-", "--from", "jsonl", "-o", str(out / "out")]
    environment = {**os.environ, "XDG_CACHE_HOME": str(own_cache)}
    subprocess.run([*command, "--jobs", "1"], input=ROWS, capture_output=True, env=environment, check=True)
    return content(out / "out")


ENDS = ("SIGTERM", "SIGHUP")


@pytest.mark.parametrize("end", [to_all, hang_up, *map(sent, ENDS)], ids=["ctrl-c", "hang-up", *ENDS])
def test_who_is_told_to_end_does_so_in_good_order_and_can_be_resumed(waiting, undisturbed, tmp_path, end):
    end(waiting)
    told = waiting.communicate(timeout=600)[1].decode()
    assert waiting.returncode == 130
    assert told.startswith("interrupted, ")
    assert "Traceback" not in told
    assert is_gone(waiting.pid)
    again = [*waiting.args[:-4], "-o", str(tmp_path / "out"), "--jobs", "1", "--resume"]
    assert subprocess.run(again, input=ROWS, capture_output=True, timeout=600, check=False).returncode == 0
    assert content(tmp_path / "out") == undisturbed


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal hangs up there")
def test_who_is_told_to_outlive_its_terminal_does():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interruptible():
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    except KeyboardInterrupt:
        pytest.fail("it was interrupted")
    finally:
        signal.signal(signal.SIGHUP, before)


def test_nobody_is_left_where_the_first_process_is_killed(waiting):
    waiting.kill()
    waiting.wait(600)
    until(lambda: is_gone(waiting.pid))
