"""R6xx: what is old by the day that the caller names; the clock is never asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cleaner.lint import _dates
from tests.lint.build import codes, write

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = "rules: [{{id: a, category: ad, drop: {{is: iklan}}, status: draft}}]  {}\n"
LAYOUT = "  - {{id: {0}, probe: {0}, seen: {1}}}\n"


def layouts(*seen: object) -> str:
    return "layouts:\n" + "".join(LAYOUT.format("abc"[at], one) for at, one in enumerate(seen))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2018", (date(2018, 1, 1), date(2018, 12, 31))),
        ("2026-02", (date(2026, 2, 1), date(2026, 2, 28))),
        ("since 2026-02-03, 12:00", (date(2026, 2, 3), date(2026, 2, 3))),
        ("2018 to 2024-06", (date(2024, 6, 1), date(2024, 6, 30))),
        ("2024-02-31", (date(2024, 2, 29), date(2024, 2, 29))),
        ("12024 and 20261", None),
        ("", None),
    ],
)
def test_the_last_date_of_a_text(text: str, last: tuple[date, date] | None) -> None:
    assert _dates.last(text) == last


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# 2026-10-05", ["R601"]),
        ("# since 2026-10-05, for Budi", ["R601"]),
        ("# 2026-10-06", []),
        ("# for Budi", []),
        ("", []),
    ],
)
def test_a_draft_of_more_than_thirty_days(tmp_path: Path, comment: str, expected: list[str]) -> None:
    assert codes(write(tmp_path, satu=DRAFT.format(comment))) == expected
    assert codes(write(tmp_path, satu=f"status: draft  {comment}\n")) == expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ((2023,), ["R602"]),
        (("2024-10",), ["R602"]),
        (("2024-11",), []),
        ((2018, 2025), []),
        ((2018, 2020), ["R602"]),
        ((2026,), []),  # perhaps in January
        ((2027,), ["R603"]),
        (("2026-12",), ["R603"]),
        (("before the war",), []),
    ],
)
def test_a_site_that_nobody_has_seen_for_two_years(
    tmp_path: Path, seen: tuple[object, ...], expected: list[str]
) -> None:
    assert codes(write(tmp_path, satu=layouts(*seen))) == expected


def test_the_youngest_layout_is_told(tmp_path: Path) -> None:
    from cleaner import lint

    found = lint.lint(lint.stock([write(tmp_path, satu=layouts(2018, 2020, 2019))], today=date(2026, 11, 5)))
    assert [(one.code, one.line) for one in found] == [("R602", 7)]


def test_layouts_that_are_claims_have_no_age(tmp_path: Path) -> None:
    assert codes(write(tmp_path, satu="layouts: [{id: a, probe: a}]\n")) == []


def test_without_a_day_nothing_is_old(tmp_path: Path) -> None:
    assert codes(write(tmp_path, satu="status: draft  # 2001\n" + layouts(2001, 2099)), today=None) == []
