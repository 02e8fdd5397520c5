"""How good is the cleaner, and how good are others, on pages with known text."""
