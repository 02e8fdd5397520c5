from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from multiprocessing import resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleaner import batch
from cleaner.batch import Limits, pool, worker
from cleaner.batch.chunks import PAGES
from cleaner.errors import RuleError
from tests.batch.recipes import Doing, Invalid, Page, Stillborn, UnspeakableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.row import Row

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are counted in /proc")
# Enough for several chunks.
MANY = 5 * PAGES + 3


@pytest.fixture
def doing(tmp_path: Path) -> Doing:
    return Doing(tmp_path)


@pytest.fixture(autouse=True)
def orphans() -> Iterator[None]:
    """No test leaves a process behind."""
    yield
    assert children() == []


def children() -> list[int]:
    found = []
    for task in Path("/proc/self/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    tracker = resource_tracker._resource_tracker._pid  # of new interpreters; it ends with us
    return [pid for pid in found if pid != tracker]


def pages(**special: bytes | None) -> list[Page]:
    """Many pages, those called n0, n1, ... among them as they are told."""
    return [Page(f"n{at}", special.get(f"n{at}", b"page")) for at in range(MANY)]


def outcome(rows: list[Row]) -> dict[str, str]:
    """The problems of the rows that have one."""
    return {row.id: row.problem for row in rows if row.problem}


def ids(rows: list[Row]) -> list[str]:
    return [row.id for row in rows]


IN_ORDER = [f"n{at}" for at in range(MANY)]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_rows_come_in_the_order_of_the_items_whatever_the_number_of_jobs(doing, jobs):
    assert ids(list(batch.run(pages(), doing, jobs=jobs))) == IN_ORDER


def test_pages_are_shared_out_among_so_many_processes_none_of_them_ours(doing):
    list(batch.run(pages(), doing, jobs=2))
    assert 1 <= len(doing.processes()) <= 2
    assert os.getpid() not in doing.processes()


def test_a_few_pages_need_no_process_unless_one_asks_for_it(doing):
    assert ids(list(batch.run([Page("a"), Page("b")], doing))) == ["a", "b"]
    assert doing.processes() == {os.getpid()}
    list(batch.run([Page("c")], doing, jobs=2))
    assert len(doing.processes()) == 2


def test_many_pages_get_processes_unasked(doing):
    assert ids(list(batch.run(pages(), doing))) == IN_ORDER
    assert os.getpid() not in doing.processes()


def test_no_page_is_no_row(doing):
    assert list(batch.run([], doing)) == list(batch.run([], doing, jobs=2)) == []


def test_a_killed_process_costs_the_page_it_was_on_after_one_retry(doing):
    rows = list(batch.run(pages(n20=b"kill", n40=b"kill once"), doing, jobs=2))
    assert ids(rows) == IN_ORDER
    assert outcome(rows) == {"n20": "its process died twice: SIGKILL"}
    assert (doing.times("n20"), doing.times("n40")) == (2, 2)
    assert all(doing.times(name) == 1 for name in IN_ORDER if name not in ("n20", "n40"))


def test_two_deadly_pages_of_one_chunk_cost_no_more_than_themselves(doing):
    rows = list(batch.run(pages(n1=b"kill", n2=b"exit", n3=b"kill"), doing, jobs=2))
    assert ids(rows) == IN_ORDER
    assert outcome(rows) == {
        "n1": "its process died twice: SIGKILL",
        "n2": "its process died twice: exit code 7",
        "n3": "its process died twice: SIGKILL",
    }


@pytest.mark.parametrize("endless", [b"wait", b"wait in C"])
def test_a_page_that_takes_for_ever_is_a_failure_and_the_others_of_its_chunk_are_cleaned(doing, endless):
    rows = list(batch.run(pages(n3=endless), doing, jobs=2, limits=Limits(seconds=0.3)))
    assert ids(rows) == IN_ORDER
    assert outcome(rows) == {"n3": "it took more than the limit of 0.3 s"}
    assert doing.times("n3") == 1


@pytest.mark.parametrize("endless", [b"wait", b"swallow"])
def test_alone_in_this_process_a_page_that_takes_for_ever_is_a_failure_too(doing, endless):
    rows = list(batch.run(pages(n3=endless), doing, jobs=1, limits=Limits(seconds=0.2)))
    assert ids(rows) == IN_ORDER
    assert outcome(rows) == {"n3": "it took more than the limit of 0.2 s"}
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getsignal(signal.SIGPROF) == signal.SIG_DFL


def test_a_page_that_waits_for_what_never_comes_is_given_up_by_the_clock(doing):
    rows = list(batch.run(pages(n3=b"sleep"), doing, jobs=2, limits=Limits(seconds=0.05)))
    assert ids(rows) == IN_ORDER
    assert outcome(rows) == {"n3": "it took more than the limit of 0.05 s"}
    assert doing.times("n3") == 2


def test_an_alarm_is_told_as_the_limit_whichever_it_was_and_that_of_the_clock_has_to_ring_twice(doing):
    special = {
        "n3": b"alarm of the processor",
        "n5": b"alarm of the clock",
        "n7": b"alarm of the clock once",
        "n9": b"kill",
    }
    rows = list(batch.run(pages(**special), doing, jobs=2))
    assert ids(rows) == IN_ORDER
    assert outcome(rows) == {
        "n3": "it took more than the limit of 60 s",
        "n5": "it took more than the limit of 60 s",
        "n9": "its process died twice: SIGKILL",
    }
    assert [doing.times(name) for name in special] == [1, 2, 2, 2]


@pytest.mark.parametrize("how", ["ignored", "handled", "blocked"])
def test_alarms_end_a_process_whatever_the_process_that_uses_the_cleaner_does_with_them(doing, how):
    alarms = (signal.SIGPROF, signal.SIGALRM)
    before = [signal.getsignal(alarm) for alarm in alarms]
    try:
        for alarm in alarms:
            signal.signal(alarm, signal.SIG_IGN if how == "ignored" else lambda *_: None)
        if how == "blocked":
            signal.pthread_sigmask(signal.SIG_BLOCK, alarms)
        rows = list(batch.run(pages(n3=b"alarm of the processor", n5=b"alarm of the clock"), doing, jobs=2))
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, alarms)
        for alarm, handler in zip(alarms, before, strict=True):
            signal.signal(alarm, handler)
    assert outcome(rows) == dict.fromkeys(("n3", "n5"), "it took more than the limit of 60 s")


