"""`python -m cleaner` is the command `cleaner`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command; an interrupt while its modules load ends it as quietly as a later one."""
    try:
        from cleaner import shortcut

        if shortcut.told(sys.argv[1:]):
            return
        from cleaner.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
