"""What a call returned and what else was seen of it, read from a worker's reply."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ..records import Verdict
from ..text import printable
from .failures import CallFailed, from_fault

_MAX_WARNINGS = 5  # a worker of ours sends no more


class Observation(Struct, frozen=True):
    """What a call returned, and what else could be seen of it.

    `arguments` are the positional arguments as the worker held them afterwards (only when asked for),
    `random_touched` whether global random state was different afterwards (likewise).
    """

    value: object
    warnings: tuple[str, ...] = ()
    arguments: tuple[object, ...] | None = None
    random_touched: bool | None = None


def read_reply(
    reply: tuple[object, ...], label: str, arguments: int, options: Mapping[str, object]
) -> Observation:
    """Return what a worker says of a call with so many positional arguments.

    Raises
    ------
    CallFailed
        If it says that nothing was returned, or nothing that can be understood.
    """
    if reply[0] == "value" and len(reply) == 2 and not options:  # nearly all there are
        return Observation(reply[1])
    if reply[0] == "lost":
        message = "it was called with an object that was lost when the process holding it ended"
        raise CallFailed(Verdict.DIED, label, message)
    if reply[0] == "missing":
        raise CallFailed(Verdict.NOT_IMPLEMENTED, label, f"{label} is not defined")
    if reply[0] == "import_error":
        raise from_fault(reply[1], label, at_import=True)
    if reply[0] == "raised":
        raise from_fault(reply[1], label)
    observed = reply[2] if len(reply) == 3 and type(reply[2]) is dict else {}
    arguments_after = as_sequence(observed.get("arguments"))
    complete = not options.get("keep_arguments") or len(arguments_after) == arguments
    if reply[0] != "value" or not complete:
        raise CallFailed(Verdict.DIED, label, "its process sent an answer of an unknown kind")
    return Observation(
        reply[1],
        warnings=_texts(observed.get("warnings")),
        arguments=tuple(arguments_after) if options.get("keep_arguments") else None,
        random_touched=observed["random_touched"] is True if "random_touched" in observed else None,
    )


def as_sequence(value: object) -> list[object]:
    """Return the items of a list or tuple, none for anything else."""
    return list(value) if type(value) in (list, tuple) else []  # type: ignore[call-overload]


def _texts(value: object) -> tuple[str, ...]:
    # Nothing but text: to write out an array of eight axes takes longer than any call may.
    return tuple(printable(text, 300) for text in as_sequence(value)[:_MAX_WARNINGS] if type(text) is str)
