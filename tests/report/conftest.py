"""What the tests of reports share."""

from __future__ import annotations

import pytest

from cleaner import Cleaner


@pytest.fixture(scope="session")
def tool() -> Cleaner:
    return Cleaner(ledger=True)
