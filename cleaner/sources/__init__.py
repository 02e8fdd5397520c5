"""Where pages come from. A source yields items; what cannot be read is an item with a problem, never an exception.

Each public module is a kind of file and exports it as `SOURCE`; the others find the files, open and unpack them. All
commands read through `Inputs`.
"""

from cleaner.sources._fields import Fields
from cleaner.sources._inputs import FORMS, Inputs, page_files
from cleaner.sources._read import STDIN
from cleaner.sources._source import MAX_BYTES, Ask, Item
from cleaner.sources._urls import Urls

__all__ = ["FORMS", "MAX_BYTES", "STDIN", "Ask", "Fields", "Inputs", "Item", "Urls", "page_files"]
