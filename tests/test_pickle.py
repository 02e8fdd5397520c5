"""Results go from process to process; compiled rules stay where they were made."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.model import Document

PAGES = ("seeds/kontan.txt", "seeds/rappler-mirror.txt", "fixtures/kompas/read.html", "fixtures/tempo/artikel.html")
ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("page", PAGES)
def test_a_result_says_the_same_after_a_pickle(page: str) -> None:
    result = Cleaner(ledger=True).clean((ROOT / page).read_bytes())
    again = pickle.loads(pickle.dumps(result))
    assert result.removals
    assert again == result
    assert again.record() == result.record()
    assert again.ledger == result.ledger
    assert again.warnings == result.warnings
    assert again.restore() == result.restore()


def test_what_was_worked_out_about_a_page_is_no_part_of_its_pickle() -> None:
    result = Cleaner().clean((ROOT / "seeds/kontan.txt").read_bytes())
    again = pickle.loads(pickle.dumps(result))
    assert again.document.blocks == result.document.blocks
    assert "normal" in vars(result.document.blocks[0])
    assert "normal" not in vars(again.document.blocks[0])


def test_a_check_that_came_out_of_a_pickle_says_where_to_ask() -> None:
    result = Cleaner().clean((ROOT / "seeds/kontan.txt").read_bytes())
    check = pickle.loads(pickle.dumps(result)).settlement.standing[0].check
    assert check.why == result.settlement.standing[0].check.why
    with pytest.raises(RuntimeError, match="of this process"):
        check.find(Document((), ""), ())


def test_a_cleaner_says_that_each_process_makes_its_own() -> None:
    with pytest.raises(TypeError, match="make one in each process"):
        pickle.dumps(Cleaner())
