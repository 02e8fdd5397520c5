"""Alarms: what they end, and that a process is left as it was. Signals are sent by the tests, not by a clock."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

import pytest

from cleaner.batch.limits import OverTime, set_alarm, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarms")
# Seconds that no test takes.
NEVER = 3600.0


def ours(_signal: int, _frame: object) -> None:
    """A handler of the process that the cleaner is used in."""


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    """Whatever a test does, the next one finds the process as it was."""
    before = signal.signal(signal.SIGPROF, ours)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.fixture
def timers(monkeypatch) -> Callable[[Callable[..., object]], None]:
    """Have something happen whenever a timer is set; it gets the usual function and its arguments."""
    usual = signal.setitimer

    def set_(happens: Callable[..., None]) -> None:
        monkeypatch.setattr(signal, "setitimer", lambda *arguments: happens(usual, *arguments))

    return set_


def ring() -> None:
    signal.raise_signal(signal.SIGPROF)


def is_as_it_was() -> bool:
    return signal.getsignal(signal.SIGPROF) is ours and signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_what_is_done_in_time_is_returned():
    assert within(NEVER, lambda: "isi") == "isi"
    assert is_as_it_was()


def test_what_the_alarm_ends_is_over_time_and_leaves_the_process_as_it_was():
    with pytest.raises(OverTime):
        within(NEVER, ring)
    assert is_as_it_was()


def test_an_error_leaves_the_process_as_it_was():
    with pytest.raises(ZeroDivisionError):
        within(NEVER, lambda: 1 // 0)
    assert is_as_it_was()


@pytest.mark.parametrize("early", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("at", [1, 2], ids=["arming", "disarming"])
def test_an_alarm_that_rings_while_a_timer_is_set_or_taken_back_leaves_the_process_as_it_was(
    monkeypatch, timers, at, early
):
    count = -1

    def happens(usual, *arguments) -> tuple[float, float]:
        nonlocal count
        count += 1
        if count == at and early:
            ring()
        before = usual(*arguments)
        if count == at and not early:
            ring()
        return before

    usual = signal.signal
    left: list[float] = []  # of the timer, whenever a handler is put in place: who had none would die of it

    def put(which, handler):
        left.append(signal.getitimer(signal.ITIMER_PROF)[0])
        return usual(which, handler)

    timers(happens)
    monkeypatch.setattr(signal, "signal", put)
    with pytest.raises(OverTime):
        within(NEVER, lambda: None)
    assert left == [0, 0]
    assert is_as_it_was()


def test_a_timer_of_the_process_goes_on_afterwards():
    signal.setitimer(signal.ITIMER_PROF, NEVER, 7)
    within(1, lambda: None)
    left, again = signal.getitimer(signal.ITIMER_PROF)
    assert left > NEVER / 2
    assert again == 7


def test_a_timer_of_the_process_that_rings_at_last_before_ours_is_set_is_no_business_of_the_page(timers):
    rung = False

    def happens(usual, *arguments) -> tuple[float, float]:
        nonlocal rung
        if not rung:
            rung = True
            ring()
        return usual(*arguments)

    timers(happens)
    assert within(NEVER, lambda: "isi") == "isi"
    assert rung


def test_a_handler_that_python_cannot_put_back_is_let_be(monkeypatch, timers):
    armed: list[object] = []
    timers(lambda _, *arguments: armed.append(arguments))
    monkeypatch.setattr(signal, "getsignal", lambda _: None)
    assert within(NEVER, lambda: "isi") == "isi"
    assert not armed


def test_outside_the_main_thread_there_is_no_limit():
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(within(NEVER, lambda: "isi")))
    thread.start()
    thread.join()
    assert found == ["isi"]


@pytest.mark.parametrize("seconds", [1e-6, 1e-4, 0.01, 3.0])
def test_the_clock_gives_the_processor_time_to_ring_first_however_small_the_limit(timers, seconds):
    armed: dict[int, float] = {}
    timers(lambda _, which, seconds: armed.update({which: seconds}))
    set_alarm(seconds)
    assert armed[signal.ITIMER_PROF] == seconds
    assert armed[signal.ITIMER_REAL] >= max(10 * seconds, 0.1)  # a hundredth of a second is the tick of slow systems
    set_alarm(0)
    assert set(armed.values()) == {0}