def test_a_process_that_is_stopped_for_a_while_loses_nothing(doing):
    rows = list(batch.run(pages(n3=b"stop once"), doing, jobs=2, limits=Limits(seconds=0.05)))
    assert outcome(rows) == {}
    assert doing.times("n3") == 2


def test_time_is_a_pages_and_not_a_chunks(doing):
    slow = [Page(f"n{at}", b"nap") for at in range(8)]
    rows = list(batch.run(slow, doing, jobs=2, limits=Limits(seconds=0.3)))
    assert outcome(rows) == {}


def test_the_time_that_a_reader_of_the_rows_takes_is_nobodys_fault(doing):
    for row in batch.run([Page(f"n{at}", b"much") for at in range(MANY)], doing, jobs=2, limits=Limits(seconds=0.05)):
        if row.id == "n0":
            time.sleep(0.8)  # longer than a page may take by the clock
        assert not row.problem
    assert all(doing.times(name) == 1 for name in IN_ORDER)


def test_without_a_limit_there_is_no_alarm(doing):
    rows = list(batch.run([Page("a", b"nap"), Page("b")], doing, jobs=1, limits=Limits(seconds=0)))
    assert outcome(rows) == {}


def test_what_cannot_be_sent_is_a_bug_with_its_traceback_and_not_a_death(doing):
    rows = list(batch.run(pages(n5=b"unsendable", n6=b"raise"), doing, jobs=2))
    assert ids(rows) == IN_ORDER
    assert {row.id: row.problem.split(":")[0] for row in rows if row.bug} == dict.fromkeys(
        ("n5", "n6"), "a bug in the cleaner"
    )
    assert "UnspeakableError" in rows[6].problem
    assert doing.times("n5") == doing.times("n6") == 1


def test_a_source_that_breaks_is_told_after_the_rows_of_all_that_it_gave(doing):
    def broken() -> Iterator[Page]:
        yield from pages()
        raise ValueError("the archive ends here")

    for jobs in (1, 2, None):
        rows = []
        with pytest.raises(ValueError, match="the archive ends here"):
            rows.extend(batch.run(broken(), doing, jobs=jobs))
        assert ids(rows) == IN_ORDER


