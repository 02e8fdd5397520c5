"""Ids that can be shown and written anywhere: no control characters, nothing absolute, no way up."""

from __future__ import annotations

import os
import re

# Characters. Longer addresses are cut by servers too; an id over it is no name any more.
MAX_ID = 2048

_CONTROLS = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
_MUST_ESCAPE = re.compile(f"[{_CONTROLS}]|%[0-9A-Fa-f]{{2}}")
_ESCAPABLE = re.compile(f"[{_CONTROLS}%]")
# Of an id that a row brings along: controls, the first sign of an absolute path, and steps to here or up.
_UNSAFE = re.compile(rf"[{_CONTROLS}]|^[/\\]|(?<=^[A-Za-z]):(?=[/\\])|(?<![^/\\])\.{{1,2}}(?![^/\\])")


def printable(name: str) -> str:
    """A file name as ids show it: control characters and undecodable bytes as %XX, and never two names as one."""
    if not _MUST_ESCAPE.search(name):
        return name
    return _ESCAPABLE.sub(lambda match: _hex(os.fsencode(match[0])), name)


def harmless(own: str) -> str:
    """The id that a row calls itself by, as it is where it does no harm: `../a` is `%2E%2E/a`, `/etc/a` is `%2Fetc/a`.

    Nothing else is escaped, so that ids such as addresses can still be looked up.
    """
    return _UNSAFE.sub(lambda match: _hex(match[0].encode("utf-8", "surrogatepass")), own)


def _hex(raw: bytes) -> str:
    return "".join(f"%{byte:02X}" for byte in raw)
