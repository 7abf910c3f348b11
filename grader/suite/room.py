"""How large nested values are, looked at no longer than it takes to know that they are too large."""

from __future__ import annotations

from collections.abc import Callable


def room_after(value: object, room: int, cost: Callable[[object], int]) -> int:
    """Return how much of `room` is left after a value and all that is in it; below 0 if it does not fit.

    `cost` is what one of them takes, without what is in it.
    """
    room -= cost(value)
    items = value.values() if type(value) is dict else value if type(value) in (list, tuple) else ()
    for item in items:  # type: ignore[attr-defined]
        if room < 0:
            break
        room = room_after(item, room, cost)
    return room
