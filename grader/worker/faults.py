"""Describing what a submission raised, from inside the worker."""

from __future__ import annotations

import traceback

_MAX_TEXT = 500
_MAX_FRAMES = 6


def describe_fault(error: BaseException, files: frozenset[str]) -> dict[str, object]:
    """Return an exception as plain data: type, bases, message, and its frames in the submission's files."""
    try:
        message = str(error)
    except BaseException:  # __str__ is the submission's code
        message = "an exception that cannot be shown"
    frames: list[str] = []
    line_of_syntax_error = _syntax_error_line(error)
    try:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename in files:
                frames.append(f"{frame.filename}, line {frame.lineno}, in {frame.name}")
    except BaseException:  # a forged traceback or a source that changed under us
        pass
    if line_of_syntax_error:
        frames.append(line_of_syntax_error)
    return {
        "type": type(error).__name__[:100],
        "bases": [base.__name__[:100] for base in type(error).__mro__[:12]],
        "message": message[:_MAX_TEXT],
        "frames": frames[-_MAX_FRAMES:],
    }


def _syntax_error_line(error: BaseException) -> str:
    if isinstance(error, SyntaxError) and type(error.filename) is str and type(error.lineno) is int:
        return f"{error.filename}, line {error.lineno}"
    return ""
