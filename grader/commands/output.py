"""Results on stdout: as wide as the terminal, and readable wherever they go."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from ..errors import UsageFault

_IN_ASCII = str.maketrans({"—": "-", "−": "-", "✗": "x", "…": "..."})
_WIDTH, _NARROWEST, _WIDEST = 80, 60, 100


def page_format(stream: TextIO | None) -> tuple[int, bool]:
    """Return how many columns a page for this stream has, and whether it may have colours."""
    if stream is None or not stream.isatty():
        return _WIDTH, False
    columns = os.get_terminal_size(stream.fileno()).columns
    return max(_NARROWEST, min(columns, _WIDEST)), not os.environ.get("NO_COLOR")


def print_result(text: str, otherwise: str) -> None:
    """Write `text` to stdout; `otherwise` is what to do if that fails.

    Raises
    ------
    UsageFault
        If stdout cannot be written to.
    """
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:  # an escape for every dash would make the points unreadable
        text = text.translate(_IN_ASCII)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # a reader who has seen enough is no error
            raise UsageFault(f"stdout cannot be written to: {error.strerror}; {otherwise}") from None
