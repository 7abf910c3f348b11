"""The calls of a failure, kept until pictures are made of it: as little of them as that takes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from ..worker.proxy import Call
from .room import room_after

_MOST_BYTES, _BYTES_OF_ONE = 1 << 20, 64  # of the calls of one test


def kept(calls: Sequence[Call]) -> tuple[Call, ...]:
    """Return the calls of a failure as they are kept until pictures are made, none if they are too large."""
    room = _MOST_BYTES
    for call in calls:
        room = room_after((call.arguments, call.keywords, call.result), room, _bytes)
    # Without what else was seen, and without errors, whose frames hold whatever the submission sent.
    return tuple(replace(call, failure=None, seen=None) for call in calls) if room >= 0 else ()


def _bytes(value: object) -> int:
    """Return what a value takes by itself."""
    if isinstance(value, np.ndarray):
        return value.nbytes + _BYTES_OF_ONE
    return (len(value) if isinstance(value, str | bytes) else 0) + _BYTES_OF_ONE
