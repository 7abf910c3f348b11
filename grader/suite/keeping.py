"""The calls of a failure, kept until pictures are made of it: as little of them as that takes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from ..worker.proxy import Call

_MOST_BYTES, _BYTES_OF_ONE = 1 << 20, 64  # of the calls of one test


def kept(calls: Sequence[Call]) -> tuple[Call, ...]:
    """Return the calls of a failure as they are kept until pictures are made, none if they are too large."""
    room = _MOST_BYTES
    for call in calls:
        room = _room_after((call.arguments, call.keywords, call.result), room)
    # Without what else was seen, and without errors, whose frames hold whatever the submission sent.
    return tuple(replace(call, failure=None, seen=None) for call in calls) if room >= 0 else ()


def _room_after(value: object, room: int) -> int:
    """Return how many more bytes may be kept after those of `value`; below 0 if it does not fit."""
    if isinstance(value, np.ndarray):
        return room - value.nbytes - _BYTES_OF_ONE
    if isinstance(value, str | bytes):
        return room - len(value) - _BYTES_OF_ONE
    room -= _BYTES_OF_ONE
    for item in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    ):
        if room < 0:
            break
        room = _room_after(item, room)
    return room
