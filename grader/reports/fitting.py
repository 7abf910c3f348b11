"""Keeping a report below the size that a place takes: its texts are cut shorter until it fits."""

from __future__ import annotations

from collections.abc import Callable

_LEAST_CHARACTERS = 20


def fit(render: Callable[[int], str], most_bytes: int, most_characters: int) -> str:
    """Return what `render` makes of the most characters that a single text may have for all to fit.

    Parameters
    ----------
    render
        Returns the report with texts of at most so many characters.
    most_bytes
        What the place takes, in UTF-8.
    most_characters
        Where to begin; it is halved until the report fits.
    """
    text = render(most_characters)
    while len(text.encode("utf-8", "replace")) > most_bytes and most_characters > _LEAST_CHARACTERS:
        most_characters //= 2
        text = render(most_characters)
    return text
