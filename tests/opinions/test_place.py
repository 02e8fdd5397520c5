"""Where blocks stand, as their paths tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.opinions import _place
from cleaner.opinions._page import Page
from tests.opinions.pages import document
from tests.property.strategies import SETTINGS

# Up to 24 levels of one element, and what may stand there.
STEPS = st.lists(st.sampled_from(["div[1]", "div[2]", "ul#a.b[1]", "li[1]", "p[1]"]), max_size=3)
PATHS = st.builds(lambda depth, steps: "/" + "/".join(["div[1]"] * depth + steps), st.integers(1, 24), STEPS)


@SETTINGS
@given(st.lists(PATHS, max_size=8))
def test_a_home_is_the_innermost_element_that_is_near_another_block_too(paths: list[str]) -> None:
    near = [[*_place.upwards(path)][:16] for path in paths]

    def home(index: int) -> str:
        for path in near[index]:
            tag = path.rpartition("/")[2].rpartition("[")[0]
            if tag not in ("p", "li") and any(path in near[other] for other in range(len(paths)) if other != index):
                return path
        return paths[index]

    page = Page.of(document(*((path, "Kata.") for path in paths)).blocks)
    assert _place.homes(page) == [home(index) for index in range(len(paths))]
