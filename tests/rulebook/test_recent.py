"""What is remembered: things that are met again, and never more than two generations."""

from __future__ import annotations

from cleaner.rulebook.recent import Recent


def test_what_is_met_again_outlives_what_is_not() -> None:
    recent: Recent[str, int] = Recent(2)
    recent.keep("menu", 0)
    for number in range(1, 20):
        recent.keep(f"prose {number}", number)
        assert recent.get("menu") == 0
    assert recent.get("prose 1") is None


def test_no_more_than_two_generations_are_held() -> None:
    recent: Recent[int, str] = Recent(3)
    for number in range(50):
        recent.keep(number, "line")
        recent.get(number // 2)
        assert len(recent) <= 6
    assert [number for number in range(50) if recent.get(number)][-1] == 49


def test_the_last_of_a_full_generation_is_still_known() -> None:
    recent: Recent[int, str] = Recent(2)
    for number in range(3):
        recent.keep(number, "line")
    assert [recent.get(number) for number in range(3)] == ["line"] * 3
