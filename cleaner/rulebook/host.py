"""A host as rule files write it: ASCII, so that `münchen.example` and `xn--mnchen-3ya.example` are one."""

from __future__ import annotations

# Characters: the longest host name that DNS allows.
HOST_CHARS = 253


def ascii_host(host: str) -> str:
    """`host` with its labels in punycode where they need it; empty for one that no DNS knows."""
    if len(host) > HOST_CHARS:
        return ""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
