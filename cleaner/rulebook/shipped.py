"""Where the rules that come with the package are: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

from cleaner.errors import CleanerError

_PACKAGE = Path(__file__).resolve().parent.parent
# In the order we look; the wheel puts the checkout's `rules` into the package under another name (pyproject.toml).
_PLACES = (_PACKAGE / "shipped_rules", _PACKAGE.parent / "rules")


def shipped() -> Path:
    """The folder of the shipped rules. Raises CleanerError where the installation has none."""
    for place in _PLACES:
        if (place / "sites").is_dir():
            return place
    looked = " and ".join(str(place) for place in _PLACES)
    raise CleanerError(
        f"the shipped rules are missing, looked in {looked}; reinstall: pip install --force-reinstall bersih"
    )


def is_shipped(folder: Path) -> bool:
    """Whether `folder` is the one of the shipped rules, which findings call `rules` wherever it is."""
    resolved = folder.resolve()
    return any(resolved == place for place in _PLACES)
