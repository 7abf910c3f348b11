"""Making text from a submission safe to show."""

from __future__ import annotations


def printable(text: str, limit: int = 500) -> str:
    """Return `text` with every control and invisible character escaped, cut to `limit` characters."""
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:limit])
    return safe if len(safe) <= limit >= len(text) else safe[: limit - 1] + "…"


def one_line(text: str) -> str:
    """Return `text` with every run of white space made one space."""
    return " ".join(text.split())
