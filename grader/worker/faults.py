"""Describing what a submission raised or returned, from inside the worker."""

from __future__ import annotations

import traceback

import numpy as np

_MAX_TEXT = 500
_MAX_FRAMES = 6


def describe_fault(error: BaseException, files: frozenset[str]) -> dict[str, object]:
    """Return an exception as plain data: type, bases, message, and its frames in the submission's files."""
    try:
        return _describe(error, files)
    except BaseException:  # its class, its text and its traceback are the submission's code, and may raise
        return {"type": "an exception that cannot be shown", "bases": [], "message": "", "frames": []}


def _describe(error: BaseException, files: frozenset[str]) -> dict[str, object]:
    try:
        message = str(error)
    except BaseException:  # __str__ is the submission's code
        message = "an exception that cannot be shown"
    frames: list[str] = []
    line_of_syntax_error = _syntax_error_line(error)
    try:
        # traceback.extract_tb would look up each line's text, in files that are not there.
        for frame, line in traceback.walk_tb(error.__traceback__):
            if frame.f_code.co_filename in files:
                frames.append(f"{frame.f_code.co_filename}, line {line}, in {frame.f_code.co_name}")
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


def describe_type(value: object) -> str:
    """Return a short printable name for the type of `value`, with the dtype where it is an array."""
    kind = type(value)
    name = getattr(kind, "__qualname__", "object")
    module = getattr(kind, "__module__", "")
    if not isinstance(name, str) or not isinstance(module, str):
        return "object"
    if isinstance(value, np.ndarray):
        try:
            name = f"{name} of dtype {np.ndarray.dtype.__get__(value)}"
        except Exception:  # a subclass may break even this; the name alone will do
            pass
    own = module == "builtins" or module.partition(".")[0] == "submission"
    text = name if own else f"{module}.{name}"
    return "".join(c if c.isprintable() else "?" for c in text)[:120]


def _syntax_error_line(error: BaseException) -> str:
    if isinstance(error, SyntaxError) and type(error.filename) is str and type(error.lineno) is int:
        return f"{error.filename}, line {error.lineno}"
    return ""
