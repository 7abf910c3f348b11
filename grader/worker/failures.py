"""Calls that returned nothing, as verdicts."""

from __future__ import annotations

import re
import signal

from ..records import Verdict
from ..text import printable

# The package's canonical name is ours, and means nothing to its author.
_MISSING_SIBLING = re.compile(r"cannot import name '(\w+)' from 'submission' \([^)]*\)")


class CallFailed(Exception):
    """A call into the submission that gave no value.

    Attributes
    ----------
    verdict, message
        What to report.
    function
        The function that was called, e.g. `network.MLP.gradients`.
    bases
        Names of the exception's classes, most derived first, where one was raised.
    frames
        Where in the submission it was raised, outermost first.
    at_import
        Whether it happened while a module was imported.
    """

    def __init__(
        self,
        verdict: Verdict,
        function: str,
        message: str,
        bases: tuple[str, ...] = (),
        frames: tuple[str, ...] = (),
        at_import: bool = False,
    ) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.function = function
        self.message = message
        self.bases = bases
        self.frames = frames
        self.at_import = at_import


def from_fault(fault: object, function: str, at_import: bool = False) -> CallFailed:
    """Return the failure that a worker described; whatever it says is only text to be shown."""
    described = fault if type(fault) is dict else {}
    name = _text(described.get("type"), "an exception")
    bases = tuple(_text(base, "") for base in _items(described.get("bases")))
    frames = tuple(_text(frame, "") for frame in _items(described.get("frames")))
    message = _text(described.get("message"), "")
    text = f"{name}: {message}" if message else name
    text = _MISSING_SIBLING.sub(r"there is no \1.py to import, and __init__.py does not define \1", text)
    if frames and not text.endswith(f"({frames[-1]})"):  # a SyntaxError says it itself
        text += f" ({frames[-1]})"
    if "ModuleNotFoundError" in bases:
        text += "; a submission can import NumPy, the standard library and what its course allows"
    elif at_import and "FileNotFoundError" in bases:
        text += "; data files of a submission are not there when it is graded"
    if at_import:
        return CallFailed(Verdict.IMPORT_ERROR, function, text, bases, frames, at_import=True)
    if "NotImplementedError" in bases:
        return CallFailed(Verdict.NOT_IMPLEMENTED, function, f"{function} is not implemented", bases, frames)
    if "MemoryError" in bases:
        return CallFailed(Verdict.OUT_OF_MEMORY, function, text, bases, frames)
    return CallFailed(Verdict.RAISED, function, f"raised {text}", bases, frames)


def death_message(exit_code: int) -> tuple[Verdict, str]:
    """Return the verdict and the words for a process that ended in the middle of a call."""
    if exit_code == -signal.SIGKILL:  # ours, after it closed the connection; or the system's, short of memory
        return Verdict.DIED, "its process stopped answering before it returned"
    if exit_code >= 0:
        return Verdict.DIED, f"it ended the whole process (exit code {exit_code}) instead of returning"
    try:
        name = signal.Signals(-exit_code).name
    except ValueError:
        name = f"signal {-exit_code}"
    return Verdict.DIED, f"its process was ended by {name} before it returned"


def _text(value: object, default: str) -> str:
    # Escaped here, at the border, so that no report has to remember to.
    return printable(value) if type(value) is str else default


def _items(value: object) -> list[object]:
    return list(value) if type(value) in (list, tuple) else []  # type: ignore[call-overload]
