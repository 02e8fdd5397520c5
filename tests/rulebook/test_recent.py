"""What is remembered: things that are met again, and never more than two generations."""

from __future__ import annotations

from cleaner.rulebook.recent import Recent


def test_what_is_met_again_outlives_what_is_not() -> None:
    made: list[str] = []
    recent: Recent[str, str] = Recent(2, lambda key: (made.append(key), key.upper())[1])
    for number in range(1, 20):
        assert (recent["menu"], recent[f"prose {number}"]) == ("MENU", f"PROSE {number}")
    assert made.count("menu") == 1
    assert recent["prose 1"]
    assert made.count("prose 1") == 2


def test_no_more_than_two_generations_are_held() -> None:
    recent: Recent[int, str] = Recent(3, str)
    for number in range(50):
        assert (recent[number], recent[number // 2]) == (str(number), str(number // 2))
        assert len(recent) <= 3
        assert len(recent._old) <= 3


def test_the_last_of_a_full_generation_is_still_known() -> None:
    made: list[int] = []
    recent: Recent[int, None] = Recent(2, made.append)
    for _ in range(2):
        for number in range(3):
            assert recent[number] is None
    assert made == [0, 1, 2]
