"""Where pages come from. A source yields items; what cannot be read is an item with a problem, never an exception."""

from cleaner.sources.files import Inputs, Item

__all__ = ["Inputs", "Item"]
