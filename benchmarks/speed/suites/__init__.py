"""One suite a module, each a `SUITE`; the order is that of their names."""
