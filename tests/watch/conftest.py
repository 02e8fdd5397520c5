"""A town's paper: its rule file, and pages on which it leaves some things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner import learn
from cleaner.rulebook.folders import Source
from cleaner.watch import Book
from tests.learn import article, headline

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = """\
schema: 1
id: suarakota
title: Suara Kota
status: draft
rules:

  # The label of the other stories.
  - id: also
    category: related
    drop: {starts: 'also read:', sentence: false}
    tests: |
      - Also read: Storm Ahead
      + Also, read the fine print.
"""
PAGES = 10


def page(number: int) -> str:
    lines = [*article(number), f"Also read: {headline(number)}", "Follow us on the usual channels", "Share"]
    return "\n".join(lines)


@pytest.fixture
def samples() -> Callable[[], list[learn.Sample]]:
    return lambda: [learn.Sample(f"{number}.txt", page(number)) for number in range(PAGES)]


@pytest.fixture
def book() -> Book:
    return Book((), Source("sites/suarakota.yaml", "site"))