def test_a_source_that_breaks_early_is_told_too(doing):
    def broken() -> Iterator[Page]:
        yield Page("a")
        raise ValueError("the archive ends here")

    rows = []
    with pytest.raises(ValueError, match="ends here"):
        rows.extend(batch.run(broken(), doing))
    assert ids(rows) == ["a"]


def test_a_process_that_holds_too_much_memory_is_replaced_between_chunks(doing):
    many = [Page(f"n{at}", b"grow" if at == 0 else b"page") for at in range(MANY)]
    rows = list(batch.run(many, doing, jobs=1 + 1, limits=Limits(memory=1)))
    assert ids(rows) == IN_ORDER
    assert len(doing.processes()) == -(-MANY // PAGES)
    assert all(doing.times(name) == 1 for name in IN_ORDER)


def test_no_more_pages_are_read_than_there_is_room_for(doing, monkeypatch):
    monkeypatch.setattr(pool, "AHEAD", 20)
    read = 0

    def endless() -> Iterator[Page]:
        nonlocal read
        while True:
            read += 1
            yield Page(f"n{read}", b"wait" if read == 1 else b"page")

    rows = batch.run(endless(), doing, jobs=2, limits=Limits(seconds=1))
    assert outcome([next(rows)]) == {"n1": "it took more than the limit of 1 s"}
    rows.close()
    assert 2 * PAGES < read < 2 * 20 + PAGES


def test_large_pages_are_not_read_by_the_hundred(doing):
    read = 0

    def large() -> Iterator[Page]:
        nonlocal read
        for at in range(40):
            read += 1
            yield Page(f"n{at}", b"wait" if at == 0 else b"x" * (9 << 20))

    rows = batch.run(large(), doing, jobs=2, limits=Limits(seconds=1))
    next(rows)
    assert read <= 9
    assert len(list(rows)) == 39


def test_closing_the_rows_early_ends_the_processes(doing):
    rows = batch.run(pages(n30=b"wait"), doing, jobs=2)
    next(rows)
    assert children()
    rows.close()
    assert children() == []


def test_an_interrupt_ends_the_processes_and_is_passed_on(doing):
    rows = batch.run(pages(n0=b"interrupt us"), doing, jobs=2)
    with pytest.raises(KeyboardInterrupt):
        next(rows)
    assert children() == []


def test_processes_take_no_notice_of_an_interrupt_of_the_whole_group(doing):
    rows = batch.run(pages(n20=b"interrupt"), doing, jobs=2)
    assert outcome(list(rows)) == {}


def test_rules_that_a_process_cannot_open_are_the_error_of_the_run(doing, tmp_path):
    with pytest.raises(RuleError):
        list(batch.run(pages(), Invalid(tmp_path, os.getpid()), jobs=2))


def test_an_error_that_cannot_be_sent_is_told_in_words(tmp_path):
    with pytest.raises(ChildProcessError, match="UnspeakableError"):
        list(batch.run(pages(), Invalid(tmp_path, os.getpid(), UnspeakableError), jobs=2))


def test_processes_that_die_before_they_begin_are_an_error_and_no_endless_loop(tmp_path):
    with pytest.raises(ChildProcessError, match="exit code 9"):
        list(batch.run(pages(), Stillborn(tmp_path, os.getpid()), jobs=2))


def test_a_new_interpreter_does_what_a_fork_does(doing, monkeypatch):
    monkeypatch.setattr(worker, "_can_fork", lambda: False)
    rows = list(batch.run(pages(n4=b"kill", n6=b"wait"), doing, jobs=2, limits=Limits(seconds=0.5)))
    assert ids(rows) == IN_ORDER
    assert outcome(rows) == {
        "n4": "its process died twice: SIGKILL",
        "n6": "it took more than the limit of 0.5 s",
    }


def test_nothing_is_forked_while_another_thread_is_at_work():
    assert worker._can_fork()
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not worker._can_fork()
    finally:
        done.set()
        thread.join()


def test_a_parent_does_not_look_through_what_its_processes_share(doing: Doing) -> None:
    gc.unfreeze()
    assert len(list(batch.run(pages(), doing, jobs=2))) == MANY
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
