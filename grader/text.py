"""Making text fit to be shown."""

from __future__ import annotations

from collections.abc import Iterable


def printable(text: str, limit: int = 500) -> str:
    """Return `text` with every control and invisible character escaped, cut to `limit` characters."""
    if len(text) <= limit and text.isprintable():
        return text
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:limit])
    return safe if len(safe) <= limit >= len(text) else safe[: limit - 1] + "…"


def visible(text: str) -> str:
    """Return `text` with its control and invisible characters escaped, but for the ends of lines and tabs."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else c.encode("unicode_escape").decode() for c in text)


def one_line(text: str) -> str:
    """Return `text` with every run of white space made one space."""
    return " ".join(text.split())


def counted(number: int, noun: str) -> str:
    """Return `1 noun` or `2 nouns`."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def join_runs(ids: Iterable[str]) -> str:
    """Return ids such as `A-1`, those of one prefix together and in order, runs as `A-1 to A-3`."""
    numbers: dict[str, list[int]] = {}
    for id in ids:
        stem, _, number = id.rpartition("-")
        if number.isdecimal():
            numbers.setdefault(stem, []).append(int(number))
        else:  # without a number it stands for itself
            numbers[id] = []
    texts = []
    for stem, found in numbers.items():
        texts += [] if found else [stem]
        for n in sorted(found):
            if n - 1 not in found:
                texts.append(f"{stem}-{n}")
            elif n + 1 not in found:
                texts.append(f"{texts.pop()} to {stem}-{n}")
    return ", ".join(texts)
